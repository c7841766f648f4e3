using System.Collections.Concurrent;
using System.Collections.Immutable;
using StaticGen.Checking;
using StaticGen.Diagnostics;

namespace StaticGen.Output;

/// <summary>Hands files on and keeps the books: which paths there are, how large they are, whether two claim one path.</summary>
internal sealed class OutputLedger(IOutputSink output) : IOutputSink
{
    private readonly ConcurrentDictionary<string, long> _sizes = new(StringComparer.Ordinal);
    private readonly ConcurrentBag<Diagnostic> _found = [];

    public void Add(string path, ReadOnlySpan<byte> content)
    {
        if (_sizes.TryAdd(path, content.Length)) output.Add(path, content);
        else _found.Add(CheckDiagnostics.DuplicateOutput(path));
    }

    public bool Has(string path) => _sizes.ContainsKey(path);

    /// <summary>Paths that two files claim, or that differ only in letter case.</summary>
    public ImmutableArray<Diagnostic> Check()
    {
        var folded = new Dictionary<string, string>(_sizes.Count, StringComparer.OrdinalIgnoreCase);
        foreach (var path in _sizes.Keys.Order(StringComparer.Ordinal))
        {
            if (!folded.TryAdd(path, path)) _found.Add(CheckDiagnostics.CaseCollision(path, folded[path]));
        }
        return [.. _found];
    }

    public BuildStatistics Statistics(int questions)
    {
        var pages = 0;
        var bytes = 0L;
        var index = 0L;
        (string Path, long Size) largest = ("", 0);
        foreach (var (path, size) in _sizes)
        {
            bytes += size;
            if (path.StartsWith(Search.SearchFiles.Folder, StringComparison.Ordinal)) index += size;
            if (!path.EndsWith(".html", StringComparison.Ordinal)) continue;
            pages++;
            if (size > largest.Size || (size == largest.Size && string.CompareOrdinal(path, largest.Path) < 0)) largest = (path, size);
        }
        return new BuildStatistics(pages, questions, _sizes.Count, bytes, largest.Path, largest.Size, index);
    }
}
