using System.Collections.Immutable;
using StaticGen.Checking;
using StaticGen.Exports;
using StaticGen.Output;
using StaticGen.Sources;
using StaticGen.Templating;

namespace StaticGen.Caching;

/// <summary>What a builder remembers from one build to the next, besides the pages as they were read.</summary>
internal sealed class BuildMemory
{
    private HashSet<string> _paths = new(StringComparer.Ordinal);
    private Dictionary<string, ulong[]> _ids = new(StringComparer.Ordinal);
    private bool _isGood;
    private PagesAhead? _ahead;

    /// <summary>The pages as they were rendered.</summary>
    public RenderMemory Pages { get; } = new();

    /// <summary>What exports made of single pages.</summary>
    public PieceMemory Exports { get; } = new();

    /// <summary>Renders edited pages ahead of the next build; null when the last one had errors.</summary>
    public PagesAhead? Ahead
    {
        get => Volatile.Read(ref _ahead);
        set => Volatile.Write(ref _ahead, value);
    }

    /// <summary>Tells whether a path was in the output of the last good build. What it returns stays as it is when there is another build.</summary>
    public Func<string, bool> HasFile => _paths.Contains;

    /// <summary>What every page depends on.</summary>
    public static ImmutableArray<object> Setting(SourceFile? config, BuildRequest request, ImmutableArray<SourceFile> templates, ImmutableArray<BrowserRuntime> runtimes) =>
    [
        new FileContents(config is null ? templates : templates.Insert(0, config)),
        request with { OutputFolder = null, PagesCanBeMade = null, PagesAreReady = null, GiveUpIndex = default },
        string.Join(' ', runtimes.Select(static r => r.Folder)),
    ];

    /// <summary>Whether the build before had no broken link, and all its files and ids are there again, and no others.</summary>
    public bool IsSamePlace(OutputLedger ledger, LinkChecker links)
    {
        if (!_isGood) return false;
        var files = 0;
        foreach (var path in ledger.Paths)
        {
            files++;
            if (!_paths.Contains(path)) return false;
        }
        if (files != _paths.Count) return false;
        foreach (var (path, ids) in links.Ids)
        {
            if (!_ids.TryGetValue(path, out var before) || !(ReferenceEquals(ids, before) || ids.AsSpan().SequenceEqual(before))) return false;
        }
        return true;
    }

    /// <summary>Remembers the files and ids of a build.</summary>
    public void Keep(OutputLedger ledger, LinkChecker links, bool isGood)
    {
        _isGood = isGood;
        _paths = isGood ? new HashSet<string>(ledger.Paths, StringComparer.Ordinal) : [];
        _ids = isGood ? new Dictionary<string, ulong[]>(links.Ids, StringComparer.Ordinal) : [];
    }

    /// <summary>Files, compared by path and content.</summary>
    private sealed class FileContents(ImmutableArray<SourceFile> files)
    {
        private ImmutableArray<SourceFile> Files => files;

        public override bool Equals(object? obj)
        {
            if (obj is not FileContents other || other.Files.Length != files.Length) return false;
            for (var i = 0; i < files.Length; i++)
            {
                if (files[i].Path != other.Files[i].Path || !files[i].Bytes.Span.SequenceEqual(other.Files[i].Bytes.Span)) return false;
            }
            return true;
        }

        public override int GetHashCode() => files.Length;
    }
}
