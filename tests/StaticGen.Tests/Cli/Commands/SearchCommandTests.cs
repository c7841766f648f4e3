using StaticGen.Tests.Sites;
using Xunit;

namespace StaticGen.Tests.Cli.Commands;

public sealed class SearchCommandTests
{
    [Fact]
    public async Task The_results_are_printed_with_why_they_were_found()
    {
        using var site = TestSite.BuildUsual(TestSite.Question("content/qa/maps/merge.md", "Merge two maps") + TestSite.Question("content/qa/lists/slice.md", "Slice a list"));

        var run = await ProgramRun.Of(site.Root, "search", "mergr", "maps", "--limit", "1");

        Assert.Equal(0, run.Code);
        Assert.StartsWith("'mergr' is read as 'merge'\n 1. Merge two maps  ", run.Output, StringComparison.Ordinal);
        Assert.Contains("\n    qa/merge/", run.Output, StringComparison.Ordinal);
        Assert.Contains("mergr -> merg (spelt otherwise)\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_site_does_not_answer_has_no_close_match()
    {
        using var site = TestSite.BuildUsual(TestSite.Question("content/qa/maps/merge.md", "Merge two maps"));

        var run = await ProgramRun.Of(site.Root, "search", "photoshop layers");

        Assert.Equal(0, run.Code);
        Assert.StartsWith("No close match: readers are offered the nearest topics.\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_site_with_mistakes_is_not_searched()
    {
        using var site = TestSite.BuildUsual("-- content/qa/maps/bad.md --\nno front matter\n");

        var run = await ProgramRun.Of(site.Root, "search", "anything");

        Assert.Equal(1, run.Code);
        Assert.Empty(run.Output);
        Assert.Contains("content/qa/maps/bad.md:1:1: error SG", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Golden_queries_that_miss_are_shown_at_their_line_with_what_came_first()
    {
        using var site = TestSite.BuildUsual(
            TestSite.Question("content/qa/maps/merge.md", "Merge two maps") + TestSite.Question("content/qa/lists/slice.md", "Slice a list")
            + "-- content/qa/_search.yaml --\nqueries:\n  - {find: merge, query: \"merge maps\"}\n  - {find: merge, query: \"slice\"}\n  - {find: none, query: \"photoshop\"}\n");

        var run = await ProgramRun.Of(site.Root, "search", "--golden");
        var lenient = await ProgramRun.Of(site.Root, "search", "--golden", "--least", "50");

        Assert.Equal(1, run.Code);
        Assert.Contains("content/qa/_search.yaml:3:26: warning SG6020: 'slice' finds qa/slice first, not qa/merge\n", run.Error, StringComparison.Ordinal);
        Assert.Equal("1 of 2 queries find their page first (50.0 %); 1 of 1 without an answer have no close match.\n", run.Output);
        Assert.Equal(0, lenient.Code);
    }

    [Fact]
    public async Task What_should_be_refused_and_is_not_is_shown_as_well()
    {
        using var site = TestSite.BuildUsual(
            TestSite.Question("content/qa/maps/merge.md", "Merge two maps") + "-- content/qa/_search.yaml --\nqueries: [{find: none, query: \"merge maps\"}]\n");

        var run = await ProgramRun.Of(site.Root, "search", "--golden");

        Assert.Contains("content/qa/_search.yaml:1:31: warning SG6021: 'merge maps' finds qa/merge, and should have no close match\n", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_tells_mistakes_in_the_golden_queries()
    {
        using var site = TestSite.BuildUsual(
            TestSite.Question("content/qa/maps/merge.md", "Merge two maps") + "-- content/qa/_search.yaml --\nqueries: [{find: marge, query: \"merge maps\"}]\n");

        var run = await ProgramRun.Of(site.Root, "check");

        Assert.Equal(1, run.Code);
        Assert.Contains("content/qa/_search.yaml:1:18: error SG6009: 'marge' is not a page of this collection\n", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Neither_a_query_nor_golden_is_wrong_usage()
    {
        using var site = TestSite.BuildUsual("");

        var run = await ProgramRun.Of(site.Root, "search");

        Assert.Equal(2, run.Code);
        Assert.Contains("there is nothing to search for", run.Error, StringComparison.Ordinal);
    }
}
