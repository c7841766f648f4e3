using System.Collections.Immutable;
using StaticGen.Diagnostics;

namespace StaticGen.Configuration;

/// <summary>What <c>site.config.yaml</c> says, checked and complete: absent keys have their defaults.</summary>
public sealed record SiteConfig
{
    /// <summary>The name of the file, below the site's root.</summary>
    public const string FileName = "site.config.yaml";

    /// <summary>The site's name, one line.</summary>
    public required string Title { get; init; }

    /// <summary>What the site is, in a few words; empty when not given.</summary>
    public string Tagline { get; init; } = "";

    /// <summary>One or two sentences for search engines and the home page; empty when not given.</summary>
    public string Description { get; init; } = "";

    /// <summary>The versions of StaticGen that the site is made for; null when it says nothing.</summary>
    public string? Requires { get; init; }

    /// <summary>BCP 47 language tag of the content, such as <c>en</c>.</summary>
    public string Language { get; init; } = "en";

    /// <summary>
    /// Where the site is published: scheme, host and path prefix, ending with <c>/</c>. Used for canonical links, feeds,
    /// the sitemap, social tags and <c>404.html</c> only; all other links are relative.
    /// </summary>
    public required Uri BaseUrl { get; init; }

    /// <summary>The public repository of the sources, or null when the config names none (no edit links then).</summary>
    public RepositoryConfig? Repository { get; init; }

    /// <summary>In the order of the file. At least one.</summary>
    public ImmutableArray<CollectionConfig> Collections { get; init; } = [];

    /// <summary>Groups of words that search treats as the same, such as <c>[gil, global interpreter lock]</c>.</summary>
    public ImmutableArray<ImmutableArray<string>> Synonyms { get; init; } = [];

    /// <summary>Whether readers are offered practice, marks and bookmarks, which their browsers keep; <c>true</c> by default.</summary>
    public bool Practice { get; init; } = true;

    /// <summary>Whether readers are offered mock interviews, which stay in their browsers; <c>true</c> by default.</summary>
    public bool Interview { get; init; } = true;

    /// <summary>In which other forms the site is published.</summary>
    public ExportsConfig Exports { get; init; } = ExportsConfig.Default;

    /// <summary>How <c>staticgen verify</c> executes the fences of a language, by the fence's language name.</summary>
    public ImmutableSortedDictionary<string, RunnerConfig> Runners { get; init; } =
        ImmutableSortedDictionary.Create<string, RunnerConfig>(StringComparer.Ordinal);

    /// <summary>What is asked of the text beyond its form.</summary>
    public LintConfig Lint { get; init; } = LintConfig.Default;

    /// <summary>Keys that begin with <c>x-</c>, handed to templates as <c>site.extra</c> without the prefix.</summary>
    public ImmutableSortedDictionary<string, string> Extra { get; init; } =
        ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);
}

/// <summary>The public repository that holds the sources.</summary>
/// <param name="Url">Such as <c>https://github.com/owner/name</c>, without a slash at the end.</param>
/// <param name="Branch">The branch that edit links name; <c>main</c> by default.</param>
public sealed record RepositoryConfig(string Url, string Branch)
{
    /// <summary>Where in the repository the site's root is, such as <c>docs</c>; empty when it is the repository's own.</summary>
    public string Folder { get; init; } = "";

    /// <summary>Whether the repository has the issue forms <c>mistake.yml</c> and <c>question.yml</c>.</summary>
    public bool HasIssueForms { get; init; }
}

/// <summary>The two kinds of collection.</summary>
public enum CollectionKind
{
    /// <summary>Questions and answers with the strict schema.</summary>
    Question,

    /// <summary>Ordinary documentation pages in nested sections.</summary>
    Page,
}

/// <summary>A set of pages that share a folder, a schema and a part of the site's addresses.</summary>
public sealed record CollectionConfig
{
    /// <summary>Slug: first part of the permalinks and, unless <see cref="Folder"/> says otherwise, folder below <c>content/</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Which schema the pages follow.</summary>
    public required CollectionKind Kind { get; init; }

    /// <summary>Name of the collection as readers see it.</summary>
    public required string Title { get; init; }

    /// <summary>A sentence or two; empty when not given.</summary>
    public string Description { get; init; } = "";

    /// <summary>Where its pages are, such as <c>content/python</c>.</summary>
    public required string Folder { get; init; }

    /// <summary>From easy to hard. At least one in a question collection.</summary>
    public ImmutableArray<TermConfig> Levels { get; init; } = [];

    /// <summary>In reading order. At least one in a question collection; the id is the folder's name.</summary>
    public ImmutableArray<TopicConfig> Topics { get; init; } = [];

    /// <summary>The closed list of tags, in the order of the file.</summary>
    public ImmutableArray<TermConfig> Tags { get; init; } = [];

    /// <summary>Questions that should be asked here and have no file yet; they stand on the board.</summary>
    public ImmutableArray<WantedQuestion> Wanted { get; init; } = [];

    /// <summary>The headings that structure an answer.</summary>
    public AnswerSections Sections { get; init; } = AnswerSections.Default;

    /// <summary>Where in the config the collection begins.</summary>
    public SourceLocation At { get; init; }

    /// <summary>Where in the config its folder is named; where it begins when the folder follows from the id.</summary>
    public SourceLocation FolderAt { get; init; }
}

/// <summary>One value of a taxonomy: a level or a tag.</summary>
/// <param name="Id">Slug form; part of the permalink.</param>
/// <param name="Title">As readers see it.</param>
/// <param name="Description">One sentence; may be empty.</param>
/// <param name="At">Where in the config it is declared.</param>
public record TermConfig(string Id, string Title, string Description, SourceLocation At);

/// <summary>A topic of a question collection.</summary>
/// <param name="Id">Slug form; the folder's name and part of the permalink.</param>
/// <param name="Title">As readers see it.</param>
/// <param name="Description">One sentence; may be empty.</param>
/// <param name="At">Where in the config it is declared.</param>
/// <param name="NoCode">True when answers of this topic need no example (key <c>no_code</c>).</param>
public sealed record TopicConfig(string Id, string Title, string Description, SourceLocation At, bool NoCode = false)
    : TermConfig(Id, Title, Description, At)
{
    /// <summary>What a reader can do after it, one short phrase each; may be empty.</summary>
    public ImmutableArray<string> Learn { get; init; } = [];
}

/// <summary>A question that somebody should write.</summary>
/// <param name="Question">As an interviewer asks it.</param>
/// <param name="Topic">Id of its topic.</param>
/// <param name="Level">Id of its level.</param>
/// <param name="At">Where in the config it stands.</param>
public sealed record WantedQuestion(string Question, string Topic, string Level, SourceLocation At);

/// <summary>The parts of an answer.</summary>
public enum AnswerPart
{
    /// <summary>The answer in 20 to 120 words; required.</summary>
    ShortAnswer,

    /// <summary>The reason behind it; required.</summary>
    Explanation,

    /// <summary>Executed code; required unless the topic needs none.</summary>
    Example,

    /// <summary>What people get wrong.</summary>
    CommonMistakes,

    /// <summary>Questions that come next, with answers.</summary>
    FollowUpQuestions,

    /// <summary>What a strong and a weak answer sound like.</summary>
    InAnInterview,

    /// <summary>Primary sources; required.</summary>
    Sources,
}

/// <summary>The heading of each part of an answer, in the order in which they must stand.</summary>
/// <param name="Headings">One heading a part, indexed by <see cref="AnswerPart"/>.</param>
public sealed record AnswerSections(ImmutableArray<string> Headings)
{
    /// <summary>The English headings.</summary>
    public static AnswerSections Default { get; } = new(
        ["Short answer", "Explanation", "Example", "Common mistakes", "Follow-up questions", "In an interview", "Sources"]);

    /// <summary>The heading of <paramref name="part"/>.</summary>
    public string this[AnswerPart part] => Headings[(int)part];

    /// <summary>The part whose heading is <paramref name="heading"/>, letter case ignored; null when it is none of them.</summary>
    public AnswerPart? Find(string heading)
    {
        for (var i = 0; i < Headings.Length; i++)
        {
            if (string.Equals(Headings[i], heading, StringComparison.OrdinalIgnoreCase)) return (AnswerPart)i;
        }
        return null;
    }
}
