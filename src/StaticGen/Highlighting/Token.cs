namespace StaticGen.Highlighting;

/// <summary>A piece of code of one kind.</summary>
/// <param name="Start">Index of its first character, counting from 0.</param>
/// <param name="Length">Number of UTF-16 code units, at least 1. A token may span lines.</param>
/// <param name="Kind">Never <see cref="TokenKind.Text"/>: what no token covers is text.</param>
public readonly record struct Token(int Start, int Length, TokenKind Kind)
{
    /// <summary>Index of the first character after the token.</summary>
    public int End => Start + Length;
}
