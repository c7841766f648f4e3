using System.Text.Json;
using AngleSharp.Html.Parser;
using StaticGen.Tests.Exports;
using StaticGen.Tests.Guide;
using StaticGen.Tests.Sites;

namespace StaticGen.Tests.Templating;

/// <summary>JSON-LD: of every page of the real site, what schema.org and search engines ask of its type.</summary>
public sealed class StructuredDataTests
{
    private const string Context = "https://schema.org";

    private static readonly Dictionary<string, string[]> Required = new(StringComparer.Ordinal)
    {
        ["WebSite"] = ["@id", "url", "name", "inLanguage", "potentialAction"],
        ["SearchAction"] = ["target", "query-input"],
        ["EntryPoint"] = ["urlTemplate"],
        ["TechArticle"] = ["@id", "url", "mainEntityOfPage", "headline", "name", "description", "inLanguage", "isPartOf", "author"],
        ["LearningResource"] = ["learningResourceType", "educationalLevel", "timeRequired", "about", "keywords", "mainEntity", "isAccessibleForFree", "proficiencyLevel"],
        ["Question"] = ["name", "answerCount", "acceptedAnswer"],
        ["Answer"] = ["text", "url"],
        ["Person"] = ["name"],
        ["Organization"] = ["name", "url"],
        ["CollectionPage"] = ["@id", "url", "name", "description", "inLanguage", "isPartOf", "mainEntity"],
        ["WebPage"] = ["@id", "url", "name", "description", "inLanguage", "isPartOf"],
        ["ItemList"] = ["numberOfItems", "itemListElement"],
        ["BreadcrumbList"] = ["itemListElement"],
        ["ListItem"] = ["position", "name"],
    };

    [Fact]
    public void Every_page_of_the_real_site_says_what_it_is_with_all_that_is_required()
    {
        var output = new StaticGen.Output.MemoryOutput();
        var result = new SiteBuilder(isForOneBuild: true).Build(new BuildRequest(GuidePages.Repository), output);
        Assert.False(result.HasErrors);
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        var parser = new HtmlParser();
        foreach (var (path, bytes) in output.Files.Where(f => f.Key.EndsWith(".html", StringComparison.Ordinal)))
        {
            var html = parser.ParseDocument(System.Text.Encoding.UTF8.GetString(bytes));
            var blocks = html.QuerySelectorAll("script[type='application/ld+json']").ToArray();
            if (html.QuerySelector("meta[name=robots][content=noindex]") is not null)
            {
                Assert.Empty(blocks);
                continue;
            }
            using var json = JsonDocument.Parse(Assert.Single(blocks).TextContent);
            Assert.Equal(Context, json.RootElement.GetProperty("@context").GetString());
            var graph = json.RootElement.GetProperty("@graph").EnumerateArray().ToArray();
            foreach (var node in graph) Check(node, path, seen);
            var main = graph[0];
            Assert.Equal(html.QuerySelector("link[rel=canonical]")?.GetAttribute("href"), main.GetProperty("url").GetString());
            Assert.Equal(html.QuerySelector("meta[property='og:url']")?.GetAttribute("content"), main.GetProperty("url").GetString());
            foreach (var name in (string[])["og:type", "og:title", "og:description", "og:site_name"])
                Assert.NotEqual("", Assert.Single(html.QuerySelectorAll($"meta[property='{name}']")).GetAttribute("content"));
            Assert.Equal("summary", Assert.Single(html.QuerySelectorAll("meta[name='twitter:card']")).GetAttribute("content"));
            if (path == "index.html") continue;
            var way = graph.Single(n => Types(n).Contains("BreadcrumbList")).GetProperty("itemListElement").EnumerateArray().ToArray();
            Assert.Equal(html.QuerySelectorAll("nav.crumbs a").Select(a => a.TextContent), way[..^1].Select(c => c.GetProperty("name").GetString()).Take(html.QuerySelector("nav.crumbs") is null ? 0 : way.Length));
            Assert.Equal(main.GetProperty("url").GetString(), way[^1].GetProperty("item").GetString());
            Assert.Equal(Enumerable.Range(1, way.Length), way.Select(c => c.GetProperty("position").GetInt32()));
        }
        Assert.Equal(1, seen["WebSite"]);
        Assert.Equal(61, seen["LearningResource"]);
        Assert.Equal(61, seen["Answer"]);
        Assert.True(seen["TechArticle"] > 75);
        Assert.True(seen["ItemList"] > 80);
        Assert.True(seen["WebPage"] > 1);
    }

    [Fact]
    public void Dates_and_authors_are_those_of_the_page()
    {
        using var site = ExportSite.Build(ExportSite.Question("content/qa/lists/one.md", "About one", "authors: [Ada, Grace]"), ("content/qa/lists/one.md", 2, 3));
        var article = Data(site, "qa/one/index.html")[0];

        Assert.Equal("2026-01-02", article.GetProperty("datePublished").GetString());
        Assert.Equal("2026-01-03", article.GetProperty("dateModified").GetString());
        Assert.Equal(["Ada", "Grace"], article.GetProperty("author").EnumerateArray().Select(a => a.GetProperty("name").GetString()));
        Assert.Equal("PT1M", article.GetProperty("timeRequired").GetString());
        Assert.Equal("What does About one ask for in one1, one2 and one3?", article.GetProperty("mainEntity").GetProperty("name").GetString());
        Assert.Equal("https://example.org/repo/search/?q={search_term_string}", Data(site, "index.html")[0].GetProperty("potentialAction").GetProperty("target").GetProperty("urlTemplate").GetString());
    }

    [Fact]
    public void A_list_names_a_hundred_entries_and_counts_them_all()
    {
        using var site = TestSite.BuildUsual(string.Concat(Enumerable.Range(0, 103).Select(i => TestSite.Question($"content/qa/lists/q{i}.md", $"Title {i:000}"))));
        var list = Data(site, "qa/topics/lists/index.html")[0].GetProperty("mainEntity");

        Assert.Equal(103, list.GetProperty("numberOfItems").GetInt32());
        var entries = list.GetProperty("itemListElement").EnumerateArray().ToArray();
        Assert.Equal(100, entries.Length);
        Assert.Equal("https://example.org/repo/qa/q0/", entries[0].GetProperty("url").GetString());
        Assert.Equal("What does Title 000 ask for in q01, q02 and q03?", entries[0].GetProperty("name").GetString());
    }

    [Fact]
    public void Nothing_in_a_text_ends_the_element_or_begins_a_comment()
    {
        const string Attack = "</script><!-- <script> ]]> & ' \\ \u202E x";
        using var site = TestSite.BuildUsual(TestSite.Question("content/qa/lists/one.md", "About one", $"description: \"{Attack.Replace("\\", "\\\\", StringComparison.Ordinal)} and some more of it\"\nauthors: ['{Attack.Replace("'", "''", StringComparison.Ordinal)}']"));
        Assert.Empty(site.Errors);

        var html = site.Html("qa/one/index.html");
        var start = html.IndexOf("<script type=\"application/ld+json\">", StringComparison.Ordinal) + "<script type=\"application/ld+json\">".Length;
        var block = html[start..html.IndexOf("</script>", start, StringComparison.Ordinal)];
        Assert.True(block.AsSpan().IndexOfAny("<>&'") < 0);
        Assert.Equal(Attack, Data(site, "qa/one/index.html")[0].GetProperty("author")[0].GetProperty("name").GetString());
    }

    [Fact]
    public void Switched_off_pages_have_neither_data_nor_tags_for_social_networks()
    {
        using var site = TestSite.Build(TestSite.Config.Replace("collections:", "exports: {structured_data: false}\ncollections:", StringComparison.Ordinal) + TestSite.GuideIndex + TestSite.Question("content/qa/lists/one.md"));
        Assert.Empty(site.Messages);

        Assert.DoesNotContain("ld+json", site.Html("qa/one/index.html"), StringComparison.Ordinal);
        Assert.DoesNotContain("og:title", site.Html("qa/one/index.html"), StringComparison.Ordinal);
    }

    private static JsonElement[] Data(TestSite site, string page)
    {
        using var json = JsonDocument.Parse(new HtmlParser().ParseDocument(site.Html(page)).QuerySelector("script[type='application/ld+json']")!.TextContent);
        return [.. json.RootElement.Clone().GetProperty("@graph").EnumerateArray()];
    }

    private static string[] Types(JsonElement node) => node.GetProperty("@type") is { ValueKind: JsonValueKind.Array } several
        ? [.. several.EnumerateArray().Select(t => t.GetString()!)] : [node.GetProperty("@type").GetString()!];

    private static void Check(JsonElement node, string path, Dictionary<string, int> seen)
    {
        foreach (var type in Types(node))
        {
            seen[type] = seen.GetValueOrDefault(type) + 1;
            Assert.True(Required.ContainsKey(type), type);
            foreach (var property in Required[type]) Assert.True(node.TryGetProperty(property, out var value) && value.ToString().Length > 0, $"{path}: {type} lacks {property}");
        }
        foreach (var property in node.EnumerateObject())
        {
            if (property.Name is "url" or "item" or "urlTemplate") Assert.StartsWith("https://", property.Value.GetString(), StringComparison.Ordinal);
            foreach (var inner in property.Value.ValueKind == JsonValueKind.Array ? [.. property.Value.EnumerateArray()] : (JsonElement[])[property.Value])
            {
                if (inner.ValueKind == JsonValueKind.Object && inner.TryGetProperty("@type", out _)) Check(inner, path, seen);
            }
        }
    }
}
