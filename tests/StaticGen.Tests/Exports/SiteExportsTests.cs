using StaticGen.Tests.Sites;

namespace StaticGen.Tests.Exports;

public sealed class SiteExportsTests
{
    [Fact]
    public void Robots_are_pointed_to_the_site_map()
    {
        using var site = TestSite.BuildUsual(TestSite.Question("content/qa/lists/one.md"));

        Assert.Equal("User-agent: *\nAllow: /\n\nSitemap: https://example.org/repo/sitemap.xml\n", site.Html("robots.txt"));
        Assert.Empty(site.Output.Files[".nojekyll"]);
    }

    [Fact]
    public void A_publishers_own_file_takes_the_place_of_ours()
    {
        using var site = TestSite.BuildUsual(TestSite.Question("content/qa/lists/one.md") + "-- static/robots.txt --\nUser-agent: nobody\n-- static/.nojekyll --\n-- static/CNAME --\nexample.org\n");

        Assert.Empty(site.Messages);
        Assert.Equal("User-agent: nobody\n", site.Html("robots.txt"));
        Assert.Equal("example.org\n", site.Html("CNAME"));
    }
}
