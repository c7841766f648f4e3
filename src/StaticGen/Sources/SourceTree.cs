using System.Collections.Immutable;

namespace StaticGen.Sources;

/// <summary>Everything that the build reads, as it was when the build began.</summary>
/// <remarks>A build that remembers nothing leaves the pages on disk until it parses them (<see cref="SourceScanner.Read(SourceFile, byte[])"/>); <see cref="Find"/> reads those each time.</remarks>
/// <param name="Content">Files of the collections' folders, ordinal order by path; see <see cref="IsUnpublished"/>.</param>
/// <param name="Templates">Files of the site's own <c>templates/</c> folder, ordinal order by path; they override the built-in theme.</param>
/// <param name="Static">Files of the site's <c>static/</c> folder, published as they are.</param>
/// <param name="Config">The site's config, or null when it is missing.</param>
public sealed record SourceTree(
    ImmutableArray<SourceFile> Content,
    ImmutableArray<SourceFile> Templates,
    ImmutableArray<SourceFile> Static,
    SourceFile? Config)
{
    /// <summary>No files at all.</summary>
    public static SourceTree Empty { get; } = new([], [], [], null);

    /// <summary>The file at <paramref name="path"/> below the site's root, or null.</summary>
    public SourceFile? Find(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (path == Configuration.SiteConfig.FileName) return Config;
        var files = path.StartsWith("templates/", StringComparison.Ordinal) ? Templates
            : path.StartsWith("static/", StringComparison.Ordinal) ? Static
            : Content;
        var index = files.BinarySearch(new SourceFile(path, default), ByPath);
        return index < 0 ? null : files[index].Unread is null ? files[index] : SourceScanner.Read(files[index]).Value;
    }

    /// <summary>
    /// Whether a file of <see cref="Content"/> is there for tools only, such as <c>content/python/_search.yaml</c>: a part of its path begins
    /// with <c>_</c>. It is neither a page nor an asset.
    /// </summary>
    public static bool IsUnpublished(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return path.StartsWith('_') || path.Contains("/_", StringComparison.Ordinal);
    }

    /// <summary>Ordinal order by path.</summary>
    public static IComparer<SourceFile> ByPath { get; } =
        Comparer<SourceFile>.Create(static (a, b) => string.CompareOrdinal(a.Path, b.Path));
}
