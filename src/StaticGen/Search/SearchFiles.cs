namespace StaticGen.Search;

/// <summary>Where the published search index lies.</summary>
public static class SearchFiles
{
    /// <summary>Folder of its files in the output, ending with a slash.</summary>
    public const string Folder = "search-index/";
}
