using CsCheck;
using StaticGen.Model;

namespace StaticGen.Tests.Model;

public sealed class RelativeUrlTests
{
    private static readonly Gen<string> Part = Gen.Char["abcz019-._~ éß%&+#?:;,@!'()日"].Array[1, 6]
        .Select(c => new string(c)).Where(p => p is not ("." or "..") && p.Trim() == p);

    private static readonly Gen<string> Path = Gen.Select(Part.Array[0, 5], Gen.Bool)
        .Select((parts, isFolder) => parts.Length == 0 ? "/" : "/" + string.Join('/', parts) + (isFolder ? "/" : ""));

    [Fact]
    public void Resolved_against_the_page_a_browser_finds_the_target() =>
        Gen.Select(Path, Path, Part, Gen.Bool).Sample((from, to, fragment, hasFragment) =>
        {
            var target = new Permalink(to, hasFragment ? fragment : "");
            var site = new Uri("https://example.org/some/repo");
            var page = new Uri(site.AbsoluteUri + RelativeUrl.Encode(from));

            var resolved = new Uri(page, RelativeUrl.Between(from, target));

            Assert.Equal("/some/repo" + to, Uri.UnescapeDataString(resolved.AbsolutePath));
            Assert.Equal(target.Fragment, Uri.UnescapeDataString(resolved.Fragment.TrimStart('#')));
            Assert.Equal("example.org", resolved.Host);
        });

    [Fact]
    public void A_link_never_begins_with_a_slash_or_a_scheme() =>
        Gen.Select(Path, Path).Sample((from, to) =>
        {
            var url = RelativeUrl.Between(from, new Permalink(to));

            Assert.NotEmpty(url);
            Assert.NotEqual('/', url[0]);
            Assert.DoesNotContain(':', url);
        });

    [Theory]
    [InlineData("/", "/", "", "./")]
    [InlineData("/", "/a/", "", "a/")]
    [InlineData("/a/", "/", "", "../")]
    [InlineData("/a/b/", "/a/c/", "", "../c/")]
    [InlineData("/a/b/", "/a/b/", "x", "#x")]
    [InlineData("/a/b/", "/a/c/", "x y", "../c/#x%20y")]
    [InlineData("/a/b/", "/a/b", "", "../b")]
    [InlineData("/404.html", "/a/", "", "a/")]
    [InlineData("/a/", "/a/p q.png", "", "p%20q.png")]
    [InlineData("/1/2/3/4/5/6/7/8/", "/a/", "", "../../../../../../../../a/")]
    [InlineData("/1/2/3/4/5/6/7/8/9/", "/", "", "../../../../../../../../../")]
    public void Between_two_pages_the_shortest_way_is_written(string from, string to, string fragment, string expected) =>
        Assert.Equal(expected, RelativeUrl.Between(from, new Permalink(to, fragment)));

    [Fact]
    public void A_query_stands_before_the_fragment()
    {
        var target = new Permalink("/search/", "top") { Query = "?q=a%20b" };

        Assert.Equal("../search/?q=a%20b#top", RelativeUrl.Between("/qa/", target));
        Assert.Equal("https://example.org/search/?q=a%20b#top", RelativeUrl.Below("https://example.org/", target));
        Assert.Equal("./?q=a%20b#top", RelativeUrl.Between("/search/", target));
    }
}
