namespace StaticGen.Model;

/// <summary>The address of a page or file on the site, independent of where the site is published.</summary>
/// <param name="Path">Starts with <c>/</c>; a page's ends with <c>/</c>, a file's does not. Percent-encoding is not applied yet.</param>
/// <param name="Fragment">Id of an element without <c>#</c>, or empty.</param>
public sealed record Permalink(string Path, string Fragment = "")
{
    /// <summary>The home page.</summary>
    public static Permalink Home { get; } = new("/");

    /// <summary>A query with its <c>?</c>, encoded as it is written into links; empty for none.</summary>
    public string Query { get; init; } = "";

    /// <summary>Whether the folder itself is meant and never the file of a page in it, also where pages are named by their files.</summary>
    public bool IsFolder { get; init; }

    /// <summary>The file that answers to the address: <c>/python/lists/</c> is <c>python/lists/index.html</c>.</summary>
    public string OutputPath => Path.EndsWith('/') ? Path[1..] + "index.html" : Path[1..];

    /// <summary>The same page at the element <paramref name="fragment"/>.</summary>
    public Permalink At(string fragment) => this with { Fragment = fragment };

    /// <inheritdoc/>
    public override string ToString() => Fragment.Length == 0 ? Path + Query : $"{Path}{Query}#{Fragment}";
}
