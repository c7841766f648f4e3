using StaticGen.Content;
using Xunit;

namespace StaticGen.Tests.Content.Markdown;

public sealed class ArticleLinksTests
{
    [Fact]
    public void A_link_is_written_with_a_gap_for_its_address()
    {
        var article = Articles.Read("See [a *b*](../c.md#d \"t\\\"t\") now.").Value;

        Assert.Equal("<p>See <a href=\"\" title=\"t&quot;t\">a <em>b</em></a> now.</p>\n", article.Sections[0].Html.Html);
        Assert.Equal([new LinkSlot(16, 0)], article.Sections[0].Html.Slots);
        Assert.Equal(("../c.md#d", LinkKind.Link, "a.md:1:13"), (article.Links[0].Target, article.Links[0].Kind, article.Links[0].At.ToString()));
    }

    [Theory]
    [InlineData("[a](b.md)", "b.md", "a.md:1:5")]
    [InlineData("[a](<b c.md>)", "b c.md", "a.md:1:5")]
    [InlineData("[a](b\\)c)", "b)c", "a.md:1:5")]
    [InlineData("[a](b?x&amp;y)", "b?x&y", "a.md:1:5")]
    [InlineData("[a](&#32;b )", "b", "a.md:1:5")]
    [InlineData("[a](b\\\\c)", "b%5Cc", "a.md:1:5")]
    [InlineData("[a][r]\n\n[r]: b.md 't'", "b.md", "a.md:3:6")]
    [InlineData("<https://a.b/c>", "https://a.b/c", "a.md:1:1")]
    [InlineData("<x@a.org>", "mailto:x@a.org", "a.md:1:1")]
    [InlineData("on https://a.org/b.", "https://a.org/b", "a.md:1:4")]
    [InlineData("on www.a.org", "http://www.a.org", "a.md:1:4")]
    [InlineData("ask a_b@a.org.", "mailto:a_b@a.org", "a.md:1:5")]
    [InlineData("| a |\n|---|\n| http://a.org/x|", "http://a.org/x", "a.md:3:3")]
    [InlineData("@x and numpy@2.1, then me+you@a.example!", "mailto:me+you@a.example", "a.md:1:24")]
    [InlineData("see http://a.org/x_(y))ok.", "http://a.org/x_(y))ok", "a.md:1:5")]
    [InlineData("[a](HTTPS://a.org)", "HTTPS://a.org", "a.md:1:5")]
    [InlineData("[a](tel:+1)", "tel:+1", "a.md:1:5")]
    [InlineData("[a](#b)", "#b", "a.md:1:5")]
    [InlineData("[a](1:2)", "1:2", "a.md:1:5")]
    public void The_target_is_the_address_after_markdowns_escapes(string markdown, string target, string at)
    {
        var result = Articles.Read(markdown);

        Assert.Empty(result.Diagnostics);
        var link = Assert.Single(result.Value.Links);
        Assert.Equal(target, link.Target);
        Assert.StartsWith(at, link.At.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[a](javascript:alert(1))", "javascript")]
    [InlineData("[a](JaVaScRiPt:x)", "javascript")]
    [InlineData("[a](&#106;avascript:x)", "javascript")]
    [InlineData("[a](javascript&colon;x)", "javascript")]
    [InlineData("[a](&#32;&#9;javascript:x)", "javascript")]
    [InlineData("[a](<  vbscript:x>)", "vbscript")]
    [InlineData("[a](data:text/html,x)", "data")]
    [InlineData("![a](data:image/png;base64,x)", "data")]
    [InlineData("<javascript:x>", "javascript")]
    [InlineData("[a][r]\n\n[r]: file:///etc/passwd", "file")]
    [InlineData("[a](ftp://a.b)", "ftp")]
    public void An_address_with_a_scheme_that_is_not_allowed_becomes_text(string markdown, string scheme)
    {
        var result = Articles.Read(markdown);

        var diagnostic = Assert.Single(result.Diagnostics);
        Assert.EndsWith($": error SG3020: Content may not link to addresses that begin with '{scheme}:'", diagnostic.ToString(), StringComparison.Ordinal);
        Assert.Equal("Use http, https, mailto, tel, or an address relative to this page", diagnostic.Hint);
        Assert.Empty(result.Value.Links);
        Assert.DoesNotContain("href", result.Value.Sections[0].Html.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("src", result.Value.Sections[0].Html.Html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("![what](https://a.example/x.png)", "a.example")]
    [InlineData("![what](https://me:secret@a.example:8080/x.png 'title')", "a.example:8080")]
    [InlineData("text ![what](HTTP://a.example?x)", "a.example")]
    [InlineData("![what](mailto:me@a.example)", "a.example")]
    public void An_image_of_another_host_becomes_its_text(string markdown, string host)
    {
        var result = Articles.Read(markdown);

        var diagnostic = Assert.Single(result.Diagnostics);
        Assert.EndsWith($": error SG3026: The image lies on another host, '{host}', which would learn who reads the page", diagnostic.ToString(), StringComparison.Ordinal);
        Assert.Equal("Save the file beside the page and write its name here", diagnostic.Hint);
        Assert.Empty(result.Value.Links);
        Assert.DoesNotContain("<img", result.Value.Sections[0].Html.Html, StringComparison.Ordinal);
    }

    [Fact]
    public void A_bad_address_is_reported_where_it_stands() =>
        Assert.Equal("a.md:2:9: error SG3020: Content may not link to addresses that begin with 'javascript:'", Articles.Finding("One\n*a* [b](javascript:x)").Message);

    [Fact]
    public void A_bad_address_of_a_definition_is_reported_at_the_definition() =>
        Assert.Equal("a.md:3:6: error SG3020: Content may not link to addresses that begin with 'javascript:'", Articles.Finding("[b]\n\n[b]: javascript:x").Message);

    [Theory]
    [InlineData("[a](//evil.org)", "//evil.org")]
    [InlineData("[a](<\\\\\\\\evil.org>)", "\\\\evil.org")]
    [InlineData("[a](/\\\\evil.org)", "/\\evil.org")]
    public void An_address_that_leaves_the_site_in_disguise_is_refused(string markdown, string address)
    {
        var (message, hint) = Articles.Finding(markdown);

        Assert.Equal($"a.md:1:5: error SG3021: The address '{address}' leaves out its scheme", message);
        Assert.Equal("Write 'https:' in front of it, or one slash only for an address on this site", hint);
    }

    [Fact]
    public void A_control_character_in_an_address_is_refused()
    {
        var (message, hint) = Articles.Finding("[a](java&#9;script:x)");

        Assert.Equal("a.md:1:5: error SG3022: The address holds a control character, which browsers leave out", message);
        Assert.Equal("Remove the tab, line break or other invisible character from the address", hint);
    }

    [Theory]
    [InlineData("https:")]
    [InlineData("https:a.org")]
    [InlineData("http:///a.org")]
    public void A_web_address_without_a_host_is_refused(string address)
    {
        var (message, hint) = Articles.Finding($"[a]({address})");

        Assert.Equal($"a.md:1:5: error SG3023: The address '{address}' names no host", message);
        Assert.Equal("Write it in full, such as https://example.org/page.", hint);
    }

    [Fact]
    public void A_link_without_an_address_is_reported()
    {
        var (message, hint) = Articles.Finding("See [a]().");

        Assert.Equal("a.md:1:5: error SG3024: The link has no address", message);
        Assert.Equal("Write the address between the parentheses: [text](address)", hint);
    }

    [Fact]
    public void An_image_is_loaded_when_it_is_needed_and_its_alternative_is_escaped() =>
        Assert.Equal(
            "<p>An <img src=\"b.png\" alt=\"a &quot;c&quot; &lt;d&gt;\" loading=\"lazy\" decoding=\"async\">.</p>\n",
            Articles.Html("An ![a \"c\" `<d>`](b.png)."));

    [Fact]
    public void An_image_without_an_alternative_is_reported()
    {
        var (message, hint) = Articles.Finding("An ![](b.png).");

        Assert.Equal("a.md:1:4: warning SG3025: The image has no text alternative", message);
        Assert.Equal("Say between the brackets what the picture shows: ![what it shows](address)", hint);
    }

    [Fact]
    public void An_image_with_a_title_alone_in_its_paragraph_is_a_figure() =>
        Assert.Equal(
            "<figure><img src=\"b.png\" alt=\"a\" loading=\"lazy\" decoding=\"async\"><figcaption>The &lt;caption&gt;</figcaption></figure>\n",
            Articles.Html("![a](b.png \"The <caption>\")"));

    [Fact]
    public void No_link_is_written_inside_a_link() =>
        Assert.Equal("<p><a href=\"c\">a https://b.org d</a></p>\n", Articles.Html("[a <https://b.org> d](c)"));

    [Fact]
    public void A_bare_address_that_may_not_be_linked_to_is_text_and_no_mistake() => Assert.Equal("<p>ftp://a.org</p>\n", Articles.Html("ftp://a.org"));
}
