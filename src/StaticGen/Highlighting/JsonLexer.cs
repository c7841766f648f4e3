namespace StaticGen.Highlighting;

/// <summary>JSON, and what JSONC and JSON5 add: comments, single quotes, keys without quotes, more numbers.</summary>
internal sealed class JsonLexer : Lexer
{
    public override void Lex(ReadOnlySpan<char> code, TokenList tokens)
    {
        var cursor = new CodeCursor(code, tokens);
        while (!cursor.AtEnd)
        {
            var c = cursor.Current;
            if (c is '"' or '\'')
                LexString(ref cursor, c);
            else if (char.IsAsciiDigit(c) || (c is '-' or '+' or '.' && (char.IsAsciiDigit(cursor.Next) || cursor.Next == '.')))
                LexNumber(ref cursor);
            else if (c is '{' or '}' or '[' or ']' or ',' or ':')
                cursor.Take(1, TokenKind.Punctuation);
            else if (c == '/' && cursor.Next == '/')
                cursor.TakeLine(TokenKind.Comment);
            else if (c == '/' && cursor.Next == '*')
                cursor.TakeThrough("*/", 2, TokenKind.Comment);
            else if (CodeCursor.IsWordStart(c) || c == '$')
                LexWord(ref cursor);
            else
                cursor.Position++;
        }
    }

    private static void LexNumber(ref CodeCursor cursor)
    {
        var start = cursor.Position;
        if (cursor.Current is '-' or '+')
            cursor.Position++;
        cursor.SkipNumber();
        if (cursor.Position == start)
            cursor.Position++;
        cursor.EmitFrom(start, TokenKind.Number);
    }

    private static void LexWord(ref CodeCursor cursor)
    {
        var start = cursor.Position++;
        cursor.ReadWord();
        var kind = cursor.Code[start..cursor.Position] switch
        {
            _ when IsKey(cursor) => TokenKind.Property,
            "true" or "false" or "null" or "undefined" => TokenKind.Constant,
            "NaN" or "Infinity" => TokenKind.Number,
            _ => TokenKind.Text,
        };
        cursor.EmitFrom(start, kind);
    }

    /// <summary>Lexes to the closing quote or the end of the line. Whether it is a key shows only behind it.</summary>
    private static void LexString(ref CodeCursor cursor, char quote)
    {
        var start = cursor.Position;
        var scan = cursor;
        scan.Position++;
        while (!scan.IsAtLineEnd && scan.Current != quote)
            scan.Position += scan.Current == '\\' && scan.Position + 1 < scan.Code.Length ? 2 : 1;
        if (scan.Current == quote)
            scan.Position++;
        var end = scan.Position;
        if (IsKey(scan))
        {
            cursor.Take(end - start, TokenKind.Property);
            return;
        }
        cursor.Position++;
        while (cursor.Position < end)
        {
            if (cursor.Current != '\\')
            {
                cursor.Position++;
                continue;
            }
            cursor.EmitFrom(start, TokenKind.String);
            cursor.Take(cursor.EscapeLength(cursor.Next == 'u' ? 4 : 0), TokenKind.Escape);
            start = cursor.Position;
        }
        cursor.EmitFrom(start, TokenKind.String);
    }

    /// <summary>Whether what ends here is the key of a member. The colon stands on the same line in all code that people write.</summary>
    private static bool IsKey(in CodeCursor cursor)
    {
        // Blanks beyond these are written to make lexers slow.
        for (var i = cursor.Position; i < cursor.Position + 100; i++)
        {
            if (cursor.At(i) == ':')
                return true;
            if (cursor.At(i) is not (' ' or '\t'))
                return false;
        }
        return false;
    }
}
