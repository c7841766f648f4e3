using CsCheck;
using StaticGen.Configuration;
using StaticGen.Content;
using Xunit;

namespace StaticGen.Tests.Content.Markdown;

/// <summary>What must hold for any content whatever, tried on random text made of what attacks are made of.</summary>
public sealed class ArticleSafetyTests
{
    private static readonly HashSet<string> Elements =
    [
        "p", "h2", "h3", "h4", "h5", "h6", "a", "em", "strong", "del", "code", "pre", "figure", "figcaption", "img", "br", "hr", "ul", "ol", "li",
        "blockquote", "aside", "table", "thead", "tbody", "tr", "th", "td", "div", "input", "sup", "sub", "section", "span", "kbd", "details",
        "summary", "abbr", "mark",
    ];

    private static readonly HashSet<string> Attributes =
    [
        "id", "class", "href", "src", "title", "alt", "aria-label", "aria-hidden", "role", "tabindex", "loading", "decoding", "type", "disabled",
        "checked", "scope", "start", "open", "data-lang",
    ];

    private static readonly Gen<string> Address = Gen.Select(
        Gen.OneOf("", "", " ", "&#32;", "&#1;", "\u0001", "\\", "&Tab;", "\u00A0"),
        Gen.OneOf(
            "javascript:", "JaVaScRiPt:", "&#106;avascript:", "java\tscript:", "java&Tab;script:", "java&NewLine;script:", "javascript&colon;", "vbscript:",
            "data:text/html,", "file:", "ftp:", "https:", "http://", "HTTPS://a.b", "//", "\\\\\\\\", "/\\\\", "/", "#", "mailto:", "x.md", ""),
        Gen.OneOf("alert(1)", "x", "a.org/b", "\"x", "'x", "a b", "", "%0Aalert", "{#x}"),
        (before, scheme, rest) => before + scheme + rest);

    private static readonly Gen<string> Link = Gen.Select(
        Gen.OneOf(("[a](", ")"), ("![a](", ")"), ("[a](<", ">)"), ("![a](<", "> \"t\\\"<\")"), ("<", ">"), ("\n\n[a]: ", "\n\n[a]"), ("[a]: <", ">\n\n"), (" ", " ")),
        Address,
        (around, address) => around.Item1 + address + around.Item2);

    private static readonly Gen<string> Hostile = Gen.OneOf(
        Link,
        Gen.OneOf(
            "<", ">", "[", "]", "(", ")", "!", "*", "**", "_", "`", "```", "~~", "\"", "'", "&", ";", "\\", "/", "//", ":", "#", "{", "}", "{#x}", "{{", "}}",
            "|", "-", "+", "=", "1.", "\n", "\n\n", "\n\n", " ", "    ", "\t", "> ", "- ", "## ", "### ", "[^1]", "[^1]: ", "[a]: ", "[a]", "[x] ", "[ ] ",
            "> [!NOTE]\n", "|a|b|\n|-|:-:|\n|"),
        Gen.OneOf(
            "javascript:", "JaVaScRiPt:", "&#106;avascript:", "java\tscript:", "java&Tab;script:", "&#1;javascript:", "vbscript:", "data:text/html,",
            "https://a.b/", "http:", "//evil", "\\\\evil", "/\\evil", "mailto:a@b.c", "www.a.b", "<https://a.b>", "x.md", "#y", "alert(1)"),
        Gen.OneOf(
            "<kbd>", "</kbd>", "<sub>", "</sub>", "<br>", "<br/>", "<details>", "<details open>", "</details>", "<summary>", "</summary>", "<mark>",
            "</mark>", "<abbr title=\"", "\">", "</abbr>", "<kbd onclick=x>", "<script>", "</script>", "<!--", "-->", "<img src=x onerror=y>", "<a href='",
            "<style>", "<svg/onload=x>", "<?x", "?>", "<![CDATA[", "]]>", "<!DOCTYPE", "</p>", "</li>", "</figure>", "</code>"),
        Gen.OneOf("a", "b c", "\u00E9", "\u65E5", "\U0001F600", "\u202E", "\u0000", "\u00A0", "&amp;", "&lt;", "&quot;", "&#34;", "python", "output"))
        .Array[0, 60].Select(string.Concat);

    [Fact]
    public void No_content_writes_an_element_an_attribute_or_an_address_that_is_not_on_the_list() =>
        Hostile.Sample(markdown =>
        {
            var article = Articles.Read(markdown, 0, AnswerSections.Default).Value;
            foreach (var element in Articles.Dom(Articles.HtmlOf(article)).QuerySelectorAll("*"))
            {
                Assert.Contains(element.LocalName, Elements);
                foreach (var attribute in element.Attributes) Assert.Contains(attribute.Name, Attributes);
                foreach (var name in (string[])["href", "src"])
                {
                    if (element.GetAttribute(name) is { } address) AssertHarmless(address);
                }
            }
        }, iter: 5_000);

    [Fact]
    public void The_html_is_as_the_browser_reads_it() =>
        Hostile.Sample(markdown =>
        {
            foreach (var section in Articles.Read(markdown).Value.Sections)
            {
                // Were an element closed by the parser elsewhere than by us, the tree written out again would differ.
                Assert.Equal(Canonical(section.Html.Html), Canonical(Articles.Dom(section.Html.Html).InnerHtml));
            }
        }, iter: 5_000);

    [Fact]
    public void Gaps_for_links_ascend_and_stand_in_empty_attribute_values() =>
        Hostile.Sample(markdown =>
        {
            var article = Articles.Read(markdown, 0, AnswerSections.Default).Value;
            foreach (var section in article.Sections)
            {
                AssertGaps(section.Html, article);
                foreach (var followUp in section.FollowUps)
                {
                    AssertGaps(followUp.QuestionHtml, article);
                    AssertGaps(followUp.AnswerHtml, article);
                }
            }
        }, iter: 5_000);

    [Fact]
    public void Ids_are_unique_and_are_the_articles_anchors() =>
        Hostile.Sample(markdown =>
        {
            var article = Articles.Read(markdown).Value;
            var ids = article.Sections.SelectMany(s => Articles.Dom(s.Html.Html).QuerySelectorAll("[id]").Select(e => e.Id!))
                .Concat(article.Sections.Where(s => s.Heading is not null).Select(s => s.Heading!.Value.Id))
                .Order(StringComparer.Ordinal);
            Assert.Equal([.. article.Anchors], ids.ToArray());
        }, iter: 3_000);

    [Fact]
    public void Every_finding_lies_in_the_file() =>
        Hostile.Sample(markdown =>
        {
            const string frontMatter = "---\ntitle: x\n---\n";
            var lines = (frontMatter + markdown).Split('\n');
            foreach (var diagnostic in Articles.Read(frontMatter + markdown, frontMatter.Length, AnswerSections.Default).Diagnostics)
            {
                if (diagnostic.At.Line == 0) continue;
                Assert.InRange(diagnostic.At.Line, 4, lines.Length);
                Assert.InRange(diagnostic.At.Column, 1, lines[diagnostic.At.Line - 1].Length + 1);
            }
        }, iter: 3_000);

    [Fact]
    public void The_same_text_read_twice_gives_the_same_article() =>
        Hostile.Sample(markdown =>
        {
            var first = Articles.Read(markdown);
            var second = Articles.Read(markdown);
            Assert.Equal(Articles.HtmlOf(first.Value), Articles.HtmlOf(second.Value));
            Assert.Equal(first.Diagnostics, second.Diagnostics);
            Assert.Equal(first.Value.Text, second.Value.Text);
        }, iter: 1_000);

    private static void AssertGaps(ArticleHtml html, Article article)
    {
        var last = -1;
        foreach (var slot in html.Slots)
        {
            Assert.True(slot.Offset > last);
            last = slot.Offset;
            Assert.InRange(slot.Link, 0, article.Links.Length - 1);
            var kind = article.Links[slot.Link].Kind;
            if (kind == LinkKind.Diagram) continue;
            Assert.EndsWith(kind == LinkKind.Link ? "<a href=\"" : "<img src=\"", html.Html[..slot.Offset], StringComparison.Ordinal);
            Assert.Equal('"', html.Html[slot.Offset]);
        }
    }

    private static void AssertHarmless(string address)
    {
        // A browser leaves these out before it looks for the scheme.
        var read = string.Concat(address.Where(c => c > ' ' && c != '\u007F'));
        Assert.False(read.StartsWith("//", StringComparison.Ordinal) || read.StartsWith("/\\", StringComparison.Ordinal) || read.StartsWith('\\'), address);
        var colon = read.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0 || read.AsSpan(0, colon).IndexOfAny("/?#") >= 0) return;
        var scheme = read[..colon].ToLowerInvariant();
        if (scheme.Length == 0 || !char.IsAsciiLetter(scheme[0]) || !scheme.All(c => char.IsAsciiLetterOrDigit(c) || c is '+' or '-' or '.')) return;
        Assert.Contains(scheme, (string[])["http", "https", "mailto", "tel"], StringComparer.Ordinal);
    }

    /// <summary>The same markup whether we or the serialiser wrote it: escapes that are optional are undone.</summary>
    private static string Canonical(string html) => html
        .Replace(" disabled=\"\"", " disabled", StringComparison.Ordinal)
        .Replace(" checked=\"\"", " checked", StringComparison.Ordinal)
        .Replace(" open=\"\"", " open", StringComparison.Ordinal)
        .Replace("&nbsp;", "\u00A0", StringComparison.Ordinal)
        .Replace("&#39;", "'", StringComparison.Ordinal)
        .Replace("&quot;", "\"", StringComparison.Ordinal)
        .Replace("&lt;", "<", StringComparison.Ordinal)
        .Replace("&gt;", ">", StringComparison.Ordinal);
}
