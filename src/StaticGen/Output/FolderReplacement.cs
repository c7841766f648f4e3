namespace StaticGen.Output;

/// <summary>Puts a complete new tree in the place of the published one. The ways to do it, from the best to the last resort.</summary>
/// <remarks>
/// 1. Nothing is published yet: one rename. 2. Linux and macOS: the two folders are exchanged in one step. 3. Elsewhere two renames; a
/// crash between them leaves <see cref="OutputLayout.Next"/>, which the next build moves into place. 4. A folder that cannot be renamed (a mount
/// point, or in use on Windows): file by file by way of <see cref="OutputLayout.InnerNext"/>, which the next build finishes as well.
/// </remarks>
internal sealed class FolderReplacement(OutputLayout layout, Action<string> step)
{
    /// <summary>Whether a way with a name may be tried; tests forbid the better ones to see the others.</summary>
    internal ReplacementWays Ways { get; init; } = ReplacementWays.All;

    /// <summary>Publishes <paramref name="staging"/>, which holds the whole new tree.</summary>
    /// <param name="staging">A folder beside the output folder, complete.</param>
    /// <param name="changed">The files in it that differ from what is published.</param>
    /// <returns>Whether the tree is now the output folder; else its files were moved there one by one.</returns>
    public bool Replace(string staging, IEnumerable<string> changed)
    {
        if (!Directory.Exists(layout.Folder))
        {
            step("rename");
            Directory.Move(staging, layout.Folder);
            return true;
        }
        step("exchange");
        if (Ways.HasFlag(ReplacementWays.Exchange) && NativeFileSystem.TryExchange(staging, layout.Folder)) return true;
        if (Ways.HasFlag(ReplacementWays.TwoRenames) && TryTwoRenames(staging)) return true;
        CopyInside(staging, changed);
        ReplaceInside();
        return false;
    }

    /// <summary>Finishes what a killed build had promised, in whichever way it was at it.</summary>
    public void FinishFormer()
    {
        if (IsComplete(layout.Next))
        {
            if (Directory.Exists(layout.Folder) && !Directory.Exists(layout.Old)) Directory.Move(layout.Folder, layout.Old);
            if (!Directory.Exists(layout.Folder)) Directory.Move(layout.Next, layout.Folder);
        }
        else if (!Directory.Exists(layout.Folder) && IsComplete(layout.Old))
        {
            Directory.Move(layout.Old, layout.Folder);
        }
        if (Directory.Exists(layout.InnerNext)) FinishInside();
    }

    /// <summary>Publishes <see cref="OutputLayout.InnerNext"/>: each file takes its place by a rename of its own. May be repeated until it is through.</summary>
    public void FinishInside()
    {
        var manifest = Path.Join(layout.InnerNext, OutputLayout.ManifestName);
        if (File.Exists(manifest))
        {
            var before = OutputManifest.Read(layout.Manifest) ?? [];
            var after = OutputManifest.Read(manifest) ?? [];
            var folders = new RealFolders(layout.Folder);
            step("remove stale files");
            // First, for a file may have the name that a folder needs now.
            FolderRemoval.RemoveStale(folders, before.Except(after, StringComparer.Ordinal));
            foreach (var path in after)
            {
                var staged = Path.Join(layout.InnerNext, path);
                if (!File.Exists(staged)) continue;
                step("replace a file");
                folders.Require(OutputPath.FolderOf(path));
                File.Move(staged, Path.Join(layout.Folder, path), overwrite: true);
            }
            step("replace the manifest");
            File.Move(manifest, layout.Manifest, overwrite: true);
        }
        // Only empty folders are left.
        step("remove the inner staging folder");
        Directory.Delete(layout.InnerNext, recursive: true);
    }

    /// <summary>Promises <see cref="OutputLayout.InnerStaging"/>, which holds the changed files and the new list, and publishes it.</summary>
    public void ReplaceInside()
    {
        step("promise");
        Directory.Move(layout.InnerStaging, layout.InnerNext);
        FinishInside();
    }

    private bool TryTwoRenames(string staging)
    {
        Directory.Move(staging, layout.Next);
        step("first rename");
        try
        {
            Directory.Move(layout.Folder, layout.Old);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // In use, or a mount point.
            Directory.Move(layout.Next, staging);
            return false;
        }
        step("second rename");
        Directory.Move(layout.Next, layout.Folder);
        return true;
    }

    private void CopyInside(string staging, IEnumerable<string> changed)
    {
        var inner = new StagingFolder(layout.InnerStaging);
        inner.Create();
        foreach (var path in changed.Append(OutputLayout.ManifestName))
        {
            step("copy into the folder");
            inner.Link(Path.Join(staging, path), path);
        }
        NativeFileSystem.Flush(inner.Root);
        inner.Complete();
    }

    private static bool IsComplete(string folder) =>
        Directory.Exists(folder)
        && File.Exists(Path.Join(folder, OutputLayout.ManifestName))
        && !File.Exists(Path.Join(folder, OutputLayout.MarkerName));
}

/// <summary>Ways of replacing a folder as a whole.</summary>
[Flags]
internal enum ReplacementWays
{
    /// <summary>Only file by file.</summary>
    None = 0,

    /// <summary>One exchange.</summary>
    Exchange = 1,

    /// <summary>Two renames.</summary>
    TwoRenames = 2,

    /// <summary>Whatever the system can do.</summary>
    All = Exchange | TwoRenames,
}
