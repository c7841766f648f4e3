using System.Collections.Immutable;
using StaticGen.Output;
using StaticGen.Search;

namespace StaticGen.Cli.Serving;

/// <summary>The pages and files that browsers get: those of a build, and over them pages that were rendered ahead of the next. Knows since when each is as it is.</summary>
internal sealed class ServedSite
{
    /// <summary>Of more changed pages it is no longer noted which: all pages then count as changed.</summary>
    private const int MostNoted = 1_000;

    private readonly ImmutableDictionary<string, Ahead> _ahead;
    private readonly ImmutableDictionary<string, long> _changes;
    private readonly long _others;

    private ServedSite(MemoryOutput built, ImmutableDictionary<string, Ahead> ahead, ImmutableDictionary<string, long> changes, long others, long changed) =>
        (Built, _ahead, _changes, _others, Changed) = (built, ahead, changes, others, changed);

    /// <param name="Html">The page.</param>
    /// <param name="Version">The version that brought it.</param>
    private readonly record struct Ahead(byte[] Html, long Version);

    /// <summary>What the last good build made.</summary>
    public MemoryOutput Built { get; }

    /// <summary>Whether pages are shown that no build has made yet.</summary>
    public bool HasAhead => !_ahead.IsEmpty;

    /// <summary>The version in which anything changed last that a browser shows.</summary>
    public long Changed { get; }

    /// <summary>The first site there is.</summary>
    public static ServedSite Of(MemoryOutput built, long version) => new(built, Empty<Ahead>(), Empty<long>(), version, version);

    /// <summary>The content of a file.</summary>
    public bool TryGet(string path, [System.Diagnostics.CodeAnalysis.MaybeNullWhen(false)] out byte[] content)
    {
        content = _ahead.TryGetValue(path, out var ahead) ? ahead.Html : Built.Read(path);
        return content is not null;
    }

    /// <summary>Whether there is such a file.</summary>
    public bool Has(string path) => Built.Has(path);

    /// <summary>The version in which the page at <paramref name="path"/>, or what pages are shown with, changed last.</summary>
    public long ChangedAt(string path) => Math.Max(_others, _changes.GetValueOrDefault(path));

    /// <summary>The site with pages that were rendered ahead of a build.</summary>
    public ServedSite With(IReadOnlyCollection<PageAhead> pages, long version)
    {
        var (ahead, changes) = (_ahead, _changes);
        foreach (var page in pages)
        {
            if (!TryGet(page.Path, out var shown)) continue;
            ahead = ahead.SetItem(page.Path, new Ahead(page.Html, version));
            if (!page.Html.AsSpan().SequenceEqual(shown)) changes = changes.SetItem(page.Path, version);
        }
        return new(Built, ahead, changes, _others, version);
    }

    /// <summary>The site after another build. Pages that were rendered ahead since it began stay: it has not seen what they are made from.</summary>
    /// <param name="built">What it made.</param>
    /// <param name="version">The version that it becomes.</param>
    /// <param name="begun">The version that there was when it began.</param>
    public ServedSite After(MemoryOutput built, long version, long begun)
    {
        var ahead = _ahead.RemoveRange(_ahead.Where(a => a.Value.Version <= begun).Select(static a => a.Key));
        var changed = new List<string>();
        var others = _others;
        foreach (var (path, content) in built.Files)
        {
            if (ahead.ContainsKey(path) || path.StartsWith(SearchFiles.Folder, StringComparison.Ordinal)) continue;
            if (TryGet(path, out var shown) && content.AsSpan().SequenceEqual(shown)) continue;
            changed.Add(path);
            // A style sheet, a script or a drawing may be part of any page.
            if (!path.EndsWith(".html", StringComparison.Ordinal)) others = version;
        }
        foreach (var (path, file) in built.OnDisk)
        {
            if (Built.OnDisk.TryGetValue(path, out var shown) && shown == file) continue;
            changed.Add(path);
            others = version;
        }
        foreach (var path in Built.Files.Keys)
        {
            if (!built.Files.ContainsKey(path) && path.EndsWith(".html", StringComparison.Ordinal)) changed.Add(path);
        }
        if (changed.Count > MostNoted) others = version;
        var changes = others == version ? Empty<long>() : _changes.SetItems(changed.Select(path => KeyValuePair.Create(path, version)));
        return new(built, ahead, changes, others, changed.Count > 0 ? version : Changed);
    }

    private static ImmutableDictionary<string, T> Empty<T>() => ImmutableDictionary.Create<string, T>(StringComparer.Ordinal);
}
