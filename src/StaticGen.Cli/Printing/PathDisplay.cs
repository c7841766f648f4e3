namespace StaticGen.Cli.Printing;

/// <summary>Names files as the user would, from where the user stands.</summary>
/// <param name="currentFolder">Full path of the folder in which the user stands.</param>
/// <param name="siteRoot">Full path of the site's root, from which findings name their files.</param>
internal sealed class PathDisplay(string currentFolder, string siteRoot)
{
    private readonly bool _isSame = Path.GetRelativePath(currentFolder, siteRoot) == ".";

    /// <summary>The path from the current folder to a file that is named from the site's root.</summary>
    public string OfSource(string path) =>
        _isSame && !Path.IsPathRooted(path) ? path : OfFull(Path.GetFullPath(path, siteRoot));

    /// <summary>The path from the current folder to a file; the full path of one that is far from it, since nobody counts more than two dots.</summary>
    public string OfFull(string path)
    {
        var relative = Path.GetRelativePath(currentFolder, path).Replace('\\', '/');
        return relative.StartsWith("../../../", StringComparison.Ordinal) ? Path.GetFullPath(path).Replace('\\', '/') : relative;
    }
}
