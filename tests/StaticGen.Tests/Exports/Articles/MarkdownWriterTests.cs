using System.Text.RegularExpressions;
using AngleSharp.Dom;
using StaticGen.Exports.Articles;
using StaticGen.Tests.Content.Markdown;
using StaticGen.Tests.Guide;
using MarkdownArticles = StaticGen.Tests.Content.Markdown.Articles;

namespace StaticGen.Tests.Exports.Articles;

public sealed partial class MarkdownWriterTests
{
    private const string Page = "https://example.org/repo/qa/one/";

    [Fact]
    public void Every_page_of_this_repository_reads_the_same_when_it_was_written_as_markdown()
    {
        var files = Directory.GetFiles(Path.Combine(GuidePages.Repository, "content"), "*.md", SearchOption.AllDirectories);
        Assert.True(files.Length > 70);
        Assert.Equal("", string.Concat(files.Order(StringComparer.Ordinal).Select(f => Difference(Body(File.ReadAllText(f))))));
    }

    [Fact]
    public void Every_example_of_the_specifications_reads_the_same_when_it_was_written_as_markdown()
    {
        var examples = SpecificationExample.Load("commonmark/examples-0.31.2.json").Concat(SpecificationExample.Load("gfm/examples-0.29.json")).ToArray();
        Assert.True(examples.Length > 650);
        // A raw tag in a list without blank lines, and a title of several lines.
        Assert.Equal(["- <div>\n- foo\n", "[foo]: /url '\ntitle\nline1\nline2\n'\n\n[foo]\n"], examples.Select(e => e.Value.Markdown).Where(m => Difference(m) is not null));
    }

    [Fact]
    public void Whatever_a_page_says_reads_the_same_when_it_was_written_as_markdown()
    {
        // The same texts in every run: a text that nobody writes must not stop somebody else's work.
        var random = new Random(20261125);
        var differences = Enumerable.Range(0, 1_500).Select(_ => string.Concat(random.GetItems(Pieces, random.Next(1, 13))))
            .Select(markdown => Difference(markdown, areParagraphsInListsAlike: true)).Where(difference => difference is not null);
        Assert.Equal("", string.Concat(differences));
    }

    [Theory]
    [InlineData("é<!-- -->*<me@example.org>*", "é<!-- -->*<me@example.org>*\n")]
    [InlineData("é*me@example.org*", "é<!-- -->*<me@example.org>*\n")]
    [InlineData("ab<b></b>**`x`**<!-- -->cd", "ab\\<b>\\</b>**`x`**<!-- -->cd\n")]
    [InlineData("say *so*, *s*o", "say *so*, *s*o\n")]
    [InlineData("🐍<!-- -->~~(x)~~<!-- -->🐍", "🐍<!-- -->~~(x)~~<!-- -->🐍\n")]
    public void Emphasis_between_a_letter_and_a_sign_is_kept_by_a_comment_between_them(string markdown, string written)
    {
        Assert.Equal(written, new MarkdownWriter(Page).Write(HtmlElement.Parse(MarkdownArticles.HtmlDespiteFindings(markdown))));
        Assert.Null(Difference(markdown));
    }

    [Theory]
    [InlineData("x[^1]\n\n[^1]: javascript:pwn()", "[^1]: &#8203;javascript:pwn()")]
    [InlineData("x[^1]\n\n[^1]: data&colon;text/html,x 'y'", "[^1]: &#8203;data:text/html,x 'y'")]
    [InlineData("x[^1]\n\n[^1]: See: this", "[^1]: &#8203;See: this")]
    [InlineData("x[^1]\n\n[^1]: See this: x", "[^1]: See this: x")]
    [InlineData("x[^1]\n\n[^1]: https://example.org/", "[^1]: <https://example.org/>")]
    public void A_footnote_is_no_address_for_a_renderer_that_knows_no_footnotes(string markdown, string written) =>
        Assert.EndsWith($"\n{written}\n", new MarkdownWriter(Page).Write(HtmlElement.Parse(MarkdownArticles.HtmlDespiteFindings(markdown))), StringComparison.Ordinal);

    [Fact]
    public void Emphasis_reads_the_same_wherever_it_stands()
    {
        string[] pieces = ["a", "é", "🐍", "7", " ", "*", "**", "_", "~~", "<kbd>k</kbd>", "`c`", "me@example.org", "[x](y)", "(", ".", "&#233;", "&#42;", "€", "“"];
        var random = new Random(20261126);
        var differences = Enumerable.Range(0, 2_000).Select(_ => "x " + string.Concat(random.GetItems(pieces, random.Next(3, 10))))
            .Select(markdown => Difference(markdown)).Where(difference => difference is not null).ToArray();
        Assert.True(differences.Length == 0, $"{differences.Length}\n{string.Concat(differences.OrderBy(static d => d!.Length).Take(5))}");
    }

    private static readonly string[] Pieces =
    [
        "word", " ", "\n", "\n\n", "*", "**", "_", "`", "``", "~~", "[", "]", "(a)", "!", "<kbd>", "</kbd>", "<script>", "&amp;", "&", "\\", "- ", "1. ", "> ", "# ", "|", "| a | b |\n| --- | --- |\n| c | d |\n",
        "[x](y)", "![p](p.png)", " www.example.org ", " https://example.org/a_b ", " me@example.org ", "[^1]", "\n\n[^1]: note\n\n", "```\ncode\n```\n", "    four", "  \n", "<br>", "+", "=", "---\n", "1", ".", ")", ":",
        "<details><summary>s</summary>\n\nx\n\n</details>\n", "> [!NOTE]\n> n\n", "- [ ] t\n", "\u0007", "é", "“", "^", "{#x}", "$",
    ];

    private static string? Difference(string markdown, bool areParagraphsInListsAlike = false)
    {
        var first = MarkdownArticles.HtmlDespiteFindings(markdown);
        // Referred to by a heading alone, which shows no links: there is nothing to write it for.
        if (first.Contains("class=\"footnotes\"", StringComparison.Ordinal) && !first.Contains("class=\"footnote-ref\"", StringComparison.Ordinal)) return null;
        var written = new MarkdownWriter(Page).Write(HtmlElement.Parse(first));
        var second = MarkdownArticles.HtmlDespiteFindings(written);
        var (before, after) = (Normal(StaticGen.Exports.XmlText.Clean(first), areParagraphsInListsAlike), Normal(second, areParagraphsInListsAlike));
        return before == after ? null : $"{markdown}\n--- written as\n{written}\n--- first\n{before}\n--- then\n{after}\n=======\n";
    }

    /// <summary>What the form of the file may change: ids, addresses within the page, and what XML cannot hold.</summary>
    private static string Normal(string html, bool areParagraphsInListsAlike)
    {
        html = Ids().Replace(html.Replace(Page + "#", "#", StringComparison.Ordinal), "");
        if (!areParagraphsInListsAlike) return HtmlOutline.Of(html);
        var body = MarkdownArticles.Dom(html);
        // Text beside `details`, and the end of one that never began, has no paragraph of its own.
        foreach (var paragraph in body.QuerySelectorAll(html.Contains("details>", StringComparison.Ordinal) || html.Contains("details&gt;", StringComparison.Ordinal) ? "p" : "li > p")) paragraph.Replace([.. paragraph.ChildNodes]);
        return HtmlOutline.Of(body.InnerHtml);
    }

    [GeneratedRegex(" (id|aria-label)=\"[^\"]*\"", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Ids();

    private static string Body(string page) => page[(page.IndexOf("\n---", StringComparison.Ordinal) + 4)..];
}
