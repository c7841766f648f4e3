using System.Buffers;

namespace StaticGen.Highlighting;

/// <summary>Settings in sections: INI, .cfg, .conf, .properties and .env files.</summary>
internal sealed class IniLexer : Lexer
{
    private static readonly SearchValues<char> NumberCharacters = SearchValues.Create("0123456789.");

    public override void Lex(ReadOnlySpan<char> code, TokenList tokens)
    {
        var cursor = new CodeCursor(code, tokens);
        while (!cursor.AtEnd)
        {
            var isIndented = cursor.Current is ' ' or '\t';
            cursor.SkipBlanks();
            if (cursor.Current is '#' or ';')
                cursor.TakeLine(TokenKind.Comment);
            else if (cursor.Current == '[' && !isIndented)
                LexHeader(ref cursor);
            else
                LexSetting(ref cursor, isIndented);
            cursor.SkipLineBreak();
        }
    }

    private static void LexHeader(ref CodeCursor cursor)
    {
        var start = cursor.Position;
        while (!cursor.IsAtLineEnd && cursor.Current != ']')
            cursor.Position++;
        if (cursor.Current == ']')
            cursor.Position++;
        cursor.EmitFrom(start, TokenKind.Heading);
        LexValue(ref cursor);
    }

    private static void LexSetting(ref CodeCursor cursor, bool isIndented)
    {
        var start = cursor.Position;
        var line = cursor.Code[start..cursor.EndOfLine(start)];
        var separator = line.IndexOfAny('=', ':');
        // An indented line goes on with the value above, as lists in setup.cfg do, unless it has the look of a setting.
        if (separator > 0 && (!isIndented || (line[separator] == '=' && !line.ContainsAny("<>!~"))))
        {
            cursor.Emit(start, start + line[..separator].TrimEnd().Length, TokenKind.Property);
            cursor.Position = start + separator;
            cursor.Take(1, TokenKind.Operator);
        }
        LexValue(ref cursor);
    }

    private static void LexValue(ref CodeCursor cursor)
    {
        while (!cursor.IsAtLineEnd)
        {
            var c = cursor.Current;
            if (c is '"' or '\'')
                LexString(ref cursor, c);
            else if (c is '#' or ';' && cursor.Code[cursor.Position - 1] is ' ' or '\t')
                cursor.TakeLine(TokenKind.Comment);
            else if (char.IsAsciiDigit(c) || CodeCursor.IsWordStart(c))
                LexWord(ref cursor);
            else if (c is '$' or '%' && cursor.Next is '{' or '(')
                LexReference(ref cursor);
            else
                cursor.Position++;
        }
    }

    private static void LexWord(ref CodeCursor cursor)
    {
        var start = cursor.Position;
        while (CodeCursor.IsWordPart(cursor.Current) || cursor.Current is '.' or '-')
            cursor.Position++;
        var word = cursor.Code[start..cursor.Position];
        cursor.EmitFrom(start, word switch
        {
            "true" or "True" or "false" or "False" or "yes" or "no" or "on" or "off" => TokenKind.Constant,
            _ when !word.ContainsAnyExcept(NumberCharacters) => TokenKind.Number,
            _ => TokenKind.Text,
        });
    }

    private static void LexString(ref CodeCursor cursor, char quote)
    {
        var start = cursor.Position++;
        while (!cursor.IsAtLineEnd && cursor.Current != quote)
            cursor.Position += cursor.Current == '\\' && cursor.Next is not ('\n' or '\r' or '\0') ? 2 : 1;
        if (cursor.Current == quote)
            cursor.Position++;
        cursor.EmitFrom(start, TokenKind.String);
    }

    /// <summary>Lexes <c>${name}</c> or <c>%(name)s</c>.</summary>
    private static void LexReference(ref CodeCursor cursor)
    {
        var start = cursor.Position;
        var close = cursor.Next == '{' ? '}' : ')';
        while (!cursor.IsAtLineEnd && cursor.Current != close)
            cursor.Position++;
        if (cursor.Current == close)
            cursor.Position++;
        if (close == ')' && cursor.Current == 's')
            cursor.Position++;
        cursor.EmitFrom(start, TokenKind.Variable);
    }
}
