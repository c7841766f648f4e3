namespace StaticGen.Highlighting;

/// <summary>TOML 1.0.</summary>
internal sealed class TomlLexer : Lexer
{
    public override void Lex(ReadOnlySpan<char> code, TokenList tokens)
    {
        var cursor = new CodeCursor(code, tokens);
        var depth = 0;
        // Inline tables have keys too; a bit a level says whether the bracket of that level is a brace.
        var braces = 0UL;
        var isKeyNext = true;
        while (!cursor.AtEnd)
        {
            var c = cursor.Current;
            switch (c)
            {
                case '\n' or '\r':
                    cursor.Position++;
                    isKeyNext = depth == 0;
                    break;
                case '#':
                    cursor.TakeLine(TokenKind.Comment);
                    break;
                case '[' when isKeyNext && depth == 0:
                    LexHeader(ref cursor);
                    break;
                case '[' or '{':
                    depth++;
                    braces = depth < 64 && c == '{' ? braces | (1UL << depth) : depth < 64 ? braces & ~(1UL << depth) : braces;
                    isKeyNext = c == '{';
                    cursor.Take(1, TokenKind.Punctuation);
                    break;
                case ']' or '}':
                    depth = Math.Max(0, depth - 1);
                    isKeyNext = false;
                    cursor.Take(1, TokenKind.Punctuation);
                    break;
                case ',':
                    isKeyNext = depth is > 0 and < 64 && (braces & (1UL << depth)) != 0;
                    cursor.Take(1, TokenKind.Punctuation);
                    break;
                case '=':
                    isKeyNext = false;
                    cursor.Take(1, TokenKind.Operator);
                    break;
                case '"' or '\'':
                    LexString(ref cursor, c, isKeyNext);
                    break;
                default:
                    LexBare(ref cursor, isKeyNext);
                    break;
            }
        }
    }

    private static void LexHeader(ref CodeCursor cursor)
    {
        var start = cursor.Position;
        while (!cursor.IsAtLineEnd && cursor.Current is not (']' or '#'))
            cursor.Position++;
        while (cursor.Current == ']')
            cursor.Position++;
        cursor.EmitFrom(start, TokenKind.Heading);
    }

    private static void LexString(ref CodeCursor cursor, char quote, bool isKey)
    {
        var start = cursor.Position;
        var isMultiline = cursor.Next == quote && cursor.At(start + 2) == quote;
        var kind = isKey ? TokenKind.Property : TokenKind.String;
        cursor.Position += isMultiline ? 3 : 1;
        while (!cursor.AtEnd && (isMultiline || !cursor.IsAtLineEnd))
        {
            if (cursor.Current == quote && (!isMultiline || (cursor.Next == quote && cursor.At(cursor.Position + 2) == quote)))
            {
                cursor.Position += isMultiline ? 3 : 1;
                break;
            }
            if (cursor.Current == '\\' && quote == '"')
            {
                cursor.EmitFrom(start, kind);
                cursor.Take(cursor.EscapeLength(cursor.Next switch { 'u' => 4, 'U' => 8, 'x' => 2, _ => 0 }), TokenKind.Escape);
                start = cursor.Position;
            }
            else
            {
                cursor.Position++;
            }
        }
        cursor.EmitFrom(start, kind);
    }

    private static void LexBare(ref CodeCursor cursor, bool isKey)
    {
        var start = cursor.Position;
        while (IsBare(cursor.Current))
            cursor.Position++;
        if (cursor.Position == start)
        {
            cursor.Position++;
            return;
        }
        var word = cursor.Code[start..cursor.Position];
        cursor.EmitFrom(start, isKey ? TokenKind.Property : word switch
        {
            "true" or "false" => TokenKind.Constant,
            "inf" or "nan" or "+inf" or "-inf" or "+nan" or "-nan" => TokenKind.Number,
            _ when char.IsAsciiDigit(word[0]) || (word[0] is '+' or '-' && word.Length > 1) => TokenKind.Number,
            _ => TokenKind.Text,
        });
    }

    private static bool IsBare(char c) => CodeCursor.IsWordPart(c) || c is '-' or '+' or '.' or ':';
}
