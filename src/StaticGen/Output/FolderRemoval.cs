namespace StaticGen.Output;

/// <summary>Deletes what builds wrote, and nothing else.</summary>
internal static class FolderRemoval
{
    /// <summary>Deletes a staging folder of a build that did not finish.</summary>
    /// <returns>False when the folder is not ours to delete.</returns>
    public static bool TryRemoveUnfinished(string folder)
    {
        if (!Directory.Exists(folder)) return !File.Exists(folder);
        if (new DirectoryInfo(folder).LinkTarget is not null) return false;
        var marker = Path.Join(folder, OutputLayout.MarkerName);
        if (!File.Exists(marker)) return !Directory.EnumerateFileSystemEntries(folder).Any() && RemoveEmpty(folder);
        // The sign goes last: a removal that is killed half-way can be taken up again.
        foreach (var entry in new DirectoryInfo(folder).EnumerateFileSystemInfos())
        {
            if (entry.Name == OutputLayout.MarkerName) continue;
            if (entry is DirectoryInfo { LinkTarget: null } below) below.Delete(recursive: true);
            else entry.Delete();
        }
        File.Delete(marker);
        return RemoveEmpty(folder);
    }

    /// <summary>Deletes a tree that was published before, file by file after its own list. Links in it are not followed.</summary>
    /// <returns>How many files remain because they are not on the list; the folder then stays with them.</returns>
    public static int RemovePublished(string folder)
    {
        if (!Directory.Exists(folder)) return 0;
        var manifest = Path.Join(folder, OutputLayout.ManifestName);
        var known = OutputManifest.Read(manifest) ?? [];
        var remaining = RemoveKnown(folder, "", known);
        if (remaining > 0) return remaining;
        File.Delete(manifest);
        RemoveEmpty(folder);
        return 0;
    }

    /// <summary>Deletes stale files in a folder that stays, and the folders that become empty by it.</summary>
    public static void RemoveStale(RealFolders folders, IEnumerable<string> paths)
    {
        var emptied = new HashSet<string>(StringComparer.Ordinal);
        foreach (var path in paths)
        {
            var folder = OutputPath.FolderOf(path);
            if (!folders.Contains(folder)) continue;
            // A folder may have taken the name already, when this is the second attempt.
            var file = Path.Join(folders.Root, path);
            if (File.Exists(file)) File.Delete(file);
            for (var above = folder; above.Length > 0 && emptied.Add(above);) above = OutputPath.FolderOf(above);
        }
        // Longer paths first: what lies below goes before what holds it.
        foreach (var below in emptied.OrderByDescending(static path => path.Length)) folders.RemoveIfEmpty(below);
    }

    // As deep as the site's own folders, which builds made.
    private static int RemoveKnown(string folder, string prefix, HashSet<string> known)
    {
        var remaining = 0;
        foreach (var entry in new DirectoryInfo(folder).EnumerateFileSystemInfos())
        {
            var path = prefix + entry.Name;
            if (entry is DirectoryInfo { LinkTarget: null })
            {
                var below = RemoveKnown(entry.FullName, path + "/", known);
                if (below == 0) Directory.Delete(entry.FullName);
                remaining += below;
            }
            else if (known.Contains(path) || OutputLayout.IsLitter(entry.Name))
            {
                entry.Delete();
            }
            else if (path != OutputLayout.ManifestName)
            {
                remaining++;
            }
        }
        return remaining;
    }

    private static bool RemoveEmpty(string folder)
    {
        Directory.Delete(folder);
        return true;
    }
}
