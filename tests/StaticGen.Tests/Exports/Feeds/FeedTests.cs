using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using AngleSharp.Html.Parser;
using StaticGen.Tests.Sites;

namespace StaticGen.Tests.Exports.Feeds;

public sealed partial class FeedTests
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    private static TestSite Three(string configChange = "", string with = "") => TestSite.Build(
        (configChange.Length == 0 ? ExportSite.Config : ExportSite.Config.Replace(configChange, with, StringComparison.Ordinal)) + TestSite.GuideIndex + "## Start\n"
        + ExportSite.Question("content/qa/lists/one/index.md", "About one", "authors: [Ada, Grace]", "See [the guide](../../../guide/index.md#start), [two](../../maps/two.md) and [here](#example).\n\n![A picture](two.svg)\n\nText[^1].\n\n[^1]: A note.\n")
        + ExportSite.Question("content/qa/maps/two.md", "About two", level: "advanced")
        + TestSite.Question("content/qa/maps/old.md", "About old").Replace("status: answered", "status: outdated", StringComparison.Ordinal)
        + "-- content/qa/maps/stub.md --\n---\ntitle: A stub\nquestion: What would this ask for?\nlevel: basic\nstatus: stub\n---\n"
        + "-- content/qa/lists/one/two.svg --\n<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'><path d='M0 0h9'/></svg>\n",
        request => request with
        {
            History = ExportSite.History(("content/qa/lists/one/index.md", 2, 3), ("content/qa/maps/two.md", 1, 5), ("content/qa/maps/old.md", 1, 9), ("content/qa/maps/stub.md", 1, 9)),
        });

    [Fact]
    public void An_atom_feed_has_what_the_specification_requires_of_it()
    {
        using var site = Three(TestSite.GuideIndex, "");
        var feed = Feed(site, "feed.xml");

        // RFC 4287, sections 4.1.1 and 4.1.2.
        Assert.Equal(Atom + "feed", feed.Name);
        Assert.Equal("en", feed.Attribute(XNamespace.Xml + "lang")?.Value);
        Assert.Equal("tag:example.org,2026:feed", Assert.Single(feed.Elements(Atom + "id")).Value);
        Assert.Equal("Test Site", Assert.Single(feed.Elements(Atom + "title")).Value);
        Assert.Equal("A site for tests.", Assert.Single(feed.Elements(Atom + "subtitle")).Value);
        Assert.Equal("2026-01-05T00:00:00Z", Assert.Single(feed.Elements(Atom + "updated")).Value);
        Assert.Equal("Test Site", Assert.Single(feed.Elements(Atom + "author")).Element(Atom + "name")?.Value);
        Assert.Equal(
            [("self", "application/atom+xml", "https://example.org/repo/feed.xml"), ("alternate", "text/html", "https://example.org/repo/")],
            feed.Elements(Atom + "link").Select(l => (l.Attribute("rel")?.Value, l.Attribute("type")?.Value, l.Attribute("href")?.Value)));
        Assert.Equal("StaticGen", Assert.Single(feed.Elements(Atom + "generator")).Value);

        var entries = feed.Elements(Atom + "entry").ToArray();
        Assert.Equal(["tag:example.org,2026:qa/two", "tag:example.org,2026:qa/one"], entries.Select(e => Assert.Single(e.Elements(Atom + "id")).Value));
        foreach (var entry in entries)
        {
            Assert.Single(entry.Elements(Atom + "title"));
            var link = Assert.Single(entry.Elements(Atom + "link"));
            Assert.Equal("alternate", link.Attribute("rel")?.Value);
            Assert.Contains(new Uri(link.Attribute("href")!.Value).AbsolutePath["/repo/".Length..] + "index.html", site.Output.Files.Keys);
            Assert.Matches(Moment(), Assert.Single(entry.Elements(Atom + "published")).Value);
            Assert.Matches(Moment(), Assert.Single(entry.Elements(Atom + "updated")).Value);
            Assert.StartsWith("This is a short answer with more than twenty words", Assert.Single(entry.Elements(Atom + "summary")).Value, StringComparison.Ordinal);
            Assert.Equal("html", Assert.Single(entry.Elements(Atom + "content")).Attribute("type")?.Value);
            Assert.All(entry.Elements(Atom + "category"), c => Assert.NotEqual("", c.Attribute("term")?.Value));
        }
        Assert.Equal(["Ada", "Grace"], entries[1].Elements(Atom + "author").Select(a => a.Element(Atom + "name")?.Value));
        Assert.Equal(["maps", "advanced", "one"], entries[0].Elements(Atom + "category").Select(c => c.Attribute("term")?.Value));
        Assert.Equal("2026-01-01T00:00:00Z", entries[0].Element(Atom + "published")?.Value);
    }

    [Fact]
    public void A_json_feed_has_what_the_specification_requires_of_it()
    {
        using var site = Three();
        using var json = JsonDocument.Parse(site.Output.Files["feed.json"]);
        var feed = json.RootElement;

        Assert.Equal("https://jsonfeed.org/version/1.1", feed.GetProperty("version").GetString());
        Assert.Equal("Test Site", feed.GetProperty("title").GetString());
        Assert.Equal("https://example.org/repo/", feed.GetProperty("home_page_url").GetString());
        Assert.Equal("https://example.org/repo/feed.json", feed.GetProperty("feed_url").GetString());
        Assert.Equal("en", feed.GetProperty("language").GetString());
        Assert.Equal("Test Site", Assert.Single(feed.GetProperty("authors").EnumerateArray()).GetProperty("name").GetString());
        var items = feed.GetProperty("items").EnumerateArray().ToArray();
        Assert.Equal(["tag:example.org,2026:qa/two", "tag:example.org,2026:qa/one"], items.Select(i => i.GetProperty("id").GetString()));
        var atom = Feed(site, "feed.xml").Elements(Atom + "entry").ToArray();
        foreach (var (item, entry) in items.Zip(atom))
        {
            Assert.Equal(entry.Element(Atom + "title")?.Value, item.GetProperty("title").GetString());
            Assert.Equal(entry.Element(Atom + "link")?.Attribute("href")?.Value, item.GetProperty("url").GetString());
            Assert.Equal(entry.Element(Atom + "summary")?.Value, item.GetProperty("summary").GetString());
            Assert.Equal(entry.Element(Atom + "content")?.Value, item.GetProperty("content_html").GetString());
            Assert.Equal(entry.Element(Atom + "published")?.Value, item.GetProperty("date_published").GetString());
            Assert.Equal(entry.Element(Atom + "updated")?.Value, item.GetProperty("date_modified").GetString());
        }
        Assert.Equal(["Ada", "Grace"], items[1].GetProperty("authors").EnumerateArray().Select(a => a.GetProperty("name").GetString()));
        Assert.False(items[0].TryGetProperty("authors", out _));
        Assert.Equal(["Maps", "Advanced", "One"], items[0].GetProperty("tags").EnumerateArray().Select(t => t.GetString()));
    }

    [Fact]
    public void The_content_stands_alone_and_every_address_in_it_is_whole()
    {
        using var site = Three();
        var content = Feed(site, "feed.xml").Elements(Atom + "entry").Last().Element(Atom + "content")!.Value;
        var html = new HtmlParser().ParseDocument(content);

        Assert.Equal(["Short answer", "Explanation", "Example", "Follow-up questions", "Sources"], html.QuerySelectorAll("h2").Select(h => h.TextContent));
        Assert.Equal(
            [
                "https://example.org/repo/guide/#start", "https://example.org/repo/qa/two/", "https://example.org/repo/qa/one/#example", "https://example.org/repo/qa/one/#fn-1",
                "https://example.org/repo/guide/", "https://example.org/docs",
            ],
            html.QuerySelectorAll("a").Select(a => a.GetAttribute("href")));
        Assert.Equal("https://example.org/repo/qa/one/two.svg", Assert.Single(html.QuerySelectorAll("img")).GetAttribute("src"));
        Assert.Empty(html.QuerySelectorAll("svg, script, style, span, div, [id], [tabindex], [aria-label], [class]:not(code)"));
        Assert.Equal("print(1)\n", html.QuerySelector("code.language-python")!.TextContent);
    }

    [Fact]
    public void Feeds_are_linked_from_every_page_and_those_of_a_topic_from_its_page()
    {
        using var site = Three();
        Assert.Empty(site.Errors);
        var question = Alternates(site, "qa/one/index.html");
        var topic = Alternates(site, "qa/topics/maps/index.html");

        Assert.Equal([("application/atom+xml", "../../feed.xml"), ("application/feed+json", "../../feed.json"), ("text/markdown", "index.md")], question);
        Assert.Equal(
            [("application/atom+xml", "../../../feed.xml"), ("application/feed+json", "../../../feed.json"), ("application/atom+xml", "feed.xml"), ("application/feed+json", "feed.json")], topic);
        Assert.Equal(["tag:example.org,2026:qa/two"], Feed(site, "qa/topics/maps/feed.xml").Elements(Atom + "entry").Select(e => e.Element(Atom + "id")?.Value));
        Assert.Equal("tag:example.org,2026:feed/qa/maps", Feed(site, "qa/topics/maps/feed.xml").Element(Atom + "id")?.Value);
    }

    [Fact]
    public void Without_a_history_or_when_switched_off_there_is_no_feed_and_no_link_to_one()
    {
        using var undated = TestSite.Build(ExportSite.Config + TestSite.GuideIndex + ExportSite.Question("content/qa/lists/one.md"));
        using var off = Three("topic_feeds: true", "feeds: false");

        foreach (var site in (TestSite[])[undated, off])
        {
            Assert.Empty(site.Errors);
            Assert.DoesNotContain(site.Output.Files.Keys, k => k.EndsWith("feed.xml", StringComparison.Ordinal) || k.EndsWith("feed.json", StringComparison.Ordinal));
            Assert.Equal([("text/markdown", "index.md")], Alternates(site, "qa/one/index.html"));
            Assert.DoesNotContain("feed", site.Html("index.html"), StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public void A_feed_lists_as_many_answers_as_the_config_says_newest_first()
    {
        var files = Enumerable.Range(0, 9).Select(i => $"content/qa/lists/q{i}.md").ToArray();
        using var site = TestSite.Build(
            ExportSite.Config.Replace("topic_feeds: true", "feed_entries: 4", StringComparison.Ordinal) + TestSite.GuideIndex
            + string.Concat(files.Select((f, i) => TestSite.Question(f, "Title " + i))),
            request => request with { History = ExportSite.History([.. files.Select((f, i) => (f, 1 + (i % 2), 5 + (i % 3)))]) });

        Assert.Equal(["q5", "q2", "q8", "q1"], Feed(site, "feed.xml").Elements(Atom + "entry").Select(e => e.Element(Atom + "id")!.Value.Split('/')[1]));
    }

    [Fact]
    public void The_ids_stay_when_the_site_or_a_page_moves()
    {
        using var before = Three();
        using var moved = TestSite.Build(
            ExportSite.Config.Replace("exports: {", "exports: {identity: 'example.org,2026', ", StringComparison.Ordinal).Replace("https://example.org/repo/", "https://other.example/", StringComparison.Ordinal) + TestSite.GuideIndex
            + ExportSite.Question("content/qa/maps/renamed.md", "Another title", "id: one\naliases: [/qa/one/]"),
            request => request with { History = ExportSite.History(("content/qa/maps/renamed.md", 2, 9)), BaseUrl = new Uri("http://127.0.0.1:8080/") });
        Assert.Empty(moved.Errors);

        Assert.Contains("tag:example.org,2026:qa/one", Feed(before, "feed.xml").Elements(Atom + "entry").Select(e => e.Element(Atom + "id")!.Value));
        Assert.Equal("tag:example.org,2026:qa/one", Assert.Single(Feed(moved, "feed.xml").Elements(Atom + "entry")).Element(Atom + "id")!.Value);
        Assert.Equal("http://127.0.0.1:8080/qa/renamed/", Feed(moved, "feed.xml").Element(Atom + "entry")!.Element(Atom + "link")!.Attribute("href")!.Value);
    }

    [Fact]
    public void The_identity_is_a_domain_and_a_date_and_anything_else_is_said_with_a_remedy()
    {
        foreach (var good in (string[])["example.org,2026", "a-b.example.org,2026-02", "example.org,2026-02-28", "localhost,2020"])
        {
            using var site = TestSite.Build(TestSite.Config.Replace("collections:", $"exports: {{identity: '{good}'}}\ncollections:", StringComparison.Ordinal) + TestSite.GuideIndex + TestSite.Question("content/qa/lists/one.md"));
            Assert.Empty(site.Messages);
        }
        foreach (var bad in (string[])["example.org", "example.org,26", "example.org,2026-13", "a b.org,2026", "me@example.org,2026", ",2026", "exa<mple.org,2026"])
        {
            using var site = TestSite.Build(TestSite.Config.Replace("collections:", $"exports: {{identity: '{bad}'}}\ncollections:", StringComparison.Ordinal) + TestSite.GuideIndex + TestSite.Question("content/qa/lists/one.md"));
            var finding = Assert.Single(site.Result.Diagnostics);
            Assert.Contains($"'identity' expects a domain and a date on which it was yours, found '{bad}'", finding.Message, StringComparison.Ordinal);
            Assert.Equal("Write it like identity: example.org,2026", finding.Hint);
        }
    }

    [Fact]
    public void Without_an_address_of_the_site_the_config_is_refused_with_a_remedy()
    {
        using var site = TestSite.Build(TestSite.Config.Replace("base_url: https://example.org/repo/\n", "", StringComparison.Ordinal) + TestSite.GuideIndex + TestSite.Question("content/qa/lists/one.md"));

        var finding = Assert.Single(site.Errors);
        Assert.Contains("'base_url'", finding.Message, StringComparison.Ordinal);
        Assert.Contains("base_url: https://OWNER.github.io/NAME/", finding.Hint, StringComparison.Ordinal);
    }

    private static XElement Feed(TestSite site, string path)
    {
        using var reader = XmlReader.Create(new MemoryStream(site.Output.Files[path]), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, CheckCharacters = true });
        return XElement.Load(reader, LoadOptions.PreserveWhitespace);
    }

    private static (string?, string?)[] Alternates(TestSite site, string page) =>
        [.. new HtmlParser().ParseDocument(site.Html(page)).QuerySelectorAll("link[rel=alternate]").Select(l => (l.GetAttribute("type"), l.GetAttribute("href")))];

    // RFC 3339.
    [GeneratedRegex("^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z$", RegexOptions.None, 1_000)]
    private static partial Regex Moment();
}
