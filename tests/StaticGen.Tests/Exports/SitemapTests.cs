using System.Collections.Immutable;
using System.Xml.Linq;
using StaticGen.Configuration;
using StaticGen.Content;
using StaticGen.Diagnostics;
using StaticGen.Exports;
using StaticGen.Model;

namespace StaticGen.Tests.Exports;

public sealed class SitemapTests
{
    private static readonly XNamespace Protocol = "http://www.sitemaps.org/schemas/sitemap/0.9";

    [Fact]
    public void A_site_that_fits_has_one_file()
    {
        var file = Assert.Single(Sitemap.Of(Site(3)));

        Assert.Equal("sitemap.xml", file.Path);
        Assert.Equal(["https://example.org/r/", "https://example.org/r/board/", "https://example.org/r/guide/p0/", "https://example.org/r/guide/p1/", "https://example.org/r/guide/p2/"], Locations(file.Xml));
    }

    [Theory]
    [InlineData(3, 5, 1)]
    [InlineData(4, 5, 2)]
    [InlineData(8, 5, 2)]
    [InlineData(9, 5, 3)]
    public void A_larger_one_has_an_index_and_numbered_files_with_every_page_once(int pages, int most, int files)
    {
        var all = Sitemap.Of(Site(pages), most).ToArray();
        var parts = all.Where(f => f.Path != "sitemap.xml").ToArray();

        Assert.Equal(files == 1 ? 0 : files, parts.Length);
        if (files == 1) return;
        Assert.All(parts, p => Assert.InRange(Locations(p.Xml).Length, 1, most));
        Assert.Equal(pages + 2, parts.SelectMany(p => Locations(p.Xml)).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(parts.Select(p => "https://example.org/r/" + p.Path), Locations(all.Single(f => f.Path == "sitemap.xml").Xml));
    }

    [Fact]
    public void The_protocols_limit_is_kept()
    {
        var all = Sitemap.Of(Site(100_000)).ToArray();

        Assert.Equal(["sitemap-1.xml", "sitemap-2.xml", "sitemap-3.xml", "sitemap.xml"], all.Select(f => f.Path));
        Assert.Equal([50_000, 50_000, 2], all[..3].Select(f => Locations(f.Xml).Length));
    }

    [Fact]
    public void Addresses_are_encoded_for_URLs_and_for_XML()
    {
        var xml = Assert.Single(Sitemap.Of(Site(1, address: "/guide/a&b é/"))).Xml;

        Assert.Contains("<loc>https://example.org/r/guide/a%26b%20%C3%A9/</loc>", xml, StringComparison.Ordinal);
    }

    private static string[] Locations(string xml) => [.. XDocument.Parse(xml).Descendants(Protocol + "loc").Select(l => l.Value)];

    private static Site Site(int pages, string? address = null)
    {
        var at = SourceLocation.WholeFile("x");
        var config = new CollectionConfig { Id = "guide", Kind = CollectionKind.Page, Title = "Guide", Folder = "content/guide", At = at };
        var docs = Enumerable.Range(0, pages).Select(i =>
        {
            var front = new PageFrontMatter { Title = new Located<string>("Page", at) };
            return new Doc(new ParsedPage($"content/guide/p{i}.md", "guide", front, Article.Empty), front, $"p{i}", new Permalink(address ?? $"/guide/p{i}/"), -1);
        });
        return new Site(new SiteConfig { Title = "Site", BaseUrl = new Uri("https://example.org/r/") }, [new PageCollection(config, [.. docs])], [], []);
    }
}
