using System.Collections.Immutable;
using System.Globalization;
using StaticGen.Diagnostics;
using StaticGen.Yaml;

namespace StaticGen.Content;

/// <summary>The rules of front matter that go beyond those of <see cref="YamlDiagnostics"/>.</summary>
internal static class FrontMatterDiagnostics
{
    public static Diagnostic NotOnFirstLine(SourceLocation at) =>
        Error("SG2021", at, "front matter must begin on the first line", "Remove the blank lines above it");

    public static Diagnostic Missing(SourceLocation at, string example) =>
        Error("SG2021", at, "the page does not begin with front matter", $"Begin it with three lines: '---', '{example}', '---'");

    public static Diagnostic NotAFence(SourceLocation at, string found) =>
        Error("SG2021", at, $"front matter begins with '---', found '{YamlText.Show(found)}'", "Write exactly three hyphens");

    public static Diagnostic Unclosed(SourceLocation at, int lineAfter, int nearFence) =>
        Error(
            "SG2022",
            at,
            "the front matter is not closed",
            nearFence > 0
                ? $"Make line {Number(nearFence)} exactly three hyphens: '---'"
                : $"Put a line '---' behind its last key, at line {Number(lineAfter)}");

    public static Diagnostic Empty(SourceLocation at, string example) =>
        Error("SG2023", at, "the front matter is empty", $"Begin with '{example}'");

    public static Diagnostic TooLarge(SourceLocation at) =>
        YamlDiagnostics.TooLarge(YamlRules.FrontMatter, at, "the front matter", FrontMatterBlock.Largest / 1024);

    public static Diagnostic ReviewIsMissing(SourceLocation at) =>
        Error("SG2024", at, "the status is 'reviewed', but nothing says by whom and when", "Add the line 'reviewed: {by: NAME, on: YYYY-MM-DD}', or set 'status: answered'");

    public static Diagnostic NoTags(SourceLocation at, ImmutableArray<string> known) =>
        YamlDiagnostics.MissingKey(YamlRules.FrontMatter, at, "tags", $"tags: [{(known.IsEmpty ? "..." : known[0])}]", inBraces: false);

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static Diagnostic Error(string code, SourceLocation at, string message, string hint) =>
        new(code, Severity.Error, at, message, hint);
}
