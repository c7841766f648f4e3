namespace StaticGen.Output;

/// <summary>The folders of a tree that are folders, not links to elsewhere.</summary>
/// <param name="root">Full path of the tree.</param>
internal sealed class RealFolders(string root)
{
    private readonly Dictionary<string, bool> _isReal = new(StringComparer.Ordinal) { [""] = true };

    public string Root => root;

    /// <summary>Whether <paramref name="folder"/> exists and can be reached without following a link.</summary>
    public bool Contains(string folder)
    {
        if (_isReal.TryGetValue(folder, out var known)) return known;
        var isReal = Contains(OutputPath.FolderOf(folder))
            && new DirectoryInfo(Path.Join(root, folder)) is { Exists: true, LinkTarget: null };
        return _isReal[folder] = isReal;
    }

    /// <summary>Deletes the folder if nothing is in it.</summary>
    public void RemoveIfEmpty(string folder)
    {
        var full = Path.Join(root, folder);
        if (Directory.EnumerateFileSystemEntries(full).Any()) return;
        Directory.Delete(full);
        _isReal.Remove(folder);
    }

    /// <summary>Makes the folder unless it is there.</summary>
    /// <exception cref="IOException">A link or a file has its name.</exception>
    public void Require(string folder)
    {
        if (Contains(folder)) return;
        Require(OutputPath.FolderOf(folder));
        var full = Path.Join(root, folder);
        if (new DirectoryInfo(full).LinkTarget is not null) throw new IOException($"'{folder}' is a link to elsewhere");
        Directory.CreateDirectory(full);
        _isReal[folder] = true;
    }
}
