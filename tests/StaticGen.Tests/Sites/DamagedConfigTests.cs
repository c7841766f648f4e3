using System.Text.RegularExpressions;
using StaticGen.Configuration;
using StaticGen.Diagnostics;

namespace StaticGen.Tests.Sites;

/// <summary>
/// A config with each of its lines damaged in many ways, and good pages: what is said of a value stands at its line, or the site is as good as before.
/// What the config lacks then, no later stage may take for granted.
/// </summary>
public sealed partial class DamagedConfigTests
{
    private static readonly string[] Values =
    [
        "", "x", "[]", "{}", "[{}]", "[x]", "{x: y}", "[{id: A B, title: X}]", "~", "1.10", "yes", "*x", "&x y", "!x y", "@", "\"x", "[x", "{x", "|", ">-", "- x", "x: y", "\"\\u0000\"", "\"\\ud800\"",
    ];

    private static readonly string[] Lines = TestSite.Config[(TestSite.Config.IndexOf('\n', StringComparison.Ordinal) + 1)..].TrimEnd().Split('\n');

    private static readonly string Pages = TestSite.GuideIndex + TestSite.Question("content/qa/lists/one.md") + TestSite.Question("content/qa/maps/two.md", "About two");

    public static TheoryData<int> Numbers => [.. Enumerable.Range(1, Lines.Length)];

    [Theory]
    [MemberData(nameof(Numbers))]
    public void A_damaged_line_is_named(int number)
    {
        foreach (var (damaged, isValue) in Damage(Lines[number - 1]))
        {
            string[] lines = [.. Lines[..(number - 1)], .. damaged is null ? Array.Empty<string>() : [damaged], .. Lines[number..]];
            using var site = TestSite.Build($"-- {SiteConfig.FileName} --\n{string.Join('\n', lines)}\n{Pages}");

            Assert.All(site.Result.Diagnostics, d => Assert.False(string.IsNullOrEmpty(d.Hint), $"{damaged}: {d}"));
            var errors = site.Result.Diagnostics.Where(d => d.Severity == Severity.Error).ToArray();
            if (errors.Length == 0) Assert.Contains("index.html", site.Output.Files.Keys);
            // A value that is good in itself may be one that the pages do not go with; the line below it may be what does not belong to it.
            else if (isValue) Assert.Contains(errors, d => d.At.Path != SiteConfig.FileName || d.At.Line == number || d.At.Line == number + 1);
        }
    }

    private static IEnumerable<(string? Line, bool IsValue)> Damage(string line)
    {
        yield return (null, false);
        yield return ("", false);
        yield return (line + " x", false);
        yield return (line.TrimStart(), false);
        yield return ("\t" + line.TrimStart(), false);
        yield return (" " + line, false);
        yield return (line[..(line.Length / 2)], false);
        yield return (line.ToUpperInvariant(), false);
        if (KeyOf().Match(line) is not { Success: true } key) yield break;
        foreach (var value in Values) yield return ($"{key.Value} {value}", true);
    }

    [GeneratedRegex(@"^ *(- )?\w+:")]
    private static partial Regex KeyOf();
}
