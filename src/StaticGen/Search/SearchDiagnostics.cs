using System.Globalization;
using StaticGen.Diagnostics;
using StaticGen.Yaml;

namespace StaticGen.Search;

/// <summary>What can be wrong with golden queries: SG60xx.</summary>
public static class SearchDiagnostics
{
    internal static Diagnostic TooLarge(SourceLocation at, int kilobytes) =>
        YamlDiagnostics.TooLarge(YamlRules.GoldenQueries, at, "the list of golden queries", kilobytes);

    internal static Diagnostic NotUtf8(SourceLocation at) =>
        YamlDiagnostics.Syntax(YamlRules.GoldenQueries, at, "this byte is no UTF-8", "Save the file as UTF-8");

    internal static Diagnostic Empty(SourceLocation at) =>
        YamlDiagnostics.MissingKey(YamlRules.GoldenQueries, at, "queries", "queries: [{find: my-page, query: \"what people type\"}]", inBraces: false);

    internal static Diagnostic UnknownPage(SourceLocation at, string slug, IEnumerable<string> slugs) => new(
        YamlRules.GoldenQueries.UnknownValue, Severity.Error, at, $"'{YamlText.Show(slug)}' is not a page of this collection",
        NearestMatch.HintFor(slug, slugs) ?? $"Write the last part of a page's address, or '{GoldenQueries.None}' for what the site does not answer");

    /// <param name="at">The second query.</param>
    /// <param name="query">Its text.</param>
    /// <param name="first">The first.</param>
    /// <param name="other">What the first should find, when that is another page.</param>
    internal static Diagnostic Repeated(SourceLocation at, string query, SourceLocation first, string? other)
    {
        var line = first.Line.ToString(CultureInfo.InvariantCulture);
        return new(
            YamlRules.GoldenQueries.Repeated, Severity.Error, at,
            other is null ? $"the query '{YamlText.Show(query)}' stands in line {line} as well" : $"the query '{YamlText.Show(query)}' should find '{YamlText.Show(other)}' by line {line}",
            other is null ? "Remove one of the two" : "One page can come first; remove one of the two");
    }

    /// <summary>A golden query that does not find its page first.</summary>
    /// <param name="at">The query.</param>
    /// <param name="query">Its text.</param>
    /// <param name="page">What it should find.</param>
    /// <param name="first">What it finds first, or null when it finds nothing.</param>
    /// <param name="place">Where its page stands among the results, from 1; 0 when it does not.</param>
    public static Diagnostic NotFirst(SourceLocation at, string query, string page, string? first, int place) => new(
        "SG6020", Severity.Warning, at,
        $"'{YamlText.Show(query)}' finds {(first is null ? "nothing" : first + " first")}, not {page}{(place == 0 ? "" : $", which is result {place.ToString(CultureInfo.InvariantCulture)}")}",
        $"See why with: staticgen search \"{YamlText.Show(query).Replace("\"", "\\\"", StringComparison.Ordinal)}\"; words that people use and the page lacks belong into its 'search_terms'");

    /// <summary>A query that the site does not answer, and that looks as if it did.</summary>
    /// <param name="at">The query.</param>
    /// <param name="query">Its text.</param>
    /// <param name="first">What it finds first.</param>
    public static Diagnostic NotRefused(SourceLocation at, string query, string first) => new(
        "SG6021", Severity.Warning, at, $"'{YamlText.Show(query)}' finds {first}, and should have no close match",
        "If the page does answer it, name it under 'find'; else leave the query as a reminder");
}
