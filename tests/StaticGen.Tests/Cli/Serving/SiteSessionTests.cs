using System.Text;
using StaticGen.Cli.Serving;
using StaticGen.Tests.Sites;
using Xunit;

namespace StaticGen.Tests.Cli.Serving;

public sealed class SiteSessionTests
{
    private const string Page = "content/qa/lists/one.md";

    [Fact]
    public void An_edited_page_is_shown_before_the_build_and_not_changed_by_it()
    {
        using var site = TestSite.Create(TestSite.Config + TestSite.GuideIndex + TestSite.Question(Page, "Title one"));
        var feed = new StateFeed();
        var session = new SiteSession(new BuildRequest(site.Root), feed);
        session.Build(TestContext.Current.CancellationToken);
        var first = feed.Current;

        site.Write(TestSite.Question(Page, "Title one", body: "New words."));
        Assert.True(session.ShowAhead(new SourceChanges([Page], AreAll: true)));
        var ahead = feed.Current;
        session.Build(TestContext.Current.CancellationToken);
        var built = feed.Current;

        Assert.Contains("New words.", Text(ahead, "qa/one/index.html"), StringComparison.Ordinal);
        Assert.Equal(Text(ahead, "qa/one/index.html"), Text(built, "qa/one/index.html"));
        Assert.Equal(ahead.Version, built.Site!.ChangedAt("qa/one/index.html"));
        Assert.True(built.Site.ChangedAt("qa/topics/maps/index.html") <= first.Version);
        // The page of all answers shows the text as well.
        Assert.True(ahead.Site!.ChangedAt("qa/print/index.html") <= first.Version);
        Assert.True(built.Site.ChangedAt("qa/print/index.html") > ahead.Version);
        Assert.False(built.Site.HasAhead);
    }

    [Fact]
    public void When_the_build_fails_the_last_good_pages_are_shown_again()
    {
        using var site = TestSite.Create(
            TestSite.Config + TestSite.GuideIndex + TestSite.Question(Page, "Title one", body: "### Part")
            + TestSite.Question("content/qa/lists/two.md", "Title two", body: "[part](one.md#part)"));
        var feed = new StateFeed();
        var session = new SiteSession(new BuildRequest(site.Root), feed);
        session.Build(TestContext.Current.CancellationToken);
        var good = Text(feed.Current, "qa/one/index.html");

        // The page is right by itself; the one that links to its part is not any more.
        site.Write(TestSite.Question(Page, "Title one", body: "### Other"));
        Assert.True(session.ShowAhead(new SourceChanges([Page], AreAll: true)));
        session.Build(TestContext.Current.CancellationToken);

        Assert.True(feed.Current.IsBroken);
        Assert.Equal(good, Text(feed.Current, "qa/one/index.html"));
        Assert.Equal(feed.Current.Version, feed.Current.Site!.ChangedAt("qa/one/index.html"));
        Assert.False(session.ShowAhead(new SourceChanges([Page], AreAll: true)));
    }

    [Fact]
    public void When_it_is_not_known_what_changed_nothing_is_shown_ahead()
    {
        using var site = TestSite.Create(TestSite.Config + TestSite.GuideIndex + TestSite.Question(Page));
        var session = new SiteSession(new BuildRequest(site.Root), new StateFeed());

        Assert.False(session.ShowAhead(new SourceChanges([Page], AreAll: true)));
        session.Build(TestContext.Current.CancellationToken);
        site.Write(TestSite.Question(Page, body: "New words."));
        Assert.False(session.ShowAhead(new SourceChanges([Page], AreAll: false)));
    }

    private static string Text(SiteState state, string path) => state.Site!.TryGet(path, out var content) ? Encoding.UTF8.GetString(content) : "";
}
