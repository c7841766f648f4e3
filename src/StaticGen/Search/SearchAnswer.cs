using System.Collections.Immutable;

namespace StaticGen.Search;

/// <summary>What one word of a query found on a page.</summary>
/// <param name="Word">The query's word.</param>
/// <param name="Terms">What stood for it.</param>
/// <param name="Kind">How it came to.</param>
/// <param name="Score">What the page gained by it.</param>
public sealed record Match(string Word, string Terms, MatchKind Kind, double Score);

/// <summary>A result.</summary>
/// <param name="Page">The page.</param>
/// <param name="Score">Higher is better.</param>
/// <param name="Section">Index of the heading to link to, or -1.</param>
/// <param name="Matches">Why it was found.</param>
public sealed record SearchHit(PublishedPage Page, double Score, int Section, ImmutableArray<Match> Matches);

/// <summary>What a search found.</summary>
/// <param name="Hits">Best first.</param>
/// <param name="Total">How many pages there are in all.</param>
/// <param name="IsClose">Whether one of the best has enough of what was asked for.</param>
/// <param name="Covered">How much it has, from 0 to 1.</param>
/// <param name="Corrected">Words of the query that were read as others.</param>
public sealed record SearchAnswer(ImmutableArray<SearchHit> Hits, int Total, bool IsClose, double Covered, ImmutableArray<(string From, string To)> Corrected);

/// <summary>How a page's word came to stand for that of a query.</summary>
public enum MatchKind
{
    /// <summary>It is the same, but for its ending.</summary>
    Exact,

    /// <summary>It is a part of the name.</summary>
    Parts,

    /// <summary>It begins so.</summary>
    Prefix,

    /// <summary>It is spelt otherwise.</summary>
    Spelling,

    /// <summary>It means the same.</summary>
    Synonym,
}

/// <summary>A page of a published index.</summary>
/// <param name="Number">Its number in the index, from 0.</param>
/// <param name="Title">Its title.</param>
/// <param name="Address">Its address on the site without the slashes at both ends.</param>
/// <param name="Topic">Number of its topic, or -1.</param>
/// <param name="Level">Number of its level, or -1.</param>
public sealed record PublishedPage(int Number, string Title, string Address, int Topic, int Level);
