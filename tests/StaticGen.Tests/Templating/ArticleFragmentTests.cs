using System.Text;
using CsCheck;
using StaticGen.Checking;
using StaticGen.Content;
using StaticGen.Content.Markdown;
using StaticGen.Diagnostics;
using StaticGen.Model;
using StaticGen.Sources;
using StaticGen.Templating;

namespace StaticGen.Tests.Templating;

public sealed class ArticleFragmentTests
{
    private static readonly string[] Blocks =
    [
        "A link to [one](../one/) & [\u00e4\u00f6](../two/#x), [here](#y) and <https://example.org/?a&b>.",
        "### Deeper\n\nText with [a link](../one/).",
        "A note.[^n]\n\n[^n]: With [a link](#z).",
        "### Größe `id=\"x\"`\n\n\u00fc [a](#gr\u00f6\u00dfe) and ![picture](#y).\n\n###### Deepest",
        "![A drawing](drawing.svg)",
        "![A picture](picture.png)",
        "```python\nprint('<a href=\"x\">')  # id=\"x\"\n```",
        "<details><summary>More</summary>\n\n[Inside](inside/)\n\n</details>",
        "| A | B |\n|---|---|\n| [x](../x/) | `id=\"x\"` |",
        "## Another section",
        "- **Why so?** - Since [it](../it/) is.\n- **And then?** - ### no heading",
    ];

    [Fact]
    public void What_it_says_of_its_links_is_what_reading_the_page_finds() => Gen.Select(Some, Gen.Bool, Gen.Bool).Sample(
        static (blocks, hasDrawing, isEmbedded) =>
        {
            var page = Page(blocks, hasDrawing);
            using var output = new Utf8Output(int.MaxValue);
            foreach (var part in Parts(page))
            {
                output.WriteRaw("<div id=\"part\">"u8);
                new ArticleFragment(part, page, isEmbedded ? "q." : "").WriteTo(output, new PageAddress(page.Permalink.Path, null));
                output.WriteRaw("</div>"u8);
            }

            var known = new LinkChecker("/").NewReader(keepsLinks: true).Read(page.Permalink, output.Written, "layouts/x", [], output.Known);
            var read = new LinkChecker("/").NewReader(keepsLinks: true).Read(page.Permalink, output.Written, "layouts/x", []);

            var html = Encoding.UTF8.GetString(output.Written);
            Assert.True(read.Ids.AsSpan().SequenceEqual(known.Ids), html);
            Assert.Equal(read.HasDuplicates, known.HasDuplicates);
            Assert.Equal(read.Links, known.Links);
        });

    [Fact]
    public void Embedded_it_is_what_it_is_on_its_own_page_with_other_ids_and_headings() => Gen.Select(Some, Gen.Bool).Sample(
        static (blocks, hasDrawing) =>
        {
            var page = Page(blocks, hasDrawing);
            foreach (var part in Parts(page))
            {
                using var own = new Utf8Output(int.MaxValue);
                using var expected = new Utf8Output(int.MaxValue);
                using var embedded = new Utf8Output(int.MaxValue);
                new ArticleFragment(part, page).WriteTo(own, new PageAddress(page.Permalink.Path, null));
                EmbeddedHtml.Embed(own.Written, "q."u8, expected);

                new ArticleFragment(part, page, "q.").WriteTo(embedded, new PageAddress(page.Permalink.Path, null));

                Assert.Equal(Encoding.UTF8.GetString(expected.Written), Encoding.UTF8.GetString(embedded.Written));
            }
        });

    private static readonly Gen<string[]> Some = Gen.Int[0, Blocks.Length - 1].Select(static i => Blocks[i]).Array[1, 8];

    private static Doc Page(string[] blocks, bool hasDrawing)
    {
        var article = ArticleReader.Read(new SourceText("a.md", string.Join("\n\n", blocks)), 0, new ArticleOptions(null)).Value;
        var front = new PageFrontMatter { Title = new Located<string>("Page", SourceLocation.WholeFile("a.md")) };
        var drawing = SvgDrawing.Read(new SourceFile("drawing.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1 1\"><path id=\"x\" d=\"M0 0\"/></svg>"u8.ToArray())).Value;
        return new Doc(new ParsedPage("a.md", "guide", front, article), front, "a", new Permalink("/guide/a/"), -1)
        {
            Targets = [.. article.Links.Select(l => new LinkTarget(null, l.Target, hasDrawing && l.Kind == LinkKind.Diagram ? drawing : null))],
        };
    }

    /// <summary>Its sections, and what of them is written apart.</summary>
    private static IEnumerable<ArticleHtml> Parts(Doc page) =>
        page.Source.Article.Sections.SelectMany(static s => s.FollowUps.SelectMany(static f => new[] { f.QuestionHtml, f.AnswerHtml }).Prepend(s.Html));

    [Fact]
    public void A_part_without_ids_is_known_whole()
    {
        var article = ArticleReader.Read(new SourceText("a.md", "Text with [a link](#x) and `code`."), 0, new ArticleOptions(null)).Value;
        var front = new PageFrontMatter { Title = new Located<string>("Page", SourceLocation.WholeFile("a.md")) };
        var page = new Doc(new ParsedPage("a.md", "guide", front, article), front, "a", new Permalink("/guide/a/"), -1) { Targets = [new LinkTarget(null, "#x")] };
        using var output = new Utf8Output(int.MaxValue);
        output.WriteRaw("<main>"u8);
        new ArticleFragment(article.Sections[0].Html, page).WriteTo(output, new PageAddress(page.Permalink.Path, null));

        var piece = Assert.Single(output.Known.Pieces.ToArray());

        Assert.Equal(("<main>".Length, output.Length - "<main>".Length, 1), (piece.Start, piece.Length, piece.Addresses));
        var (start, length) = output.Known.Addresses[0];
        Assert.Equal("#x", Encoding.UTF8.GetString(output.Written.Slice(start, length)));
    }
}
