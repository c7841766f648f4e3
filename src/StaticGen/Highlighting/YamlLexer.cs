using System.Buffers;

namespace StaticGen.Highlighting;

/// <summary>YAML 1.2, line by line: keys, scalars in all five styles, anchors, tags, and the <c>${{ }}</c> of workflow files.</summary>
internal sealed class YamlLexer : Lexer
{
    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdefABCDEF");
    private static readonly SearchValues<char> DateCharacters = SearchValues.Create("0123456789-");
    private static readonly SearchValues<char> NumberCharacters = SearchValues.Create("0123456789.eE+-");

    public override void Lex(ReadOnlySpan<char> code, TokenList tokens)
    {
        var cursor = new CodeCursor(code, tokens);
        var flowDepth = 0;
        while (!cursor.AtEnd)
        {
            if (cursor.IsAtLineStart && flowDepth == 0 && LexMarkerLine(ref cursor))
                continue;
            LexNode(ref cursor, ref flowDepth);
        }
    }

    /// <summary>Lexes a directive or the start or end of a document.</summary>
    private static bool LexMarkerLine(ref CodeCursor cursor)
    {
        if (cursor.Current == '%')
        {
            cursor.TakeLine(TokenKind.Decorator);
            return true;
        }
        var after = cursor.Position + 3;
        if ((cursor.IsAt("---") || cursor.IsAt("...")) && IsBreak(cursor.At(after), after >= cursor.Code.Length))
        {
            cursor.Take(3, TokenKind.Heading);
            return true;
        }
        return false;
    }

    private static void LexNode(ref CodeCursor cursor, ref int flowDepth)
    {
        var c = cursor.Current;
        switch (c)
        {
            case ' ' or '\t' or '\n' or '\r':
                cursor.Position++;
                return;
            case '#' when cursor.Position == 0 || char.IsWhiteSpace(cursor.Code[cursor.Position - 1]):
                cursor.TakeLine(TokenKind.Comment);
                return;
            case '-' or '?' or ':' when IsBreakAfter(cursor):
                cursor.Take(1, TokenKind.Punctuation);
                return;
            case '{' or '[':
                flowDepth++;
                cursor.Take(1, TokenKind.Punctuation);
                return;
            case '}' or ']' or ',' when flowDepth > 0:
                flowDepth -= c == ',' ? 0 : 1;
                cursor.Take(1, TokenKind.Punctuation);
                return;
            case ':' when flowDepth > 0:
                cursor.Take(1, TokenKind.Punctuation);
                return;
            case '&' or '*':
                LexName(ref cursor, TokenKind.Variable);
                return;
            case '!':
                LexName(ref cursor, TokenKind.Type);
                return;
            case '|' or '>' when flowDepth == 0:
                LexBlockScalar(ref cursor);
                return;
            case '"' or '\'':
                LexQuoted(ref cursor, c);
                return;
            default:
                LexPlain(ref cursor, flowDepth > 0);
                return;
        }
    }

    private static void LexName(ref CodeCursor cursor, TokenKind kind)
    {
        var start = cursor.Position++;
        while (!cursor.AtEnd && !char.IsWhiteSpace(cursor.Current) && cursor.Current is not (',' or '[' or ']' or '{' or '}'))
            cursor.Position++;
        cursor.EmitFrom(start, kind);
    }

    /// <summary>Lexes <c>|</c> or <c>></c> and the lines after it that are indented more than the line it stands on.</summary>
    private static void LexBlockScalar(ref CodeCursor cursor)
    {
        var start = cursor.Position++;
        while (cursor.Current is '+' or '-' || char.IsAsciiDigit(cursor.Current))
            cursor.Position++;
        cursor.EmitFrom(start, TokenKind.Operator);
        cursor.SkipBlanks();
        if (cursor.Current == '#')
            cursor.TakeLine(TokenKind.Comment);
        if (!cursor.IsAtLineEnd)
            return;
        var parentIndent = IndentOfLine(cursor);
        start = cursor.Position;
        var end = start;
        while (!cursor.AtEnd)
        {
            cursor.SkipLineBreak();
            var lineStart = cursor.Position;
            cursor.Position = cursor.PastBlanks(lineStart);
            if (cursor.IsAtLineEnd)
                continue;
            if (cursor.Position - lineStart <= parentIndent)
            {
                cursor.Position = lineStart;
                break;
            }
            cursor.SkipLine();
            end = cursor.Position;
        }
        cursor.Emit(start, end, TokenKind.String);
    }

    /// <summary>
    /// The indent that block scalars of this line must exceed: that of its key, past the dashes of a sequence; -1 where no key holds the
    /// scalar, as after <c>---</c>.
    /// </summary>
    private static int IndentOfLine(in CodeCursor cursor)
    {
        var lineStart = cursor.Code[..cursor.Position].LastIndexOfAny('\n', '\r') + 1;
        var i = cursor.PastBlanks(lineStart);
        if (i == cursor.Position || cursor.Code[lineStart..].StartsWith("---"))
            return -1;
        var indent = i - lineStart;
        while (cursor.At(i) == '-' && cursor.At(i + 1) is ' ' or '\t')
        {
            i = cursor.PastBlanks(i + 1);
            if (i < cursor.Position)
                indent = i - lineStart;
        }
        return indent;
    }

    /// <summary>Lexes a scalar in quotes, which may span lines; a colon behind it makes it a key.</summary>
    private static void LexQuoted(ref CodeCursor cursor, char quote)
    {
        var scan = cursor;
        scan.Position++;
        while (!scan.AtEnd && !(scan.Current == quote && (quote == '"' || scan.Next != quote)))
            scan.Position += (scan.Current == '\\' && quote == '"') || scan.Current == '\'' ? 2 : 1;
        var end = Math.Min(scan.Position + 1, scan.Code.Length);
        var kind = cursor.At(end) == ':' && IsBreak(cursor.At(end + 1), end + 1 >= cursor.Code.Length)
            ? TokenKind.Property
            : TokenKind.String;
        var start = cursor.Position++;
        while (cursor.Position < end)
        {
            if (cursor.Current == '\\' && quote == '"')
            {
                cursor.EmitFrom(start, kind);
                cursor.Take(cursor.EscapeLength(cursor.Next switch { 'x' => 2, 'u' => 4, 'U' => 8, _ => 0 }), TokenKind.Escape);
                start = cursor.Position;
            }
            else
            {
                cursor.Position++;
            }
        }
        cursor.EmitFrom(start, kind);
    }

    /// <summary>Lexes a plain scalar to the end of its line, its comment or its colon.</summary>
    private static void LexPlain(ref CodeCursor cursor, bool isInFlow)
    {
        var start = cursor.Position;
        var end = start;
        var isKey = false;
        while (!cursor.IsAtLineEnd)
        {
            var c = cursor.Current;
            if (c == ':' && (IsBreakAfter(cursor) || (isInFlow && cursor.Next is ',' or '[' or ']' or '{' or '}')))
            {
                isKey = true;
                break;
            }
            if ((c == '#' && char.IsWhiteSpace(cursor.Code[Math.Max(0, cursor.Position - 1)]) && cursor.Position > start)
                || (isInFlow && c is ',' or '[' or ']' or '{' or '}'))
                break;
            cursor.Position++;
            if (c is not (' ' or '\t'))
                end = cursor.Position;
        }
        // A stray sign, such as a closing bracket outside of flow style.
        if (end == start)
            end = cursor.Position = Math.Min(start + 1, cursor.Code.Length);
        if (isKey)
            cursor.Emit(start, end, TokenKind.Property);
        else
            EmitScalar(cursor, start, end);
    }

    private static void EmitScalar(in CodeCursor cursor, int start, int end)
    {
        var scalar = cursor.Code[start..end];
        var kind = KindOf(scalar);
        if (kind == TokenKind.String)
        {
            // The expressions of workflow files.
            for (var open = scalar.IndexOf("${{"); open >= 0; open = scalar.IndexOf("${{"))
            {
                var length = scalar[open..].IndexOf("}}");
                if (length < 0)
                    break;
                cursor.Emit(start, start + open, TokenKind.String);
                cursor.Emit(start + open, start + open + length + 2, TokenKind.Variable);
                start += open + length + 2;
                scalar = cursor.Code[start..end];
            }
        }
        cursor.Emit(start, end, kind);
    }

    private static TokenKind KindOf(ReadOnlySpan<char> scalar) => scalar switch
    {
        "true" or "True" or "TRUE" or "false" or "False" or "FALSE" or "null" or "Null" or "NULL" or "~" => TokenKind.Constant,
        "yes" or "Yes" or "no" or "No" or "on" or "On" or "off" or "Off" => TokenKind.Constant,
        "<<" => TokenKind.Operator,
        _ => IsNumber(scalar) ? TokenKind.Number : TokenKind.String,
    };

    /// <summary>Whether YAML reads the scalar as a number or a date.</summary>
    private static bool IsNumber(ReadOnlySpan<char> scalar)
    {
        if (scalar is ".inf" or "-.inf" or ".nan")
            return true;
        var digits = scalar[0] is '+' or '-' ? scalar[1..] : scalar;
        if (digits.IsEmpty || !(char.IsAsciiDigit(digits[0]) || (digits[0] == '.' && digits.Length > 1)))
            return false;
        if (digits.StartsWith("0x") && digits.Length > 2)
            return !digits[2..].ContainsAnyExcept(HexDigits);
        if (digits.StartsWith("0o") && digits.Length > 2)
            return !digits[2..].ContainsAnyExceptInRange('0', '7');
        if (digits.Length == 10 && digits[4] == '-' && digits[7] == '-')
            return !digits.ContainsAnyExcept(DateCharacters);
        return !digits.ContainsAnyExcept(NumberCharacters) && digits.Count('.') <= 1
            && (!digits.ContainsAny('+', '-') || digits.ContainsAny('e', 'E'));
    }

    private static bool IsBreakAfter(in CodeCursor cursor) => IsBreak(cursor.Next, cursor.Position + 1 >= cursor.Code.Length);

    private static bool IsBreak(char c, bool isPastEnd) => isPastEnd || c is ' ' or '\t' or '\n' or '\r';
}
