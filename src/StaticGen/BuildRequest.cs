namespace StaticGen;

/// <summary>What to build.</summary>
/// <param name="SiteRoot">Full path of the folder that holds <c>site.config.yaml</c>.</param>
public sealed record BuildRequest(string SiteRoot)
{
    /// <summary>Takes the place of <c>base_url</c> in the config.</summary>
    public Uri? BaseUrl { get; init; }

    /// <summary>Whether drafts are part of the site.</summary>
    public bool IncludeDrafts { get; init; }

    /// <summary>Whether the site is to be opened from a disk, without a server: links name files, scripts are classic ones, and data are scripts.</summary>
    public bool IsPortable { get; init; }

    /// <summary>Path of a script that every page loads, below the site, such as the dev server's live reload; null for none.</summary>
    public string? ExtraScript { get; init; }

    /// <summary>When and by whom the sources were changed, for readers. Nothing unless given: a build asks no other program.</summary>
    public SourceHistory History { get; init; } = SourceHistory.None;

    /// <summary>Full path of the output folder when it lies below <see cref="SiteRoot"/>, so that it is not read as a source; null otherwise.</summary>
    public string? OutputFolder { get; init; }

    /// <summary>
    /// Called once the site is put together without errors, before its pages are made: is given what makes one page or asset, by its path in the output, for whoever cannot wait for all of them. Null when
    /// nobody asks.
    /// </summary>
    public Action<Func<string, byte[]?>>? PagesCanBeMade { get; init; }

    /// <summary>
    /// Called once the pages are made and checked and have no error, before the search index is: all files but the index's are in the output. Null for a build of which
    /// nobody wants to see a part.
    /// </summary>
    public Action? PagesAreReady { get; init; }

    /// <summary>How long templates may take over one page: far beyond what the largest page of a large site takes on a slow machine.</summary>
    public TimeSpan PagePatience { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>Gives the search index up, by <see cref="OperationCanceledException"/>, when pages have changed again before it is made.</summary>
    public CancellationToken GiveUpIndex { get; init; }
}
