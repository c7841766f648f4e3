using StaticGen.Diagnostics;
using StaticGen.Output;

namespace StaticGen.Tests.Checking;

public sealed class OutputLedgerTests
{
    [Fact]
    public void It_hands_files_on_and_counts_them()
    {
        var (ledger, output) = New();
        ledger.Add("index.html", "12345"u8);
        ledger.Add("a/index.html", "123456"u8);
        ledger.Add("search-index/x.json", "12"u8);
        ledger.Add("style.css", "1"u8);

        Assert.Empty(ledger.Check());
        Assert.True(ledger.Has("a/index.html"));
        Assert.False(ledger.Has("a"));
        Assert.Equal(new BuildStatistics(2, 7, 4, 14, "a/index.html", 6, 2), ledger.Statistics(7));
        Assert.Equal(4, output.Files.Count);
    }

    [Fact]
    public void Of_two_files_with_one_path_the_first_stays_and_the_second_is_reported()
    {
        var (ledger, output) = New();
        ledger.Add("a/index.html", "page"u8);
        ledger.Add("a/index.html", "static"u8, SourceLocation.WholeFile("static/a/index.html"));

        Assert.Equal(["static/a/index.html: error SG4104: Two sources would be published as 'a/index.html'"], ledger.Check().Select(d => d.ToString()));
        Assert.Equal("page"u8, output.Files["a/index.html"]);
    }

    [Theory]
    [InlineData("a", "a/b/index.html")]
    [InlineData("a/b/index.html", "a")]
    [InlineData("a/b", "a/b/index.html")]
    public void A_name_that_would_be_a_file_and_a_folder_is_reported_whichever_came_first(string first, string second)
    {
        var (ledger, output) = New();
        ledger.Add(first, "1"u8, first.EndsWith("html", StringComparison.Ordinal) ? null : SourceLocation.WholeFile("static/" + first));
        ledger.Add(second, "2"u8, second.EndsWith("html", StringComparison.Ordinal) ? null : SourceLocation.WholeFile("static/" + second));
        var file = first.Length < second.Length ? first : second;

        Assert.Equal([$"static/{file}: error SG4107: '{file}' would have to be a file and the folder of 'a/b/index.html'"], ledger.Check().Select(d => d.ToString()));
        Assert.Single(output.Files);
    }

    [Fact]
    public void Paths_that_differ_in_letter_case_are_reported_at_the_source_that_can_be_renamed()
    {
        var (ledger, _) = New();
        ledger.Add("guide/index.html", "1"u8);
        ledger.Add("Guide/index.html", "2"u8, SourceLocation.WholeFile("static/Guide/index.html"));

        Assert.Equal(["static/Guide/index.html: error SG4105: 'guide/index.html' and 'Guide/index.html' differ only in letter case"], ledger.Check().Select(d => d.ToString()));
    }

    [Fact]
    public void Letters_of_other_alphabets_have_cases_too_and_most_paths_none()
    {
        var (ledger, _) = New();
        foreach (var path in (string[])["é/Ω.txt", "É/ω.txt", "CNAME", "a/_b-1.txt", "a/_b-2.txt", "license.txt"]) ledger.Add(path, "x"u8);

        Assert.Equal(["é/Ω.txt: error SG4105: 'é/Ω.txt' and 'É/ω.txt' differ only in letter case"], ledger.Check().Select(d => d.ToString()));
    }

    [Fact]
    public void Many_workers_may_add_at_once()
    {
        var (ledger, output) = New();
        Parallel.For(0, 1000, i => ledger.Add($"{i % 100}/{i}/index.html", "x"u8));

        Assert.Empty(ledger.Check());
        Assert.Equal(1000, output.Files.Count);
    }

    private static (OutputLedger Ledger, MemoryOutput Output) New()
    {
        var output = new MemoryOutput();
        return (new OutputLedger(output), output);
    }
}
