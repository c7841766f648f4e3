using StaticGen.Diagnostics;

namespace StaticGen.Tests.Sites;

/// <summary>
/// Whole sites with one file out of all proportion: the build ends, names that file, and gives few findings. What would overflow the stack or never end shows as a
/// test run that dies.
/// </summary>
public sealed class LimitsTests
{
    private static readonly Dictionary<string, Func<string>> Pages = new(StringComparer.Ordinal)
    {
        ["quotes in quotes"] = () => new string('>', 200_000),
        ["lists in lists"] = () => string.Join('\n', Enumerable.Range(0, 700).Select(i => new string(' ', 2 * i) + "- x")),
        ["open brackets"] = () => new string('[', 100_000),
        ["open links"] = () => Repeat("[a](", 60_000),
        ["open images"] = () => Repeat("![", 60_000),
        ["emphasis in emphasis"] = () => Repeat("*a **b ", 40_000),
        ["one run of stars"] = () => new string('*', 200_000),
        ["underscores"] = () => Repeat("_a ", 100_000),
        ["runs of backticks of every length"] = () => string.Concat(Enumerable.Range(1, 1_200).Select(n => new string('`', n) + " ")),
        ["open tags"] = () => Repeat("<a ", 100_000),
        ["open comments"] = () => Repeat("<!--", 60_000),
        ["details in details"] = () => Repeat("<details>\n\n", 20_000),
        ["keys in keys"] = () => Repeat("<kbd>", 100_000),
        ["a wide table"] = () => $"|{Repeat("a|", 5_000)}\n|{Repeat("-|", 5_000)}\n{Repeat($"|{Repeat("b|", 500)}\n", 50)}",
        ["a long table"] = () => "|a|b|\n|-|-|\n" + Repeat("|b|\n", 200_000),
        ["rows without a pipe"] = () => "|a|b|\n|-|-|\n" + Repeat("b\n", 200_000),
        ["footnotes that call footnotes"] = () => "[^1]\n\n" + string.Concat(Enumerable.Range(1, 5_000).Select(i => $"[^{i}]: [^{i + 1}]\n\n")),
        ["link definitions"] = () => string.Concat(Enumerable.Range(0, 4_900).Select(i => $"[a{i}]: x\n")) + Repeat("[a1]", 20_000),
        ["headings"] = () => Repeat("## h\n", 20_000),
        ["headings of one id"] = () => Repeat("## h {#h}\n", 5_000),
        ["a fence without an end"] = () => new string('`', 100_000) + "\nx",
        ["many code blocks"] = () => Repeat("```python\nx\n```\n", 20_000),
        ["strings in strings in code"] = () => "```python\n" + Repeat("f\"{f'{", 50_000) + "\n```",
        ["task markers"] = () => Repeat("- [ ] ", 20_000),
        ["alerts in alerts"] = () => Repeat("> [!NOTE]\n", 20_000),
        ["bare addresses"] = () => Repeat("http://", 50_000) + Repeat(" www.", 50_000),
        ["addresses with brackets"] = () => string.Join(' ', Enumerable.Range(0, 2_000).Select(_ => "http://a.b/" + new string(')', 100))),
        ["an address of nothing but ends"] = () => "http://a.b/" + Repeat("&x;", 100_000),
        ["at signs"] = () => Repeat("a@", 200_000),
        ["an e-mail address without an end"] = () => new string('a', 400_000) + "@" + new string('b', 400_000),
        ["a title with quotes"] = () => $"[a](https://a.b \"{Repeat("\\\"", 200_000)}\")",
        ["a long underlined heading"] = () => Repeat("a\n", 50_000) + "===",
        ["lazy lines"] = () => Repeat("> ", 30) + Repeat("a\n", 100_000),
        ["one long line"] = () => new string('a', 8_000_000),
        ["many short lines"] = () => Repeat("a\n\n", 400_000),
        ["control characters"] = () => "a\0b\u0001\u001B[31mred\u0007\u0085\u2028\u2029\u202E\uFEFF",
    };

    public static TheoryData<string> Names => [.. Pages.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_page_out_of_all_proportion_is_published_or_named(string name)
    {
        using var site = TestSite.BuildUsual(TestSite.Question("content/qa/lists/one.md") + $"-- content/guide/large.md --\n---\ntitle: A large page\n---\n{Pages[name]()}\n");

        Assert.All(site.Result.Diagnostics, d => Assert.Equal("content/guide/large.md", d.At.Path));
        Assert.True(site.Result.Diagnostics.Length <= 250, $"{site.Result.Diagnostics.Length} findings");
        Assert.All(site.Result.Diagnostics, d => Assert.InRange(d.Message.Length + (d.Hint?.Length ?? 0), 1, 2 * Diagnostic.LongestText));
        Assert.True(site.Result.Diagnostics.Any(d => d.Severity == Severity.Error) || site.Output.Files.ContainsKey("guide/large/index.html"));
    }

    [Theory]
    [InlineData("title: The guide\nx-a: &a [x]\nx-b: [*a, *a]")]
    [InlineData("title: The guide\nx-a: !!python/object/apply:os.system [x]")]
    [InlineData("title: The guide\n<<: {x-a: b}")]
    [InlineData("title: \"a\\0b\\x1b[31m\"")]
    [InlineData("? [a]\n: b")]
    public void Front_matter_is_text_and_lists_only(string frontMatter)
    {
        using var site = TestSite.BuildUsual(TestSite.Question("content/qa/lists/one.md") + $"-- content/guide/large.md --\n---\n{frontMatter}\n---\nText.\n");

        Assert.Contains(site.Result.Diagnostics, d => d.Severity == Severity.Error);
        Assert.All(site.Result.Diagnostics, d => Assert.Equal("content/guide/large.md", d.At.Path));
    }

    [Fact]
    public void Front_matter_that_is_deep_or_long_is_refused_before_it_is_parsed()
    {
        foreach (var value in new[] { new string('[', 100_000), Repeat("{a: ", 3_000), new string('a', 100_000) })
        {
            using var site = TestSite.BuildUsual(TestSite.Question("content/qa/lists/one.md") + $"-- content/guide/large.md --\n---\ntitle: The guide\nx-a: {value}\n---\nText.\n");
            Assert.Contains(site.Result.Diagnostics, d => d is { Code: "SG2012", Severity: Severity.Error });
        }
    }

    [Fact]
    public void Pages_of_a_crowded_folder_show_their_neighbours_and_not_all_of_it()
    {
        var pages = string.Concat(Enumerable.Range(0, 420).Select(i => $"-- content/guide/part/p{i:000}.md --\n---\ntitle: Page {i:000}\n---\nText.\n"));
        using var site = TestSite.BuildUsual(
            TestSite.Question("content/qa/lists/one.md") + "-- content/guide/part/index.md --\n---\ntitle: The part\n---\nText.\n-- content/guide/other/index.md --\n---\ntitle: Elsewhere\n---\nText.\n"
            + pages + "-- templates/layouts/page.html --\n{{ for t in page.doc.sections_nav }}{{ include 'partials/tree' t }}{{ end }}\n-- templates/layouts/base.html --\n{{ content }}\n"
            + "-- templates/partials/tree.html --\n{{ $1.title }}{{ if $1.is_current }}*{{ end }};{{ for t in $1.children }}{{ include 'partials/tree' t }}{{ end -}}\n");

        Assert.Empty(site.Messages);
        Assert.Equal("The guide;Elsewhere;The part;… 180 before;" + Titles(180, 220).Replace("200;", "200*;", StringComparison.Ordinal) + "… 199 after;", site.Html("guide/part/p200/index.html").Trim());
        Assert.Equal("The guide;Elsewhere;The part;" + Titles(0, 40).Replace("003;", "003*;", StringComparison.Ordinal) + "… 379 after;", site.Html("guide/part/p003/index.html").Trim());
        Assert.Equal("The guide;Elsewhere;The part;… 379 before;" + Titles(379, 419).Replace("419;", "419*;", StringComparison.Ordinal), site.Html("guide/part/p419/index.html").Trim());
        Assert.Equal("The guide;Elsewhere*;The part;", site.Html("guide/other/index.html").Trim());

        static string Titles(int first, int last) => string.Concat(Enumerable.Range(first, last - first + 1).Select(i => $"Page {i:000};"));
    }

    [Fact]
    public void Folders_in_folders_have_navigation_as_deep_as_anybody_can_use()
    {
        var pages = string.Concat(Enumerable.Range(1, 90).Select(i => $"-- content/guide/{Repeat("d/", i)}index.md --\n---\ntitle: Level {i}\n---\nText.\n"));
        using var site = TestSite.BuildUsual(TestSite.Question("content/qa/lists/one.md") + pages);

        Assert.Empty(site.Messages);
        Assert.Contains("<h1>Level 90</h1>", site.Html($"guide/{Repeat("d/", 90)}index.html"), StringComparison.Ordinal);
    }

    [Fact]
    public void Hundreds_of_tags_have_their_pages()
    {
        const string List = "    tags:\n";
        var tags = string.Concat(Enumerable.Range(0, 300).Select(i => $"      - {{id: t{i}, title: T{i}}}\n"));
        var questions = Enumerable.Range(0, 60).Select(q => TestSite.Question($"content/qa/lists/q{q}.md", $"Question {q}")
            .Replace("tags: [one]", $"tags: [{string.Join(", ", Enumerable.Range(q * 5, 5).Select(t => "t" + t))}]", StringComparison.Ordinal));
        using var site = TestSite.Build(TestSite.Config.Replace(List, List + tags, StringComparison.Ordinal) + TestSite.GuideIndex + string.Concat(questions));

        Assert.Empty(site.Messages);
        Assert.All(Enumerable.Range(0, 300), t => Assert.Contains($"qa/tags/t{t}/index.html", site.Output.Files.Keys));
    }

    private static string Repeat(string text, int times) => string.Concat(Enumerable.Repeat(text, times));
}
