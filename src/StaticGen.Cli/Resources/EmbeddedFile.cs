namespace StaticGen.Cli.Resources;

/// <summary>Files that travel inside the program.</summary>
internal static class EmbeddedFile
{
    /// <summary>The bytes of the file with the logical name <paramref name="name"/>.</summary>
    public static byte[] Read(string name)
    {
        using var stream = typeof(EmbeddedFile).Assembly.GetManifestResourceStream(name)
            ?? throw new ArgumentException($"There is no '{name}' in the program.", nameof(name));
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    /// <summary>The names that begin with <paramref name="prefix"/>, in ordinal order.</summary>
    public static IEnumerable<string> NamesBelow(string prefix) =>
        typeof(EmbeddedFile).Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(prefix, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal);
}
