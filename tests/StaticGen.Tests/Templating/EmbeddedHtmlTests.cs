using System.Text;
using StaticGen.Templating;
using StaticGen.Tests.Sites;

namespace StaticGen.Tests.Templating;

public sealed class EmbeddedHtmlTests
{
    [Theory]
    [InlineData("<h3 id=\"why\">Why</h3>", "<h4 id=\"q-why\">Why</h4>")]
    [InlineData("<h6>x</h6>", "<h6>x</h6>")]
    [InlineData("<hr><header>x</header>", "<hr><header>x</header>")]
    [InlineData("<a class=\"x\" href=\"#why\">w</a>", "<a class=\"x\" href=\"#q-why\">w</a>")]
    [InlineData("<a href=\"../b/#why\">w</a>", "<a href=\"../b/#why\">w</a>")]
    [InlineData("<svg aria-labelledby=\"a b\"><title id=\"a\">t</title></svg>", "<svg aria-labelledby=\"q-a q-b\"><title id=\"q-a\">t</title></svg>")]
    [InlineData("<a title=\"id=&quot;x&quot; > <\" id=\"y\">z</a>", "<a title=\"id=&quot;x&quot; > <\" id=\"q-y\">z</a>")]
    [InlineData("<code>id=\"x\" &lt;h3 id=\"y\"&gt;</code>", "<code>id=\"x\" &lt;h3 id=\"y\"&gt;</code>")]
    [InlineData("<td data-id=\"x\">", "<td data-id=\"x\">")]
    [InlineData("a < b", "a < b")]
    [InlineData("<h3 id=\"", "<h4 id=\"")]
    [InlineData("", "")]
    public void Ids_get_the_prefix_and_headings_stand_one_level_lower(string html, string embedded)
    {
        using var output = new Utf8Output(1024);
        EmbeddedHtml.Embed(Encoding.UTF8.GetBytes(html), "q-"u8, output);

        Assert.Equal(embedded, Encoding.UTF8.GetString(output.Written));
    }

    [Fact]
    public void All_answers_of_a_topic_and_of_a_collection_are_one_page_with_ids_of_its_own()
    {
        using var site = TestSite.BuildUsual(
            TestSite.Question("content/qa/lists/one.md", "One", body: "### Deeper\nSee [it](#deeper) and [two](../maps/two.md#deeper).[^n]\n\n[^n]: A note.")
            + TestSite.Question("content/qa/maps/two.md", "Two", body: "### Deeper\nThe same heading.[^n]\n\n[^n]: Another note.")
            + TestSite.Question("content/qa/lists/three.md", "Three"));

        Assert.Empty(site.Messages);
        var all = site.Html("qa/print/index.html");
        Assert.Contains("<h4 id=\"one.deeper\">", all, StringComparison.Ordinal);
        Assert.Contains("<h4 id=\"two.deeper\">", all, StringComparison.Ordinal);
        Assert.Contains("href=\"#one.deeper\"", all, StringComparison.Ordinal);
        Assert.Contains("href=\"../two/#deeper\"", all, StringComparison.Ordinal);
        var lists = site.Html("qa/topics/lists/print/index.html");
        Assert.Contains("id=\"one.deeper\"", lists, StringComparison.Ordinal);
        Assert.DoesNotContain("two.deeper", lists, StringComparison.Ordinal);
        // A single answer is on one page as it is.
        Assert.DoesNotContain("qa/topics/maps/print/index.html", site.Output.Files.Keys);
        Assert.DoesNotContain("print/", site.Html("qa/topics/maps/index.html"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_collection_without_an_answer_has_nothing_to_print()
    {
        using var site = TestSite.BuildUsual("""
            -- content/qa/lists/one.md --
            ---
            title: One
            question: What is one, and why?
            level: basic
            status: stub
            ---

            """);

        Assert.Empty(site.Messages);
        Assert.DoesNotContain(site.Output.Files.Keys, path => path.Contains("/print/", StringComparison.Ordinal));
    }
}
