namespace StaticGen.Output;

/// <summary>Paths without symbolic links, so that two names of one folder compare as equal.</summary>
internal static class RealPath
{
    private const int MostLinks = 40;

    /// <summary>
    /// <paramref name="path"/> with each link on the way replaced by what it points to. Parts that do not exist stay as they are;
    /// after 40 links, which is a ring, the rest stays as it is too.
    /// </summary>
    public static string Of(string path)
    {
        var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        var links = 0;
        var root = Path.GetPathRoot(full) ?? "";
        var resolved = root;
        var rest = new Stack<string>(Parts(full[root.Length..]));
        while (rest.TryPop(out var part))
        {
            var next = Path.GetFullPath(Path.Join(resolved, part));
            var target = links < MostLinks ? new FileInfo(next).LinkTarget : null;
            if (target is null)
            {
                resolved = next;
                continue;
            }
            links++;
            var absolute = Path.GetFullPath(target, resolved);
            resolved = Path.GetPathRoot(absolute) ?? "";
            foreach (var below in Parts(absolute[resolved.Length..])) rest.Push(below);
        }
        return Path.TrimEndingDirectorySeparator(resolved);
    }

    /// <summary>Whether <paramref name="path"/> is <paramref name="folder"/> or lies below it.</summary>
    public static bool IsWithin(string path, string folder)
    {
        var comparison = OperatingSystem.IsWindows() || OperatingSystem.IsMacOS()
            ? StringComparison.OrdinalIgnoreCase
            : StringComparison.Ordinal;
        if (!path.StartsWith(folder, comparison)) return false;
        return path.Length == folder.Length
            || Path.EndsInDirectorySeparator(folder)
            || path[folder.Length] == Path.DirectorySeparatorChar;
    }

    /// <summary>The parts from the last to the first.</summary>
    private static IEnumerable<string> Parts(string relative) =>
        relative.Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries).Reverse();
}
