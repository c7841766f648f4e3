using Xunit;

namespace StaticGen.Tests.Content.Markdown;

public sealed class ArticleHeadingsTests
{
    [Fact]
    public void A_heading_inside_a_section_has_an_id_and_a_link_to_itself() =>
        Assert.Equal(
            "<h2>A</h2>\n<h3 id=\"b-c\">B <code>c</code> <a class=\"heading-link\" href=\"#b-c\" aria-label=\"Link to this section: B c\"><span aria-hidden=\"true\">#</span></a></h3>\n",
            Articles.Html("## A\n### B `c`"));

    [Fact]
    public void Headings_below_the_fourth_level_have_no_link_to_themselves() =>
        Assert.EndsWith("<h5 id=\"d\">D</h5>\n", Articles.Html("## A\n### B\n#### C\n##### D"), StringComparison.Ordinal);

    [Fact]
    public void A_headings_html_has_no_links()
    {
        var heading = Articles.Read("## A\n\n### See [*b*](c.md) <kbd>x</kbd> & d").Value.Headings[1];

        Assert.Equal("See <em>b</em> <kbd>x</kbd> &amp; d", heading.Html);
        Assert.Equal("See b x & d", heading.Text);
        Assert.Equal((3, "a.md:3:1"), (heading.Level, heading.At.ToString()));
    }

    [Fact]
    public void A_link_in_a_section_heading_is_reported_since_it_would_be_lost()
    {
        var (message, hint) = Articles.Finding("## See [b](c.md)");

        Assert.Equal("a.md:1:8: warning SG3014: A link, image or footnote in a heading of the second level is shown as text", message);
        Assert.Equal("Put it into the text below the heading", hint);
    }

    [Theory]
    [InlineData("## See [b](javascript:x)", "a.md:1:12: error SG3020")]
    [InlineData("## See **[b](//b.example)**", "a.md:1:14: error SG3021")]
    [InlineData("## See <javascript:x>", "a.md:1:8: error SG3020")]
    [InlineData("## See ![b](https://b.example/c.png)", "a.md:1:13: error SG3026")]
    [InlineData("## See ![b](data:x)", "a.md:1:13: error SG3020")]
    [InlineData("See <script>\n---", "a.md:1:5: warning SG3030")]
    [InlineData("## See <kbd onclick=x>b</kbd>", "a.md:1:8: warning SG3031")]
    [InlineData("## See <kbd>b", "a.md:1:8: warning SG3032")]
    public void What_is_wrong_in_a_section_heading_is_reported_as_it_is_elsewhere(string markdown, string expected) =>
        Assert.Contains(Articles.Read(markdown).Diagnostics, d => d.ToString().StartsWith(expected, StringComparison.Ordinal));

    [Fact]
    public void Where_links_in_a_section_heading_lead_is_for_the_site_to_check()
    {
        var article = Articles.Read("## See [b](c.md), ![d](e.png) and <https://example.org/>").Value;

        Assert.Equal(["c.md", "e.png", "https://example.org/"], article.Links.Select(l => l.Target));
        Assert.Equal(["a.md:1:12", "a.md:1:24", "a.md:1:35"], article.Links.Select(l => l.At.ToString()));
    }

    [Fact]
    public void An_id_of_the_authors_own_is_taken_off_the_heading()
    {
        var heading = Assert.Single(Articles.Read("## Merge order {#order}").Value.Headings);

        Assert.Equal(("order", "Merge order"), (heading.Id, heading.Text));
    }

    [Theory]
    [InlineData("## A {#b} ##", "b", "A")]
    [InlineData("A {#b}\n---", "b", "A")]
    [InlineData("## {# a comment #}", "-a-comment-", "{# a comment #}")]
    [InlineData("## A{#b}", "ab", "A{#b}")]
    [InlineData("## `{#b}`", "b", "{#b}")]
    [InlineData("## {{ x }}", "-x-", "{{ x }}")]
    public void Only_an_id_in_braces_at_the_end_is_one(string markdown, string id, string text)
    {
        var heading = Assert.Single(Articles.Read(markdown).Value.Headings);

        Assert.Equal((id, text), (heading.Id, heading.Text));
    }

    [Theory]
    [InlineData("1a")]
    [InlineData("\u00E9")]
    [InlineData("a.b")]
    public void An_id_that_is_not_valid_is_reported(string id)
    {
        var (message, hint) = Articles.Finding($"## A {{#{id}}}");

        Assert.Equal($"a.md:1:8: error SG3012: '{id}' is not a valid id for a heading", message);
        Assert.Equal("An id is a letter followed by letters, digits, '-' and '_', such as {#merge-order}", hint);
    }

    [Fact]
    public void Two_headings_cannot_have_the_same_id()
    {
        var (message, hint) = Articles.Finding("## A {#x}\n## B {#x}");

        Assert.Equal("a.md:2:8: error SG3013: The id 'x' is given to another heading of this page", message);
        Assert.Equal("Give each heading an id of its own, or leave the id out", hint);
    }

    [Fact]
    public void An_id_that_is_made_avoids_those_that_authors_chose()
    {
        var article = Articles.Read("## Setup\n\n## Other {#setup}\n\n## Setup").Value;

        Assert.Equal(["setup-1", "setup", "setup-2"], article.Headings.Select(h => h.Id).ToArray());
        Assert.Equal(["setup", "setup-1", "setup-2"], article.Anchors.ToArray());
    }

    [Fact]
    public void The_first_level_belongs_to_the_page()
    {
        var (message, hint) = Articles.Finding("# Title");

        Assert.Equal("a.md:1:1: error SG3010: The heading 'Title' is of the first level, which belongs to the page's title", message);
        Assert.Equal("Begin the heading with '##'", hint);
    }

    [Fact]
    public void A_skipped_level_is_reported()
    {
        var (message, hint) = Articles.Finding("## A\n\n#### B");

        Assert.Equal("a.md:3:1: warning SG3011: The heading 'B' is of level 4 where at most level 3 can follow", message);
        Assert.Equal("Begin the heading with '###'; screen readers take a missing level for missing content", hint);
    }

    [Fact]
    public void A_heading_without_text_is_reported()
    {
        var (message, hint) = Articles.Finding("## A\n\n###");

        Assert.Equal("a.md:3:1: error SG3015: The heading has no text", message);
        Assert.Equal("Write the heading's text after the '#' signs, or remove the line", hint);
    }
}
