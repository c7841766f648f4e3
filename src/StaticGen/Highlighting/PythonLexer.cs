namespace StaticGen.Highlighting;

/// <summary>
/// Python up to 3.15, or Cython. Soft keywords (<c>match</c>, <c>case</c>, <c>type</c>, <c>lazy</c>) count only where the grammar makes
/// them keywords, and the fields of f-strings and t-strings are lexed as code, nested quotes included (PEP 701).
/// </summary>
/// <param name="isCython">Whether the words of Cython are keywords too.</param>
internal sealed class PythonLexer(bool isCython = false) : Lexer
{
    public override void Lex(ReadOnlySpan<char> code, TokenList tokens) => new PythonScanner(code, tokens, isCython).Run();
}
