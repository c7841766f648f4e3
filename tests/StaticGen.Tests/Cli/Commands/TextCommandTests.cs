using StaticGen.Tests.Sites;

namespace StaticGen.Tests.Cli.Commands;

public sealed class TextCommandTests
{
    private static readonly string Site = TestSite.Config + TestSite.GuideIndex
        + TestSite.Question("content/qa/lists/one.md", frontMatter: "applies_to: \">=3.9\"", body: "It has *two* sentences. And `code`! See [it](../maps/two.md).\n\n### Deeper\n");

    [Fact]
    public async Task A_page_is_printed_without_mark_up_one_sentence_a_line()
    {
        using var site = TestSite.Create(Site);

        var run = await ProgramRun.Of(site.Root, "text", "content/qa");

        Assert.Equal(
            """
            # A title
            What does A title ask for in one1, one2 and one3?
            Level: basic
            Tags: one
            Status: answered
            Applies to: >=3.9

            ## Short answer

            This is a short answer with more than twenty words in it, so that it passes the check on its length without further thought given.

            ## Explanation

            Because.
            It has two sentences.
            And code!
            See it.

            ### Deeper

            ## Example

            print(1)
            1

            ## Sources

            Docs

            """,
            run.Output);
        Assert.Equal((0, ""), (run.Code, run.Error));
    }

    [Fact]
    public async Task Into_a_folder_goes_a_file_for_each_page()
    {
        using var site = TestSite.Create(Site);

        var run = await ProgramRun.Of(site.Root, "text", "--output", "out");

        Assert.Equal(new ProgramRun(0, "Wrote the text of 2 pages\n", ""), run);
        Assert.Equal("# The guide\n\nStart here.\n", await File.ReadAllTextAsync(Path.Combine(site.Root, "out/content/guide/index.txt"), TestContext.Current.CancellationToken));
        Assert.True(File.Exists(Path.Combine(site.Root, "out/content/qa/lists/one.txt")));
    }

    [Fact]
    public async Task A_page_that_is_not_there_is_wrong_usage()
    {
        using var site = TestSite.Create(Site);

        var run = await ProgramRun.Of(site.Root, "text", "content/nowhere.md");

        Assert.Equal(2, run.Code);
        Assert.StartsWith("staticgen: 'content/nowhere.md' is no page or folder of the site\n", run.Error, StringComparison.Ordinal);
    }
}
