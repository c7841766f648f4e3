using System.Collections.Concurrent;
using StaticGen.Output;

namespace StaticGen.Cli.Commands;

/// <summary>Remembers which files a build makes, and none of their bytes.</summary>
internal sealed class OutputPaths : IOutputSink
{
    private readonly ConcurrentDictionary<string, bool> _paths = new(StringComparer.Ordinal);

    /// <inheritdoc />
    public void Add(string path, ReadOnlySpan<byte> content) => _paths.TryAdd(path, true);

    /// <inheritdoc />
    public void AddFile(string path, string file) => _paths.TryAdd(path, true);

    public bool Has(string path) => _paths.ContainsKey(path);
}
