using System.Collections.Immutable;
using StaticGen.Model;
using StaticGen.Output;

namespace StaticGen.Search;

/// <summary>Makes the search index of a site.</summary>
internal static class SearchIndexBuilder
{
    /// <summary>Reads the site's pages into an index.</summary>
    /// <param name="site">The site.</param>
    /// <param name="cancellation">Gives up.</param>
    public static SearchIndex Build(Site site, CancellationToken cancellation = default)
    {
        var (documents, facets) = SiteDocuments.Of(site);
        return new SearchIndex(IndexFiles.Of(documents, facets, InvertedIndex.Of(documents, facets, cancellation), site.Config.Synonyms));
    }
}

/// <summary>The search index as it is published.</summary>
/// <param name="files">Its files.</param>
internal sealed class SearchIndex(ImmutableArray<IndexFile> files)
{
    /// <summary>Address of the file that leads to all others. It is the same in all builds, so that a change of one page changes no other.</summary>
    public static Permalink Manifest { get; } = new($"/{SearchFiles.Folder}{IndexFiles.Manifest}");

    /// <summary>Its files.</summary>
    public ImmutableArray<IndexFile> Files { get; } = files;

    /// <summary>Hands all files to <paramref name="output"/>.</summary>
    public void WriteTo(IOutputSink output)
    {
        Parallel.ForEach(Files, Workers.PerProcessor, file => output.Add(SearchFiles.Folder + file.Name, file.Bytes));
    }
}
