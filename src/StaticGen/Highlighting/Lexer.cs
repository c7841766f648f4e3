namespace StaticGen.Highlighting;

/// <summary>
/// Finds the tokens of one language in one pass. A lexer has no state between calls, may be used by many threads at once, takes any text
/// whatever, takes time in proportion to its length, and forgives mistakes: code on a page of questions is often a fragment.
/// </summary>
public abstract class Lexer
{
    /// <summary>Appends the tokens of <paramref name="code"/>, ascending and without overlap.</summary>
    /// <param name="code">Code with any kind of line ends.</param>
    /// <param name="tokens">Takes the tokens; what it holds already stays.</param>
    public abstract void Lex(ReadOnlySpan<char> code, TokenList tokens);

    /// <summary>Lexes a part of the text with the lexer of an embedded language.</summary>
    internal static void LexPart(Lexer embedded, ReadOnlySpan<char> code, int start, int end, TokenList tokens)
    {
        tokens.Offset += start;
        embedded.Lex(code[start..end], tokens);
        tokens.Offset -= start;
    }
}
