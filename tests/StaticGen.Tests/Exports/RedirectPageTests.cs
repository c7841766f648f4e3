using AngleSharp.Html.Parser;
using StaticGen.Configuration;
using StaticGen.Exports;
using StaticGen.Model;

namespace StaticGen.Tests.Exports;

public sealed class RedirectPageTests
{
    [Theory]
    [InlineData("/old/", "/qa/new/", "../qa/new/")]
    [InlineData("/old/deep.html", "/qa/new/", "../qa/new/")]
    [InlineData("/qa/new/old/", "/qa/new/", "../")]
    [InlineData("/old/", "/qa/a;url=x/", "../qa/a%3Burl%3Dx/")]
    public void It_sends_browsers_on_and_names_the_address_that_counts(string from, string to, string href)
    {
        var html = new HtmlParser().ParseDocument(Page(from, to));

        Assert.Equal("0; url=" + href, html.QuerySelector("meta[http-equiv=refresh]")!.GetAttribute("content"));
        Assert.Equal(href, html.QuerySelector("a")!.GetAttribute("href"));
        Assert.Equal("https://example.org/r" + RelativeUrl.Encode(to), html.QuerySelector("link[rel=canonical]")!.GetAttribute("href"));
        Assert.Equal("Moved – A & <B>", html.Title);
        Assert.Equal("en", html.DocumentElement.GetAttribute("lang"));
    }

    [Fact]
    public void Its_lines_end_alike_everywhere() => Assert.DoesNotContain('\r', Page("/a/", "/b/"));

    private static string Page(string from, string to) => RedirectPage.Of(
        new Site(new SiteConfig { Title = "A & <B>", BaseUrl = new Uri("https://example.org/r/") }, [], [], []), new Redirect(new Permalink(from), new Permalink(to), default));
}
