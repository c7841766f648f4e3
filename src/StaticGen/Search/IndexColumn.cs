using System.Text;

namespace StaticGen.Search;

/// <summary>Values of one kind, one behind the other, as they stand in a string of the index: UTF-8, in a buffer that is used again and again.</summary>
/// <remarks>Postings come one character at a time, millions of them: with <see cref="System.Buffers.ArrayBufferWriter{T}"/> a build of 10,000 pages took a hundredth more time.</remarks>
internal sealed class IndexColumn
{
    private byte[] _bytes = new byte[1024];

    /// <summary>Size in bytes.</summary>
    public int Length { get; private set; }

    /// <summary>The values; valid until the next change.</summary>
    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, Length);

    /// <summary>Forgets all values.</summary>
    public void Clear() => Length = 0;

    /// <summary>Appends an ASCII character.</summary>
    public void Append(byte symbol)
    {
        if (Length == _bytes.Length) Grow(1);
        _bytes[Length++] = symbol;
    }

    /// <summary>Appends bytes that are UTF-8.</summary>
    public void Append(ReadOnlySpan<byte> utf8)
    {
        if (_bytes.Length - Length < utf8.Length) Grow(utf8.Length);
        utf8.CopyTo(_bytes.AsSpan(Length));
        Length += utf8.Length;
    }

    /// <summary>Appends a text.</summary>
    public void Append(ReadOnlySpan<char> text)
    {
        if (_bytes.Length - Length < text.Length * 3) Grow(text.Length * 3);
        Length += Encoding.UTF8.GetBytes(text, _bytes.AsSpan(Length));
    }

    private void Grow(int count) => Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, Length + count));
}
