namespace StaticGen.Highlighting;

/// <summary>Scripts for the POSIX shell and bash.</summary>
internal sealed class ShellLexer : Lexer
{
    public override void Lex(ReadOnlySpan<char> code, TokenList tokens) => new ShellScanner(code, tokens).Run();
}
