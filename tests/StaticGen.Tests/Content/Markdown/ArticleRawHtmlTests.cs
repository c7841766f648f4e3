using Xunit;

namespace StaticGen.Tests.Content.Markdown;

public sealed class ArticleRawHtmlTests
{
    [Theory]
    [InlineData("<kbd>Ctrl</kbd>+<kbd>C</kbd>", "<p><kbd>Ctrl</kbd>+<kbd>C</kbd></p>\n")]
    [InlineData("H<sub>2</sub>O, x<sup>*2*</sup>", "<p>H<sub>2</sub>O, x<sup><em>2</em></sup></p>\n")]
    [InlineData("a<BR/>b", "<p>a<br>b</p>\n")]
    [InlineData("<abbr title='a \"b\" &lt;'>c</abbr> d", "<p><abbr title=\"a &quot;b&quot; &lt;\">c</abbr> d</p>\n")]
    [InlineData("<mark>\nall\n</mark>", "<p><mark>\nall\n</mark></p>\n")]
    [InlineData("a <!-- gone --> b", "<p>a  b</p>\n")]
    [InlineData("<!-- gone -->", "")]
    [InlineData("<!-- gone -->\nText.", "<p>Text.</p>\n")]
    public void Elements_on_the_list_are_written_and_comments_left_out(string markdown, string html) => Assert.Equal(html, Articles.Html(markdown));

    [Fact]
    public void Details_hold_markdown() =>
        Assert.Equal(
            "<details open>\n<summary>More <kbd>x</kbd> &amp; y</summary>\n<p>Some <strong>text</strong>.</p>\n<ul>\n<li>a</li>\n</ul>\n</details>\n",
            Articles.Html("<details open>\n<summary>More <kbd>x</kbd> &amp; y</summary>\n\nSome **text**.\n\n- a\n\n</details>"));

    [Fact]
    public void Details_may_be_nested_and_stand_in_lists() =>
        Assert.Equal(
            "<ul>\n<li>\n<details>\n<p>a</p>\n<details>\n<p>b</p>\n</details>\n</details>\n</li>\n</ul>\n",
            Articles.Html("- <details>\n\n  a\n\n  <details>\n\n  b\n\n  </details>\n\n  </details>"));

    [Theory]
    [InlineData("A List<int> here", "a.md:1:7", "<int>")]
    [InlineData("a <script>alert(1)</script> b", "a.md:1:3", "<script>")]
    [InlineData("a <!DOCTYPE html> b", "a.md:1:3", "<!DOCTYPE html>")]
    public void Other_elements_are_shown_as_text(string markdown, string at, string tag)
    {
        var result = Articles.Read(markdown);

        Assert.Equal($"{at}: warning SG3030: '{tag}' is not HTML that content may use; it is shown as text", result.Diagnostics[0].ToString());
        Assert.Equal(
            "Put it in backticks when it is meant as text; allowed are <kbd>, <sub>, <sup>, <br>, <details>, <summary>, <abbr> and <mark>",
            result.Diagnostics[0].Hint);
        Assert.Contains(tag.Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal), Articles.HtmlOf(result.Value), StringComparison.Ordinal);
    }

    [Fact]
    public void A_block_of_other_html_is_shown_as_text() =>
        Assert.Equal("<p>&lt;div onclick=\"x\"&gt;\na\n&lt;/div&gt;</p>\n", Articles.HtmlDespiteFindings("<div onclick=\"x\">\na\n</div>"));

    [Fact]
    public void A_tag_in_a_block_is_reported_where_it_stands() =>
        Assert.Contains(
            "a.md:3:9: warning SG3030: '<i>' is not HTML that content may use; it is shown as text",
            Articles.Findings("> <details>\n> <summary>\n> abcde <i>f</i></summary>\n>\n> </details>"),
            StringComparer.Ordinal);

    [Theory]
    [InlineData("a <kbd onclick=\"x\">b</kbd>", "kbd", "onclick")]
    [InlineData("a <sub style=x>b</sub>", "sub", "style")]
    [InlineData("a <mark open>b</mark>", "mark", "open")]
    public void Attributes_that_are_not_on_the_list_make_the_tag_text(string markdown, string name, string attribute)
    {
        var result = Articles.Read(markdown);

        Assert.Equal($"a.md:1:3: warning SG3031: <{name}> may not have the attribute '{attribute}' in content; the tag is shown as text", result.Diagnostics[0].ToString());
        Assert.Equal("Remove the attribute; allowed are 'title', and 'open' on <details>", result.Diagnostics[0].Hint);
        Assert.DoesNotContain("<" + name, Articles.HtmlOf(result.Value), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a <kbd> b", "<p>a &lt;kbd&gt; b</p>\n")]
    [InlineData("a </kbd> b", "<p>a &lt;/kbd&gt; b</p>\n")]
    [InlineData("a <kbd><sub></kbd> b", "<p>a <kbd>&lt;sub&gt;</kbd> b</p>\n")]
    [InlineData("a <kbd><sub></kbd></sub> b", "<p>a <kbd>&lt;sub&gt;</kbd>&lt;/sub&gt; b</p>\n")]
    [InlineData("*a <kbd>b* c</kbd>", "<p><em>a &lt;kbd&gt;b</em> c&lt;/kbd&gt;</p>\n")]
    [InlineData("<kbd>\na", "<p>&lt;kbd&gt;\na</p>\n")]
    public void Tags_without_a_counterpart_are_shown_as_text(string markdown, string html) => Assert.Equal(html, Articles.HtmlDespiteFindings(markdown));

    [Fact]
    public void A_tag_without_a_counterpart_is_reported()
    {
        var (message, hint) = Articles.Finding("a <kbd> b");

        Assert.Equal("a.md:1:3: warning SG3032: '<kbd>' has no counterpart in the same paragraph; it is shown as text", message);
        Assert.Equal("Open and close the element in the same paragraph and inside the same emphasis, or put the tag in backticks", hint);
    }

    [Fact]
    public void Details_that_are_never_closed_are_closed_and_reported()
    {
        var result = Articles.Read("> <details>\n>\n> a\n\nb");

        var diagnostic = Assert.Single(result.Diagnostics);
        Assert.Equal("a.md:1:3: error SG3033: <details> is never closed", diagnostic.ToString());
        Assert.Equal("Write </details> on a line of its own, after a blank line, before the list, quote or section around it ends", diagnostic.Hint);
        Assert.Equal("<blockquote>\n<details>\n<p>a</p>\n</details>\n</blockquote>\n<p>b</p>\n", Articles.HtmlOf(result.Value));
    }

    [Fact]
    public void A_label_within_a_label_is_text() =>
        Assert.Equal(
            "<details>\n<summary>a &lt;summary&gt; b &lt;/summary&gt; c</summary>\n</details>\n",
            Articles.HtmlOf(Articles.Read("<details>\n<summary>a <summary> b </summary> c</summary>\n</details>").Value));

    [Theory]
    [InlineData("a <details> b", "<details>")]
    [InlineData("<summary>a", "<summary>")]
    public void A_part_to_fold_away_has_its_place(string markdown, string tag)
    {
        var result = Articles.Read(markdown);

        Assert.EndsWith($"warning SG3034: '{tag}' cannot stand here; it is shown as text", result.Diagnostics[0].ToString(), StringComparison.Ordinal);
        Assert.Equal("Begin a line with <details>, and put <summary> and </summary> directly after it, before any blank line", result.Diagnostics[0].Hint);
    }

    [Fact]
    public void A_comment_that_never_ends_is_shown_and_reported()
    {
        var result = Articles.Read("a\n\n<!-- b\n\nc");

        var diagnostic = Assert.Single(result.Diagnostics);
        Assert.Equal("a.md:3:1: error SG3035: The comment is never closed", diagnostic.ToString());
        Assert.Equal("End it with '-->'", diagnostic.Hint);
        Assert.Contains("&lt;!-- b", Articles.HtmlOf(result.Value), StringComparison.Ordinal);
    }

    [Fact]
    public void Elements_nested_too_deeply_are_shown_as_text()
    {
        var (message, hint) = (Articles.Read("a " + string.Concat(Enumerable.Repeat("<sub>", 20)) + "b" + string.Concat(Enumerable.Repeat("</sub>", 20))).Diagnostics[0] is var d)
            ? (d.ToString(), d.Hint) : default;

        Assert.Equal("a.md:1:83: warning SG3036: '<sub>' is nested too deeply; it is shown as text", message);
        Assert.Equal("Nest fewer elements in each other", hint);
    }
}
