namespace StaticGen;

/// <summary>Text in the making, in one array that is used again: it can be looked at, copied and encoded as it stands, and many short pieces are added quickly.</summary>
public sealed class TextBuffer
{
    private char[] _text;

    /// <param name="capacity">How many characters are expected; at least 1.</param>
    public TextBuffer(int capacity = 256) => _text = new char[capacity];

    /// <summary>Number of UTF-16 code units.</summary>
    public int Length { get; private set; }

    /// <summary>How many code units it has room for without a larger array.</summary>
    public int Capacity => _text.Length;

    /// <summary>The text; valid until the next change.</summary>
    public ReadOnlySpan<char> Written => _text.AsSpan(0, Length);

    /// <summary>The code unit at <paramref name="index"/>, from 0.</summary>
    public char this[int index] => Written[index];

    /// <summary>Appends a text, which must not be a part of this one.</summary>
    public TextBuffer Append(ReadOnlySpan<char> text)
    {
        if (_text.Length - Length < text.Length) Grow(text.Length);
        text.CopyTo(_text.AsSpan(Length));
        Length += text.Length;
        return this;
    }

    /// <summary>Appends one code unit.</summary>
    public TextBuffer Append(char c)
    {
        if (Length == _text.Length) Grow(1);
        _text[Length++] = c;
        return this;
    }

    /// <summary>Forgets the text and keeps its place.</summary>
    public void Clear() => Length = 0;

    /// <inheritdoc/>
    public override string ToString() => Written.ToString();

    private void Grow(int count) => Array.Resize(ref _text, Math.Max(_text.Length * 2, Length + count));
}
