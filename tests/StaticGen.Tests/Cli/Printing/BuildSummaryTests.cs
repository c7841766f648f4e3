using StaticGen.Cli.Printing;
using StaticGen.Diagnostics;
using StaticGen.Output;
using Xunit;

namespace StaticGen.Tests.Cli.Printing;

public sealed class BuildSummaryTests
{
    private static readonly BuildStatistics Statistics = new(148, 61, 160, 2_100_000, "python/gil/index.html", 31_400, 14_200);

    [Fact]
    public void A_build_is_told_in_one_line() =>
        Assert.Equal(
            "Built 148 pages (61 questions) and 12 other files, 2.1 MB, in 93 ms. Largest page python/gil/index.html 31 kB; search index 14 kB.",
            BuildSummary.Built(Statistics, TimeSpan.FromMilliseconds(93)));

    [Fact]
    public void One_of_a_thing_is_not_many() =>
        Assert.Equal(
            "Built 1 page and 1 other file, 1 byte, in 4.2 s.",
            BuildSummary.Built(new BuildStatistics(1, 0, 2, 1, "", 0, 0), TimeSpan.FromSeconds(4.2)));

    [Fact]
    public void What_publishing_changed_is_counted() =>
        Assert.Equal("3 files written, 1 removed, 10,157 unchanged", BuildSummary.Published(new PublishedChanges(3, 1, 10_157)));

    [Fact]
    public void A_failed_build_says_what_is_still_there()
    {
        var report = Report(errors: 1, warnings: 2);

        Assert.Equal("1 error, 2 warnings: nothing was published; the last good site is still in _site.", BuildSummary.NotPublished(report, "_site", hasLastGoodSite: true));
        Assert.Equal("1 error, 2 warnings: nothing was published.", BuildSummary.NotPublished(report, "_site", hasLastGoodSite: false));
    }

    [Fact]
    public void A_check_says_what_it_looked_at()
    {
        Assert.Equal("No findings in 61 questions, 148 pages", BuildSummary.Checked(Report(0, 0)));
        Assert.Equal("2 errors in 61 questions, 148 pages", BuildSummary.Checked(Report(2, 0)));
        Assert.Equal("1 warning in 61 questions, 148 pages", BuildSummary.Checked(Report(0, 1)));
    }

    [Theory]
    [InlineData(999, "999 bytes")]
    [InlineData(1_000, "1 kB")]
    [InlineData(9_940, "9.9 kB")]
    [InlineData(9_960, "10 kB")]
    [InlineData(999_499, "999 kB")]
    [InlineData(999_600, "1.0 MB")]
    [InlineData(1_500_000_000, "1.5 GB")]
    public void Sizes_are_rounded_as_people_do(long bytes, string expected) => Assert.Equal(expected, Quantity.OfBytes(bytes));

    [Theory]
    [InlineData(0.4, "0 ms")]
    [InlineData(999.7, "1.0 s")]
    [InlineData(125_000, "2 min 5 s")]
    public void Times_are_rounded_as_people_do(double milliseconds, string expected) =>
        Assert.Equal(expected, Quantity.Of(TimeSpan.FromMilliseconds(milliseconds)));

    private static Report Report(int errors, int warnings)
    {
        var at = SourceLocation.WholeFile("a.md");
        return new Report(
            [.. Enumerable.Repeat(new Diagnostic("SG2003", Severity.Error, at, "e"), errors), .. Enumerable.Repeat(new Diagnostic("SG3001", Severity.Warning, at, "w"), warnings)],
            Statistics,
            null);
    }
}
