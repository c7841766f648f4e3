using System.Collections.Immutable;
using StaticGen.Configuration;
using StaticGen.Sources;

namespace StaticGen.Content.Markdown;

/// <summary>What the reader of an article has to know about the page besides its text.</summary>
/// <param name="Sections">The headings that structure an answer; null for an ordinary page, which has no follow-up questions.</param>
public sealed record ArticleOptions(AnswerSections? Sections = null)
{
    /// <summary>The most characters of Markdown that a page may have; 1 Mi by default.</summary>
    public int MaximumLength { get; init; } = 1024 * 1024;

    /// <summary>Words and phrases that prose does without.</summary>
    public ImmutableArray<string> Words { get; init; } = [];

    /// <summary>Finds a file of the site by its path below the root, for fences that name one.</summary>
    public Func<string, SourceFile?> FindFile { get; init; } = static _ => null;

    /// <summary>Keeps the article's texts; null for an article that may outlive others.</summary>
    internal TextStore? Texts { get; init; }

    /// <summary>For an ordinary page.</summary>
    public static ArticleOptions OrdinaryPage { get; } = new();
}
