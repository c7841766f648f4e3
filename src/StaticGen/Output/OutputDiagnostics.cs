using StaticGen.Diagnostics;

namespace StaticGen.Output;

/// <summary>The findings about the output folder, <c>SG8001</c> and on.</summary>
internal static class OutputDiagnostics
{
    public const int NoSpaceLeft = 28;
    public const int QuotaExceeded = 122;
    public const int ReadOnlyFileSystem = 30;
    public const int NameTooLong = 36;
    private const int WindowsDiskFull = unchecked((int)0x80070070);

    public static Diagnostic HoldsSources(OutputTarget target) => Error("SG8001", target,
        $"the output folder '{target.DisplayPath}' holds the site's sources",
        "Publish to a folder of its own, such as '_site'");

    public static Diagnostic IsRootOrHome(OutputTarget target) => Error("SG8002", target,
        $"'{target.Folder}' is not a folder to publish to: it holds everything else",
        "Publish to a folder of its own, such as '_site'");

    public static Diagnostic IsFile(OutputTarget target) => Error("SG8003", target,
        $"the output '{target.DisplayPath}' is a file, not a folder",
        "Name another folder with --output, or move the file away");

    public static Diagnostic IsBelowFile(OutputTarget target, string file) => Error("SG8003", target,
        $"no folder '{target.DisplayPath}' can be made: '{Path.GetRelativePath(target.SourceRoot, file).Replace('\\', '/')}' is a file",
        "Name another folder with --output, or move the file away");

    /// <param name="target">The refused folder.</param>
    /// <param name="foreign">Some of the files that are not ours, at least one, relative to the folder.</param>
    /// <param name="count">How many there are.</param>
    public static Diagnostic ForeignFiles(OutputTarget target, IReadOnlyList<string> foreign, int count)
    {
        var names = string.Join(", ", foreign.Take(3).Select(static name => $"'{name}'"));
        var more = count > Math.Min(3, foreign.Count) ? $" and {count - Math.Min(3, foreign.Count)} more" : "";
        return Error("SG8004", target,
            $"the output folder '{target.DisplayPath}' holds files that staticgen did not write: {names}{more}",
            "Move them away, or name another folder with --output; files that belong to the site go into 'static/'");
    }

    public static Diagnostic AnotherBuild(OutputTarget target) => Error("SG8005", target,
        $"another staticgen is publishing to '{target.DisplayPath}'",
        "Wait until it has finished, or name another folder with --output");

    public static Diagnostic InsideSources(OutputTarget target, string folder) => Error("SG8006", target,
        $"the output folder '{target.DisplayPath}' lies in '{folder}/', whose files are sources",
        "Publish to a folder of its own, such as '_site'");

    public static Diagnostic NameTaken(OutputTarget target, string name) => Error("SG8007", target,
        $"'{name}' beside the output folder is needed for staging, and holds files that staticgen did not write",
        "Move it away, or name another folder with --output");

    public static Diagnostic KeptFiles(OutputTarget target, string name, int count) => new("SG8008", Severity.Warning,
        SourceLocation.WholeFile(target.DisplayPath),
        $"{count} {(count == 1 ? "file" : "files")} put into '{target.DisplayPath}' during the build {(count == 1 ? "was" : "were")} kept in '{name}'",
        "Take what you need from there and delete it");

    public static Diagnostic UnknownManifest(OutputTarget target) => Error("SG8009", target,
        $"'{target.DisplayPath}/{OutputLayout.ManifestName}' is not a list of files that this version can read",
        "Was the site published by a later version? Delete the folder if nothing in it is worth keeping");

    /// <param name="target">Where it was to be published.</param>
    /// <param name="path">The output file whose source it is.</param>
    public static Diagnostic ChangedMeanwhile(OutputTarget target, string path) => Error("SG8015", target,
        $"'{target.DisplayPath}/{path}' cannot be copied: its file was changed, replaced or deleted while the site was built",
        "Build again when nothing writes to the site's files; what was published before is unchanged");

    /// <summary>What the disk said, in words that lead on.</summary>
    /// <param name="failure">An <see cref="IOException"/> or <see cref="UnauthorizedAccessException"/>.</param>
    /// <param name="target">Where it happened.</param>
    /// <param name="path">The output file it happened to, or null.</param>
    public static Diagnostic Failure(OutputTarget target, Exception failure, string? path)
    {
        var name = path is null ? $"'{target.DisplayPath}'" : $"'{target.DisplayPath}/{path}'";
        return failure switch
        {
            UnauthorizedAccessException => Error("SG8010", target,
                $"{name} cannot be written: permission denied",
                "Check who owns the folder and the folder above it, or name another one with --output"),
            IOException { HResult: NoSpaceLeft or QuotaExceeded or WindowsDiskFull } => Error("SG8011", target,
                $"{name} cannot be written: no space is left on the disk",
                "Make room and build again; what was published before is unchanged"),
            IOException { HResult: ReadOnlyFileSystem } => Error("SG8012", target,
                $"{name} cannot be written: the file system is read-only",
                "Name a folder on another one with --output"),
            PathTooLongException or IOException { HResult: NameTooLong } => Error("SG8013", target,
                $"{name} cannot be written: the name is too long for this file system",
                path is null ? "Name a folder with a shorter path with --output" : "Give the page a shorter slug"),
            _ => Error("SG8014", target,
                $"{name} cannot be written: {failure.Message}",
                "Check the disk and build again; what was published before is unchanged"),
        };
    }

    private static Diagnostic Error(string code, OutputTarget target, string message, string hint) =>
        new(code, Severity.Error, SourceLocation.WholeFile(target.DisplayPath), message, hint);
}
