namespace StaticGen.Highlighting;

/// <summary>Unified and context diffs, and the output of <c>git diff</c>.</summary>
internal sealed class DiffLexer : Lexer
{
    public override void Lex(ReadOnlySpan<char> code, TokenList tokens)
    {
        var cursor = new CodeCursor(code, tokens);
        while (!cursor.AtEnd)
        {
            cursor.TakeLine(KindOf(cursor.Code[cursor.Position..cursor.EndOfLine(cursor.Position)]));
            cursor.SkipLineBreak();
        }
    }

    private static TokenKind KindOf(ReadOnlySpan<char> line)
    {
        if (line.IsEmpty)
            return TokenKind.Text;
        switch (line[0])
        {
            case '+':
                return line.StartsWith("+++ ") ? TokenKind.Comment : TokenKind.Inserted;
            case '-':
                return line.StartsWith("--- ") ? TokenKind.Comment : TokenKind.Deleted;
            case '@':
                return line.StartsWith("@@") ? TokenKind.Heading : TokenKind.Text;
            case '!':
                return TokenKind.Inserted;
            case '*':
                return line.StartsWith("***") ? TokenKind.Comment : TokenKind.Text;
            case '\\':
                return TokenKind.Comment;
            case ' ':
                return TokenKind.Text;
            default:
                return IsHeader(line) ? TokenKind.Comment : TokenKind.Text;
        }
    }

    private static bool IsHeader(ReadOnlySpan<char> line) =>
        line.StartsWith("diff ") || line.StartsWith("index ") || line.StartsWith("Index: ") || line.StartsWith("====")
        || line.StartsWith("new file mode ") || line.StartsWith("deleted file mode ") || line.StartsWith("old mode ")
        || line.StartsWith("new mode ") || line.StartsWith("similarity index ") || line.StartsWith("rename from ")
        || line.StartsWith("rename to ") || line.StartsWith("Binary files ");
}
