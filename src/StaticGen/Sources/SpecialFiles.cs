namespace StaticGen.Sources;

/// <summary>Tells files from devices, pipes and sockets without opening them: opening a pipe waits for somebody to write.</summary>
internal static class SpecialFiles
{
    /// <summary>What the entry is, whose length the system gave as 0: a file without content, something else, or nothing that may be looked at.</summary>
    /// <remarks>
    /// .NET does not tell devices from files, Linux does; elsewhere a device counts as an empty file, which is safe all the same: who calls this does not open files
    /// of length 0. A folder may be listed by who may not enter it: all in it then seems to be empty.
    /// </remarks>
    public static EntryKind KindOf(string fullPath)
    {
        if (FileStatus.Of(fullPath) is { } status) return status.IsFile ? EntryKind.File : EntryKind.Special;
        return File.Exists(fullPath) ? EntryKind.File : EntryKind.Unreachable;
    }

    /// <summary>Whether what has this name, if anything, can be opened without waiting and without being led elsewhere.</summary>
    public static bool MayBeOpened(string fullPath)
    {
        var info = new FileInfo(fullPath);
        return info.LinkTarget is null && (!info.Exists || KindOf(fullPath) == EntryKind.File);
    }

    /// <summary>What an entry of a folder can be, links and folders apart.</summary>
    public enum EntryKind
    {
        File,

        /// <summary>A device, pipe or socket.</summary>
        Special,

        /// <summary>The system does not say, for want of a permission or because the entry is gone.</summary>
        Unreachable,
    }
}
