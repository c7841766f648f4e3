namespace StaticGen.Cli.Printing;

/// <summary>What a build did, in a line or two.</summary>
internal static class BuildSummary
{
    /// <summary><c>Built 148 pages (61 questions) and 12 other files, 2.1 MB, in 93 ms. Largest page …; search index …</c></summary>
    public static string Built(BuildStatistics statistics, TimeSpan time)
    {
        var line = $"Built {Contents(statistics)}, in {Quantity.Of(time)}.";
        if (statistics.LargestPage.Length > 0)
        {
            line += $" Largest page {SafeText.OneLine(statistics.LargestPage)} {Quantity.OfBytes(statistics.LargestPageBytes)};"
                + $" search index {Quantity.OfBytes(statistics.SearchIndexBytes)}.";
        }
        return line;
    }

    /// <summary><c>Nothing has changed since the last build: 148 pages (61 questions) and 12 other files, 2.1 MB, checked in 9 ms.</c></summary>
    public static string Same(BuildStatistics statistics, TimeSpan time) =>
        $"Nothing has changed since the last build: {Contents(statistics)}, checked in {Quantity.Of(time)}.";

    private static string Contents(BuildStatistics statistics)
    {
        var others = statistics.Files - statistics.Pages;
        var questions = statistics.Questions > 0 ? $" ({Quantity.Of(statistics.Questions, "question", "questions")})" : "";
        return $"{Quantity.Of(statistics.Pages, "page", "pages")}{questions} and {Quantity.Of(others, "other file", "other files")}, {Quantity.OfBytes(statistics.Bytes)}";
    }

    /// <summary><c>3 files written, 1 removed, 157 unchanged</c></summary>
    public static string Published(Output.PublishedChanges changes)
    {
        var written = Quantity.Of(changes.Written, "file", "files");
        return System.FormattableString.Invariant($"{written} written, {changes.Removed:#,##0} removed, {changes.Unchanged:#,##0} unchanged");
    }

    /// <summary><c>1 error, 2 warnings: nothing was published; the last good site is still in _site.</c></summary>
    public static string NotPublished(Report report, string output, bool hasLastGoodSite) =>
        $"{report.Counts()}: nothing was published" + (hasLastGoodSite ? $"; the last good site is still in {output}." : ".");

    /// <summary><c>No findings in 61 questions, 20 pages</c>, or how many there are.</summary>
    public static string Checked(Report report)
    {
        var statistics = report.Statistics;
        var scope = statistics is null
            ? ""
            : $" in {Quantity.Of(statistics.Questions, "question", "questions")}, {Quantity.Of(statistics.Pages, "page", "pages")}";
        return report.Diagnostics.IsEmpty ? $"No findings{scope}" : $"{report.Counts()}{scope}";
    }
}
