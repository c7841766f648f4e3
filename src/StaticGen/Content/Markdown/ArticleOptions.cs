using StaticGen.Configuration;

namespace StaticGen.Content.Markdown;

/// <summary>What the reader of an article has to know about the page besides its text.</summary>
/// <param name="Sections">The headings that structure an answer; null for an ordinary page, which has no follow-up questions.</param>
public sealed record ArticleOptions(AnswerSections? Sections = null)
{
    /// <summary>The most characters of Markdown that a page may have; 1 Mi by default.</summary>
    public int MaximumLength { get; init; } = 1024 * 1024;

    /// <summary>For an ordinary page.</summary>
    public static ArticleOptions OrdinaryPage { get; } = new();
}
