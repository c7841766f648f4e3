using System.Globalization;
using StaticGen.Diagnostics;
using StaticGen.Yaml;

namespace StaticGen.Configuration;

/// <summary>The rules of the config that go beyond those of <see cref="YamlDiagnostics"/>.</summary>
internal static class ConfigDiagnostics
{
    public static Diagnostic Missing() =>
        Error("SG1021", SourceLocation.WholeFile(SiteConfig.FileName), "the site's config is missing", "Run 'staticgen init' to make one, or name the site's folder with '--source'");

    public static Diagnostic NotUtf8(SourceLocation at, int offset) =>
        Error("SG1022", at, $"byte {Number(offset + 1)} is not UTF-8", "Save the file as UTF-8");

    public static Diagnostic Empty() =>
        Error("SG1023", new SourceLocation(SiteConfig.FileName, 1, 1), "the config is empty", "Begin with 'title: My site'; 'staticgen init' writes a whole one");

    public static Diagnostic TooLarge() =>
        YamlDiagnostics.TooLarge(YamlRules.Configuration, new SourceLocation(SiteConfig.FileName, 1, 1), "the config", SiteConfigReader.Largest / 1024);

    public static Diagnostic DuplicateId(SourceLocation at, string what, string id, SourceLocation first) =>
        Error("SG1024", at, $"the {what} '{id}' is declared twice", $"Line {Number(first.Line)} declares it already; give one of the two another id");

    public static Diagnostic ReservedId(SourceLocation at, string id) =>
        Error("SG1025", at, $"a collection cannot have the id '{id}': '/{id}/' is a part of every site", "Choose another id");

    public static Diagnostic FolderOverlaps(SourceLocation at, string folder, string other, string otherFolder) =>
        Error("SG1026", at, $"the folder '{folder}' overlaps with '{otherFolder}' of the collection '{other}'", "Give each collection a folder of its own");

    public static Diagnostic OnlyForQuestions(SourceLocation at, string key) =>
        Error("SG1027", at, $"'{key}' is a key of question collections, and this one has 'kind: page'", $"Remove '{key}', or write 'kind: question'");

    public static Diagnostic HeadingTwice(SourceLocation at, string heading) =>
        Error("SG1028", at, $"two parts of an answer have the heading '{YamlText.Show(heading)}'", "Give each part a heading of its own");

    public static Diagnostic OtherVersion(SourceLocation at, string range, string version) =>
        Error("SG1029", at, $"the site is made for staticgen {YamlText.Show(range)}, and this is {version}", $"Install a version of that range; or read in the changelog what has changed, let the range include {version}, and run 'staticgen check'");

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static Diagnostic Error(string code, SourceLocation at, string message, string hint) =>
        new(code, Severity.Error, at, message, hint);
}
