using System.Text;

namespace StaticGen.Content;

/// <summary>Text kept for the rest of the build as UTF-8: in half the memory that a string takes, and in the form in which it is written.</summary>
internal readonly struct KeptText : IEquatable<KeptText>
{
    private readonly byte[] _utf8;

    /// <param name="text">Valid UTF-16.</param>
    public KeptText(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty)
        {
            _utf8 = [];
            return;
        }
        _utf8 = GC.AllocateUninitializedArray<byte>(Encoding.UTF8.GetByteCount(text));
        Encoding.UTF8.GetBytes(text, _utf8);
    }

    public ReadOnlySpan<byte> Utf8 => _utf8;

    public override string ToString() => Encoding.UTF8.GetString(Utf8);

    public bool Equals(KeptText other) => Utf8.SequenceEqual(other.Utf8);

    public override bool Equals(object? obj) => obj is KeptText other && Equals(other);

    public override int GetHashCode()
    {
        var hash = new HashCode();
        hash.AddBytes(Utf8);
        return hash.ToHashCode();
    }
}
