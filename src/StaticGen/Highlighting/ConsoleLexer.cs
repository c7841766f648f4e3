namespace StaticGen.Highlighting;

/// <summary>
/// A session of a shell: lines that begin with a prompt (<c>$ </c>, <c>(venv) $ </c>, <c>me@host:~$ </c>, <c>PS C:\&gt; </c>) are commands,
/// lines that begin with <c># </c> are remarks, all others are output.
/// </summary>
internal sealed class ConsoleLexer : Lexer
{
    /// <summary>Longer beginnings of a line than this are not taken for a prompt.</summary>
    private const int MaxPrompt = 80;

    public override void Lex(ReadOnlySpan<char> code, TokenList tokens)
    {
        var shell = new ShellScanner(code, tokens);
        var isOpen = false;
        for (var start = 0; start < code.Length;)
        {
            var length = code[start..].IndexOfAny('\n', '\r');
            var end = length < 0 ? code.Length : start + length;
            var next = Math.Min(end + (code[end..].StartsWith("\r\n") ? 2 : 1), code.Length);
            var line = code[start..end];
            var prompt = PromptLength(line);
            if (isOpen && prompt == 0 && IsPromptSign(line, 0, ">"))
                prompt = 1;
            if (prompt > 0 || isOpen)
            {
                if (!isOpen)
                    shell = new ShellScanner(code, tokens);
                tokens.Add(start, start + prompt, TokenKind.Prompt);
                shell.Cursor.Code = code[..next];
                shell.Cursor.Position = start + prompt + (prompt > 0 && line.Length > prompt ? 1 : 0);
                shell.Run();
                isOpen = shell.IsOpen;
            }
            else
            {
                tokens.Add(start, end, line.StartsWith("# ") ? TokenKind.Comment : TokenKind.Output);
            }
            start = next;
        }
    }

    private static int PromptLength(ReadOnlySpan<char> line)
    {
        var i = 0;
        if (line.StartsWith("("))
        {
            // The name of a virtual environment.
            var close = line[..Math.Min(line.Length, MaxPrompt)].IndexOf(") ");
            if (close < 0)
                return 0;
            i = close + 2;
        }
        if (IsPromptSign(line, i, "$%❯"))
            return i + 1;
        if (line[i..].StartsWith("PS ") || line[i..].StartsWith(@"C:\"))
        {
            var sign = line[..Math.Min(line.Length, MaxPrompt)].IndexOf('>');
            return sign > 0 && (sign + 1 == line.Length || line[sign + 1] == ' ') ? sign + 1 : 0;
        }
        var at = i;
        while (at < line.Length && at < MaxPrompt && (char.IsAsciiLetterOrDigit(line[at]) || line[at] is '_' or '-' or '.'))
            at++;
        if (at == i || at >= line.Length || line[at] != '@')
            return 0;
        while (at < line.Length && at < MaxPrompt && line[at] is not ('$' or '#' or ' '))
            at++;
        return IsPromptSign(line, at, "$#") ? at + 1 : 0;
    }

    private static bool IsPromptSign(ReadOnlySpan<char> line, int index, string signs) =>
        index < line.Length && signs.Contains(line[index]) && (index + 1 == line.Length || line[index + 1] == ' ');
}
