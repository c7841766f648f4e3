using StaticGen.Tests.Sites;

namespace StaticGen.Tests.Model;

public sealed class SiteAssemblerTests
{
    [Fact]
    public void Questions_stand_by_topic_level_order_and_title()
    {
        using var site = TestSite.BuildUsual(
            TestSite.Question("content/qa/maps/a.md", "Aaa") + TestSite.Question("content/qa/lists/b.md", "Bbb") + TestSite.Question("content/qa/lists/c.md", "Aab")
            + TestSite.Question("content/qa/lists/d.md", "Zzz", "order: 1") + TestSite.Question("content/qa/lists/e.md", "Aaa", level: "advanced")
            + "-- templates/layouts/collection.html --\n{{ for q in page.collection.questions }}{{ q.number }}={{ q.id }} {{ end }}\n-- templates/layouts/base.html --\n{{ content }}");

        Assert.Equal("1=d 2=c 3=b 4=e 5=a", site.Html("qa/index.html").Trim());
    }

    [Fact]
    public void Pages_stand_depth_first_by_order_and_title()
    {
        using var site = TestSite.BuildUsual(
            TestSite.Question("content/qa/lists/one.md")
            + Page("b/index", "Bbb") + Page("b/z", "Aaa") + Page("b/y", "Zzz", "order: 1") + Page("a", "Ccc") + Page("last", "Aaa", "order: 9") + Page("c/d/e", "Deep")
            + "-- templates/layouts/page.html --\n{{ if page.doc.previous }}{{ page.doc.previous.url }}{{ end }}|{{ if page.doc.next }}{{ page.doc.next.url }}{{ end }}|{{ for b in page.breadcrumbs }}{{ b.title }} {{ end }}\n-- templates/layouts/base.html --\n{{ content }}");

        Assert.Equal("|last/|Home", site.Html("guide/index.html").Trim());
        Assert.Equal("../|../b/|Home The guide", site.Html("guide/last/index.html").Trim());
        Assert.Equal("../last/|y/|Home The guide", site.Html("guide/b/index.html").Trim());
        Assert.Equal("../|../z/|Home The guide Bbb", site.Html("guide/b/y/index.html").Trim());
        Assert.Equal("../../../a/||Home The guide", site.Html("guide/c/d/e/index.html").Trim());
    }

    [Fact]
    public void A_page_in_two_places_of_the_tree_has_ids_that_do_not_clash()
    {
        using var site = TestSite.BuildUsual(TestSite.Question("content/qa/lists/one.md") + Page("a/b", "One two") + Page("a-b", "Three") + Page("guide", "Four"));

        Assert.Empty(site.Messages);
    }

    [Fact]
    public void Files_belong_to_the_nearest_folder_above_that_is_a_page()
    {
        using var site = TestSite.BuildUsual(
            TestSite.Question("content/qa/lists/one/index.md") + "-- content/qa/lists/one/data/deep/x.csv --\na\n" + Page("a/index", "Aaa") + "-- content/guide/a/b/y.csv --\nb\n-- content/guide/z.csv --\nc\n");

        Assert.Empty(site.Messages);
        Assert.Equal(["guide/a/b/y.csv", "guide/z.csv", "qa/one/data/deep/x.csv"], site.Output.Files.Keys.Where(k => k.EndsWith(".csv", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Drafts_their_files_and_what_begins_with_an_underscore_are_left_out()
    {
        using var site = TestSite.BuildUsual(
            TestSite.Question("content/qa/lists/one.md")
            + TestSite.Question("content/qa/lists/two/index.md", "Second").Replace("status: answered", "status: draft", StringComparison.Ordinal) + "-- content/qa/lists/two/p.png --\nx\n"
            + "-- content/qa/_notes.yaml --\nx\n-- content/qa/_old/three.md --\nx\n-- content/guide/_draft.md --\nx\n-- content/guide/a/index.md --\n---\ntitle: Aaa\ndraft: true\n---\n-- content/guide/a/p.png --\nx\n");

        Assert.Empty(site.Messages);
        Assert.DoesNotContain(site.Output.Files.Keys, k => k.EndsWith(".png", StringComparison.Ordinal) || k.Contains("two", StringComparison.Ordinal) || k.Contains("draft", StringComparison.Ordinal));
        site.Rebuild(r => r with { IncludeDrafts = true });
        Assert.Empty(site.Messages);
        Assert.Contains("qa/two/p.png", site.Output.Files.Keys);
        Assert.Contains("guide/a/p.png", site.Output.Files.Keys);
    }

    [Fact]
    public void A_former_address_becomes_a_redirect_whatever_its_form()
    {
        using var site = TestSite.BuildUsual(TestSite.Question("content/qa/lists/one.md", frontMatter: "aliases: [/a, /b/, /c.html, /d/v1.2, /e.php, /f%20g/]"));

        Assert.Empty(site.Messages);
        foreach (var path in new[] { "a/index.html", "b/index.html", "c.html", "d/v1.2/index.html", "e.php/index.html", "f g/index.html" })
            Assert.Contains("http-equiv=\"refresh\"", site.Html(path), StringComparison.Ordinal);
    }

    [Fact]
    public void A_stub_needs_no_tags_and_shows_no_empty_sections()
    {
        using var site = TestSite.BuildUsual(
            TestSite.Question("content/qa/lists/one.md") + "-- content/qa/lists/two.md --\n---\ntitle: Second\nquestion: What is the second one?\nlevel: basic\nstatus: stub\n---\n\n## Short answer\n\n## Explanation\n");

        Assert.Empty(site.Messages);
        Assert.DoesNotContain("Explanation", site.Html("qa/two/index.html"), StringComparison.Ordinal);
        Assert.Contains("../qa/two/", site.Html("board/index.html"), StringComparison.Ordinal);
    }

    [Fact]
    public void What_to_read_next_is_computed_from_links_tags_and_topic_unless_it_is_given()
    {
        using var site = TestSite.BuildUsual(
            TestSite.Question("content/qa/lists/one.md", "One title", "related: [four]", "[two](two.md)")
            + TestSite.Question("content/qa/lists/two.md", "Two titles", body: "[three](../maps/three.md)").Replace("[one]\nstatus", "[two, three]\nstatus", StringComparison.Ordinal)
            + TestSite.Question("content/qa/maps/three.md", "Three titles").Replace("[one]\nstatus", "[three, two]\nstatus", StringComparison.Ordinal)
            + TestSite.Question("content/qa/maps/four.md", "Four titles", "prerequisites: [three, three]".Replace(", three", "", StringComparison.Ordinal)).Replace("[one]\nstatus", "[two]\nstatus", StringComparison.Ordinal)
            + "-- templates/layouts/question.html --\n{{ for r in page.question.related }}{{ r.question.id }}: {{ r.why }}; {{ end }}\n-- templates/layouts/base.html --\n{{ content }}");

        Assert.Equal("four: goes further;", site.Html("qa/one/index.html").Trim());
        Assert.Equal("three: mentioned in this answer; one: builds on this answer; four: also about Two;", site.Html("qa/two/index.html").Trim());
        Assert.Equal("two: builds on this answer; four: also about Two;", site.Html("qa/three/index.html").Trim());
    }

    private static string Page(string path, string title, string frontMatter = "") => $"-- content/guide/{path}.md --\n---\ntitle: {title}\n{frontMatter}\n---\nText.\n";
}
