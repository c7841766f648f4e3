using System.Collections.Immutable;
using StaticGen.Content;

namespace StaticGen.Search;

/// <summary>A page as search sees it: its text by field, and what a result shows of it.</summary>
internal sealed record SearchDocument
{
    /// <summary>Its address on the site without the slashes at both ends, such as <c>python/list-vs-tuple</c>.</summary>
    public required string Address { get; init; }

    /// <summary>The short label.</summary>
    public required string Title { get; init; }

    /// <summary>As an interviewer asks it; empty for ordinary pages.</summary>
    public string Question { get; init; } = "";

    /// <summary>Index into <see cref="SearchFacets.Topics"/>, or -1.</summary>
    public int Topic { get; init; } = -1;

    /// <summary>Index into <see cref="SearchFacets.Levels"/>, or -1.</summary>
    public int Level { get; init; } = -1;

    /// <summary>Indexes into <see cref="SearchFacets.Tags"/>.</summary>
    public ImmutableArray<int> Tags { get; init; } = [];

    /// <summary>Other words that people use for the page.</summary>
    public ImmutableArray<string> SearchTerms { get; init; } = [];

    /// <summary>What a result shows below the title.</summary>
    public string Summary { get; init; } = "";

    /// <summary>Headings of the article, which results link to.</summary>
    public ImmutableArray<SearchHeading> Headings { get; init; } = [];

    /// <summary>Index into <see cref="Headings"/> of the one above the short answer, or -2 when there is none.</summary>
    public int ShortAnswer { get; init; } = -2;

    /// <summary>The article's text.</summary>
    public ImmutableArray<TextBlock> Text { get; init; } = [];
}

/// <summary>A heading that a result can link to.</summary>
/// <param name="Id">Its id on the page.</param>
/// <param name="Text">Plain text.</param>
/// <param name="IsPartName">Whether it only names a part that every answer has, such as "Explanation": such words would say nothing.</param>
internal readonly record struct SearchHeading(string Id, string Text, bool IsPartName = false);

/// <summary>One value by which results can be narrowed.</summary>
/// <param name="Id">As it stands in the address of the search page.</param>
/// <param name="Title">As readers see it.</param>
/// <param name="Address">Address of its list without the slashes at both ends; empty when it has none.</param>
internal sealed record SearchFacet(string Id, string Title, string Address = "");

/// <summary>What results can be narrowed by.</summary>
internal sealed record SearchFacets
{
    /// <summary>Topics of all collections, in reading order.</summary>
    public ImmutableArray<SearchFacet> Topics { get; init; } = [];

    /// <summary>Levels of all collections, from easy to hard.</summary>
    public ImmutableArray<SearchFacet> Levels { get; init; } = [];

    /// <summary>Tags of all collections.</summary>
    public ImmutableArray<SearchFacet> Tags { get; init; } = [];
}
