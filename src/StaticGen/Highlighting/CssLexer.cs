using System.Buffers;

namespace StaticGen.Highlighting;

/// <summary>CSS with nesting and custom properties; also fit for the plain parts of SCSS and Less.</summary>
internal sealed class CssLexer : Lexer
{
    private static readonly SearchValues<char> StatementEnds = SearchValues.Create(";{}\"'/(");

    private enum State : byte
    {
        /// <summary>Where a rule, an at-rule or a declaration may begin.</summary>
        Start,

        Selector,

        /// <summary>After an at-rule's name, up to its semicolon or block.</summary>
        Prelude,

        /// <summary>After the colon of a declaration.</summary>
        Value,
    }

    public override void Lex(ReadOnlySpan<char> code, TokenList tokens)
    {
        var cursor = new CodeCursor(code, tokens);
        var state = State.Start;
        while (!cursor.AtEnd)
        {
            var c = cursor.Current;
            if (char.IsWhiteSpace(c))
                cursor.Position++;
            else if (c == '/' && cursor.Next == '*')
                cursor.TakeThrough("*/", 2, TokenKind.Comment);
            else if (c is '"' or '\'')
                LexString(ref cursor, c);
            else if (c is '{' or '}' or ';')
                state = LexStatementEnd(ref cursor);
            else
                state = LexIn(state, ref cursor);
        }
    }

    private static State LexStatementEnd(ref CodeCursor cursor)
    {
        cursor.Take(1, TokenKind.Punctuation);
        return State.Start;
    }

    private static State LexIn(State state, ref CodeCursor cursor)
    {
        switch (state)
        {
            case State.Start when cursor.Current == '@':
                LexAtRule(ref cursor);
                return State.Prelude;
            case State.Start when IsDeclaration(cursor):
                LexProperty(ref cursor);
                return State.Value;
            case State.Start or State.Selector:
                LexSelector(ref cursor);
                return State.Selector;
            default:
                LexValue(ref cursor, state == State.Value);
                return state;
        }
    }

    private static void LexAtRule(ref CodeCursor cursor)
    {
        var start = cursor.Position++;
        SkipName(ref cursor);
        cursor.EmitFrom(start, TokenKind.Keyword);
    }

    /// <summary>Whether a declaration begins here, not the selector of a rule: a semicolon or brace tells, whichever comes first.</summary>
    private static bool IsDeclaration(in CodeCursor cursor)
    {
        var scan = cursor;
        while (IsNamePart(scan.Current))
            scan.Position++;
        if (scan.Position == cursor.Position)
            return false;
        scan.SkipBlanks();
        if (scan.Current != ':')
            return false;
        while (!scan.AtEnd)
        {
            var length = scan.Rest.IndexOfAny(StatementEnds);
            if (length < 0)
                return true;
            scan.Position += length;
            switch (scan.Current)
            {
                case ';' or '}':
                    return true;
                case '{':
                    return cursor.IsAt("--");
                case '/' when scan.Next == '*':
                    scan.TakeThrough("*/", 2, TokenKind.Text);
                    break;
                case '"' or '\'':
                    SkipString(ref scan, scan.Current);
                    break;
                case '(' when IsAfterUrl(scan):
                    SkipUrl(ref scan);
                    break;
                default:
                    scan.Position++;
                    break;
            }
        }
        return true;
    }

    private static bool IsAfterUrl(in CodeCursor cursor) => cursor.Code[..cursor.Position].EndsWith("url");

    private static void LexProperty(ref CodeCursor cursor)
    {
        var start = cursor.Position;
        SkipName(ref cursor);
        cursor.EmitFrom(start, TokenKind.Property);
        cursor.SkipBlanks();
        cursor.Take(1, TokenKind.Punctuation);
    }

    private static void LexSelector(ref CodeCursor cursor)
    {
        var start = cursor.Position;
        var c = cursor.Current;
        switch (c)
        {
            case '.' or '#':
                cursor.Position++;
                SkipName(ref cursor);
                cursor.EmitFrom(start, TokenKind.Attribute);
                return;
            case ':':
                cursor.Position += cursor.Next == ':' ? 2 : 1;
                SkipName(ref cursor);
                cursor.EmitFrom(start, TokenKind.Builtin);
                return;
            case '[':
                cursor.Take(1, TokenKind.Punctuation);
                start = cursor.Position;
                SkipName(ref cursor);
                cursor.EmitFrom(start, TokenKind.Attribute);
                return;
            case '*' or '&':
                cursor.Take(1, TokenKind.Tag);
                return;
            case '>' or '+' or '~' or '=' or '^' or '$' or '|':
                cursor.Take(1, TokenKind.Operator);
                return;
            case '(' or ')' or ']' or ',':
                cursor.Take(1, TokenKind.Punctuation);
                return;
        }
        if (char.IsAsciiDigit(c))
        {
            LexNumber(ref cursor);
        }
        else if (IsNamePart(c))
        {
            SkipName(ref cursor);
            // `[type=text]` needs no quotes.
            cursor.EmitFrom(start, start > 0 && cursor.Code[start - 1] == '=' ? TokenKind.String : TokenKind.Tag);
        }
        else
        {
            cursor.Position++;
        }
    }

    private static void LexValue(ref CodeCursor cursor, bool isDeclaration)
    {
        var start = cursor.Position;
        var c = cursor.Current;
        if (c == '#')
        {
            cursor.Position++;
            SkipName(ref cursor);
            cursor.EmitFrom(start, TokenKind.Number);
        }
        else if (char.IsAsciiDigit(c) || (c is '.' or '-' or '+' && char.IsAsciiDigit(cursor.Next))
            || (c is '-' or '+' && cursor.Next == '.' && char.IsAsciiDigit(cursor.At(start + 2))))
        {
            LexNumber(ref cursor);
        }
        else if (c == '!')
        {
            cursor.Position++;
            SkipName(ref cursor);
            cursor.EmitFrom(start, TokenKind.Keyword);
        }
        else if (c is '$' or '@')
        {
            cursor.Position++;
            SkipName(ref cursor);
            cursor.EmitFrom(start, TokenKind.Variable);
        }
        else if (IsNamePart(c))
        {
            LexWord(ref cursor, isDeclaration);
        }
        else
        {
            cursor.Take(1, c is '(' or ')' or ',' or ':' or '[' or ']' ? TokenKind.Punctuation
                : c is '+' or '-' or '*' or '/' or '<' or '>' or '=' ? TokenKind.Operator : TokenKind.Text);
        }
    }

    private static void LexNumber(ref CodeCursor cursor)
    {
        var start = cursor.Position;
        if (cursor.Current is '-' or '+')
            cursor.Position++;
        cursor.SkipNumber();
        if (cursor.Current == '%')
            cursor.Position++;
        // Always move: a unit may be all that is left.
        if (cursor.Position == start)
            cursor.Position++;
        cursor.EmitFrom(start, TokenKind.Number);
    }

    private static void LexWord(ref CodeCursor cursor, bool isDeclaration)
    {
        var start = cursor.Position;
        SkipName(ref cursor);
        var word = cursor.Code[start..cursor.Position];
        if (word.StartsWith("--"))
        {
            cursor.EmitFrom(start, TokenKind.Variable);
        }
        else if (cursor.Current == '(')
        {
            cursor.EmitFrom(start, TokenKind.Function);
            if (word is "url" && cursor.Next is not ('"' or '\''))
            {
                cursor.Take(1, TokenKind.Punctuation);
                start = cursor.Position;
                SkipUrl(ref cursor);
                cursor.EmitFrom(start, TokenKind.String);
            }
        }
        else if (!isDeclaration)
        {
            // In parentheses a prelude names media features.
            var isFeature = cursor.At(cursor.PastBlanks(cursor.Position)) == ':';
            var isKeyword = word is "and" or "or" or "not" or "only" or "from" or "to";
            cursor.EmitFrom(start, isKeyword ? TokenKind.Keyword : isFeature ? TokenKind.Property : TokenKind.Text);
        }
    }

    private static void LexString(ref CodeCursor cursor, char quote)
    {
        var start = cursor.Position;
        SkipString(ref cursor, quote);
        cursor.EmitFrom(start, TokenKind.String);
    }

    private static void SkipString(ref CodeCursor cursor, char quote)
    {
        cursor.Position++;
        while (!cursor.IsAtLineEnd && cursor.Current != quote)
            cursor.Position += cursor.Current == '\\' && cursor.Position + 1 < cursor.Code.Length ? 2 : 1;
        if (cursor.Current == quote)
            cursor.Position++;
    }

    /// <summary>Moves to the bracket that closes a URL without quotes, or to the end of the line.</summary>
    private static void SkipUrl(ref CodeCursor cursor)
    {
        while (!cursor.IsAtLineEnd && cursor.Current != ')')
            cursor.Position++;
        if (cursor.IsAtLineEnd && !cursor.AtEnd)
            cursor.Position++;
    }

    private static void SkipName(ref CodeCursor cursor)
    {
        while (IsNamePart(cursor.Current))
            cursor.Position++;
    }

    private static bool IsNamePart(char c) => CodeCursor.IsWordPart(c) || c == '-';
}
