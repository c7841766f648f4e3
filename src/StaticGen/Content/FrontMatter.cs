using System.Collections.Immutable;

namespace StaticGen.Content;

/// <summary>How far an answer has come.</summary>
public enum AnswerStatus
{
    /// <summary>The question waits for an answer; it stands on the board.</summary>
    Stub,

    /// <summary>Being written; left out of a build unless <c>--drafts</c> is given.</summary>
    Draft,

    /// <summary>Answered.</summary>
    Answered,

    /// <summary>Answered, and checked by somebody else; <see cref="QuestionFrontMatter.Reviewed"/> says by whom.</summary>
    Reviewed,

    /// <summary>Once right, to be brought up to date; stands on the board as well.</summary>
    Outdated,
}

/// <summary>The YAML block on top of a page, checked. What both kinds of page may have.</summary>
public abstract record FrontMatter
{
    /// <summary>The short label, as in lists.</summary>
    public required Located<string> Title { get; init; }

    /// <summary>For search engines and lists; null when the author left it to be computed.</summary>
    public string? Description { get; init; }

    /// <summary>Unique for ever in the collection; the slug when the author gave none.</summary>
    public Located<string>? Id { get; init; }

    /// <summary>Former permalinks or paths of the page, each starting with <c>/</c>; each becomes a redirect.</summary>
    public ImmutableArray<Located<string>> Aliases { get; init; } = [];

    /// <summary>Place among its neighbours; pages without one follow, by title.</summary>
    public int? Order { get; init; }

    /// <summary>Other words that people use for the page: indexed, not shown.</summary>
    public ImmutableArray<string> SearchTerms { get; init; } = [];

    /// <summary>Names of the authors, as given.</summary>
    public ImmutableArray<string> Authors { get; init; } = [];

    /// <summary>Keys that begin with <c>x-</c>, without the prefix, for templates.</summary>
    public ImmutableSortedDictionary<string, string> Extra { get; init; } = NoExtra;

    /// <summary>The value of <see cref="Extra"/> without such keys: one for all pages, of which most have none.</summary>
    internal static ImmutableSortedDictionary<string, string> NoExtra { get; } = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);
}

/// <summary>The front matter of a question.</summary>
public sealed record QuestionFrontMatter : FrontMatter
{
    /// <summary>As an interviewer asks it; the page's heading.</summary>
    public required Located<string> Question { get; init; }

    /// <summary>Id of one of the collection's levels.</summary>
    public required Located<string> Level { get; init; }

    /// <summary>Ids of the collection's tags, each once, in the author's order.</summary>
    public ImmutableArray<Located<string>> Tags { get; init; } = [];

    /// <summary>How far the answer has come.</summary>
    public required AnswerStatus Status { get; init; }

    /// <summary>A version range such as <c>&gt;=3.9</c>; null when the page holds for all.</summary>
    public string? AppliesTo { get; init; }

    /// <summary>Ids of questions to read next; empty when they are to be computed.</summary>
    public ImmutableArray<Located<string>> Related { get; init; } = [];

    /// <summary>Ids of questions to read before.</summary>
    public ImmutableArray<Located<string>> Prerequisites { get; init; } = [];

    /// <summary>Who checked the answer and when; present when <see cref="Status"/> is <see cref="AnswerStatus.Reviewed"/>.</summary>
    public Review? Reviewed { get; init; }

    /// <summary>SPDX id of the page's licence when it differs from the site's.</summary>
    public string? License { get; init; }
}

/// <summary>A check of an answer by somebody who did not write it.</summary>
/// <param name="By">Name as given.</param>
/// <param name="On">The day.</param>
public sealed record Review(string By, DateOnly On);

/// <summary>The front matter of an ordinary page.</summary>
public sealed record PageFrontMatter : FrontMatter
{
    /// <summary>True when the page is left out of a build without <c>--drafts</c>.</summary>
    public bool IsDraft { get; init; }
}
