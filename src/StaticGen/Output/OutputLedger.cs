using System.Collections.Concurrent;
using System.Collections.Immutable;
using StaticGen.Checking;
using StaticGen.Diagnostics;

namespace StaticGen.Output;

/// <summary>Hands files on and keeps the books: which paths there are, how large they are, whether two claim one path.</summary>
internal sealed class OutputLedger(IOutputSink output) : IOutputSink
{
    private readonly ConcurrentDictionary<string, long> _sizes = new(StringComparer.Ordinal);

    /// <summary>Every file, and every folder with a file in it: on disk a name is one or the other.</summary>
    private readonly ConcurrentDictionary<string, bool> _isFolder = new(StringComparer.Ordinal);
    private readonly ConcurrentBag<Diagnostic> _found = [];

    public void Add(string path, ReadOnlySpan<byte> content)
    {
        if (!_sizes.TryAdd(path, content.Length)) _found.Add(CheckDiagnostics.DuplicateOutput(path));
        else if (HasPlace(path)) output.Add(path, content);
    }

    /// <summary>Whether the path can be a file beside all others so far. <see cref="Check"/> reports the pair, the same one whichever came first.</summary>
    private bool HasPlace(string path)
    {
        var hasPlace = !_isFolder.GetOrAdd(path, false);
        for (var slash = path.LastIndexOf('/'); slash > 0; slash = path.LastIndexOf('/', slash - 1))
        {
            if (_isFolder.GetOrAdd(path[..slash], true)) continue;
            hasPlace = false;
        }
        return hasPlace;
    }

    public bool Has(string path) => _sizes.ContainsKey(path);

    /// <summary>Paths that two files claim, or that differ only in letter case.</summary>
    public ImmutableArray<Diagnostic> Check()
    {
        var folded = new Dictionary<string, string>(_sizes.Count, StringComparer.OrdinalIgnoreCase);
        foreach (var path in _sizes.Keys.Order(StringComparer.Ordinal))
        {
            if (!folded.TryAdd(path, path)) _found.Add(CheckDiagnostics.CaseCollision(path, folded[path]));
            for (var slash = path.LastIndexOf('/'); slash > 0; slash = path.LastIndexOf('/', slash - 1))
            {
                if (_sizes.ContainsKey(path[..slash])) _found.Add(CheckDiagnostics.FileInPlaceOfFolder(path[..slash], path));
            }
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
