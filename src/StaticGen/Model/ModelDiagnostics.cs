using StaticGen.Diagnostics;

namespace StaticGen.Model;

/// <summary>What can be wrong with the pages taken together: SG24xx, and SG4xxx for links.</summary>
internal static class ModelDiagnostics
{
    public static Diagnostic UnknownTopic(SourceLocation at, string folder, IEnumerable<string> topics) => new(
        "SG2401", Severity.Error, at, $"'{folder}' is not a topic of this collection",
        NearestMatch.Of(folder, topics) is { } near
            ? $"Did you mean the folder '{near}'? Otherwise add the topic to site.config.yaml"
            : "Move the file into the folder of a topic, or add the topic to site.config.yaml");

    public static Diagnostic MisplacedQuestion(SourceLocation at, string folder) => new(
        "SG2402", Severity.Error, at, "A question stands in the folder of its topic",
        $"Put it at {folder}/<topic>/<slug>.md, or {folder}/<topic>/<slug>/index.md when it brings files");

    public static Diagnostic DuplicatePermalink(SourceLocation at, string permalink, string owner) => new(
        "SG2404", Severity.Error, at, $"'{permalink}' already belongs to {owner}", "Rename this file, or the other");

    public static Diagnostic ReservedSlug(SourceLocation at, string slug) => new(
        "SG2405", Severity.Error, at, $"'{slug}' is the address of a list that every collection has", "Choose another file name");

    public static Diagnostic DuplicateId(SourceLocation at, string id, string owner) => new(
        "SG2406", Severity.Error, at, $"The id '{id}' already belongs to {owner}",
        "Ids are unique in a collection and kept for ever; give the newer page another");

    public static Diagnostic AliasTaken(SourceLocation at, string alias, string owner) => new(
        "SG2407", Severity.Error, at, $"The alias '{alias}' is the address of {owner}", "Remove the alias, or move the page that has the address");

    public static Diagnostic UnknownQuestion(SourceLocation at, string key, string id, IEnumerable<string> ids) => new(
        "SG2408", Severity.Error, at, $"'{id}' in {key} is not the id of a question in this collection",
        NearestMatch.HintFor(id, ids) ?? "Use the slug of a question, such as the last part of its address");

    public static Diagnostic RefersToItself(SourceLocation at, string key, string id) => new(
        "SG2409", Severity.Error, at, $"The question names itself ('{id}') in {key}", "Remove it");

    public static Diagnostic PrerequisiteCycle(SourceLocation at, string cycle) => new(
        "SG2410", Severity.Error, at, $"The prerequisites go round in a circle: {cycle}", "Remove one of them");

    public static Diagnostic FileOfNoPage(SourceLocation at, string folder) => new(
        "SG2411", Severity.Error, at, "This file belongs to no page and would not be published",
        $"Turn the page that needs it, such as {folder}/PAGE.md, into a folder with {folder}/PAGE/index.md, and put the file beside it");

    public static Diagnostic EmptyCollection(SourceLocation at, string title) => new(
        "SG2412", Severity.Warning, at, $"The collection '{title}' has no pages", "Add a page, or remove the collection from site.config.yaml");

    public static Diagnostic NearDuplicateQuestion(SourceLocation at, string other) => new(
        "SG2413", Severity.Warning, at, $"This asks nearly the same as {other}", "Scope the two apart in their wording, or merge them and keep the old address as an alias");

    public static Diagnostic WantedIsAsked(SourceLocation at, string page) => new(
        "SG2413", Severity.Warning, at, $"The wanted question is nearly the one of {page}", "Remove it from 'wanted', or word it so that the two can be told apart");

    public static Diagnostic NearWanted(SourceLocation at, int line) => new(
        "SG2413", Severity.Warning, at, $"The wanted question is nearly the one of line {line.ToString(System.Globalization.CultureInfo.InvariantCulture)}", "Remove one of the two, or word them so that they can be told apart");

    public static Diagnostic NoIndex(SourceLocation at, string title, string path, bool isDraft) => new(
        "SG2414", Severity.Error, at, $"The collection '{title}' has no first page",
        isDraft ? $"Publish {path}, which is a draft, or build with --drafts" : $"Add {path} with a title");

    public static Diagnostic DraftNamed(SourceLocation at, string key, string id) => new(
        "SG2415", Severity.Error, at, $"'{id}' in {key} is a draft and not part of the published site", "Publish the draft, or leave its id out until then");

    public static Diagnostic UnusableAlias(SourceLocation at, string alias, string why) => new(
        "SG2416", Severity.Error, at, $"The alias '{alias}' cannot become a file: {why}", "Leave it out: no server could answer at this address");

    public static Diagnostic MissingPart(SourceLocation at, string heading, string remedy) => new(
        "SG2451", Severity.Error, at, $"The answer has no section '{heading}'", remedy);

    public static Diagnostic UnknownPart(SourceLocation at, string heading, IEnumerable<string> known) => new(
        "SG2452", Severity.Error, at, $"'{heading}' is not a section of an answer",
        NearestMatch.HintFor(heading, known) ?? $"Make it a ### heading, or use one of: {string.Join(", ", known)}");

    public static Diagnostic PartOutOfOrder(SourceLocation at, string heading, string before) => new(
        "SG2453", Severity.Error, at, $"The section '{heading}' stands after '{before}'", $"Move it before '{before}': readers find every answer built the same way");

    public static Diagnostic RepeatedPart(SourceLocation at, string heading) => new(
        "SG2454", Severity.Error, at, $"The section '{heading}' stands twice", "Merge the two");

    public static Diagnostic ShortAnswerLength(SourceLocation at, int words, int least, int most) => new(
        "SG2455", Severity.Error, at, $"The short answer has {words} words; it needs {least} to {most}",
        words < least ? "Say enough that it stands alone: it is the search result and the flash card" : "Move the detail to the explanation");

    public static Diagnostic ShortAnswerCode(SourceLocation at, int blocks) => new(
        "SG2456", Severity.Error, at, $"The short answer has {blocks} code blocks; it may have one", "Move the others to the example");

    public static Diagnostic ExampleWithoutCode(SourceLocation at) => new(
        "SG2457", Severity.Error, at, "The example has no code block that is executed",
        "Add a fenced block in a language that has a runner in site.config.yaml, or set no_code for the topic");

    public static Diagnostic TextBeforeParts(SourceLocation at) => new(
        "SG2458", Severity.Error, at, "An answer begins with its first section; there is text before it", "Move the text under a heading");

    public static Diagnostic SourcesWithoutLink(SourceLocation at) => new(
        "SG2459", Severity.Error, at, "The sources name no link", "Link the primary source, at the section that settles the point");

    public static Diagnostic StubWithAnswer(SourceLocation at) => new(
        "SG2460", Severity.Error, at, "A stub has no answer yet, but this one has sections", "Set status: answered (or draft)");

    public static Diagnostic EmptyPart(SourceLocation at, string heading) => new(
        "SG2461", Severity.Error, at, $"The section '{heading}' is empty", "Write it, or remove the heading if the answer can do without");

    public static Diagnostic NoPrimarySource(SourceLocation at) => new(
        "SG2462", Severity.Warning, at, "The sources have no primary source",
        "Link the specification or documentation that settles the point; their hosts are under 'lint' in site.config.yaml");

    public static Diagnostic SecondarySourceFirst(SourceLocation at, string target) => new(
        "SG2463", Severity.Warning, at, $"'{target}' stands before the primary sources",
        "Move it behind them, or add its host to 'primary_sources' under 'lint' in site.config.yaml");

    public static Diagnostic BrokenLink(SourceLocation at, string target, string? near) => new(
        "SG4001", Severity.Error, at, $"'{target}' leads to no page or file of this site",
        near is null ? "Link to the source file, relative to this one, such as ../lists/slicing.md" : $"Did you mean '{near}'?");

    public static Diagnostic BrokenImage(SourceLocation at, string target, string? near) => new(
        "SG4001", Severity.Error, at, $"'{target}' leads to no page or file of this site",
        near is null ? "Make the page a folder with index.md, put the picture beside it, and name it relative to the page" : $"Did you mean '{near}'?");

    public static Diagnostic BrokenAnchor(SourceLocation at, string anchor, string page, string? near) => new(
        "SG4002", Severity.Error, at, $"'#{anchor}' is not a heading of {page}",
        near is null ? "Use the id of a heading on that page, or leave the part after # out" : $"Did you mean '#{near}'?");

    public static Diagnostic LinkToDraft(SourceLocation at, string target) => new(
        "SG4003", Severity.Error, at, $"'{target}' is a draft and not part of the published site", "Publish the draft, or remove the link");

    public static Diagnostic ForbiddenFileType(SourceLocation at, string extension) => new(
        "SG4005", Severity.Error, at, extension.Length == 0
            ? "A file without an extension is not published beside a page: servers would not know its type"
            : $"A file of the type '{extension}' is not published beside a page: it could run in readers' browsers",
        $"Allowed are {string.Join(", ", PageFileTypes.Allowed)}; the maintainer can publish other files from static/");

    public static Diagnostic ForbiddenSvg(SourceLocation at, string what) => new(
        "SG4006", Severity.Error, at, $"{what} is not allowed in a drawing", "Draw with shapes and text only; colours come from the classes that the guide's page on diagrams lists");

    public static Diagnostic BrokenSvg(SourceLocation at, string message) => new(
        "SG4007", Severity.Error, at, $"The drawing is not well-formed: {message}", "Open the file in a browser, which shows the same place");

    public static Diagnostic LargeSvg(SourceLocation at, int kilobytes) => new(
        "SG4009", Severity.Error, at, $"The drawing is larger than {kilobytes.ToString(System.Globalization.CultureInfo.InvariantCulture)} kB",
        "Simplify it: it stands in the page itself; a photograph is better off as .webp or .png");

    public static Diagnostic DeepSvg(SourceLocation at, int deepest) => new(
        "SG4010", Severity.Error, at, $"The drawing is nested deeper than {deepest.ToString(System.Globalization.CultureInfo.InvariantCulture)} elements", "Remove groups that hold nothing but another group");

    public static Diagnostic RepeatingSvg(SourceLocation at, int most) => new(
        "SG4011", Severity.Error, at, $"The drawing repeats what repeats something itself, or repeats more than {most.ToString(System.Globalization.CultureInfo.InvariantCulture)} times, by <use>",
        "Draw the shapes where they stand: repeated repeats grow without bound in readers' browsers");

    public static Diagnostic ForbiddenSvgClass(SourceLocation at, string name) => new(
        "SG4006", Severity.Error, at, $"The class '{name}' is not one of those for drawings", "Their names begin with 'd-'; the guide's page on diagrams lists them");

    public static Diagnostic SvgWithoutViewBox(SourceLocation at) => new(
        "SG4008", Severity.Error, at, "The drawing has no viewBox", "Add viewBox=\"0 0 WIDTH HEIGHT\" to <svg>, so that it fits small screens");

    public static Diagnostic BadViewBox(SourceLocation at, string value, int mostStretched) => new(
        "SG4012", Severity.Error, at, $"The viewBox '{value}' is not the place and size of a drawing",
        $"Write four numbers, as in viewBox=\"0 0 700 300\"; neither side may be more than {mostStretched.ToString(System.Globalization.CultureInfo.InvariantCulture)} times the other");

    public static Diagnostic AbsoluteSiteLink(SourceLocation at, string target, string relative) => new Diagnostic(
        "SG4004", Severity.Warning, at, $"'{target}' names this site's own address", $"Write '{relative}' instead: it is checked, and works wherever the site is put")
        with
    {
        // With a query the address means more than the page; and a bare address would cease to be a link.
        Fix = target.Contains('?', StringComparison.Ordinal) ? null : new TextEdit(target, target.IndexOf('#', StringComparison.Ordinal) is >= 0 and var anchor ? relative + target[anchor..] : relative) { Behind = "](" },
    };
}
