using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace StaticGen.Tests.Sites;

/// <summary>Content is data: whatever it says, on the pages it is text.</summary>
public sealed class HostileSiteTests
{
    private const string Attack = "\"><script>alert(1)</script><img src=x onerror=alert(1)>' onmouseover='alert(1)";

    /// <summary>The attack as a YAML value.</summary>
    private static readonly string Quoted = "'" + Attack.Replace("'", "''", StringComparison.Ordinal) + "'";

    [Fact]
    public void A_site_that_attacks_in_every_field_makes_no_element_and_no_attribute_of_its_own()
    {
        using var hostile = TestSite.Build(Site(Quoted, Attack, "x\"onclick=\"alert(1)"));
        using var harmless = TestSite.Build(Site("Harmless words that do nothing", "harmless", "x"));
        Assert.Empty(hostile.Errors);
        Assert.Empty(harmless.Errors);

        foreach (var (path, html) in Pages(hostile))
        {
            var data = html.QuerySelectorAll("script[type='application/ld+json']").ToArray();
            foreach (var block in data)
            {
                Assert.DoesNotContain('<', block.TextContent);
                using var json = JsonDocument.Parse(block.TextContent);
            }
            var harmlessPage = Pages(harmless).Single(p => p.Path == path).Html;
            Assert.Equal(harmlessPage.QuerySelectorAll("script[type='application/ld+json']").Length, data.Length);
            Assert.Equal(Programs(harmlessPage), Programs(html));
            Assert.DoesNotContain(html.All, e => e.Attributes.Any(a => a.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase) || a.Name is "style" or "srcdoc"));
            Assert.DoesNotContain(html.All, e => e.GetAttribute("src") == "x");
            Assert.All(html.All.SelectMany(e => e.Attributes).Where(a => a.Name is "href" or "src" or "action"), a => Assert.DoesNotMatch("^\\s*(javascript|data|vbscript):", a.Value));
        }
        Assert.Contains(Attack, Pages(hostile).Single(p => p.Path == "qa/one/index.html").Html.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
    }

    /// <summary>The scripts that are not data.</summary>
    private static IEnumerable<string> Programs(IDocument page) => page.QuerySelectorAll("script:not([type='application/ld+json'])").Select(static s => s.OuterHtml);

    [Fact]
    public void What_looks_like_a_template_is_text()
    {
        const string Looks = "{{ 7 * 7 }} {% raw %} ${{ secrets.X }} {{ include 'partials/header' }} {{{ x }}} <% x %> {{";
        using var site = TestSite.BuildUsual(TestSite.Question("content/qa/lists/one.md", "About one", $"description: '{Looks.Replace("'", "''", StringComparison.Ordinal)} and more'", $"Text {Looks} end.\n\n`{Looks}`\n\n```text\n{Looks}\n```\n"));

        Assert.Empty(site.Errors);
        var page = Pages(site).Single(p => p.Path == "qa/one/index.html").Html;
        Assert.Contains("Text " + Looks.Replace('\'', '’'), page.Body!.TextContent.Replace('\'', '’'), StringComparison.Ordinal);
        Assert.Equal(Looks, page.QuerySelectorAll("p code, li code").Single(c => c.TextContent.StartsWith("{{", StringComparison.Ordinal)).TextContent);
        Assert.Contains(page.QuerySelectorAll("pre"), p => p.TextContent.Contains(Looks, StringComparison.Ordinal));
        Assert.StartsWith(Looks, page.QuerySelector("meta[name=description]")!.GetAttribute("content"), StringComparison.Ordinal);
        Assert.DoesNotContain(site.Output.Files.Keys, k => site.Html(k).Contains(">49 ", StringComparison.Ordinal));
    }

    [Fact]
    public void A_key_of_front_matter_that_a_template_uses_as_an_address_is_checked_like_a_link()
    {
        const string Layout = "-- templates/layouts/page.html --\n<a href=\"{{ page.extra.more }}\">x</a>{{ page.doc.html }}\n";
        using var bad = TestSite.Build(TestSite.Config + Layout + TestSite.Question("content/qa/lists/one.md") + "-- content/guide/index.md --\n---\ntitle: The guide\nx-more: ' JavaScript:alert(1)'\n---\nText.\n");
        using var good = TestSite.Build(TestSite.Config + Layout + TestSite.Question("content/qa/lists/one.md") + "-- content/guide/index.md --\n---\ntitle: The guide\nx-more: https://example.org/?a=1&b=2\n---\nText.\n");

        var finding = Assert.Single(bad.Result.Diagnostics);
        Assert.Equal("templates/layouts/page.html:1:13: error SG5002: The address begins with 'javascript:', which a page may not link to", finding.ToString());
        Assert.Equal("Use http, https, mailto, tel, or an address of the site; seen on the page /guide/", finding.Hint);
        Assert.Empty(good.Messages);
        Assert.Contains("href=\"https://example.org/?a=1&amp;b=2\"", good.Html("guide/index.html"), StringComparison.Ordinal);
    }

    private static string Site(string value, string text, string fence) => $$"""
        -- site.config.yaml --
        title: {{value}}
        tagline: {{value}}
        description: {{value}}
        base_url: https://example.org/repo/
        repository:
          url: https://github.com/example-owner/example
        x-note: {{value}}
        collections:
          - id: qa
            kind: question
            title: {{value}}
            description: {{value}}
            levels:
              - {id: basic, title: {{value}}, description: {{value}}}
            topics:
              - {id: lists, title: {{value}}, description: {{value}}}
            tags:
              - {id: one, title: {{value}}, description: {{value}}}
          - id: guide
            kind: page
            title: {{value}}
            description: {{value}}
        -- content/guide/index.md --
        ---
        title: {{(value.Length > 70 ? "'" + "\"><script>alert(1)</script>" + "'" : value)}}
        description: {{value}}
        x-note: {{value}}
        ---
        ## Heading {{text}}

        {{text}} **{{text}}** *{{text}}* ~~{{text}}~~ `{{text}}`

        [{{text}}](one.md "{{text.Replace("\"", "\\\"", StringComparison.Ordinal)}}") ![{{text}}](p.png "{{text.Replace("\"", "\\\"", StringComparison.Ordinal)}}")

        | {{text}} | b |
        | --- | --- |
        | {{text}} | c |

        - [ ] {{text}}
        - {{text}}[^1]

        [^1]: {{text}}

        > [!NOTE]
        > {{text}}

        <details><summary>{{text}}</summary>

        {{text}}

        </details>

        <kbd title="{{text.Replace("\"", "&quot;", StringComparison.Ordinal)}}">x</kbd> &#60;script&#62;alert(1)&#60;/script&#62;

        ```text
        {{text}}
        </code></pre><script>alert(1)</script>
        ```

        ```html
        {{text}}
        ```
        -- content/guide/p.png --
        x
        -- content/guide/one.md --
        ---
        title: One more
        ---
        {{text}}
        -- content/qa/lists/one.md --
        ---
        title: {{(value.Length > 70 ? "'" + "\"><script>alert(1)</script>" + "'" : value)}}
        question: {{value}}
        level: basic
        tags: [one]
        status: reviewed
        reviewed: {by: {{value}}, on: 2026-01-01}
        description: {{value}}
        authors: [{{value}}]
        search_terms: ["<script>alert(1)</script>"]
        license: {{value}}
        x-note: {{value}}
        ---
        ## Short answer
        {{text}} This is a short answer with more than twenty words in it, so that it passes the check on its length without further thought given.

        ## Explanation
        {{text}}

        ### More {{text}}
        {{text}}

        ## Example
        ```text
        {{text}}
        ```

        ## Follow-up questions
        - **{{text}}?** - {{text}}

        ## Sources
        - [{{text}}](https://example.org/?a="><script>alert(1)</script>)
        - [Docs](https://example.org/docs)

        """;

    private static IEnumerable<(string Path, IDocument Html)> Pages(TestSite site)
    {
        var parser = new HtmlParser();
        return site.Output.Files.Keys.Where(k => k.EndsWith(".html", StringComparison.Ordinal)).Order(StringComparer.Ordinal)
            .Select(k => (k, (IDocument)parser.ParseDocument(site.Html(k))));
    }
}
