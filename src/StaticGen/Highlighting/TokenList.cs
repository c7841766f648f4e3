using System.Buffers;

namespace StaticGen.Highlighting;

/// <summary>The tokens a lexer finds, ascending and without overlap. Dispose of it to give its memory back to the shared pool.</summary>
public sealed class TokenList : IDisposable
{
    private Token[] _tokens = ArrayPool<Token>.Shared.Rent(256);
    private int _count;

    /// <summary>
    /// Added to the start of every token, so that a lexer can hand a slice of its text to the lexer of an embedded language.
    /// </summary>
    internal int Offset { get; set; }

    /// <summary>The tokens so far; valid until the next <see cref="Add"/> or <see cref="Dispose"/>.</summary>
    public ReadOnlySpan<Token> Tokens => _tokens.AsSpan(0, _count);

    /// <summary>
    /// Appends a token. A token without characters or of kind <see cref="TokenKind.Text"/> is left out; a piece of a string or of an
    /// interpolation that adjoins the one before becomes part of it, so that lexers may find strings piece by piece.
    /// </summary>
    /// <param name="start">Index of its first character, not before the end of the last token.</param>
    /// <param name="end">Index of the first character after it.</param>
    /// <param name="kind">What the characters are.</param>
    public void Add(int start, int end, TokenKind kind)
    {
        if (end <= start || kind == TokenKind.Text)
            return;
        start += Offset;
        end += Offset;
        if (_count > 0 && kind is TokenKind.String or TokenKind.Interpolation && _tokens[_count - 1].Kind == kind
            && _tokens[_count - 1].End == start)
        {
            _tokens[_count - 1] = new Token(_tokens[_count - 1].Start, end - _tokens[_count - 1].Start, kind);
            return;
        }
        if (_count == _tokens.Length)
            Grow();
        _tokens[_count++] = new Token(start, end - start, kind);
    }

    /// <summary>Forgets all tokens and keeps the memory.</summary>
    public void Clear() => _count = 0;

    /// <inheritdoc />
    public void Dispose()
    {
        if (_tokens.Length > 0)
            ArrayPool<Token>.Shared.Return(_tokens);
        _tokens = [];
        _count = 0;
    }

    private void Grow()
    {
        var larger = ArrayPool<Token>.Shared.Rent(Math.Max(256, _tokens.Length * 2));
        Tokens.CopyTo(larger);
        if (_tokens.Length > 0)
            ArrayPool<Token>.Shared.Return(_tokens);
        _tokens = larger;
    }
}
