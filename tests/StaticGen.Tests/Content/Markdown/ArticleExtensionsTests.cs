using Xunit;

namespace StaticGen.Tests.Content.Markdown;

/// <summary>Tables, task lists, strikethrough, alerts and footnotes.</summary>
public sealed class ArticleExtensionsTests
{
    [Fact]
    public void A_table_can_be_scrolled_has_a_name_and_aligns_by_class() =>
        Assert.Equal(
            """
            <div class="table-scroll" tabindex="0" role="region" aria-label="Table: a &amp; b, c"><table>
            <thead>
            <tr>
            <th scope="col" class="ta-l">a &amp; b</th>
            <th scope="col" class="ta-c"><em>c</em></th>
            <td class="ta-r"></td>
            </tr>
            </thead>
            <tbody>
            <tr>
            <td class="ta-l">1 | 2</td>
            <td class="ta-c"></td>
            <td class="ta-r"></td>
            </tr>
            </tbody>
            </table></div>

            """.ReplaceLineEndings("\n"),
            Articles.Html("| a & b | *c* | |\n|:--|:-:|--:|\n| 1 \\| 2 |"));

    [Fact]
    public void Tables_with_the_same_columns_have_names_of_their_own()
    {
        var html = Articles.Html("| a |\n|---|\n| 1 |\n\n| a |\n|---|\n| 2 |\n\n| a (2) |\n|---|\n| 3 |\n\n| a |\n|---|\n| 4 |");

        foreach (var name in new[] { "Table: a", "Table: a (2)", "Table: a (2) (2)", "Table: a (3)" })
            Assert.Equal(2, html.Split($"aria-label=\"{name}\"").Length);
    }

    [Fact]
    public void No_inline_style_is_ever_written() =>
        Assert.DoesNotContain("style", Articles.Html("|a|b|\n|:-|-:|\n|c|d|\n\n- [ ] x\n\n```text\ny\n```"), StringComparison.Ordinal);

    [Fact]
    public void A_task_says_whether_it_is_done() =>
        Assert.Equal(
            "<ul class=\"task-list\">\n<li class=\"task\"><input type=\"checkbox\" disabled aria-label=\"not done\"> a</li>\n" +
            "<li class=\"task\"><input type=\"checkbox\" disabled checked aria-label=\"done\"> b</li>\n</ul>\n",
            Articles.Html("- [ ] a\n- [X] b"));

    [Fact]
    public void A_marker_is_a_task_only_at_the_beginning_of_an_item() =>
        Assert.Equal("<ul>\n<li>see <a href=\"y.md\">x</a> and [ ]</li>\n</ul>\n", Articles.Html("- see [x](y.md) and [ ]"));

    [Theory]
    [InlineData("~~a~~", "<p><del>a</del></p>\n")]
    [InlineData("~a~ ^b^ ==c== ++d++ \"\"e\"\"", "<p>~a~ ^b^ ==c== ++d++ \"\"e\"\"</p>\n")]
    public void Two_tildes_strike_text_through_and_nothing_else_is_special(string markdown, string html) => Assert.Equal(html, Articles.Html(markdown));

    [Theory]
    [InlineData("a {.cls onclick=x}\n{#id}", "<p>a {.cls onclick=x}\n{#id}</p>\n")]
    [InlineData("a. b", "<p>a. b</p>\n")]
    [InlineData("3. b", "<ol start=\"3\">\n<li>b</li>\n</ol>\n")]
    [InlineData("007. b", "<ol start=\"7\">\n<li>b</li>\n</ol>\n")]
    [InlineData(":smile: (c) ...", "<p>:smile: (c) ...</p>\n")]
    public void Syntax_that_was_not_chosen_is_text(string markdown, string html) => Assert.Equal(html, Articles.Html(markdown));

    [Theory]
    [InlineData("NOTE", "note", "Note")]
    [InlineData("tip", "tip", "Tip")]
    [InlineData("IMPORTANT", "important", "Important")]
    [InlineData("WARNING", "warning", "Warning")]
    [InlineData("CAUTION", "caution", "Caution")]
    public void An_alert_has_its_kind_as_class_and_title(string kind, string name, string title) =>
        Assert.Equal(
            $"<aside class=\"alert alert-{name}\" role=\"note\"><p class=\"alert-title\">{title}</p>\n<p>Some <em>text</em>.</p>\n</aside>\n",
            Articles.Html($"> [!{kind}]\n> Some *text*."));

    [Fact]
    public void An_unknown_kind_of_alert_is_a_quotation_and_is_reported()
    {
        var result = Articles.Read("> [!WARNIGN]\n> a");

        var diagnostic = Assert.Single(result.Diagnostics);
        Assert.Equal("a.md:1:1: warning SG3050: 'WARNIGN' is not a kind of alert; the block is shown as a quotation", diagnostic.ToString());
        Assert.Equal("Did you mean 'WARNING'?", diagnostic.Hint);
        Assert.Equal("<blockquote>\n<p>[!WARNIGN]</p>\n<p>a</p>\n</blockquote>\n", Articles.HtmlOf(result.Value));
        Assert.Equal("The kinds are NOTE, TIP, IMPORTANT, WARNING and CAUTION", Articles.Finding("> [!HINWEIS]\n> a").Hint);
    }

    [Fact]
    public void Footnotes_lead_there_and_back() =>
        Assert.Equal(
            "<p>a<sup><a class=\"footnote-ref\" id=\"fnref-1\" href=\"#fn-1\" role=\"doc-noteref\" aria-label=\"Footnote 1\">1</a></sup> " +
            "b<sup><a class=\"footnote-ref\" id=\"fnref-1-1\" href=\"#fn-1\" role=\"doc-noteref\" aria-label=\"Footnote 1\">1</a></sup></p>\n" +
            "<section class=\"footnotes\" role=\"doc-endnotes\" aria-label=\"Footnotes\"><ol>\n<li id=\"fn-1\">\n<p>Some <em>text</em>.</p>\n<p class=\"footnote-backs\">" +
            "<a class=\"footnote-back\" href=\"#fnref-1\" role=\"doc-backlink\" aria-label=\"Back to reference 1, occurrence 1\">\u21A9\uFE0E</a> " +
            "<a class=\"footnote-back\" href=\"#fnref-1-1\" role=\"doc-backlink\" aria-label=\"Back to reference 1, occurrence 2\">\u21A9\uFE0E</a></p>\n</li>\n</ol></section>\n",
            Articles.Html("a[^x] b[^x]\n\n[^x]: Some *text*."));

    [Fact]
    public void The_ids_of_footnotes_avoid_those_of_headings()
    {
        var article = Articles.Read("a[^x]\n\n## fn 1\n\n[^x]: b").Value;

        Assert.Equal(["fn-1", "fn-1-1", "fnref-1"], article.Anchors.ToArray());
    }

    [Fact]
    public void A_footnote_that_nobody_refers_to_is_reported()
    {
        var (message, hint) = Articles.Finding("a\n\n[^x]: b");

        Assert.Equal("a.md:3:1: warning SG3051: The footnote '^x' is not referred to and is left out", message);
        Assert.Equal("Write [^x] where it belongs, or remove it", hint);
    }
}
