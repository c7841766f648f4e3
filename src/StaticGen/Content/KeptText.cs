using System.Text;

namespace StaticGen.Content;

/// <summary>Text kept for the rest of the build, in half the memory that a string takes.</summary>
/// <param name="text">Valid UTF-16.</param>
internal readonly struct KeptText(string text) : IEquatable<KeptText>
{
    private readonly byte[] _utf8 = text.Length == 0 ? [] : Encoding.UTF8.GetBytes(text);

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
