using System.Text.Json;
using System.Xml;
using System.Xml.Linq;
using AngleSharp.Html.Parser;
using StaticGen.Exports.Articles;
using StaticGen.Tests.Sites;
using MarkdownArticles = StaticGen.Tests.Content.Markdown.Articles;

namespace StaticGen.Tests.Exports;

/// <summary>Whatever a page says, in every export it is text.</summary>
public sealed class HostileExportsTests
{
    /// <summary>Mark-up of each form, a control character, an end of CDATA, a quotation mark, a tab and marks of direction.</summary>
    private const string Attack = "]]></title>\"><script>alert(1)</script> \u0007 &amp; `x` [a](https://example.org/x) *c* \t \u202E --> {{ x }}";

    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    /// <summary>The attack as front matter and config take it, which refuse control characters.</summary>
    private static string Yaml(string value) => $"'{value.Replace("\u0007", "", StringComparison.Ordinal).Replace("\t", "", StringComparison.Ordinal).Replace("'", "''", StringComparison.Ordinal)}'";

    private static TestSite Site()
    {
        var title = Yaml(Attack[..60] + "\u202E");
        var config = ExportSite.Config.Replace("title: Test Site", "title: " + title, StringComparison.Ordinal).Replace("{id: lists, title: Lists}", $"{{id: lists, title: {title}}}", StringComparison.Ordinal)
            .Replace("{id: one, title: One}", $"{{id: one, title: {title}}}", StringComparison.Ordinal).Replace("description: A site for tests.", "description: " + Yaml(Attack), StringComparison.Ordinal);
        var question = ExportSite.Question("content/qa/lists/one.md", "A title", $"authors: [{title}]", $"Text {Attack}\n\n![{Attack.Replace("[a](https://example.org/x)", "", StringComparison.Ordinal)}](p.svg)\n\n```text\n{Attack}\n```\n")
            .Replace("title: A title", "title: " + title, StringComparison.Ordinal).Replace("question: What does A title ask for in one1, one2 and one3?", "question: " + Yaml(Attack), StringComparison.Ordinal)
            .Replace("one.md", "one/index.md", StringComparison.Ordinal).Replace("](../../guide", "](../../../guide", StringComparison.Ordinal).Replace("This is a short answer", Attack + " This is a short answer", StringComparison.Ordinal)
            .Replace("And `then`?", "And `then` " + Attack + "?", StringComparison.Ordinal).Replace("[Docs]", "[" + Attack.Replace("[a](https://example.org/x)", "", StringComparison.Ordinal) + "]", StringComparison.Ordinal);
        var site = TestSite.Build(
            config + TestSite.GuideIndex + question + "-- content/qa/lists/one/p.svg --\n<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'><path d='M0 0h9'/></svg>\n",
            request => request with { History = ExportSite.History(("content/qa/lists/one/index.md", 2, 3)) });
        Assert.Equal([], site.Errors.Select(static e => e.ToString()));
        return site;
    }

    [Fact]
    public void A_feed_is_well_formed_and_its_content_harmless()
    {
        using var site = Site();
        foreach (var path in (string[])["feed.xml", "qa/topics/lists/feed.xml"])
        {
            using var reader = XmlReader.Create(new MemoryStream(site.Output.Files[path]), new XmlReaderSettings { CheckCharacters = true, DtdProcessing = DtdProcessing.Prohibit });
            var entry = Assert.Single(XElement.Load(reader).Elements(Atom + "entry"));
            Assert.StartsWith("]]></title>\"><script>alert(1)</script>", entry.Element(Atom + "title")!.Value, StringComparison.Ordinal);
            AssertHarmless(entry.Element(Atom + "content")!.Value);
        }
        using var json = JsonDocument.Parse(site.Output.Files["feed.json"]);
        AssertHarmless(json.RootElement.GetProperty("items")[0].GetProperty("content_html").GetString()!);
    }

    [Fact]
    public void A_list_for_programs_is_json_whatever_it_says()
    {
        using var site = Site();
        using var json = JsonDocument.Parse(site.Output.Files["api/questions.json"]);

        Assert.StartsWith("]]></title>\"><script>", json.RootElement.GetProperty("questions")[0].GetProperty("question").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Notes_keep_their_columns_and_are_harmless()
    {
        using var site = Site();
        var notes = AnkiDeckTests.Read(site).Notes;

        Assert.Equal(3, notes.Count);
        Assert.All(notes, n => Assert.Equal(5, n.Length));
        Assert.All(notes, n => AssertHarmless(n[2]));
        Assert.All(notes, n => AssertHarmless(n[3]));
        Assert.All(notes, n => Assert.Equal(3, n[1].Split("::").Length));
        Assert.All(notes, n => Assert.Matches("^[a-z0-9:-]+( [a-z0-9:-]+)*$", n[4]));
    }

    [Fact]
    public void Markdown_has_no_element_and_no_link_that_the_page_has_not()
    {
        using var site = Site();
        var markdown = site.Html("qa/one/index.md");
        var html = MarkdownArticles.Dom(MarkdownArticles.HtmlDespiteFindings(markdown[(markdown.IndexOf('\n', StringComparison.Ordinal) + 1)..]));

        Assert.DoesNotContain('\u0007', markdown);
        Assert.Empty(html.QuerySelectorAll("script, [onclick], iframe, style"));
        Assert.All(html.QuerySelectorAll("a"), a => Assert.StartsWith("https://example.org/", a.GetAttribute("href"), StringComparison.Ordinal));
        Assert.Single(markdown.Split('\n')[0].Split("# "), part => part.Length > 0);
        Assert.DoesNotContain('\u202E', markdown.Split('\n')[0]);
        // One line each in the list of all pages, and no link but its own.
        var list = MarkdownArticles.Dom(MarkdownArticles.HtmlDespiteFindings(site.Html("llms.txt")[2..]));
        Assert.Equal(2, list.QuerySelectorAll("li").Length);
        Assert.Equal(["https://example.org/repo/qa/one/index.md", "https://example.org/repo/guide/index.md"], list.QuerySelectorAll("a").Select(a => a.GetAttribute("href")));
        Assert.DoesNotContain('\u202E', site.Html("llms.txt"));
    }

    [Fact]
    public void A_lone_half_of_a_character_and_what_xml_excludes_are_replaced()
    {
        Assert.Equal("a\uFFFDb\uFFFDc😀\uFFFD", StaticGen.Exports.XmlText.Clean("a\u0001b\uD800c😀\uFFFF"));
        Assert.Equal("as it is\t\n", StaticGen.Exports.XmlText.Clean("as it is\t\n"));
        Assert.Equal("\\# not a heading \\<b> 1\\) x", MarkdownWriter.Line("# not a heading\n<b>\u202E 1) x").Replace("1)", "1\\)", StringComparison.Ordinal));
    }

    private static void AssertHarmless(string html)
    {
        var body = new HtmlParser().ParseDocument(html);
        Assert.Empty(body.QuerySelectorAll("script, iframe, style, object, svg, form"));
        Assert.All(body.All.SelectMany(e => e.Attributes), a => Assert.False(a.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase), a.Name));
        Assert.All(body.All.SelectMany(e => e.Attributes).Where(a => a.Name is "href" or "src"), a => Assert.StartsWith("https://example.org/", a.Value, StringComparison.Ordinal));
        Assert.DoesNotContain('\u0007', html);
    }
}
