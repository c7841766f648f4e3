using AngleSharp.Html.Parser;
using StaticGen.Tests.Sites;

namespace StaticGen.Tests.Exports;

public sealed class MarkdownPagesTests
{
    [Fact]
    public void A_question_as_markdown_says_where_it_belongs_and_shows_included_code_in_its_place()
    {
        using var site = ExportSite.Build(
            TestSite.Question("content/qa/lists/one/index.md", "About [one] *and* more", "applies_to: '>=3.9'", "<!-- a note for authors -->\n[two](two.md) and [a heading](#example).\n\n```python file=\"lru.py#part\" skip=\"no\"\n```\n").Replace("(two.md)", "(../../maps/two.md)", StringComparison.Ordinal)
            + "-- content/qa/lists/one/lru.py --\n# region part\nx = \"\"\"\n```\n\"\"\"\n# endregion\n"
            + TestSite.Question("content/qa/maps/two.md"),
            ("content/qa/lists/one/index.md", 2, 3));
        Assert.Empty(site.Errors);

        Assert.Equal(
            """
            # What does About \[one\] \*and\* more ask for in one1, one2 and one3?

            - Page: <https://example.org/repo/qa/one/>
            - Topic: Lists
            - Level: Basic
            - Tags: One
            - Applies to: \>=3.9
            - Written: 2026-01-02
            - Changed: 2026-01-03

            ## Short answer

            This is a short answer with more than twenty words in it, so that it passes the check on its length without further thought given.

            ## Explanation

            Because.

            [two](https://example.org/repo/qa/two/) and [a heading](https://example.org/repo/qa/one/#example).

            ~~~python skip="no"
            x = \"\"\"
            ```
            \"\"\"
            ~~~

            ## Example

            ```python
            print(1)
            ```

            ```output
            1
            ```

            ## Sources

            - [Docs](https://example.org/docs)

            """.Replace("\\\"", "\"", StringComparison.Ordinal).ReplaceLineEndings("\n"),
            site.Html("qa/one/index.md"));
    }

    [Fact]
    public void Every_page_of_content_has_a_markdown_file_and_says_where()
    {
        using var site = ExportSite.Build(
            ExportSite.Question("content/qa/lists/one.md") + "-- content/qa/maps/stub.md --\n---\ntitle: A stub\nquestion: What would this ask for?\nlevel: basic\nstatus: stub\n---\n"
            + "-- content/guide/a/b.md --\n---\ntitle: Below\n---\n## Part\n\nText.\n");
        Assert.Empty(site.Errors);

        Assert.Equal(["guide/a/b/index.md", "guide/index.md", "qa/one/index.md", "qa/stub/index.md"], site.Output.Files.Keys.Where(k => k.EndsWith(".md", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        Assert.Equal("# Below\n\n- Page: <https://example.org/repo/guide/a/b/>\n\n## Part\n\nText.\n", site.Html("guide/a/b/index.md"));
        Assert.EndsWith("- Status: this question awaits an answer\n", site.Html("qa/stub/index.md"), StringComparison.Ordinal);
        Assert.Equal("index.md", new HtmlParser().ParseDocument(site.Html("guide/a/b/index.html")).QuerySelector("link[type='text/markdown']")?.GetAttribute("href"));
        Assert.Null(new HtmlParser().ParseDocument(site.Html("qa/index.html")).QuerySelector("link[type='text/markdown']"));
    }

    [Fact]
    public void The_list_for_language_models_names_every_answer_and_page()
    {
        using var site = ExportSite.Build(
            ExportSite.Question("content/qa/lists/one.md", "About one") + TestSite.Question("content/qa/maps/two.md", "About two")
            + "-- content/qa/maps/stub.md --\n---\ntitle: A stub\nquestion: What would this ask for?\nlevel: basic\nstatus: stub\n---\n"
            + "-- content/guide/a.md --\n---\ntitle: 'About C #'\ndescription: How to [do] it in one line\n---\nText.\n");
        Assert.Empty(site.Errors);

        Assert.Equal(
            """
            # Test Site

            > A site for tests.

            Each link leads to the page as Markdown; without `index.md` at its end the address is that of the page itself.

            ## Questions: Lists

            - [About one](https://example.org/repo/qa/one/index.md): What does About one ask for in one1, one2 and one3?

            ## Questions: Maps

            - [About two](https://example.org/repo/qa/two/index.md): What does About two ask for in two1, two2 and two3?

            ## Guide

            - [The guide](https://example.org/repo/guide/index.md)
            - [About C \#](https://example.org/repo/guide/a/index.md): How to \[do\] it in one line

            """.ReplaceLineEndings("\n"),
            site.Html("llms.txt"));
        site.Write(ExportSite.Config.Replace("markdown: true, ", "", StringComparison.Ordinal));
        site.Rebuild();
        Assert.Contains("- [About one](https://example.org/repo/qa/one/): What", site.Html("llms.txt"), StringComparison.Ordinal);
        Assert.DoesNotContain(site.Output.Files.Keys, k => k.EndsWith(".md", StringComparison.Ordinal));
    }

    [Fact]
    public void A_file_that_the_publisher_brings_takes_the_place_of_ours()
    {
        using var site = ExportSite.Build(
            ExportSite.Question("content/qa/lists/one.md") + "-- static/llms.txt --\nmine\n-- static/feed.xml --\nmine\n-- static/api/questions.json --\n{}\n-- static/anki/qa.txt --\nmine\n-- static/qa/one/index.md --\nmine",
            ("content/qa/lists/one.md", 1, 1));
        Assert.Empty(site.Errors);

        Assert.All((string[])["llms.txt", "feed.xml", "anki/qa.txt", "qa/one/index.md"], path => Assert.Equal("mine\n", site.Html(path)));
        Assert.Equal("{}\n", site.Html("api/questions.json"));
    }
}
