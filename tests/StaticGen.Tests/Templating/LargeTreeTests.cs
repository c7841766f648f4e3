using System.Globalization;
using System.Text.RegularExpressions;
using StaticGen.Tests.Sites;
using Xunit;

namespace StaticGen.Tests.Templating;

/// <summary>What is shown of the tree of a large collection of ordinary pages: not all of it on each page.</summary>
public sealed partial class LargeTreeTests
{
    [Fact]
    public void A_page_of_a_large_collection_shows_its_neighbours_and_the_way_to_it()
    {
        using var site = TestSite.BuildUsual(TestSite.Question("content/qa/lists/one.md") + Pages(400) + Page("content/guide/p200/below.md", "Below 200") + Page("content/guide/p390/below.md", "Below 390"));
        Assert.Empty(site.Errors);

        // The middle, with its own branch unfolded and no other.
        var middle = Nav(site, "guide/p200/index.html");
        Assert.Equal(["The guide", "… 175 before", "Page 175"], middle[..3]);
        Assert.Equal(["Page 225", "… 174 after"], middle[^2..]);
        Assert.Contains("Below 200", middle);
        Assert.Contains("<a href=\"./\" aria-current=\"page\">Overview</a>", site.Html("guide/p200/index.html"), StringComparison.Ordinal);
        // Both ends.
        Assert.Equal(["The guide", "Page 000", "Page 001"], Nav(site, "guide/p000/index.html")[..3]);
        Assert.Equal("… 349 after", Nav(site, "guide/p000/index.html")[^1]);
        var last = Nav(site, "guide/p399/index.html");
        Assert.Equal(["The guide", "… 349 before", "Page 349"], last[..3]);
        Assert.Equal("Page 399", last[^1]);
        Assert.DoesNotContain("Below 390", last);
        // What is left out is on the page above.
        Assert.Contains("<a href=\"../\">… 175 before</a>", site.Html("guide/p200/index.html"), StringComparison.Ordinal);
        Assert.Contains("<a class=\"whole\" href=\"p007/\">Page 007</a>", site.Html("guide/index.html"), StringComparison.Ordinal);
    }

    [Fact]
    public void Of_a_collection_that_is_not_large_all_is_shown()
    {
        using var site = TestSite.Build(TestSite.Config + TestSite.GuideIndex + Pages(299));

        Assert.Equal(300, Nav(site, "guide/p200/index.html").Length);
    }

    [Fact]
    public void A_changed_title_renders_the_pages_that_show_it_and_no_others()
    {
        using var site = TestSite.Build(TestSite.Config + TestSite.GuideIndex + Pages(400));
        var before = site.Output.Files;
        site.Write(Page("content/guide/p200.md", "Page 200x"));
        site.Rebuild();

        var rendered = site.Output.Files.Where(f => f.Key.EndsWith(".html", StringComparison.Ordinal) && !ReferenceEquals(before[f.Key], f.Value)).Select(f => f.Key).ToArray();
        Assert.Contains("guide/p180/index.html", rendered);
        Assert.Contains("guide/index.html", rendered);
        Assert.DoesNotContain("guide/p100/index.html", rendered);
        var cold = new StaticGen.Output.MemoryOutput();
        new SiteBuilder().Build(new BuildRequest(site.Root), cold);
        foreach (var (path, bytes) in cold.Files) Assert.True(bytes.AsSpan().SequenceEqual(site.Output.Files[path]), path);
    }

    private static string Pages(int count) => string.Concat(Enumerable.Range(0, count).Select(i =>
        Page($"content/guide/p{i.ToString("000", CultureInfo.InvariantCulture)}.md", $"Page {i.ToString("000", CultureInfo.InvariantCulture)}")));

    private static string Page(string path, string title) => $"-- {path} --\n---\ntitle: {title}\n---\nText.\n";

    private static string[] Nav(TestSite site, string path)
    {
        var html = site.Html(path);
        var start = html.IndexOf("<nav class=\"side-nav\"", StringComparison.Ordinal);
        return [.. Entry().Matches(html[start..html.IndexOf("</nav>", start, StringComparison.Ordinal)]).Select(m => m.Groups[1].Value).Where(t => t != "Overview").Select(t => t == "Guide" ? "The guide" : t)];
    }

    [GeneratedRegex(@"<(?:a|summary)[^>]*>([^<]*)</(?:a|summary)>")]
    private static partial Regex Entry();
}
