using System.Globalization;
using StaticGen.Diagnostics;
using StaticGen.Yaml;

namespace StaticGen.Sources;

/// <summary>What can be wrong with the files of a site before anybody looks into them.</summary>
internal static class SourceDiagnostics
{
    public static Diagnostic FolderMissing(string folder, string collection, SourceLocation declaredAt) =>
        Error("SG1101", declaredAt, $"the folder '{YamlText.Show(folder)}' of the collection '{collection}' does not exist", $"Create it, or correct 'folder' in {Configuration.SiteConfig.FileName}");

    public static Diagnostic IsLink(string path) =>
        Error("SG1102", At(path), "is a symbolic link; links are not followed and not published", "Put a copy in its place");

    public static Diagnostic NotAFile(string path) =>
        Error("SG1103", At(path), "is neither a file nor a folder, but a device, pipe or socket", "Remove it from the site's folders");

    public static Diagnostic Unreadable(string path, string reason) =>
        Error("SG1104", At(path), $"cannot be read: {reason}", "Make it readable for the user who builds the site");

    public static Diagnostic TooLarge(string path, long bytes) =>
        Error("SG1105", At(path), $"is {Number(bytes / (1024 * 1024))} MB; files above {Number(SourceScanner.LargestFile / (1024 * 1024))} MB are not read", "Put it on a file host and link to it");

    public static Diagnostic UnsafeName(string path, string why, string? hint) =>
        Error("SG1106", At(path), $"the name cannot be published: {why}", hint ?? "Rename it");

    public static Diagnostic NamesAlike(string path, string other) =>
        Error("SG1107", At(path), $"differs from '{YamlText.Show(other)}' only in letter case or in how accents are encoded", "Rename one of the two: on Windows and macOS they are one file");

    public static Diagnostic NotASlug(string path, string name, string suggestion) =>
        Error(
            "SG1108",
            At(path),
            $"'{YamlText.Show(name)}' becomes part of an address and must have only lower-case letters, digits and single hyphens",
            suggestion.Length == 0 ? "Rename it" : $"Rename it to '{suggestion}'");

    public static Diagnostic TooManyFiles(string folder, int most) =>
        Error("SG1109", At(folder), $"holds more than {Number(most)} files with those before it", "Look for a folder that does not belong to the site");

    public static Diagnostic TooMuchText(string path, long most) =>
        Error("SG1112", At(path), $"with the pages, drawings or templates before it, more than {Number(most / (1024 * 1024))} MB would have to be read; this file and those after it are not", "Look for a folder that does not belong to the site, or make two sites of it");

    public static Diagnostic RuntimeMissing(SourceLocation at, string folder, string language) =>
        Error("SG1110", at, $"there is no folder '{folder}', from which browsers are to run {language}", "Put it there, or write 'optional: true' so that the site can be built without it");

    public static Diagnostic RuntimeFileMissing(SourceLocation at, string path) =>
        Error("SG1111", at, $"'{path}', with which browsers are to run examples, is missing or a link", "Look for its name in 'worker' and 'files'");

    private static SourceLocation At(string path) => SourceLocation.WholeFile(path);

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);

    private static Diagnostic Error(string code, SourceLocation at, string message, string hint) =>
        new(code, Severity.Error, at, message, hint);
}
