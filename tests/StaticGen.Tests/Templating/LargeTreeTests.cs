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
        using var site = TestSite.BuildUsual(TestSite.Question("content/qa/lists/one.md") + Pages(450) + Page("content/guide/p200/below.md", "Below 200") + Page("content/guide/p430/below.md", "Below 430"));
        Assert.Empty(site.Errors);

        // The middle, with its own branch unfolded and no other.
        var middle = Nav(site, "guide/p200/index.html");
        Assert.Equal(["The guide", "… 180 before", "Page 180"], middle[..3]);
        Assert.Equal(["Page 220", "… 229 after"], middle[^2..]);
        Assert.Contains("Below 200", middle);
        Assert.Contains("<a href=\"./\" aria-current=\"page\">Overview</a>", site.Html("guide/p200/index.html"), StringComparison.Ordinal);
        // Both ends.
        Assert.Equal(["The guide", "Page 000", "Page 001"], Nav(site, "guide/p000/index.html")[..3]);
        Assert.Equal("… 409 after", Nav(site, "guide/p000/index.html")[^1]);
        var last = Nav(site, "guide/p449/index.html");
        Assert.Equal(["The guide", "… 409 before", "Page 409"], last[..3]);
        Assert.Equal("Page 449", last[^1]);
        Assert.DoesNotContain("Below 430", last);
        // What is left out is on the page above.
        Assert.Contains("<a href=\"../\">… 180 before</a>", site.Html("guide/p200/index.html"), StringComparison.Ordinal);
        Assert.Contains("<a class=\"whole\" href=\"p007/\">Page 007</a>", site.Html("guide/index.html"), StringComparison.Ordinal);
    }

    [Fact]
    public void Of_a_collection_that_is_not_large_all_is_shown()
    {
        using var site = TestSite.Build(TestSite.Config + TestSite.GuideIndex + Pages(399));

        Assert.Equal(400, Nav(site, "guide/p200/index.html").Length);
    }

    [Fact]
    public void A_changed_title_renders_the_pages_that_show_it_and_no_others()
    {
        using var site = TestSite.Build(TestSite.Config + TestSite.GuideIndex + Pages(450));
        var before = site.Output.Files;
        site.Write(Page("content/guide/p200.md", "Page 200x"));
        site.Rebuild();

        var rendered = site.Output.Files.Where(f => f.Key.EndsWith(".html", StringComparison.Ordinal) && !ReferenceEquals(before[f.Key], f.Value)).Select(f => f.Key).ToArray();
        Assert.Contains("guide/p185/index.html", rendered);
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
