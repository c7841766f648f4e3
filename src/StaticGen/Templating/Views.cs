using System.Globalization;
using StaticGen.Model;

namespace StaticGen.Templating;

/// <summary>A link with its text.</summary>
internal sealed class LinkView : View<LinkView>
{
    public required string Title { get; init; }
    public required Permalink Url { get; init; }
    public string Description { get; init; } = "";

    protected override ViewSchema<LinkView> Schema => Table;

    internal static readonly ViewSchema<LinkView> Table = new ViewSchema<LinkView>("link")
        .Add("title", "text", "Text of the link", v => v.Title)
        .Add("url", "url", "Where it leads", v => v.Url)
        .Add("description", "text", "A sentence about the target; may be empty", v => v.Description);
}

/// <summary>The site as a whole.</summary>
internal sealed class SiteView : View<SiteView>
{
    public required string Title { get; init; }
    public required string Tagline { get; init; }
    public required string Description { get; init; }
    public required string Language { get; init; }
    public string? Repository { get; init; }
    public string? IssuesUrl { get; init; }
    public CollectionView[] Collections { get; set; } = [];
    public CollectionView? QuestionsCollection { get; set; }
    public required object QuestionCount { get; init; }
    public required object AnsweredCount { get; init; }
    public string? RequestUrl { get; init; }
    public required object WaitingCount { get; init; }
    public required object UnreviewedCount { get; init; }
    public required TextMap Extra { get; init; }
    public required Permalink SearchIndex { get; init; }
    public Permalink? Practice { get; init; }
    public Permalink? Interview { get; init; }
    public Permalink? Cards { get; init; }
    public Permalink? Feed { get; init; }
    public Permalink? JsonFeed { get; init; }
    public bool HasStructuredData { get; init; }
    public Permalink? LiveScript { get; init; }
    public bool IsPortable { get; init; }
    public required string Version { get; init; }

    private static readonly Permalink Root = Permalink.Home with { IsFolder = true };

    protected override ViewSchema<SiteView> Schema => Table;

    internal static readonly ViewSchema<SiteView> Table = new ViewSchema<SiteView>("site")
        .Add("title", "text", "The site's name", v => v.Title)
        .Add("tagline", "text", "What the site is, in a few words; may be empty", v => v.Tagline)
        .Add("description", "text", "One or two sentences; may be empty", v => v.Description)
        .Add("language", "text", "Language tag of the content, such as en", v => v.Language)
        .Add("home", "url", "The home page", _ => Permalink.Home)
        .Add("root", "url", "The site's folder, for scripts that put paths behind it; readers are led to home", _ => Root)
        .Add("search", "url", "The search page", _ => SitePages.Search)
        .Add("search_index", "url", "The file that leads to the search index", v => v.SearchIndex)
        .Add("practice", "url or null", "The practice page; null when there is nothing to ask or the config switches it off", v => v.Practice)
        .Add("interview", "url or null", "The page of mock interviews; null when there is nothing to ask or the config switches it off", v => v.Interview)
        .Add("cards", "url or null", "The file that leads to what the pages of practice and interviews ask; null when there is neither", v => v.Cards)
        .Add("board", "url", "The board of questions that wait for an answer", _ => SitePages.Board)
        .Add("repository", "text or null", "URL of the public repository", v => v.Repository)
        .Add("issues_url", "text or null", "URL of the repository's issues", v => v.IssuesUrl)
        .Add("request_url", "text or null", "Where a question can be asked for; a question, encoded, can be put behind it", v => v.RequestUrl)
        .Add("collections", "[collection]", "In the order of the config", v => v.Collections)
        .Add("questions_collection", "collection or null", "The first collection of questions", v => v.QuestionsCollection)
        .Add("question_count", "number", "Questions of all collections", v => v.QuestionCount)
        .Add("answered_count", "number", "Of them, those with an answer", v => v.AnsweredCount)
        .Add("waiting_count", "number", "Questions on the board: those that wait for an answer or a new one, and those that the config wants", v => v.WaitingCount)
        .Add("unreviewed_count", "number", "Answers that nobody but their authors has checked", v => v.UnreviewedCount)
        .Add("feed", "url or null", "The Atom feed of the newest answers; null when the config switches feeds off or no answer has a date", v => v.Feed)
        .Add("json_feed", "url or null", "The same as a JSON feed", v => v.JsonFeed)
        .Add("has_structured_data", "boolean", "Whether pages have tags for the cards of social networks, and JSON-LD, which the function structured_data writes", v => v.HasStructuredData)
        .Add("extra", "map", "The config's keys that begin with x-, without the prefix", v => v.Extra)
        .Add("live_script", "url or null", "Script of the development server; every page must load it as a module when it is there", v => v.LiveScript)
        .Add("is_portable", "boolean", "Whether the site is built to be opened from a disk: addresses name files, and scripts must be classic ones", v => v.IsPortable)
        .Add("version", "text", "Version of StaticGen", v => v.Version);
}

/// <summary>The page being rendered.</summary>
internal sealed class PageView : View<PageView>
{
    public required string Kind { get; init; }
    public required string Title { get; init; }
    public required string Heading { get; init; }
    public required string Description { get; init; }
    public required Permalink Url { get; init; }
    public required string Canonical { get; init; }
    public LinkView[] Breadcrumbs { get; init; } = [];
    public CollectionView? Collection { get; init; }
    public TermView? Topic { get; init; }
    public TermView? Level { get; init; }
    public TermView? Tag { get; init; }
    public QuestionView? Question { get; init; }
    public DocView? Doc { get; init; }
    public HeadingView[] Toc { get; init; } = [];
    public string? EditUrl { get; init; }
    public string? ReportUrl { get; init; }
    public string? Source { get; init; }
    public Permalink? Markdown { get; init; }
    public string? CreatedOn { get; init; }
    public string? ChangedOn { get; init; }
    public string[] Contributors { get; init; } = [];
    public QuestionView[] Questions { get; init; } = [];
    public TextMap Extra { get; init; } = TextMap.Empty;
    public RunnerView[] Runners { get; init; } = [];
    public bool NoIndex { get; init; }

    protected override ViewSchema<PageView> Schema => Table;

    internal static readonly ViewSchema<PageView> Table = new ViewSchema<PageView>("page")
        .Add("kind", "text", "home, collection, topic, level, tag, tags, question, page, print, board, search, practice, interview or not-found", v => v.Kind)
        .Add("title", "text", "For <title>, without the site's name", v => v.Title)
        .Add("heading", "text", "For <h1>", v => v.Heading)
        .Add("description", "text", "One or two sentences for search engines", v => v.Description)
        .Add("url", "url", "The page itself", v => v.Url)
        .Add("canonical", "text", "Its absolute address", v => v.Canonical)
        .Add("breadcrumbs", "[link]", "The way to it, without the page itself", v => v.Breadcrumbs)
        .Add("collection", "collection or null", "The collection it belongs to", v => v.Collection)
        .Add("topic", "term or null", "The topic it lists or belongs to", v => v.Topic)
        .Add("level", "term or null", "The level it lists or belongs to", v => v.Level)
        .Add("tag", "term or null", "The tag it lists", v => v.Tag)
        .Add("question", "question or null", "On a question's page, the question", v => v.Question)
        .Add("doc", "doc or null", "On an ordinary page, its content", v => v.Doc)
        .Add("toc", "[heading]", "Headings of its article; empty for lists", v => v.Toc)
        .Add("edit_url", "text or null", "Where its source can be edited", v => v.EditUrl)
        .Add("report_url", "text or null", "Where a mistake can be reported", v => v.ReportUrl)
        .Add("source", "text or null", "Path of its source", v => v.Source)
        .Add("markdown", "url or null", "The same page as a Markdown file, where there is one", v => v.Markdown)
        .Add("created_on", "text or null", "Day of its source's first change, as YYYY-MM-DD; null without a history", v => v.CreatedOn)
        .Add("changed_on", "text or null", "Day of its source's last change, as YYYY-MM-DD; null without a history", v => v.ChangedOn)
        .Add("contributors", "[text]", "Names of those who changed its source, by number of changes; empty without a history", v => v.Contributors)
        .Add("questions", "[question]", "On a page to be printed, the questions that it shows whole; their ids begin with the question's", v => v.Questions)
        .Add("extra", "map", "Keys of its front matter that begin with x-, without the prefix", v => v.Extra)
        .Add("runners", "[runner]", "What its examples can be run with in a browser; empty where they cannot", v => v.Runners)
        .Add("noindex", "boolean", "Whether search engines should pass it over", v => v.NoIndex)
        .Add("is_home", "boolean", "Whether it is the home page", v => v.Kind == "home");
}

/// <summary>What runs the examples of a language in a browser.</summary>
internal sealed class RunnerView : View<RunnerView>
{
    public required string Language { get; init; }
    public required Permalink Worker { get; init; }
    public required object TimeoutSeconds { get; init; }
    public required object OutputKilobytes { get; init; }
    public required string FileName { get; init; }

    protected override ViewSchema<RunnerView> Schema => Table;

    internal static readonly ViewSchema<RunnerView> Table = new ViewSchema<RunnerView>("runner")
        .Add("language", "text", "The language as code blocks name it in `data-lang`", v => v.Language)
        .Add("worker", "url", "The script for a worker", v => v.Worker)
        .Add("timeout_seconds", "number", "Seconds before an example is stopped", v => v.TimeoutSeconds)
        .Add("output_kilobytes", "number", "Thousands of characters that an example may print", v => v.OutputKilobytes)
        .Add("file_name", "text", "Name under which messages speak of the example", v => v.FileName);
}

/// <summary>A collection.</summary>
internal sealed class CollectionView : View<CollectionView>
{
    public required string Id { get; init; }
    public required bool IsQuestions { get; init; }
    public required string Title { get; init; }
    public required string Description { get; init; }
    public required Permalink Url { get; init; }
    public Permalink? TagsUrl { get; init; }
    public Permalink? PrintUrl { get; init; }
    public Permalink? DeckUrl { get; init; }
    public TermView[] Levels { get; set; } = [];
    public TermView[] Topics { get; set; } = [];
    public TermView[] Tags { get; set; } = [];
    public QuestionView[] Questions { get; set; } = [];
    public object QuestionCount { get; set; } = 0;
    public object AnsweredCount { get; set; } = 0;
    public object ReadingMinutes { get; set; } = 0;
    public WantedView[] Wanted { get; set; } = [];
    public NavView[] Nav { get; set; } = [];

    protected override ViewSchema<CollectionView> Schema => Table;

    internal static readonly ViewSchema<CollectionView> Table = new ViewSchema<CollectionView>("collection")
        .Add("id", "text", "Its id in the config", v => v.Id)
        .Add("is_questions", "boolean", "Whether it holds questions rather than ordinary pages", v => v.IsQuestions)
        .Add("title", "text", "Its name", v => v.Title)
        .Add("description", "text", "A sentence or two; may be empty", v => v.Description)
        .Add("url", "url", "Its first page", v => v.Url)
        .Add("tags_url", "url or null", "The list of all tags; null for ordinary pages", v => v.TagsUrl)
        .Add("print_url", "url or null", "All answers as one page; null for ordinary pages, and for more than 500 questions", v => v.PrintUrl)
        .Add("deck_url", "url or null", "Its questions as a deck for Anki; null unless the config asks for decks", v => v.DeckUrl)
        .Add("levels", "[term]", "From easy to hard", v => v.Levels)
        .Add("topics", "[term]", "In reading order", v => v.Topics)
        .Add("tags", "[term]", "Tags that are in use, by title", v => v.Tags)
        .Add("questions", "[question]", "In reading order", v => v.Questions)
        .Add("question_count", "number", "Number of questions", v => v.QuestionCount)
        .Add("answered_count", "number", "Of them, those with an answer", v => v.AnsweredCount)
        .Add("reading_minutes", "number", "Minutes to read all answers", v => v.ReadingMinutes)
        .Add("wanted", "[wanted]", "Questions that the config wants and that have no page yet, in its order", v => v.Wanted)
        .Add("nav", "[nav]", "The tree of ordinary pages; empty for questions", v => v.Nav);
}

/// <summary>A topic, level or tag.</summary>
internal sealed class TermView : View<TermView>
{
    public required string Id { get; init; }
    public required string Title { get; init; }
    public required string Description { get; init; }
    public required Permalink Url { get; init; }
    public Permalink? PrintUrl { get; init; }
    public Permalink? Feed { get; init; }
    public Permalink? JsonFeed { get; init; }
    public string[] Learn { get; init; } = [];
    public string? NewUrl { get; set; }
    public QuestionView[] Questions { get; set; } = [];
    public object ReadingMinutes { get; set; } = 0;
    public GroupView[] Groups { get; set; } = [];
    public object Count { get; set; } = 0;
    public object AnsweredCount { get; set; } = 0;

    protected override ViewSchema<TermView> Schema => Table;

    internal static readonly ViewSchema<TermView> Table = new ViewSchema<TermView>("term")
        .Add("id", "text", "Its id in the config", v => v.Id)
        .Add("title", "text", "Its name", v => v.Title)
        .Add("description", "text", "One sentence; may be empty", v => v.Description)
        .Add("url", "url", "Its list of questions", v => v.Url)
        .Add("print_url", "url or null", "A topic's answers as one page; null for levels and tags, for a topic of one answer, and in collections of more than 500 questions", v => v.PrintUrl)
        .Add("feed", "url or null", "The Atom feed of a topic's newest answers; null for levels and tags, and unless the config asks for feeds of topics", v => v.Feed)
        .Add("json_feed", "url or null", "The same as a JSON feed", v => v.JsonFeed)
        .Add("learn", "[text]", "What readers can do after a topic; may be empty", v => v.Learn)
        .Add("new_url", "text or null", "Where a new question of a topic can be started in the browser; null for levels and tags, and without a repository", v => v.NewUrl)
        .Add("reading_minutes", "number", "Minutes to read its answers", v => v.ReadingMinutes)
        .Add("count", "number", "Number of its questions", v => v.Count)
        .Add("answered_count", "number", "Of them, those with an answer", v => v.AnsweredCount)
        .Add("questions", "[question]", "In reading order", v => v.Questions)
        .Add("groups", "[group]", "The same by level for a topic, by topic for a level or tag", v => v.Groups);
}

/// <summary>Questions of a list under one heading.</summary>
internal sealed class GroupView : View<GroupView>
{
    public required string Title { get; init; }
    public required Permalink Url { get; init; }
    public required QuestionView[] Questions { get; init; }

    protected override ViewSchema<GroupView> Schema => Table;

    internal static readonly ViewSchema<GroupView> Table = new ViewSchema<GroupView>("group")
        .Add("title", "text", "Name of the level or topic", v => v.Title)
        .Add("url", "url", "Its own list", v => v.Url)
        .Add("questions", "[question]", "In reading order", v => v.Questions);
}

/// <summary>A question that should be asked and has no page yet.</summary>
internal sealed class WantedView : View<WantedView>
{
    public required string Question { get; init; }
    public required TermView Topic { get; init; }
    public required TermView Level { get; init; }
    public required string? WriteUrl { get; init; }

    protected override ViewSchema<WantedView> Schema => Table;

    internal static readonly ViewSchema<WantedView> Table = new ViewSchema<WantedView>("wanted")
        .Add("question", "text", "As an interviewer asks it", v => v.Question)
        .Add("topic", "term", "Its topic", v => v.Topic)
        .Add("level", "term", "Its level", v => v.Level)
        .Add("write_url", "text or null", "Where its file can be started in the browser; null without a repository", v => v.WriteUrl);
}

/// <summary>A question with its answer.</summary>
internal sealed class QuestionView : View<QuestionView>
{
    /// <summary>Where it comes from.</summary>
    public required Question Model { get; init; }

    /// <summary>What the build knows of it among others: <see cref="Model"/>, but for a question that was edited since.</summary>
    public required Question Known { get; set; }

    /// <summary>Makes what is wanted only on its own page.</summary>
    public required QuestionParts Parts { get; init; }

    /// <summary>Keeps what is made of it while its own page is rendered; null at all other times.</summary>
    public QuestionParts.Kept? Kept { get; set; }

    /// <summary>What its ids begin with on a page that shows several questions; empty on its own.</summary>
    public required string Prefix { get; init; }

    public required string Id { get; init; }
    public string? KeptId { get; init; }
    public string Number => (Model.Index + 1).ToString(CultureInfo.InvariantCulture);
    public required string Title { get; init; }
    public required string Text { get; init; }
    public required Permalink Url { get; init; }
    public required TermView Level { get; init; }
    public required TermView Topic { get; init; }
    public required TermView[] Tags { get; init; }
    public required string Status { get; init; }
    public required bool IsAnswered { get; init; }
    public required bool IsOutdated { get; init; }
    public required string? AppliesTo { get; init; }
    public required string? ReviewedBy { get; init; }
    public required string? ReviewedOn { get; init; }
    public string Summary => Parts.Summary(this);
    public IHtmlContent? ShortAnswer => Parts.ShortAnswer(this);
    public SectionView[] Sections => Parts.Sections(this);
    public int ReadingMinutes { get; init; } = 1;
    public QuestionView? Previous { get; set; }
    public QuestionView? Next { get; set; }
    public RelatedView[] Related => Parts.Related(this);
    public RelatedView[] ReadFirst => Parts.ReadFirst(Known);
    public QuestionView[] Prerequisites => Parts.Prerequisites(Known);
    public string? VerifiedOn { get; init; }

    public string? EditUrl => Parts.EditUrl(this);
    public string? ReportUrl => Parts.ReportUrl(this);
    public string[] Authors { get; init; } = [];

    protected override ViewSchema<QuestionView> Schema => Table;

    internal static readonly ViewSchema<QuestionView> Table = new ViewSchema<QuestionView>("question")
        .Add("id", "text", "Unique in the collection, kept for ever", v => v.Id)
        .Add("kept_id", "text or null", "Its id, when its address does not end with it since the page was renamed", v => v.KeptId)
        .Add("number", "text", "Place in the collection's reading order, from 1", v => v.Number)
        .Add("title", "text", "The short label", v => v.Title)
        .Add("question", "text", "As an interviewer asks it", v => v.Text)
        .Add("url", "url", "Its page", v => v.Url)
        .Add("level", "term", "Its level", v => v.Level)
        .Add("topic", "term", "Its topic", v => v.Topic)
        .Add("tags", "[term]", "Its tags", v => v.Tags)
        .Add("status", "text", "stub, draft, answered, reviewed or outdated", v => v.Status)
        .Add("is_answered", "boolean", "Whether there is an answer to read", v => v.IsAnswered)
        .Add("is_outdated", "boolean", "Whether the answer wants to be brought up to date", v => v.IsOutdated)
        .Add("applies_to", "text or null", "Versions that the answer holds for", v => v.AppliesTo)
        .Add("reviewed_by", "text or null", "Who checked the answer", v => v.ReviewedBy)
        .Add("reviewed_on", "text or null", "When, as YYYY-MM-DD", v => v.ReviewedOn)
        .Add("summary", "text", "The short answer as plain text, at most 240 characters", v => v.Summary)
        .Add("short_answer", "html or null", "The short answer", v => v.ShortAnswer)
        .Add("sections", "[section]", "All other parts of the answer", v => v.Sections)
        .Add("reading_minutes", "number", "Minutes to read it, at least 1", v => v.ReadingMinutes)
        .Add("previous", "question or null", "The one before in reading order", v => v.Previous)
        .Add("next", "question or null", "The one after in reading order", v => v.Next)
        .Add("related", "[related]", "Questions to read next, best first", v => v.Related)
        .Add("read_first", "[related]", "Questions to read before, each with what it is needed for", v => v.ReadFirst)
        .Add("prerequisites", "[question]", "Questions to read before", v => v.Prerequisites)
        .Add("verified_on", "text or null", "Versions on which its examples ran, such as CPython 3.11–3.14", v => v.VerifiedOn)
        .Add("edit_url", "text or null", "Where its source can be edited", v => v.EditUrl)
        .Add("report_url", "text or null", "Where a mistake can be reported", v => v.ReportUrl)
        .Add("authors", "[text]", "Names of its authors", v => v.Authors);

    private static readonly ulong OfArticle = Bits("short_answer", "sections");
    private static readonly ulong OfTitleAndAddress = Bits("edit_url", "report_url");

    /// <inheritdoc/>
    /// <remarks>Called for every question in every build: the long values are compared by what they were made from.</remarks>
    public override ulong ChangedSince(View former)
    {
        var before = (QuestionView)former;
        var changed = ChangedSince(former, OfArticle | OfTitleAndAddress);
        if (!ViewComparison.IsSameContent(Model, before.Model)) changed |= OfArticle;
        if (Title != before.Title || Url != before.Url || Model.Source.Path != before.Model.Source.Path) changed |= OfTitleAndAddress;
        // Its own page shows more of the file than these members.
        if (!ReferenceEquals(Model.Source, before.Model.Source)) changed |= OfArticle;
        return changed;
    }

    private static ulong Bits(params ReadOnlySpan<string> members)
    {
        var bits = 0UL;
        foreach (var member in members) bits |= 1UL << Table.NumberOf(member);
        return bits;
    }
}

/// <summary>A question worth reading after another.</summary>
internal sealed class RelatedView : View<RelatedView>
{
    public required QuestionView Question { get; init; }
    public required string Why { get; init; }

    protected override ViewSchema<RelatedView> Schema => Table;

    internal static readonly ViewSchema<RelatedView> Table = new ViewSchema<RelatedView>("related")
        .Add("question", "question", "The question", v => v.Question)
        .Add("why", "text", "What connects the two", v => v.Why);
}

/// <summary>A part of an answer.</summary>
internal sealed class SectionView : View<SectionView>
{
    public required string Part { get; init; }
    public required string Id { get; init; }
    public required string Title { get; init; }
    public required IHtmlContent? Html { get; init; }
    public FollowUpView[] FollowUps { get; init; } = [];

    protected override ViewSchema<SectionView> Schema => Table;

    internal static readonly ViewSchema<SectionView> Table = new ViewSchema<SectionView>("section")
        .Add("part", "text", "explanation, example, common-mistakes, follow-up-questions, in-an-interview, sources or other", v => v.Part)
        .Add("id", "text", "Id for its heading", v => v.Id)
        .Add("title", "text", "Text of its heading", v => v.Title)
        .Add("html", "html or null", "Its content; null when it consists of follow-up questions", v => v.Html)
        .Add("follow_ups", "[follow_up]", "Its follow-up questions", v => v.FollowUps);
}

/// <summary>A follow-up question.</summary>
internal sealed class FollowUpView : View<FollowUpView>
{
    public required string Id { get; init; }
    public required IHtmlContent Question { get; init; }
    public required IHtmlContent Answer { get; init; }

    protected override ViewSchema<FollowUpView> Schema => Table;

    internal static readonly ViewSchema<FollowUpView> Table = new ViewSchema<FollowUpView>("follow_up")
        .Add("id", "text", "Id for its element", v => v.Id)
        .Add("question", "html", "What is asked", v => v.Question)
        .Add("answer", "html", "The answer", v => v.Answer);
}

/// <summary>A heading in a table of contents.</summary>
internal sealed class HeadingView : View<HeadingView>
{
    public required object Level { get; init; }
    public required string Id { get; init; }
    public required string Title { get; init; }
    public required IHtmlContent Html { get; init; }
    public HeadingView[] Children { get; set; } = [];

    protected override ViewSchema<HeadingView> Schema => Table;

    internal static readonly ViewSchema<HeadingView> Table = new ViewSchema<HeadingView>("heading")
        .Add("level", "number", "2 or 3", v => v.Level)
        .Add("id", "text", "Id of the heading's element", v => v.Id)
        .Add("title", "text", "Its text", v => v.Title)
        .Add("html", "html", "Its text with inline mark-up", v => v.Html)
        .Add("children", "[heading]", "Headings of the next level below it", v => v.Children);
}

/// <summary>The content of an ordinary page.</summary>
internal sealed class DocView : View<DocView>
{
    public required IHtmlContent Html { get; init; }
    public required object ReadingMinutes { get; init; }
    public LinkView? Previous { get; init; }
    public LinkView? Next { get; init; }
    public LinkView[] Children { get; init; } = [];
    public NavView[] SectionsNav { get; init; } = [];

    protected override ViewSchema<DocView> Schema => Table;

    internal static readonly ViewSchema<DocView> Table = new ViewSchema<DocView>("doc")
        .Add("html", "html", "Its content, headings included", v => v.Html)
        .Add("reading_minutes", "number", "Minutes to read it, at least 1", v => v.ReadingMinutes)
        .Add("previous", "link or null", "The page before in reading order", v => v.Previous)
        .Add("next", "link or null", "The page after in reading order", v => v.Next)
        .Add("children", "[link]", "The pages directly below it", v => v.Children)
        .Add("sections_nav", "[nav]", "The collection's tree as seen from this page; with more than 400 pages, what lies beside it and beside those above it", v => v.SectionsNav);
}

/// <summary>An entry of a navigation tree.</summary>
internal sealed class NavView : View<NavView>
{
    public required string Title { get; init; }
    public required Permalink Url { get; init; }
    public bool IsCurrent { get; init; }
    public bool IsOpen { get; init; }
    public NavView[] Children { get; init; } = [];

    protected override ViewSchema<NavView> Schema => Table;

    internal static readonly ViewSchema<NavView> Table = new ViewSchema<NavView>("nav")
        .Add("title", "text", "Text of the link", v => v.Title)
        .Add("url", "url", "Where it leads", v => v.Url)
        .Add("is_current", "boolean", "Whether it is the page being rendered", v => v.IsCurrent)
        .Add("is_open", "boolean", "Whether it or a page below it is the page being rendered", v => v.IsOpen)
        .Add("children", "[nav]", "The pages below it", v => v.Children);
}
