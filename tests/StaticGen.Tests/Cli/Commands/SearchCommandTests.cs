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
}
