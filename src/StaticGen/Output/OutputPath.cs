namespace StaticGen.Output;

/// <summary>The form that paths of output files have.</summary>
internal static class OutputPath
{
    /// <summary>Throws when <paramref name="path"/> could name anything but a file below the output folder.</summary>
    /// <exception cref="ArgumentException">A stage made the path and is wrong: users' input is checked long before.</exception>
    public static void Require(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (!IsWellFormed(path))
            throw new ArgumentException($"'{path}' is not a path below the output folder.", nameof(path));
    }

    /// <summary>Whether the path is relative, has <c>/</c> between its parts, and leads nowhere but down.</summary>
    public static bool IsWellFormed(ReadOnlySpan<char> path)
    {
        if (path.IndexOfAny("\\\n\r\0") >= 0 || path.StartsWith(OutputLayout.ReservedPrefix, StringComparison.Ordinal)) return false;
        foreach (var range in path.Split('/'))
        {
            if (path[range] is "" or "." or "..") return false;
        }
        // A drive letter would make the path absolute on Windows.
        return path is not [_, ':', ..];
    }

    /// <summary>The folder part without the slash at its end; empty for a file at the top.</summary>
    public static string FolderOf(string path)
    {
        var slash = path.LastIndexOf('/');
        return slash < 0 ? "" : path[..slash];
    }
}
