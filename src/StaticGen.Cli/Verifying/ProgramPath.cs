namespace StaticGen.Cli.Verifying;

/// <summary>Finds programs as shells do.</summary>
internal static class ProgramPath
{
    /// <summary>The full path of <paramref name="name"/>, or null when there is no such program.</summary>
    /// <param name="name">A name to look for in <paramref name="path"/>, or a path.</param>
    /// <param name="path">Folders, as in the variable <c>PATH</c>.</param>
    public static string? Find(string name, string? path)
    {
        if (name.Contains(Path.DirectorySeparatorChar, StringComparison.Ordinal) || name.Contains('/', StringComparison.Ordinal))
            return File.Exists(name) ? Path.GetFullPath(name) : null;
        foreach (var folder in (path ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries))
        {
            foreach (var ending in OperatingSystem.IsWindows() ? [".exe", ".cmd", ".bat", ""] : new[] { "" })
            {
                var file = Path.Join(folder, name + ending);
                if (Path.IsPathFullyQualified(file) && File.Exists(file) && IsExecutable(file)) return file;
            }
        }
        return null;
    }

    private static bool IsExecutable(string file) => OperatingSystem.IsWindows()
        || (File.GetUnixFileMode(file) & (UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute)) != UnixFileMode.None;
}
