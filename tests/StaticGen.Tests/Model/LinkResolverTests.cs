using StaticGen.Tests.Sites;

namespace StaticGen.Tests.Model;

public sealed class LinkResolverTests
{
    [Theory]
    [InlineData("two.md", "../two/")]
    [InlineData("./two.md", "../two/")]
    [InlineData("../lists/two.md", "../two/")]
    [InlineData("two.md#example", "../two/#example")]
    [InlineData("two.md#", "../two/")]
    [InlineData("#example", "#example")]
    [InlineData("../maps/three/index.md", "../three/")]
    [InlineData("../maps/three/", "../three/")]
    [InlineData("../maps/three", "../three/")]
    [InlineData("../maps/three/a%20b.png", "../three/a%20b.png")]
    [InlineData("../../guide/index.md", "../../guide/")]
    [InlineData("/qa/two/", "../two/")]
    [InlineData("/qa/two", "../two/")]
    [InlineData("/qa/two/#example", "../two/#example")]
    [InlineData("/qa/three/a%20b.png", "../three/a%20b.png")]
    [InlineData("/", "../../")]
    [InlineData("/qa/topics/lists/", "../topics/lists/")]
    [InlineData("/search/?q=a%20b&level=basic#x", "../../search/?q=a%20b&level=basic#x")]
    [InlineData("?q=1", "./?q=1")]
    [InlineData("/content/qa/lists/two.md", "../two/")]
    [InlineData("https://example.org/elsewhere/?a=1&b=2", "https://example.org/elsewhere/?a=1&b=2")]
    [InlineData("mailto:a@example.org", "mailto:a@example.org")]
    public void A_link_becomes_an_address_relative_to_its_page(string target, string href)
    {
        using var site = Site(target);

        Assert.DoesNotContain(site.Errors, e => e.Code != "SG4102");
        Assert.Contains($"<a href=\"{System.Net.WebUtility.HtmlEncode(href)}\"", site.Html("qa/one/index.html"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("tow.md", "Did you mean 'two.md'?")]
    [InlineData("two", "Did you mean 'two.md'?")]
    [InlineData("two.html", "Did you mean 'two.md'?")]
    [InlineData("three.md", "Did you mean '../maps/three/index.md'?")]
    [InlineData("../lists/Two.md", "Did you mean 'two.md'?")]
    [InlineData("../maps/thre/index.md", "Did you mean '../maps/three/index.md'?")]
    [InlineData("../maps/three/ab.png", "Did you mean '../maps/three/a%20b.png'?")]
    [InlineData("something-else-entirely.md", "Link to the source file, relative to this one, such as ../lists/slicing.md")]
    [InlineData("/qa/tow/", "Did you mean '/qa/two/'?")]
    [InlineData("..", "Link to the source file, relative to this one, such as ../lists/slicing.md")]
    public void A_broken_link_is_told_where_it_might_have_meant_to_lead(string target, string hint)
    {
        using var site = Site(target);

        var finding = Assert.Single(site.Result.Diagnostics);
        Assert.Equal($"content/qa/lists/one.md:14:5: error SG4001: '{target}' leads to no page or file of this site", finding.ToString());
        Assert.Equal(hint, finding.Hint);
    }

    [Fact]
    public void Thousands_of_broken_links_do_not_cost_minutes()
    {
        var links = string.Join('\n', Enumerable.Range(0, 3000).Select(i => $"- [x](nowhere-{i:0000}-at-all.md)"));
        var pages = string.Concat(Enumerable.Range(0, 2500).Select(i => $"-- content/guide/page-number-{i:0000}.md --\n---\ntitle: Page {i}\n---\nx\n"));
        using var site = TestSite.Create(TestSite.Config + "-- templates/layouts/page.html --\nx\n-- templates/layouts/base.html --\nx\n" + TestSite.GuideIndex.Replace("Start here.", links, StringComparison.Ordinal) + pages);
        Directory.CreateDirectory(Path.Combine(site.Root, "content/qa"));
        var before = Environment.TickCount64;

        site.Rebuild();

        Assert.Equal(3000, site.Errors.Count(e => e.Code == "SG4001"));
        Assert.True(Environment.TickCount64 - before < 60_000);
    }

    private static TestSite Site(string target) => TestSite.BuildUsual(
        TestSite.Question("content/qa/lists/one.md", body: $"[x]({target})")
        + TestSite.Question("content/qa/lists/two.md", "Another title")
        + TestSite.Question("content/qa/maps/three/index.md", "A third title")
        + "-- content/qa/maps/three/a b.png --\nx\n");
}
