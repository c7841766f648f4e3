namespace StaticGen.Model;

/// <summary>Addresses as seen from a page, so that the site works under any path.</summary>
public static class RelativeUrl
{
    /// <summary>How a page at <paramref name="from"/> links to <paramref name="to"/>.</summary>
    /// <param name="from">Path of the linking page, starting with <c>/</c>.</param>
    /// <param name="to">The target; of a page itself, only the fragment or <c>./</c> is left.</param>
    /// <param name="namesFiles">Whether a page is named by its file, <c>../lists/index.html</c>, since no server would look for one.</param>
    /// <returns>Such as <c>../lists/#slicing</c>, percent-encoded where a URL needs it; never empty.</returns>
    public static string Between(string from, Permalink to, bool namesFiles = false)
    {
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(to);
        var target = to.Path;
        if (to.Fragment.Length > 0 && to.Query.Length == 0 && string.Equals(from, target, StringComparison.Ordinal)) return "#" + Encode(to.Fragment);

        var folderEnd = from.LastIndexOf('/') + 1;
        var shared = SharedFolder(from.AsSpan(0, folderEnd), target);
        var up = from.AsSpan(shared, folderEnd - shared).Count('/');
        var rest = target.AsSpan(shared);
        var steps = Steps(up);
        var path = rest.ContainsAnyExcept(Unreserved) ? string.Concat(steps, Encode(rest.ToString())) : string.Concat(steps, rest);
        if (namesFiles && !to.IsFolder && target.EndsWith('/')) path += "index.html";
        if (path.Length == 0) path = "./";
        return WithQueryAndFragment(path, to);
    }

    /// <summary>The address of <paramref name="to"/> behind the address of the site, which ends with a slash.</summary>
    public static string Below(string siteAddress, Permalink to)
    {
        ArgumentNullException.ThrowIfNull(to);
        return WithQueryAndFragment(siteAddress + Encode(to.Path[1..]), to);
    }

    private static string WithQueryAndFragment(string path, Permalink to) =>
        to.Fragment.Length == 0 ? path + to.Query : $"{path}{to.Query}#{Encode(to.Fragment)}";

    /// <summary>Percent-encodes what may not stand in a path or fragment; <c>/</c> stays.</summary>
    public static string Encode(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return path.AsSpan().ContainsAnyExcept(Unreserved)
            ? string.Join('/', path.Split('/').Select(Uri.EscapeDataString))
            : path;
    }

    private static readonly System.Buffers.SearchValues<char> Unreserved = System.Buffers.SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/");

    private static int SharedFolder(ReadOnlySpan<char> fromFolder, ReadOnlySpan<char> target)
    {
        var length = fromFolder.CommonPrefixLength(target);
        return fromFolder[..length].LastIndexOf('/') + 1;
    }

    /// <summary>So many steps upwards.</summary>
    private static ReadOnlySpan<char> Steps(int up) => up * Step.Length <= SomeSteps.Length ? SomeSteps.AsSpan(0, up * Step.Length) : string.Concat(Enumerable.Repeat(Step, up));

    private const string Step = "../";
    private const string SomeSteps = Step + Step + Step + Step + Step + Step + Step + Step;
}
