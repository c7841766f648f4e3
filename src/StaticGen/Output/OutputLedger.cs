using System.Buffers;
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
    private readonly ConcurrentDictionary<string, SourceLocation> _sources = new(StringComparer.Ordinal);
    private readonly ConcurrentBag<Diagnostic> _found = [];

    /// <summary>The letters and signs of most paths, none of which is another one in another case.</summary>
    private static readonly SearchValues<char> Usual = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-_./");

    /// <summary>Whether a path was a file to one and a folder to another.</summary>
    private volatile bool _hasFileInPlaceOfFolder;

    public void Add(string path, ReadOnlySpan<byte> content) => Add(path, content, null);

    public void Share(string path, byte[] content)
    {
        if (!_sizes.TryAdd(path, content.Length)) _found.Add(CheckDiagnostics.DuplicateOutput(PlaceOf(path), path));
        else if (HasPlace(path)) output.Share(path, content);
    }

    /// <param name="path">Path below the output folder.</param>
    /// <param name="content">Valid only during the call.</param>
    /// <param name="source">Where the author asks for the file: one of the site that is published as it is, or an alias. Null for what was made.</param>
    public void Add(string path, ReadOnlySpan<byte> content, SourceLocation? source)
    {
        if (source is { } asked) _sources.TryAdd(path, asked);
        if (!_sizes.TryAdd(path, content.Length)) _found.Add(CheckDiagnostics.DuplicateOutput(source ?? PlaceOf(path), path));
        else if (HasPlace(path)) output.Add(path, content);
    }

    /// <inheritdoc cref="IOutputSink.AddFile" />
    /// <param name="path">Path below the output folder.</param>
    /// <param name="file">Full path of the file.</param>
    /// <param name="length">Its length in bytes.</param>
    /// <param name="source">Its path below the site's root.</param>
    public void AddFile(string path, string file, long length, string source)
    {
        var asked = SourceLocation.WholeFile(source);
        _sources.TryAdd(path, asked);
        if (!_sizes.TryAdd(path, length)) _found.Add(CheckDiagnostics.DuplicateOutput(asked, path));
        else if (HasPlace(path)) output.AddFile(path, file);
    }

    /// <summary>Takes a file of the site that is published as it is.</summary>
    public void Add(string path, Sources.SourceFile file)
    {
        if (file.Unread is { } onDisk) AddFile(path, onDisk, file.UnreadLength, file.Path);
        else Add(path, file.Bytes.Span, SourceLocation.WholeFile(file.Path));
    }

    /// <summary>Whether the path can be a file beside all others so far. <see cref="Check"/> reports the pair, the same one whichever came first.</summary>
    private bool HasPlace(string path)
    {
        var known = _isFolder.GetAlternateLookup<ReadOnlySpan<char>>();
        var hasPlace = !_isFolder.GetOrAdd(path, false);
        for (var slash = path.LastIndexOf('/'); slash > 0; slash = path.LastIndexOf('/', slash - 1))
        {
            if (known.TryGetValue(path.AsSpan(0, slash), out var isFolder) ? isFolder : _isFolder.GetOrAdd(path[..slash], true)) continue;
            hasPlace = false;
        }
        if (!hasPlace) _hasFileInPlaceOfFolder = true;
        return hasPlace;
    }

    /// <summary>All paths so far.</summary>
    public IEnumerable<string> Paths => _sizes.Keys;

    public bool Has(string path) => _sizes.ContainsKey(path);

    /// <summary>Paths that two files claim, or that differ only in letter case.</summary>
    public ImmutableArray<Diagnostic> Check()
    {
        ReportCases();
        if (_hasFileInPlaceOfFolder) ReportFilesInPlaceOfFolders();
        return [.. _found];
    }

    /// <summary>Of two paths that differ only in letter case one at least has an unusual letter, and few paths have.</summary>
    private void ReportCases()
    {
        var unusual = _sizes.Keys.Where(static path => path.AsSpan().ContainsAnyExcept(Usual)).ToHashSet(StringComparer.OrdinalIgnoreCase);
        if (unusual.Count == 0) return;
        var folded = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var path in _sizes.Keys.Where(unusual.Contains).Order(StringComparer.Ordinal))
        {
            if (!folded.TryAdd(path, path)) ReportCase(path, folded[path]);
        }
    }

    private void ReportFilesInPlaceOfFolders()
    {
        foreach (var path in _sizes.Keys)
        {
            for (var slash = path.LastIndexOf('/'); slash > 0; slash = path.LastIndexOf('/', slash - 1))
            {
                if (_sizes.ContainsKey(path[..slash])) _found.Add(CheckDiagnostics.FileInPlaceOfFolder(SourceOf(path[..slash], path), path[..slash], path));
            }
        }
    }

    private void ReportCase(string path, string other)
    {
        // Two sources side by side were reported when they were found.
        if (_sources.TryGetValue(path, out var source) && _sources.TryGetValue(other, out var otherSource)
            && string.Equals(source.Path, otherSource.Path, StringComparison.OrdinalIgnoreCase)) return;
        _found.Add(CheckDiagnostics.CaseCollision(SourceOf(path, other), path, other));
    }

    /// <summary>Where the author can act: the source of one of the two, or else the path itself.</summary>
    private SourceLocation SourceOf(string path, string other) =>
        _sources.TryGetValue(path, out var source) ? source : PlaceOf(other, path);

    /// <summary>Where the file at <paramref name="path"/> was asked for, or else the path <paramref name="otherwise"/> in the output.</summary>
    private SourceLocation PlaceOf(string path, string? otherwise = null) =>
        _sources.TryGetValue(path, out var source) ? source : SourceLocation.WholeFile(otherwise ?? path);

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
