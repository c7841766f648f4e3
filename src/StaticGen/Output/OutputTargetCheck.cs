using StaticGen.Diagnostics;

namespace StaticGen.Output;

/// <summary>Refuses output folders by their place alone: those whose loss would hurt.</summary>
internal static class OutputTargetCheck
{
    private static readonly string[] SourceFolders = ["content", "static", "templates"];

    /// <summary>The reason not to publish to <paramref name="target"/>, or null.</summary>
    /// <param name="target">As the user gave it.</param>
    /// <param name="folder">Its folder without links in the path.</param>
    public static Diagnostic? Refuse(OutputTarget target, string folder)
    {
        if (folder == Path.GetPathRoot(folder)) return OutputDiagnostics.IsRootOrHome(target);
        if (target.HomeFolder is { Length: > 0 } home && RealPath.IsWithin(RealPath.Of(home), folder)) return OutputDiagnostics.IsRootOrHome(target);
        var sources = RealPath.Of(target.SourceRoot);
        if (RealPath.IsWithin(sources, folder)) return OutputDiagnostics.HoldsSources(target);
        foreach (var name in SourceFolders)
        {
            if (RealPath.IsWithin(folder, Path.Join(sources, name))) return OutputDiagnostics.InsideSources(target, name);
        }
        return File.Exists(folder) ? OutputDiagnostics.IsFile(target) : null;
    }
}
