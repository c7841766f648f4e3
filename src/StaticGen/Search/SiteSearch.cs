namespace StaticGen.Search;

/// <summary>Searches a built site as its readers do: the same index, the same ranking.</summary>
public sealed class SiteSearch
{
    private readonly PublishedIndex _index;

    private SiteSearch(PublishedIndex index) => _index = index;

    /// <summary>Opens the index of a site.</summary>
    /// <param name="files">The site's output files by path.</param>
    public static SiteSearch Open(IReadOnlyDictionary<string, byte[]> files)
    {
        ArgumentNullException.ThrowIfNull(files);
        return new SiteSearch(PublishedIndex.Open(name => files.GetValueOrDefault(SearchFiles.Folder + name)));
    }

    /// <summary>The best pages for <paramref name="query"/>, which may be any text.</summary>
    /// <param name="query">What a reader typed.</param>
    /// <param name="limit">Most results to return, from 1.</param>
    public SearchAnswer Search(string query, int limit = 10)
    {
        ArgumentNullException.ThrowIfNull(query);
        return new Ranker(_index).Search(query, limit);
    }

    /// <summary>Title of the heading that a result links to, or null.</summary>
    public string? SectionTitle(SearchHit hit)
    {
        ArgumentNullException.ThrowIfNull(hit);
        return hit.Section < 0 ? null : _index.Sections(hit.Page.Number).ElementAtOrDefault(hit.Section);
    }

    /// <summary>Title of a page's topic, or null.</summary>
    public string? Topic(PublishedPage page)
    {
        ArgumentNullException.ThrowIfNull(page);
        return _index.Topics.ElementAtOrDefault(page.Topic);
    }
}
