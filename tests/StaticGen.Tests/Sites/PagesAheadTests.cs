using CsCheck;
using Xunit;

namespace StaticGen.Tests.Sites;

/// <summary>A page whose text was edited is rendered ahead of the build as the build will make it, or not at all.</summary>
public sealed class PagesAheadTests
{
    private const string One = "content/qa/lists/one.md";

    [Fact]
    public void An_edited_text_is_rendered_as_the_build_renders_it()
    {
        using var site = Site();
        site.Write(TestSite.Question(One, "Title one", body: "### New part\n\nNew words, see [above](#new-part)."));
        site.Write("-- content/guide/index.md --\n---\ntitle: The guide\n---\nNew start. [One](../qa/lists/one.md#example)\n");

        var pages = site.RenderAhead(One, "content/guide/index.md");

        site.Rebuild();
        Assert.Empty(site.Messages);
        Assert.Equal(["qa/one/index.html", "guide/index.html"], pages.Select(p => p.Path));
        foreach (var page in pages) Assert.Equal(site.Html(page.Path), System.Text.Encoding.UTF8.GetString(page.Html));
        Assert.Contains("New words, see <a href=\"#new-part\">above</a>", site.Html("qa/one/index.html"), StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_new_link_means_for_related_questions_is_left_to_the_build()
    {
        using var site = Site();
        site.Write(TestSite.Question(One, "Title one", body: "See [the other](../maps/two.md#example)."));

        var ahead = System.Text.Encoding.UTF8.GetString(Assert.Single(site.RenderAhead(One)).Html);

        Assert.Contains("<a href=\"../two/#example\">the other</a>", ahead, StringComparison.Ordinal);
        Assert.DoesNotContain("mentioned in this answer", ahead, StringComparison.Ordinal);
        Assert.Contains("mentioned in this answer", site.Rebuild().Html("qa/one/index.html"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_traces_of_an_editor_do_not_matter()
    {
        using var site = Site();
        site.Write(TestSite.Question(One, "Title one", body: "New words."));
        site.Write("-- content/qa/lists/.one.md.swp --\nx\n-- content/qa/lists/one.md~ --\nx\n");

        Assert.Single(site.RenderAhead("content/qa/lists/.one.md.swp", "content/qa/lists/4913", "content/qa/lists/one.md~", One));
    }

    [Fact]
    public void What_only_a_build_can_tell_is_left_to_it()
    {
        using var site = Site();
        var text = TestSite.Question(One, "Title one", body: "New words.");

        // Front matter is shown by lists and neighbours too.
        site.Write(TestSite.Question(One, "Another title"));
        Assert.Empty(site.RenderAhead(One));
        // Another file besides, a new page, the config, a template, a folder.
        site.Write(text);
        Assert.Single(site.RenderAhead(One));
        site.Write(TestSite.Question("content/qa/lists/new.md"));
        foreach (var other in (string[])["content/qa/lists/new.md", "site.config.yaml", "content/qa/maps"]) Assert.Empty(site.RenderAhead(One, other));
        File.Delete(Path.Combine(site.Root, "content/qa/lists/new.md"));
        // A page that went.
        File.Delete(Path.Combine(site.Root, One));
        Assert.Empty(site.RenderAhead(One));
    }

    [Theory]
    [InlineData("[nowhere](nowhere.md)")]
    [InlineData("[nowhere](../maps/two.md#nowhere)")]
    [InlineData("```python nonsense=1\nx\n```")]
    [InlineData("## Exampel")]
    public void A_page_with_a_mistake_is_left_to_the_build(string mistake)
    {
        using var site = Site();
        site.Write(TestSite.Question(One, "Title one", body: mistake));

        Assert.Empty(site.RenderAhead(One));
        Assert.NotEmpty(site.Rebuild().Errors);
        // Nor is anything shown ahead while the site has mistakes.
        site.Write(TestSite.Question("content/qa/maps/two.md", "Title two", body: "New words."));
        Assert.Empty(site.RenderAhead("content/qa/maps/two.md"));
        site.Write(TestSite.Question(One, "Title one"));
        Assert.Empty(site.Rebuild().Errors);
        site.Write(TestSite.Question("content/qa/maps/two.md", "Title two", body: "Other words."));
        Assert.Single(site.RenderAhead("content/qa/maps/two.md"));
    }

    [Fact]
    public void Before_all_pages_are_made_each_can_be_had_as_it_will_be()
    {
        using var site = Site();
        Func<string, byte[]?>? late = null;
        site.Write("-- content/qa/lists/one/p.txt --\nnone\n");
        site.Rebuild(request => request with
        {
            PagesCanBeMade = make => late = make,
        });
        // A page that finds no place is an error: then nothing is offered.
        Assert.NotEmpty(site.Errors);
        Assert.Null(late);
        Directory.Delete(Path.Combine(site.Root, "content/qa/lists/one"), recursive: true);
        site.Rebuild(request => request with { PagesAreReady = static () => { }, PagesCanBeMade = make => late = make });

        foreach (var (path, content) in site.Output.Files.Where(f => f.Key.EndsWith(".html", StringComparison.Ordinal) || f.Key.StartsWith("assets/", StringComparison.Ordinal)))
            Assert.True(content.AsSpan().SequenceEqual(late!(path)), path);
        Assert.Null(late!("none/index.html"));
    }

    [Fact]
    public void After_any_edits_of_texts_what_is_rendered_ahead_equals_what_the_build_makes()
    {
        var edit = Gen.Select(Gen.Int[0, 11], Gen.Int[0, 3], Gen.Int[0, 3]);
        edit.Array[1, 3].Array[1, 4].Sample(rounds =>
        {
            using var site = TestSite.BuildUsual(string.Concat(Enumerable.Range(0, 12).Select(i => TestSite.Question(PathOf(i), "Title " + i))));
            foreach (var edits in rounds)
            {
                foreach (var (page, kind, value) in edits) site.Write(Variant(page, kind, value));
                var ahead = site.RenderAhead([.. edits.Select(e => PathOf(e.Item1)).Distinct()]);
                site.Rebuild();
                if (site.Errors.Any()) continue;
                Assert.NotEmpty(ahead);
                foreach (var page in ahead) Assert.Equal(site.Html(page.Path), System.Text.Encoding.UTF8.GetString(page.Html));
            }
        }, iter: 25, threads: 2);
    }

    private static string PathOf(int page) => $"content/qa/{(page < 8 ? "lists" : "maps")}/q{page}.md";

    private static string Variant(int page, int kind, int value)
    {
        var text = TestSite.Question(PathOf(page), "Title " + page, body: kind switch { 0 => $"Text {value} & more.", 1 => $"### Part {value}\n\nText, and [a part](#part-{value}).", _ => "" });
        return kind switch
        {
            2 => text.Replace("This is a short", $"This *{value}* is a short", StringComparison.Ordinal),
            3 => text.Replace("print(1)", $"print(1, {value})", StringComparison.Ordinal),
            _ => text,
        };
    }

    private static TestSite Site() => TestSite.BuildUsual(TestSite.Question(One, "Title one") + TestSite.Question("content/qa/maps/two.md", "Title two"));
}
