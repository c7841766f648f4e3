using System.IO.Hashing;

namespace StaticGen;

/// <summary>
/// Short names and marks of content, by which equal content is known again: XXH3 with 128 bits, the same on every machine
/// (<see href="https://github.com/Cyan4973/xxHash/blob/dev/doc/xxhash_spec.md">specification</see>). Not for what somebody would gain by forging; see <c>docs/decisions/0031-fingerprints.md</c>.
/// </summary>
internal static class Fingerprint
{
    /// <summary>Bytes of a whole one.</summary>
    public const int Length = 16;

    /// <summary>Bytes of the shortest that names a file among those of one site.</summary>
    private const int NameLength = 5;

    /// <summary>The whole fingerprint.</summary>
    public static byte[] Of(ReadOnlySpan<byte> content) => XxHash128.Hash(content);

    /// <summary>The same, into <paramref name="fingerprint"/>, which has room for <see cref="Length"/> bytes.</summary>
    public static void Of(ReadOnlySpan<byte> content, Span<byte> fingerprint) => XxHash128.Hash(content, fingerprint);

    /// <summary>Ten hexadecimal digits to name a file or folder after <paramref name="content"/>.</summary>
    public static string NameOf(ReadOnlySpan<byte> content)
    {
        Span<byte> whole = stackalloc byte[Length];
        Of(content, whole);
        return Convert.ToHexStringLower(whole[..NameLength]);
    }

    /// <summary>The same for content that came piece by piece.</summary>
    public static string NameOf(XxHash128 content)
    {
        ArgumentNullException.ThrowIfNull(content);
        Span<byte> whole = stackalloc byte[Length];
        content.GetCurrentHash(whole);
        return Convert.ToHexStringLower(whole[..NameLength]);
    }
}
