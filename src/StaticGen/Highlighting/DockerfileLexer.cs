namespace StaticGen.Highlighting;

/// <summary>Dockerfiles: an instruction begins a line; what <c>RUN</c> and the like run is shell.</summary>
internal sealed class DockerfileLexer : Lexer
{
    public override void Lex(ReadOnlySpan<char> code, TokenList tokens)
    {
        var cursor = new CodeCursor(code, tokens);
        while (!cursor.AtEnd)
        {
            cursor.SkipBlanks();
            if (cursor.Current == '#')
                cursor.TakeLine(TokenKind.Comment);
            else if (char.IsAsciiLetter(cursor.Current))
                LexInstruction(ref cursor);
            else
                cursor.SkipLine();
            cursor.SkipLineBreak();
        }
    }

    private static void LexInstruction(ref CodeCursor cursor)
    {
        var start = cursor.Position;
        var word = cursor.ReadWord();
        if (!IsInstruction(word))
        {
            cursor.SkipLine();
            return;
        }
        cursor.EmitFrom(start, TokenKind.Keyword);
        if (word.Equals("onbuild", StringComparison.OrdinalIgnoreCase) || word.Equals("healthcheck", StringComparison.OrdinalIgnoreCase))
        {
            LexOptions(ref cursor);
            if (char.IsAsciiLetter(cursor.Current))
                LexInstruction(ref cursor);
            return;
        }
        LexOptions(ref cursor);
        if (RunsShell(word) && cursor.Current != '[')
            LexShell(ref cursor);
        else
            LexArguments(ref cursor);
    }

    /// <summary>Lexes what comes before the arguments: <c>--from=builder</c>.</summary>
    private static void LexOptions(ref CodeCursor cursor)
    {
        cursor.SkipBlanks();
        while (cursor.Current == '-' && cursor.Next == '-')
        {
            var start = cursor.Position;
            while (!cursor.IsAtLineEnd && cursor.Current is not ('=' or ' ' or '\t'))
                cursor.Position++;
            cursor.EmitFrom(start, TokenKind.Attribute);
            while (!cursor.IsAtLineEnd && cursor.Current is not (' ' or '\t'))
                cursor.Position++;
            cursor.SkipBlanks();
        }
    }

    /// <summary>Hands the command to the shell's lexer line by line, as long as the shell says that it goes on.</summary>
    private static void LexShell(ref CodeCursor cursor)
    {
        var shell = new ShellScanner(cursor.Code, cursor.Tokens);
        shell.Cursor.Position = cursor.Position;
        while (!cursor.AtEnd)
        {
            cursor.SkipLine();
            var line = cursor;
            line.SkipLineBreak();
            shell.Cursor.Code = cursor.Code[..line.Position];
            shell.Run();
            if (!shell.IsOpen)
                return;
            cursor.Position = line.Position;
        }
    }

    private static void LexArguments(ref CodeCursor cursor)
    {
        while (!cursor.IsAtLineEnd)
        {
            var c = cursor.Current;
            if (c == '\\' && cursor.Next is '\n' or '\r')
            {
                cursor.Take(1, TokenKind.Operator);
                cursor.SkipLineBreak();
            }
            else if (c is '"' or '\'')
            {
                LexString(ref cursor, c);
            }
            else if (c == '$')
            {
                LexVariable(ref cursor);
            }
            else if (CodeCursor.IsWordPart(c))
            {
                LexArgument(ref cursor);
            }
            else if (c is '[' or ']' or ',' or '=')
            {
                cursor.Take(1, c == '=' ? TokenKind.Operator : TokenKind.Punctuation);
            }
            else
            {
                cursor.Position++;
            }
        }
    }

    private static void LexArgument(ref CodeCursor cursor)
    {
        var start = cursor.Position;
        while (CodeCursor.IsWordPart(cursor.Current) || cursor.Current is '.' or '-' or ':' or '/')
            cursor.Position++;
        var word = cursor.Code[start..cursor.Position];
        if (word is "AS" or "as")
            cursor.EmitFrom(start, TokenKind.Keyword);
        else if (cursor.Current == '=')
            cursor.EmitFrom(start, TokenKind.Property);
        else if (!word.ContainsAnyExceptInRange('0', '9'))
            cursor.EmitFrom(start, TokenKind.Number);
    }

    private static void LexString(ref CodeCursor cursor, char quote)
    {
        var start = cursor.Position++;
        while (!cursor.IsAtLineEnd && cursor.Current != quote)
            cursor.Position += cursor.Current == '\\' && !cursor.AtEnd && cursor.Position + 1 < cursor.Code.Length ? 2 : 1;
        if (cursor.Current == quote)
            cursor.Position++;
        cursor.EmitFrom(start, TokenKind.String);
    }

    private static void LexVariable(ref CodeCursor cursor)
    {
        var start = cursor.Position++;
        if (cursor.Current == '{')
        {
            while (!cursor.IsAtLineEnd && cursor.Current != '}')
                cursor.Position++;
            if (cursor.Current == '}')
                cursor.Position++;
        }
        else
        {
            cursor.ReadWord();
        }
        cursor.EmitFrom(start, TokenKind.Variable);
    }

    private static bool RunsShell(ReadOnlySpan<char> word) =>
        word.Equals("run", StringComparison.OrdinalIgnoreCase) || word.Equals("cmd", StringComparison.OrdinalIgnoreCase)
        || word.Equals("entrypoint", StringComparison.OrdinalIgnoreCase);

    private static bool IsInstruction(ReadOnlySpan<char> word)
    {
        if (word.Length > 11)
            return false;
        Span<char> lower = stackalloc char[11];
        return lower[..word.ToLowerInvariant(lower)] is "from" or "maintainer" or "run" or "cmd" or "label" or "expose" or "env" or "add"
            or "copy" or "entrypoint" or "volume" or "user" or "workdir" or "arg" or "onbuild" or "stopsignal" or "healthcheck" or "shell";
    }
}
