using System.Collections.Immutable;
using StaticGen.Model;
using StaticGen.Output;

namespace StaticGen.Search;

/// <summary>Makes the search index of a site.</summary>
internal static class SearchIndexBuilder
{
    /// <summary>Reads the site's pages into an index.</summary>
    public static SearchIndex Build(Site site)
    {
        var (documents, facets) = SiteDocuments.Of(site);
        var (folder, files) = IndexFiles.Of(documents, facets, InvertedIndex.Of(documents, facets), site.Config.Synonyms);
        return new SearchIndex(SearchFiles.Folder + folder, files);
    }
}

/// <summary>The search index as it is published.</summary>
/// <param name="folder">Folder of its files in the output.</param>
/// <param name="files">Its files.</param>
internal sealed class SearchIndex(string folder, ImmutableArray<IndexFile> files)
{
    /// <summary>Address of the file that leads to all others.</summary>
    public Permalink Manifest { get; } = new($"/{folder}/{IndexFiles.Manifest}");

    /// <summary>Its files.</summary>
    public ImmutableArray<IndexFile> Files { get; } = files;

    /// <summary>Hands all files to <paramref name="output"/>.</summary>
    public void WriteTo(IOutputSink output)
    {
        foreach (var file in Files) output.Add($"{folder}/{file.Name}", file.Bytes);
    }
}
