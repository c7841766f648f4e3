namespace StaticGen.Templating;

/// <summary>Where a page stands: what lies in one folder writes its links alike, but for those to itself.</summary>
/// <param name="Folder">Path above the page, ending with a slash; empty for the home page.</param>
/// <param name="Name">The last part of its path, ending with a slash.</param>
internal readonly record struct FragmentPlace(string Folder, string Name)
{
    /// <summary>The place of a page's path; null when its links are its own: files, and pages whose links begin at the root.</summary>
    public static FragmentPlace? Of(PageAddress address)
    {
        if (address.BasePath is not null || !address.Path.EndsWith('/')) return null;
        var end = address.Path.Length > 1 ? address.Path.LastIndexOf('/', address.Path.Length - 2) + 1 : 0;
        return new FragmentPlace(address.Path[..end], address.Path[end..]);
    }

    /// <summary>The name directly below <see cref="Folder"/> on the way to <paramref name="target"/>, with its slash; null when it lies elsewhere.</summary>
    public string? NameOn(string target)
    {
        if (!target.StartsWith(Folder, StringComparison.Ordinal)) return null;
        var slash = target.IndexOf('/', Folder.Length);
        return slash < 0 ? null : target[Folder.Length..(slash + 1)];
    }
}
