using System.Collections.Immutable;
using StaticGen.Configuration;
using StaticGen.Content;
using StaticGen.Diagnostics;
using StaticGen.Sources;

namespace StaticGen.Model;

/// <summary>The site as a whole: everything that templates, exports and search need, resolved and checked.</summary>
/// <param name="Config">The config, with the base URL that counts.</param>
/// <param name="Collections">In the order of the config.</param>
/// <param name="Redirects">Former addresses, ordinal order.</param>
/// <param name="Files">Files that are published beside pages, ordinal order of address.</param>
public sealed record Site(
    SiteConfig Config,
    ImmutableArray<Collection> Collections,
    ImmutableArray<Redirect> Redirects,
    ImmutableArray<PageFile> Files)
{
    /// <summary>Whether every page and file found its place. When not, links that templates write to a missing one are a consequence and no fault of their own.</summary>
    public bool IsWhole { get; init; } = true;

    /// <summary>Whether pages are to be opened from a disk, without a server: addresses of pages name their files.</summary>
    public bool IsPortable { get; init; }

    /// <summary>What resolved the links, for a page that is edited; null when the site was put together by hand.</summary>
    internal LinkResolver? Links { get; init; }

    /// <summary>By source path, the versions on which a page's examples have passed, for readers; pages without such are not in it.</summary>
    public IReadOnlyDictionary<string, string> VerifiedOn { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>When and by whom sources were changed, as far as it is known.</summary>
    public SourceHistory History { get; init; } = SourceHistory.None;

    /// <summary>What browsers can execute examples with.</summary>
    public ImmutableArray<BrowserRuntime> Runtimes { get; init; } = [];

    /// <summary>The collections of questions.</summary>
    public IEnumerable<QuestionCollection> QuestionCollections => Collections.OfType<QuestionCollection>();

    /// <summary>Whether readers can practise: there is something to ask, and the config does not switch it off.</summary>
    public bool HasPractice => Config.Practice && HasCards;

    /// <summary>Whether readers can hold mock interviews: there is something to ask, and the config does not switch it off.</summary>
    public bool HasInterview => Config.Interview && HasCards;

    private bool HasCards => QuestionCollections.Any(static c => c.Questions.Any(q => q.IsCard(c.Config.Sections)));

    /// <summary>Whether there are feeds: the config does not switch them off, and at least one answer has a date.</summary>
    public bool HasFeeds => Config.Exports.Feeds && QuestionCollections.Any(c => c.Questions.Any(q => IsNews(q, c)));

    /// <summary>Whether a question can stand in a feed: it has a finished answer, which is not out of date, and it is known when it was written.</summary>
    public bool IsNews(Question question, QuestionCollection collection)
    {
        ArgumentNullException.ThrowIfNull(question);
        ArgumentNullException.ThrowIfNull(collection);
        return question.FrontMatter.Status is AnswerStatus.Answered or AnswerStatus.Reviewed
            && History.Files.ContainsKey(question.Source.Path) && question.Section(collection.Config.Sections, AnswerPart.ShortAnswer) is not null;
    }

    /// <summary>The collections of ordinary pages.</summary>
    public IEnumerable<PageCollection> PageCollections => Collections.OfType<PageCollection>();
}

/// <summary>A set of pages that share a schema and a part of the site's addresses.</summary>
/// <param name="Config">Its part of the config.</param>
public abstract record Collection(CollectionConfig Config)
{
    /// <summary>Address of the collection's first page.</summary>
    public Permalink Permalink { get; } = new($"/{Config.Id}/");
}

/// <summary>Questions and answers.</summary>
/// <param name="Config">Its part of the config.</param>
/// <param name="Questions">In reading order: by topic, level, order, title.</param>
public sealed record QuestionCollection(CollectionConfig Config, ImmutableArray<Question> Questions) : Collection(Config)
{
    /// <summary>The tags that at least one question has, in the order of the config; only they have a list.</summary>
    public ImmutableArray<TermConfig> UsedTags { get; } = TagsOf(Config, Questions);

    private static ImmutableArray<TermConfig> TagsOf(CollectionConfig config, ImmutableArray<Question> questions)
    {
        var used = new HashSet<string>(StringComparer.Ordinal);
        foreach (var question in questions)
        {
            foreach (var tag in question.FrontMatter.Tags) used.Add(tag.Value);
        }
        return [.. config.Tags.Where(t => used.Contains(t.Id))];
    }

    /// <summary>Address of the list of all tags.</summary>
    public Permalink TagsPermalink { get; } = new($"/{Config.Id}/tags/");

    /// <summary>The most questions that a collection may have for it and its topics to be had as one page each: a page of thousands prints badly, and takes long to make.</summary>
    private const int MostToPrint = 500;

    /// <summary>Whether the collection and its topics are also published as one page each, for printing.</summary>
    public bool IsPrintable => Questions.Length <= MostToPrint && Questions.Any(static q => q.IsAnswered);

    /// <summary>Address of all its answers as one page.</summary>
    public Permalink PrintPermalink { get; } = new($"/{Config.Id}/print/");

    /// <summary>Address of a topic's answers as one page.</summary>
    public Permalink TopicPrintPermalink(string id) => new($"/{Config.Id}/topics/{id}/print/");

    /// <summary>Address of a topic's list.</summary>
    public Permalink TopicPermalink(string id) => new($"/{Config.Id}/topics/{id}/");

    /// <summary>Address of the Atom feed of a topic's newest answers.</summary>
    public Permalink TopicFeed(string id) => new($"/{Config.Id}/topics/{id}/feed.xml");

    /// <summary>Address of the JSON feed of a topic's newest answers.</summary>
    public Permalink TopicJsonFeed(string id) => new($"/{Config.Id}/topics/{id}/feed.json");

    /// <summary>Address of its deck for Anki.</summary>
    public Permalink DeckPermalink { get; } = new($"/anki/{Config.Id}.txt");

    /// <summary>Address of a level's list.</summary>
    public Permalink LevelPermalink(string id) => new($"/{Config.Id}/levels/{id}/");

    /// <summary>Address of a tag's list.</summary>
    public Permalink TagPermalink(string id) => new($"/{Config.Id}/tags/{id}/");
}

/// <summary>Ordinary pages in nested sections.</summary>
/// <param name="Config">Its part of the config.</param>
/// <param name="Docs">Depth first in reading order; a section's first page stands before the pages below it.</param>
public sealed record PageCollection(CollectionConfig Config, ImmutableArray<Doc> Docs) : Collection(Config);

/// <summary>A page made from one Markdown file.</summary>
/// <param name="Source">The file as read.</param>
/// <param name="Id">Unique in its collection and kept for ever.</param>
/// <param name="Permalink">Its address.</param>
public abstract record ContentPage(ParsedPage Source, string Id, Permalink Permalink)
{
    /// <summary>Where each of <see cref="Article.Links"/> leads, by index.</summary>
    public ImmutableArray<LinkTarget> Targets { get; init; } = [];

    /// <summary>Address of the same page as a Markdown file.</summary>
    public Permalink MarkdownPermalink => new(Permalink.Path + "index.md");

    /// <summary>Addresses of the pages that its links lead to, each once.</summary>
    public ImmutableArray<string> LinksTo { get; init; } = [];
}

/// <summary>Where a link of an article leads.</summary>
/// <param name="OnSite">An address of this site, to be written relative to the page that shows the link; null when it leads elsewhere.</param>
/// <param name="External">An absolute URL when <paramref name="OnSite"/> is null.</param>
/// <param name="Drawing">For a diagram, the drawing to put in its place.</param>
public readonly record struct LinkTarget(Permalink? OnSite, string External, SvgDrawing? Drawing = null);

/// <summary>A question with its answer.</summary>
/// <param name="Source">The file as read.</param>
/// <param name="FrontMatter">Its front matter.</param>
/// <param name="Id">Unique in its collection and kept for ever.</param>
/// <param name="Permalink">Its address.</param>
/// <param name="Topic">Index of its topic in the config.</param>
/// <param name="Level">Index of its level in the config.</param>
public sealed record Question(
    ParsedPage Source, QuestionFrontMatter FrontMatter, string Id, Permalink Permalink, int Topic, int Level)
    : ContentPage(Source, Id, Permalink)
{
    /// <summary>Place in the collection's reading order, from 0.</summary>
    public int Index { get; init; }

    /// <summary>Questions to read next, best first, as indexes into the collection's questions.</summary>
    public ImmutableArray<int> Related { get; init; } = [];

    /// <summary>Questions to read before, as indexes into the collection's questions.</summary>
    public ImmutableArray<int> Prerequisites { get; init; } = [];

    /// <summary>Whether there is an answer to read.</summary>
    public bool IsAnswered => FrontMatter.Status != AnswerStatus.Stub;

    /// <summary>Whether it stands on the board.</summary>
    public bool IsWanted => FrontMatter.Status is AnswerStatus.Stub or AnswerStatus.Outdated or AnswerStatus.Draft;

    /// <summary>Whether it can be asked in practice: it has a finished answer, and a short one to compare with.</summary>
    /// <param name="names">The headings of its collection.</param>
    public bool IsCard(AnswerSections names) =>
        FrontMatter.Status is not (AnswerStatus.Stub or AnswerStatus.Draft) && Section(names, AnswerPart.ShortAnswer) is not null;

    /// <summary>Last part of its address.</summary>
    public string Slug => Permalink.Path[(Permalink.Path.LastIndexOf('/', Permalink.Path.Length - 2) + 1)..^1];

    /// <summary>Its id when the address does not end with it, since the page was renamed; otherwise null.</summary>
    public string? KeptId => string.Equals(Id, Slug, StringComparison.Ordinal) ? null : Id;

    /// <summary>The section of the article that holds <paramref name="part"/>, or null.</summary>
    public ArticleSection? Section(AnswerSections names, AnswerPart part)
    {
        foreach (var section in Source.Article.Sections)
        {
            if (section.Heading is { } heading && names.Find(heading.Text) == part) return section;
        }
        return null;
    }
}

/// <summary>An ordinary page.</summary>
/// <param name="Source">The file as read.</param>
/// <param name="FrontMatter">Its front matter.</param>
/// <param name="Id">Unique in its collection and kept for ever.</param>
/// <param name="Permalink">Its address.</param>
/// <param name="Parent">Index of the page above it in the collection's <see cref="PageCollection.Docs"/>, or -1.</param>
public sealed record Doc(ParsedPage Source, PageFrontMatter FrontMatter, string Id, Permalink Permalink, int Parent)
    : ContentPage(Source, Id, Permalink);

/// <summary>A former address that leads to the one that counts.</summary>
/// <param name="From">The former address.</param>
/// <param name="To">Where it leads.</param>
/// <param name="At">The alias in the page's front matter.</param>
public sealed record Redirect(Permalink From, Permalink To, SourceLocation At);

/// <summary>A file that is published beside a page: an image, a download.</summary>
/// <param name="Source">The file as read.</param>
/// <param name="Permalink">Its address.</param>
/// <param name="Drawing">What it draws, when it is an SVG file.</param>
public sealed record PageFile(SourceFile Source, Permalink Permalink, SvgDrawing? Drawing = null);
