namespace StaticGen.Output;

/// <summary>The names that publishing uses beside and in the output folder.</summary>
/// <remarks>
/// What is called <c>staging</c> is worth nothing until it is published: the next build deletes it. What is called <c>next</c> is
/// complete and promised: the next build finishes publishing it.
/// </remarks>
internal sealed record OutputLayout
{
    /// <summary>No output file's path may begin so.</summary>
    public const string ReservedPrefix = ".staticgen-";

    /// <summary>In the output folder: the list of the files that StaticGen wrote there.</summary>
    public const string ManifestName = ".staticgen-manifest";

    /// <summary>In a staging folder: the sign that all of it may be deleted.</summary>
    public const string MarkerName = ".staticgen-unfinished";

    private const string InnerStagingName = ".staticgen-staging";
    private const string InnerNextName = ".staticgen-next";
    private const string InnerLockName = ".staticgen-lock";

    public OutputLayout(string folder)
    {
        Folder = folder;
        var parent = Path.GetDirectoryName(folder) ?? folder;
        Parent = parent;
        var name = Path.GetFileName(folder);
        Staging = Path.Join(parent, $".{name}.staging");
        Next = Path.Join(parent, $".{name}.next");
        Old = Path.Join(parent, $".{name}.old");
        Lock = Path.Join(parent, $".{name}.lock");
        InnerStaging = Path.Join(folder, InnerStagingName);
        InnerNext = Path.Join(folder, InnerNextName);
        InnerLock = Path.Join(folder, InnerLockName);
        Manifest = Path.Join(folder, ManifestName);
    }

    /// <summary>The output folder itself, without links in its path.</summary>
    public string Folder { get; }

    public string Parent { get; }

    /// <summary>The output folder's list of files.</summary>
    public string Manifest { get; }

    /// <summary>Beside the output folder, on the same file system as a rule: the tree that is being made.</summary>
    public string Staging { get; }

    /// <summary>Beside the output folder: a complete tree that takes its place by two renames, where one exchange is not to be had.</summary>
    public string Next { get; }

    /// <summary>Beside the output folder: the tree that a complete one took the place of, about to be deleted.</summary>
    public string Old { get; }

    public string Lock { get; }

    /// <summary>In an output folder that cannot be renamed: new files that are being made.</summary>
    public string InnerStaging { get; }

    /// <summary>In an output folder that cannot be renamed: new files that are complete and move into place one by one.</summary>
    public string InnerNext { get; }

    public string InnerLock { get; }

    /// <summary>Whether a file or folder at the top of the output folder is one of ours, in any state.</summary>
    public static bool IsOwnName(ReadOnlySpan<char> name) =>
        name is ManifestName or InnerStagingName or InnerNextName or InnerLockName;

    /// <summary>Whether file managers leave such a file wherever someone looks; it belongs to nobody.</summary>
    public static bool IsLitter(ReadOnlySpan<char> name) => name is ".DS_Store" or "Thumbs.db" or "desktop.ini";
}
