using System.Text;
using StaticGen.Cli.Serving;
using StaticGen.Output;
using Xunit;

namespace StaticGen.Tests.Cli.Serving;

public sealed class ServedSiteTests
{
    [Fact]
    public void A_page_that_was_rendered_ahead_is_shown_until_a_build_that_began_later_is_through()
    {
        var site = ServedSite.Of(Files(("a.html", "a1"), ("b.html", "b1"), ("x.css", "x")), version: 1);

        site = site.With([new PageAhead("a.html", "a2"u8.ToArray())], version: 2);
        Assert.Equal(("a2", 2, 1), (Text(site, "a.html"), site.ChangedAt("a.html"), site.ChangedAt("b.html")));

        // It began before: it cannot have seen the edit.
        site = site.After(Files(("a.html", "a1"), ("b.html", "b2"), ("x.css", "x")), version: 3, begun: 1);
        Assert.Equal(("a2", 2, 3), (Text(site, "a.html"), site.ChangedAt("a.html"), site.ChangedAt("b.html")));

        // The build that saw it made the same: who looks at the page need not load it again.
        site = site.After(Files(("a.html", "a2"), ("b.html", "b2"), ("x.css", "x")), version: 4, begun: 3);
        Assert.Equal(("a2", 2, 3, false), (Text(site, "a.html"), site.ChangedAt("a.html"), site.ChangedAt("b.html"), site.HasAhead));
    }

    [Fact]
    public void A_build_that_makes_another_page_than_was_rendered_ahead_has_the_last_word()
    {
        var site = ServedSite.Of(Files(("a.html", "a1")), version: 1).With([new PageAhead("a.html", "a2"u8.ToArray())], version: 2);

        site = site.After(Files(("a.html", "a3")), version: 3, begun: 2);

        Assert.Equal(("a3", 3), (Text(site, "a.html"), site.ChangedAt("a.html")));
    }

    [Fact]
    public void A_style_sheet_changes_all_pages_and_the_search_index_none()
    {
        var site = ServedSite.Of(Files(("a.html", "a"), ("x.css", "x"), ("search-index/manifest.json", "1")), version: 1);

        site = site.After(Files(("a.html", "a"), ("x.css", "x"), ("search-index/manifest.json", "2")), version: 2, begun: 1);
        Assert.Equal((1, 1), (site.ChangedAt("a.html"), site.Changed));
        site = site.After(Files(("a.html", "a"), ("x.css", "y"), ("search-index/manifest.json", "2")), version: 3, begun: 2);
        Assert.Equal((3, 3), (site.ChangedAt("a.html"), site.Changed));
    }

    [Fact]
    public void A_page_that_goes_or_comes_has_changed()
    {
        var site = ServedSite.Of(Files(("a.html", "a"), ("b.html", "b")), version: 1).After(Files(("a.html", "a"), ("c.html", "c")), version: 2, begun: 1);

        Assert.Equal((1, 2, 2), (site.ChangedAt("a.html"), site.ChangedAt("b.html"), site.ChangedAt("c.html")));
        Assert.False(site.Has("b.html"));
    }

    private static string Text(ServedSite site, string path) => site.TryGet(path, out var content) ? Encoding.UTF8.GetString(content) : "";

    private static MemoryOutput Files(params (string Path, string Content)[] files)
    {
        var output = new MemoryOutput();
        foreach (var (path, content) in files) output.Add(path, Encoding.UTF8.GetBytes(content));
        return output;
    }
}
