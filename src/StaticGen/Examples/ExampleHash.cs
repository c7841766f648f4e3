using System.Security.Cryptography;
using System.Text;

namespace StaticGen.Examples;

/// <summary>Tells whether examples are still the same.</summary>
public static class ExampleHash
{
    /// <summary>The hash of all that decides whether a chain passes: code, options and expected output. Lines do not count.</summary>
    public static string Of(ExampleChain chain) => Of([chain]);

    /// <summary>The hash of several chains in order; 32 hexadecimal digits.</summary>
    public static string Of(IEnumerable<ExampleChain> chains)
    {
        ArgumentNullException.ThrowIfNull(chains);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var chain in chains)
        {
            Add(hash, "chain");
            Add(hash, chain.Language);
            foreach (var example in chain.Examples)
            {
                foreach (var (key, value) in example.Block.Options)
                {
                    if (key == "title") continue;
                    Add(hash, key);
                    Add(hash, value);
                }
                Add(hash, "code");
                Add(hash, example.Code);
                Add(hash, example.Expected is { } expected ? "output" : "silent");
                Add(hash, example.Expected?.Code ?? "");
            }
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, 16));
    }

    /// <summary>The hash of texts in order; 32 hexadecimal digits.</summary>
    public static string Of(IEnumerable<string> parts)
    {
        ArgumentNullException.ThrowIfNull(parts);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var part in parts) Add(hash, part);
        return Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, 16));
    }

    // The length before each part: parts that are joined differently are different.
    private static void Add(IncrementalHash hash, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        Span<byte> length = stackalloc byte[4];
        System.Buffers.Binary.BinaryPrimitives.WriteInt32LittleEndian(length, bytes.Length);
        hash.AppendData(length);
        hash.AppendData(bytes);
    }
}
