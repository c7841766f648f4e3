using StaticGen.Diagnostics;

namespace StaticGen.Checking;

/// <summary>What can be wrong with the finished output: SG41xx.</summary>
internal static class CheckDiagnostics
{
    public static Diagnostic BrokenLink(string layout, string page, string target) => new(
        "SG4101", Severity.Error, Template(layout), $"The page {page} links to '{target}', which is not part of the site",
        "The link was written by a template; look for it in the layout or a partial it includes.");

    public static Diagnostic BrokenFragment(string layout, string page, string target, string fragment) => new(
        "SG4102", Severity.Error, Template(layout), $"The page {page} links to '{target}#{fragment}', but no element there has that id",
        "The link was written by a template; look for it in the layout or a partial it includes.");

    public static Diagnostic DuplicateId(string layout, string page, string id) => new(
        "SG4103", Severity.Error, Template(layout), $"The page {page} has two elements with the id '{id}'",
        "Give the element in the template another id, or the heading in the page a {#custom-id}.");

    public static Diagnostic DuplicateOutput(string path) => new(
        "SG4104", Severity.Error, SourceLocation.WholeFile("static/" + path), $"Two sources would be published as '{path}'",
        "Rename or remove the file below static/.");

    public static Diagnostic CaseCollision(string path, string other) => new(
        "SG4105", Severity.Error, SourceLocation.WholeFile(path), $"'{path}' and '{other}' differ only in letter case",
        "Rename one: on Windows and macOS the two are one file.");

    private static SourceLocation Template(string layout) => SourceLocation.WholeFile($"templates/{layout}.html");
}
