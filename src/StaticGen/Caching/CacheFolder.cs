using StaticGen.Sources;

namespace StaticGen.Caching;

/// <summary>The folder <c>.staticgen</c> below the site, for what may be forgotten.</summary>
/// <remarks>
/// A contributor can commit a link under any of its names, and whoever follows it reads, writes and deletes elsewhere. So none is followed: what cannot be kept is done anew.
/// </remarks>
public static class CacheFolder
{
    /// <summary>Its name below the site.</summary>
    internal const string Name = ".staticgen";

    /// <summary>Full path of the folder for one purpose, which need not exist; null when a link is on the way to it.</summary>
    /// <param name="siteRoot">Full path of the site's folder.</param>
    /// <param name="purpose">Its name below <c>.staticgen</c>.</param>
    public static string? Find(string siteRoot, string purpose)
    {
        var top = Path.Join(siteRoot, Name);
        var folder = Path.Join(top, purpose);
        return new DirectoryInfo(top).LinkTarget is null && new DirectoryInfo(folder).LinkTarget is null ? folder : null;
    }

    /// <summary>Whether <paramref name="file"/> of such a folder is missing or an ordinary file, and neither a link nor a pipe.</summary>
    public static bool MayBeOpened(string file) => SpecialFiles.MayBeOpened(file);
}
