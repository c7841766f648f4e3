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
        if (File.Exists(folder)) return OutputDiagnostics.IsFile(target);
        return FileAbove(folder) is { } file ? OutputDiagnostics.IsBelowFile(target, file) : null;
    }

    /// <summary>What stands on the way to <paramref name="folder"/> and is no folder; null when the way is free.</summary>
    private static string? FileAbove(string folder)
    {
        for (var above = Path.GetDirectoryName(folder); above is not null && !Directory.Exists(above); above = Path.GetDirectoryName(above))
        {
            if (File.Exists(above)) return above;
        }
        return null;
    }
}
