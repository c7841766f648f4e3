using System.Diagnostics;
using StaticGen.Configuration;
using StaticGen.Content;
using StaticGen.Content.Markdown;
using StaticGen.Sources;
using Xunit;

namespace StaticGen.Tests.Content.Markdown;

public sealed class ArticleReaderTests
{
    [Theory]
    [InlineData("{{ x }}", "<p>{{ x }}</p>\n")]
    [InlineData("{% y %}", "<p>{% y %}</p>\n")]
    [InlineData("${{ z }}", "<p>${{ z }}</p>\n")]
    [InlineData("{ a }} {# b #} a < b && c > d", "<p>{ a }} {# b #} a &lt; b &amp;&amp; c &gt; d</p>\n")]
    [InlineData("`{{ x }}`", "<p><code>{{ x }}</code></p>\n")]
    public void Template_syntax_comes_out_as_written(string markdown, string html) => Assert.Equal(html, Articles.Html(markdown));

    [Fact]
    public void Second_level_headings_divide_the_article_and_are_not_in_the_html()
    {
        var article = Articles.Read("Before.\n\n## One\n\nFirst *text*.\n\n### Deep\n\nMore.\n\n## Two\n").Value;

        Assert.Equal([null, "One", "Two"], article.Sections.Select(s => s.Heading?.Text).ToArray());
        Assert.Equal("<p>Before.</p>\n", article.Sections[0].Html.Html);
        Assert.StartsWith("<p>First <em>text</em>.</p>\n<h3 id=\"deep\">Deep ", article.Sections[1].Html.Html, StringComparison.Ordinal);
        Assert.Equal("", article.Sections[2].Html.Html);
        Assert.Equal(["one", "deep", "two"], article.Headings.Select(h => h.Id).ToArray());
    }

    [Fact]
    public void An_article_without_text_before_its_first_heading_has_no_section_for_it() =>
        Assert.Equal("One", Assert.Single(Articles.Read("## One\n\nText.").Value.Sections).Heading!.Value.Text);

    [Fact]
    public void An_empty_text_is_an_article_without_sections() => Assert.Empty(Articles.Read("\n\n").Value.Sections);

    [Fact]
    public void A_heading_inside_a_quote_does_not_divide_the_article()
    {
        var article = Articles.Read("## One\n\n> ## Quoted\n").Value;

        Assert.Single(article.Sections);
        Assert.Contains("<blockquote>\n<h2 id=\"quoted\">Quoted ", article.Sections[0].Html.Html, StringComparison.Ordinal);
    }

    [Fact]
    public void Positions_are_those_of_the_whole_file()
    {
        const string frontMatter = "---\r\ntitle: x\r\n---\r\n";
        var result = Articles.Read(frontMatter + "## One\r\n\r\nSee [a](b.md).\r\n\r\n```python\r\nx\r\n```\r\n", frontMatter.Length);

        Assert.Equal("a.md:4:1", result.Value.Headings[0].At.ToString());
        Assert.Equal(("a.md:6:9", 4), (result.Value.Links[0].At.ToString(), result.Value.Links[0].At.Length));
        Assert.Equal("a.md:8:1", result.Value.CodeBlocks[0].At.ToString());
        Assert.Equal("a.md:9:1", result.Value.CodeBlocks[0].CodeAt.ToString());
        Assert.Equal("x\n", result.Value.CodeBlocks[0].Code);
    }

    [Fact]
    public void Text_is_kept_by_heading_prose_apart_from_code()
    {
        var article = Articles.Read(
            "Intro.\n\n## One\n\nA `lru_cache` &amp; a\nline, ![a picture](p.png).\n\n- x\n- y\n\n```python\nf()\n```\n\n### Two\n\n|a|b|\n|-|-|\n|c|d|\n").Value;

        Assert.Equal(
            [
                new TextBlock(-1, TextKind.Prose, "Intro."),
                new TextBlock(0, TextKind.Prose, "A lru_cache & a line, a picture. x y"),
                new TextBlock(0, TextKind.Code, "f()"),
                new TextBlock(1, TextKind.Prose, "a b c d"),
            ],
            article.Text);
        Assert.Equal("A lru_cache & a line, a picture. x y a b c d", article.Sections[1].PlainText);
    }

    [Fact]
    public void Text_is_kept_by_heading_whatever_the_length_of_its_characters()
    {
        var article = Articles.Read("## One\n\nÜber é.\n\n### 日本\n\n```python\nf(é)\n```\n\n### Two\n\n日本 𝄞 a\n\n### Three\n\nend\n\n## Next\n\nß\n").Value;

        Assert.Equal(
            [
                new TextBlock(0, TextKind.Prose, "Über é."),
                new TextBlock(1, TextKind.Code, "f(é)"),
                new TextBlock(2, TextKind.Prose, "日本 𝄞 a"),
                new TextBlock(3, TextKind.Prose, "end"),
                new TextBlock(4, TextKind.Prose, "ß"),
            ],
            article.Text);
        Assert.Equal(["Über é. 日本 𝄞 a end", "ß"], article.Sections.Select(static s => s.PlainText));
    }

    [Theory]
    [InlineData("One two, three - four.", 4)]
    [InlineData("```text\none two\n```", 0)]
    [InlineData("a `b c` d", 4)]
    public void Words_of_prose_are_counted_not_those_of_code(string markdown, int words) => Assert.Equal(words, Articles.Read(markdown).Value.WordCount);

    [Fact]
    public void Articles_are_read_on_many_threads_at_once()
    {
        const string markdown = "## A\n\n[x](y.md) and *z*[^1]\n\n```python\nprint(1)\n```\n\n[^1]: note\n";
        var expected = Articles.HtmlOf(Articles.Read(markdown).Value);

        Parallel.For(0, 200, _ => Assert.Equal(expected, Articles.HtmlOf(Articles.Read(markdown).Value)));
    }

    [Fact]
    public void A_page_that_is_too_long_is_refused()
    {
        var (message, hint) = Articles.Finding(new string('a', (1024 * 1024) + 1));

        Assert.Equal("a.md:1:1048577: error SG3001: The page has 1048577 characters of Markdown; the most is 1048576", message);
        Assert.Equal("Divide it into several pages, or put large data into a file of its own and link to it", hint);
    }

    [Fact]
    public void A_line_that_opens_too_many_blocks_is_named()
    {
        var (message, hint) = Articles.Finding("Text.\n\n" + string.Concat(Enumerable.Repeat("> ", 100)) + "deep");

        Assert.Equal("a.md:3:1: error SG3002: Lists, quotes or emphasis are nested too deeply to be read", message);
        Assert.Equal("Nest less deeply; when this is data rather than text, put it into a code block", hint);
    }

    [Fact]
    public void A_long_rule_is_not_taken_for_nested_lists() => Assert.Equal("<hr>\n", Articles.Html(string.Concat(Enumerable.Repeat("* ", 100))));

    [Fact]
    public void Lists_nested_too_deeply_over_many_lines_are_refused()
    {
        var nested = string.Concat(Enumerable.Range(0, 200).Select(i => new string(' ', 2 * i) + "- a\n"));

        Assert.Equal("a.md:32:1: error SG3002: Lists, quotes or emphasis are nested too deeply to be read", Articles.Finding(nested + "\nMore.\n").Message);
    }

    [Fact]
    public void In_a_very_long_text_the_line_that_is_nested_too_deeply_is_not_searched_for()
    {
        var nested = string.Concat(Enumerable.Range(0, 200).Select(i => new string(' ', 2 * i) + "- a\n"));

        Assert.Equal("a.md: error SG3002: Lists, quotes or emphasis are nested too deeply to be read", Articles.Finding(nested + "\n" + string.Concat(Enumerable.Repeat("More. ", 20_000))).Message);
    }

    [Fact]
    public void Emphasis_nested_too_deeply_is_reported() =>
        Assert.Contains(
            "error SG3002: Lists, quotes or emphasis are nested too deeply to be read",
            Assert.Single(Articles.Findings(string.Concat(Enumerable.Repeat("*a **b ", 150)) + string.Concat(Enumerable.Repeat("b** a*", 150)))),
            StringComparison.Ordinal);

    [Fact]
    public void Brackets_that_are_never_closed_are_text_however_many() =>
        Assert.Equal("<p>" + string.Concat(Enumerable.Repeat("[0, 1) ", 1000)).TrimEnd() + "</p>\n", Articles.Html(string.Concat(Enumerable.Repeat("[0, 1) ", 1000))));

    [Fact]
    public void A_paragraph_with_too_many_marks_is_named_and_the_rest_is_read()
    {
        var result = Articles.Read("Before.\n\n" + string.Concat(Enumerable.Repeat("[a](", 6_000)) + "\n\nAfter.");

        var diagnostic = Assert.Single(result.Diagnostics);
        Assert.Equal("a.md:3:1: error SG3003: This paragraph has 6000 brackets, emphasis marks and the like, which is more than can be read", diagnostic.ToString());
        Assert.Equal("Divide it by blank lines; when it is data rather than text, put it into a code block", diagnostic.Hint);
        Assert.Equal("<p>Before.</p>\n<p>After.</p>\n", Articles.HtmlOf(result.Value));
    }

    [Fact]
    public void A_table_whose_cells_outgrow_its_text_is_refused()
    {
        var (message, hint) = Articles.Finding(
            string.Concat(Enumerable.Repeat("|a", 500)) + "\n" + string.Concat(Enumerable.Repeat("|-", 500)) + "\n" + string.Concat(Enumerable.Repeat("|c|\n", 500)));

        Assert.Equal("a.md:1:1: error SG3004: With this table's 251502 cells the page has more than can be shown", message);
        Assert.Equal("Divide the page, or put the data into a file of its own and link to it", hint);
    }

    [Fact]
    public void Too_many_link_definitions_are_refused()
    {
        var (message, hint) = Articles.Finding(string.Concat(Enumerable.Range(1, 6_000).Select(i => $"[{i}]: b\n\n")));

        Assert.Equal("a.md:10001:1: error SG3005: The page has too many link definitions; the most is 5000", message);
        Assert.Equal("Write the addresses into the links, or divide the page", hint);
    }

    [Fact]
    public void Too_many_underlined_headings_are_refused()
    {
        var (message, hint) = Articles.Finding(string.Concat(Enumerable.Repeat("a\n---\n", 3_000)));

        Assert.Equal("a.md:4002:1: error SG3006: The page has too many underlined headings; the most is 2000", message);
        Assert.Equal("Write headings with '##', or divide the page", hint);
    }

    [Fact]
    public void Of_many_findings_of_one_kind_the_first_are_shown_and_the_rest_counted()
    {
        var findings = Articles.Read(string.Concat(Enumerable.Repeat("a <b>\n\n", 60))).Diagnostics;

        Assert.Equal(51, findings.Length);
        Assert.Equal($"a.md:101:3: warning SG3030: 10 more findings of the kind SG3030 on this page are not shown; the first of them is here: {findings[0].Message}", findings[^1].ToString());
        Assert.Equal("Mend this one and those that are shown, and build again", findings[^1].Hint);
    }

    public static TheoryData<string> Patterns =>
    [
        "[a](", "[[a]]", "[", "![", "[](", "[a][", "[a](<b", "[a](b (c", "*a ", "*a_ ", "a**b", "*a **a ", "~~a ", "`a``", "<", "<a b=\"", "<!--", "<!A ", "<?",
        "<kbd>", "</kbd>", "<x>", "http://a.b ", "www.a.b ", "*http://a.b ", "[a]: b\n", "[a\n", "[a]: b\n\n", "a\n-\n", "- a\n+ b\n", "> a\n\n", "|", "a|\n",
        "|a|b|\n|-|-|\n", ":|", "# a\n", "## a\n", "```\n", "<details>\n\n", "> [!NOTE]\n> a\n\n", "- [ ] a\n", "\t", "\0", "&amp", "{#a} ", "## a {#a}\n",
    ];

    [Theory]
    [MemberData(nameof(Patterns))]
    public void No_text_of_the_largest_size_takes_long(string pattern)
    {
        var markdown = string.Concat(Enumerable.Repeat(pattern, 1024 * 1024 / pattern.Length));
        var watch = Stopwatch.StartNew();

        ArticleReader.Read(new SourceText("a.md", markdown), 0, new ArticleOptions(AnswerSections.Default));

        // Most take a tenth of a second; what is guarded against takes minutes.
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(60), $"{watch.Elapsed}");
    }
}
