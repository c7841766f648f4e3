using System.Collections.Frozen;

namespace StaticGen.Model;

/// <summary>Which files contributors may publish beside a page. None that a browser would run as part of the site.</summary>
public static class PageFileTypes
{
    private static readonly FrozenSet<string> Extensions = new[]
    {
        ".avif", ".c", ".cs", ".csv", ".cpp", ".gif", ".h", ".ico", ".ini", ".ipynb", ".jpeg", ".jpg", ".json", ".mp3", ".mp4", ".ogg", ".pdf",
        ".png", ".py", ".pyx", ".sql", ".svg", ".toml", ".tsv", ".txt", ".webm", ".webp", ".yaml", ".yml", ".zip",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>The extensions, each with its dot, ordinal order.</summary>
    public static IEnumerable<string> Allowed => Extensions.Order(StringComparer.Ordinal);

    /// <summary>Whether a file with this name may be published.</summary>
    public static bool IsAllowed(string path) => Extensions.Contains(Path.GetExtension(path));
}
