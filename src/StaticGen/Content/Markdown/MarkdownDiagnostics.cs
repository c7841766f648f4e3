using System.Globalization;
using StaticGen.Diagnostics;

namespace StaticGen.Content.Markdown;

/// <summary>The rules about Markdown, <c>SG3001</c> and up.</summary>
internal static class MarkdownDiagnostics
{
    public static Diagnostic TooLong(SourceLocation at, int length, int limit) => Error("SG3001", at,
        string.Create(CultureInfo.InvariantCulture, $"The page has {length} characters of Markdown; the most is {limit}"),
        "Divide it into several pages, or put large data into a file of its own and link to it");

    public static Diagnostic TooDeep(SourceLocation at) => Error("SG3002", at,
        "Lists, quotes or emphasis are nested too deeply to be read",
        "Nest less deeply; when this is data rather than text, put it into a code block");

    public static Diagnostic TooComplex(SourceLocation at, int marks) => Error("SG3003", at,
        string.Create(CultureInfo.InvariantCulture, $"This paragraph has {marks} brackets, emphasis marks and the like, which is more than can be read"),
        "Divide it by blank lines; when it is data rather than text, put it into a code block");

    public static Diagnostic TableTooLarge(SourceLocation at, long cells) => Error("SG3004", at,
        string.Create(CultureInfo.InvariantCulture, $"With this table's {cells} cells the page has more than can be shown"),
        "Divide the page, or put the data into a file of its own and link to it");

    public static Diagnostic TooManyDefinitions(SourceLocation at, int limit) => Error("SG3005", at,
        string.Create(CultureInfo.InvariantCulture, $"The page has too many link definitions; the most is {limit}"),
        "Write the addresses into the links, or divide the page");

    public static Diagnostic TooManyUnderlines(SourceLocation at, int limit) => Error("SG3006", at,
        string.Create(CultureInfo.InvariantCulture, $"The page has too many underlined headings; the most is {limit}"),
        "Write headings with '##', or divide the page");

    /// <param name="first">The one of those left out that stands first: its place is one that is sure to be wrong.</param>
    /// <param name="count">How many are left out, with it.</param>
    public static Diagnostic MoreOfTheSame(Diagnostic first, int count) => new(first.Code, first.Severity, first.At,
        string.Create(CultureInfo.InvariantCulture, $"{count} more {(count == 1 ? "finding" : "findings")} of the kind {first.Code} on this page {(count == 1 ? "is" : "are")} not shown; the first of them is here: {first.Message}"),
        "Mend this one and those that are shown, and build again");

    public static Diagnostic FirstLevelHeading(SourceLocation at, string text) => Error("SG3010", at,
        $"The heading '{text}' is of the first level, which belongs to the page's title",
        "Begin the heading with '##'");

    public static Diagnostic SkippedLevel(SourceLocation at, string text, int level, int expected) => Warning("SG3011", at,
        string.Create(CultureInfo.InvariantCulture, $"The heading '{text}' is of level {level} where at most level {expected} can follow"),
        $"Begin the heading with '{new string('#', expected)}'; screen readers take a missing level for missing content")
        with
    { Fix = new TextEdit(new string('#', level), new string('#', expected)) };

    public static Diagnostic InvalidHeadingId(SourceLocation at, string id) => Error("SG3012", at,
        $"'{id}' is not a valid id for a heading",
        "An id is a letter followed by letters, digits, '-' and '_', such as {#merge-order}");

    public static Diagnostic TakenHeadingId(SourceLocation at, string id) => Error("SG3013", at,
        $"The id '{id}' is given to another heading of this page",
        "Give each heading an id of its own, or leave the id out");

    public static Diagnostic LinkInSectionHeading(SourceLocation at) => Warning("SG3014", at,
        "A link or footnote in a heading of the second level is shown without its link",
        "Put it into the text below the heading");

    public static Diagnostic EmptyHeading(SourceLocation at) => Error("SG3015", at,
        "The heading has no text",
        "Write the heading's text after the '#' signs, or remove the line");

    public static Diagnostic ForbiddenScheme(SourceLocation at, string scheme) => Error("SG3020", at,
        $"Content may not link to addresses that begin with '{scheme}:'",
        "Use http, https, mailto, tel, or an address relative to this page");

    public static Diagnostic ProtocolRelative(SourceLocation at, string address) => Error("SG3021", at,
        $"The address '{address}' leaves out its scheme",
        "Write 'https:' in front of it, or one slash only for an address on this site");

    public static Diagnostic ControlCharacter(SourceLocation at) => Error("SG3022", at,
        "The address holds a control character, which browsers leave out",
        "Remove the tab, line break or other invisible character from the address");

    public static Diagnostic NoHost(SourceLocation at, string address) => Error("SG3023", at,
        $"The address '{address}' names no host",
        "Write it in full, such as https://example.org/page.");

    public static Diagnostic EmptyAddress(SourceLocation at) => Error("SG3024", at,
        "The link has no address",
        "Write the address between the parentheses: [text](address)");

    public static Diagnostic MissingAlternative(SourceLocation at) => Warning("SG3025", at,
        "The image has no text alternative",
        "Say between the brackets what the picture shows: ![what it shows](address)");

    public static Diagnostic ForeignImage(SourceLocation at, string host) => Error("SG3026", at,
        $"The image lies on another host, '{host}', which would learn who reads the page",
        "Save the file beside the page and write its name here");

    public static Diagnostic HtmlNotAllowed(SourceLocation at, string tag) => Warning("SG3030", at,
        $"'{tag}' is not HTML that content may use; it is shown as text",
        $"Put it in backticks when it is meant as text; allowed are {RawHtml.AllowedNames}");

    public static Diagnostic HtmlAttributeNotAllowed(SourceLocation at, string name, string attribute) => Warning("SG3031", at,
        $"<{name}> may not have the attribute '{attribute}' in content; the tag is shown as text",
        "Remove the attribute; allowed are 'title', and 'open' on <details>");

    public static Diagnostic HtmlUnbalanced(SourceLocation at, string tag) => Warning("SG3032", at,
        $"'{tag}' has no counterpart in the same paragraph; it is shown as text",
        "Open and close the element in the same paragraph and inside the same emphasis, or put the tag in backticks");

    public static Diagnostic DetailsNotClosed(SourceLocation at) => Error("SG3033", at,
        "<details> is never closed",
        "Write </details> on a line of its own, after a blank line, before the list, quote or section around it ends");

    public static Diagnostic HtmlOutOfPlace(SourceLocation at, string tag) => Warning("SG3034", at,
        $"'{tag}' cannot stand here; it is shown as text",
        "Begin a line with <details>, and put <summary> and </summary> directly after it, before any blank line");

    public static Diagnostic CommentNotClosed(SourceLocation at) => Error("SG3035", at,
        "The comment is never closed",
        "End it with '-->'");

    public static Diagnostic HtmlNestedTooDeeply(SourceLocation at, string tag) => Warning("SG3036", at,
        $"'{tag}' is nested too deeply; it is shown as text",
        "Nest fewer elements in each other");

    public static Diagnostic FenceNotClosed(SourceLocation at, string fence) => Error("SG3040", at,
        "The code block is never closed",
        $"Put a line with {fence} alone after the code");

    public static Diagnostic FenceWithoutLanguage(SourceLocation at) => Warning("SG3041", at,
        "The code block names no language",
        "Write the language after the fence, such as ```python; ```text for plain text");

    public static Diagnostic UnknownLanguage(SourceLocation at, string language, string? nearest) => Warning("SG3042", at,
        $"'{language}' is not a language that can be highlighted; the code is shown plain",
        nearest is null ? "Use 'text' when it is no code" : $"Did you mean '{nearest}'?");

    public static Diagnostic MalformedOption(SourceLocation at, string option) => Error("SG3043", at,
        $"The option '{option}' of the code block cannot be read",
        "Options are written as key, key=value or key=\"a longer value\", with spaces between them");

    public static Diagnostic UnknownOption(SourceLocation at, string key) => Error("SG3044", at,
        $"'{key}' is not an option of a code block",
        NearestMatch.HintFor(key, InfoString.KnownOptions) ?? $"The options are {string.Join(", ", InfoString.KnownOptions)}");

    public static Diagnostic RepeatedOption(SourceLocation at, string key) => Error("SG3045", at,
        $"The option '{key}' is given twice",
        "Keep one of the two");

    public static Diagnostic UnknownAlert(SourceLocation at, string kind, string? nearest) => Warning("SG3050", at,
        $"'{kind}' is not a kind of alert; the block is shown as a quotation",
        nearest is null ? "The kinds are NOTE, TIP, IMPORTANT, WARNING and CAUTION" : $"Did you mean '{nearest}'?");

    public static Diagnostic UnusedFootnote(SourceLocation at, string label) => Warning("SG3051", at,
        $"The footnote '{label}' is not referred to and is left out",
        $"Write [{label}] where it belongs, or remove it");

    public static Diagnostic FollowUpForm(SourceLocation at) => Error("SG3060", at,
        "This is not a follow-up question with its answer",
        "Write it as '- **Question?** - Answer', with the question in bold and a dash before the answer");

    public static Diagnostic DiscouragedWord(SourceLocation at, string word) => Warning("SG3070", at,
        $"This site does without the word '{word}'",
        "Leave it out, or say what it stands for; the list is under 'lint' in site.config.yaml");

    private static Diagnostic Error(string code, SourceLocation at, string message, string hint) => new(code, Severity.Error, at, message, hint);

    private static Diagnostic Warning(string code, SourceLocation at, string message, string hint) => new(code, Severity.Warning, at, message, hint);
}
