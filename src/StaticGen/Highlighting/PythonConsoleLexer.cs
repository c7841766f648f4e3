namespace StaticGen.Highlighting;

/// <summary>
/// A session of the Python console: <c>&gt;&gt;&gt;</c> begins a statement, <c>...</c> goes on with it, all other lines are output.
/// A statement keeps its state across prompts, so that a string in triple quotes may span them.
/// </summary>
internal sealed class PythonConsoleLexer : Lexer
{
    public override void Lex(ReadOnlySpan<char> code, TokenList tokens)
    {
        var python = new PythonScanner(code, tokens, isCython: false);
        var isInput = false;
        var isTraceback = false;
        for (var start = 0; start < code.Length;)
        {
            var end = EndOfLine(code, start);
            var line = code[start..end];
            var next = Math.Min(end + (code[end..].StartsWith("\r\n") ? 2 : 1), code.Length);
            var begins = IsPrompt(line, ">>>");
            if (begins || (isInput && IsPrompt(line, "...")))
            {
                if (begins)
                    python = new PythonScanner(code, tokens, isCython: false);
                tokens.Add(start, start + 3, TokenKind.Prompt);
                // The line break belongs to the input: it ends a statement.
                python.Cursor.Code = code[..next];
                python.Cursor.Position = start + 3;
                python.Run();
                isInput = true;
                isTraceback = false;
            }
            else
            {
                LexOutput(line, start, ref isTraceback, tokens);
                isInput = false;
            }
            start = next;
        }
    }

    private static bool IsPrompt(ReadOnlySpan<char> line, string prompt) =>
        line.StartsWith(prompt) && (line.Length == 3 || line[3] is ' ' or '\t');

    /// <summary>Output, in which the name of the exception stands out that a traceback ends with.</summary>
    private static void LexOutput(ReadOnlySpan<char> line, int start, ref bool isTraceback, TokenList tokens)
    {
        if (line.StartsWith("Traceback (most recent call last)"))
        {
            isTraceback = true;
        }
        else if (line.Length > 0 && CodeCursor.IsWordStart(line[0]) && ExceptionNameLength(line, isTraceback) is > 0 and var length)
        {
            tokens.Add(start, start + length, TokenKind.Error);
            tokens.Add(start + length, start + line.Length, TokenKind.Output);
            isTraceback = false;
            return;
        }
        tokens.Add(start, start + line.Length, TokenKind.Output);
    }

    private static int ExceptionNameLength(ReadOnlySpan<char> line, bool isTraceback)
    {
        var length = 0;
        while (length < line.Length && (CodeCursor.IsWordPart(line[length]) || line[length] == '.'))
            length++;
        if (length < line.Length && line[length] != ':')
            return 0;
        var name = line[..length];
        return isTraceback || name.EndsWith("Error") || name.EndsWith("Exception") || name.EndsWith("Warning") ? length : 0;
    }

    private static int EndOfLine(ReadOnlySpan<char> code, int start)
    {
        var length = code[start..].IndexOfAny('\n', '\r');
        return length < 0 ? code.Length : start + length;
    }
}
