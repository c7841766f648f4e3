namespace StaticGen.Highlighting;

/// <summary>An HTTP message: request or status line, header fields, a blank line, and a body in JSON, XML or a form.</summary>
internal sealed class HttpLexer(Lexer json, Lexer markup) : Lexer
{
    private readonly Lexer _json = json;
    private readonly Lexer _markup = markup;

    public override void Lex(ReadOnlySpan<char> code, TokenList tokens)
    {
        var cursor = new CodeCursor(code, tokens);
        while (!cursor.AtEnd)
        {
            var line = cursor.Code[cursor.Position..cursor.EndOfLine(cursor.Position)];
            if (line.StartsWith("HTTP/"))
                LexStatusLine(ref cursor);
            else if (IsRequestLine(line))
                LexRequestLine(ref cursor);
            else if (HeaderNameLength(line) is > 0 and var length)
                LexHeader(ref cursor, length);
            else if (line.Trim().IsEmpty)
                cursor.SkipLine();
            else
                break;
            cursor.SkipLineBreak();
        }
        LexBody(cursor);
    }

    private void LexBody(in CodeCursor cursor)
    {
        var first = cursor.AtEnd ? '\0' : cursor.Current;
        if (first is '{' or '[')
            LexPart(_json, cursor.Code, cursor.Position, cursor.Code.Length, cursor.Tokens);
        else if (first == '<')
            LexPart(_markup, cursor.Code, cursor.Position, cursor.Code.Length, cursor.Tokens);
    }

    private static bool IsRequestLine(ReadOnlySpan<char> line)
    {
        var length = line.IndexOf(' ');
        return length is > 2 and < 12 && !line[..length].ContainsAnyExceptInRange('A', 'Z');
    }

    private static int HeaderNameLength(ReadOnlySpan<char> line)
    {
        var length = 0;
        while (length < line.Length && (char.IsAsciiLetterOrDigit(line[length]) || line[length] is '-' or '_'))
            length++;
        return length < line.Length && line[length] == ':' ? length : 0;
    }

    private static void LexRequestLine(ref CodeCursor cursor)
    {
        cursor.Take(cursor.Rest.IndexOf(' '), TokenKind.Keyword);
        cursor.SkipBlanks();
        var start = cursor.Position;
        while (!cursor.IsAtLineEnd && cursor.Current != ' ')
            cursor.Position++;
        cursor.EmitFrom(start, TokenKind.String);
        cursor.SkipBlanks();
        cursor.TakeLine(TokenKind.Decorator);
    }

    private static void LexStatusLine(ref CodeCursor cursor)
    {
        var start = cursor.Position;
        while (!cursor.IsAtLineEnd && cursor.Current != ' ')
            cursor.Position++;
        cursor.EmitFrom(start, TokenKind.Decorator);
        cursor.SkipBlanks();
        start = cursor.Position;
        while (char.IsAsciiDigit(cursor.Current))
            cursor.Position++;
        cursor.EmitFrom(start, TokenKind.Number);
        cursor.SkipLine();
    }

    private static void LexHeader(ref CodeCursor cursor, int nameLength)
    {
        cursor.Take(nameLength, TokenKind.Property);
        cursor.Take(1, TokenKind.Punctuation);
        cursor.SkipLine();
    }
}
