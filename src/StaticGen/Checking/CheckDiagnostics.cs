using StaticGen.Diagnostics;

namespace StaticGen.Checking;

/// <summary>What can be wrong with the finished output: SG41xx.</summary>
internal static class CheckDiagnostics
{
    private const string WrittenByTemplate = "The link was written by a template; look for it in the layout or a partial it includes";

    public static Diagnostic BrokenLink(SourceLocation at, string page, string target) => new(
        "SG4101", Severity.Error, at, $"The page {page} links to '{target}', which is not part of the site", at.Line > 0 ? "Correct it here, or add what it leads to" : WrittenByTemplate);

    public static Diagnostic BrokenFragment(SourceLocation at, string page, string target, string fragment) => new(
        "SG4102", Severity.Error, at, $"The page {page} links to '{target}#{fragment}', but no element there has that id", at.Line > 0 ? "Correct it here, or give the element that is meant this id" : WrittenByTemplate);

    public static Diagnostic DuplicateId(SourceLocation at, string page, string id) => new(
        "SG4103", Severity.Error, at, $"The page {page} has two elements with the id '{id}'", "Give one of the two in the templates another id");

    /// <param name="at">The heading of the page that has the id.</param>
    /// <param name="id">The id.</param>
    public static Diagnostic HeadingIdTaken(SourceLocation at, string id) => new(
        "SG4103", Severity.Error, at, $"The heading's id '{id}' is taken by another element of the finished page",
        $"Give the heading an id of its own, such as {{#{id}-2}} at the end of its line");

    /// <param name="at">Where one of the two is asked for.</param>
    /// <param name="path">The path that both have.</param>
    public static Diagnostic DuplicateOutput(SourceLocation at, string path) => new(
        "SG4104", Severity.Error, at, $"Two sources would be published as '{path}'",
        at.Path.StartsWith("static/", StringComparison.Ordinal) ? "Rename or remove the file below static/" : "Leave this alias or file out, or give it another name");

    public static Diagnostic CaseCollision(SourceLocation at, string path, string other) => new(
        "SG4105", Severity.Error, at, $"'{path}' and '{other}' differ only in letter case",
        "Rename one: on Windows and macOS the two are one file");

    public static Diagnostic RootedLink(SourceLocation at, string page, string target) => new(
        "SG4106", Severity.Error, at, $"The page {page} links to '{target}' from the root of the server",
        "Write an address that StaticGen makes, such as {{ site.home }}: it works wherever the site is put");

    public static Diagnostic FileInPlaceOfFolder(SourceLocation at, string path, string below) => new(
        "SG4107", Severity.Error, at, $"'{path}' would have to be a file and the folder of '{below}'",
        "Rename one of the two: it comes from static/, a file beside a page, or an alias");

    public static Diagnostic Vanished(SourceLocation at, string address, string? page) => new(
        "SG4108", Severity.Error, at, $"'{address}' is published and would vanish: no page has the address any more",
        $"Add it to the front matter of {page ?? "the page that took its place"}: aliases: [{address}]");

    public static Diagnostic VanishedList(SourceLocation at, string address) => new(
        "SG4108", Severity.Error, at, $"'{address}' is published and would vanish: the site has no such list any more",
        "Keep the id of the level, topic or tag and change its title only; or add the address to the aliases of the page to read instead");

    public static Diagnostic NotASitemap(SourceLocation at, string why) => new(
        "SG4109", Severity.Error, at, $"This is not a site map: {why}", "Name the sitemap.xml that the site was last published with");
}
