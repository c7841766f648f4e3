using System.Text;
using System.Xml.Linq;
using CsCheck;
using StaticGen.Model;
using StaticGen.Sources;
using StaticGen.Tests.Sites;

namespace StaticGen.Tests.Model;

public sealed class SvgDrawingTests
{
    private const string Path = "content/guide/arrows.svg";

    [Fact]
    public void Shapes_and_text_are_kept_and_the_text_alternative_is_left_to_the_page()
    {
        var drawing = Read("""
            <?xml version="1.0"?>
            <!-- drawn by hand -->
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9" role="img" aria-label="mine"><title>A &amp; B</title><rect class="d-box d-warn" x="1"/></svg>
            """);

        Assert.Equal(""" viewBox="0 0 9 9"><title>A &amp; B</title><rect class="d-box d-warn" x="1"></rect></svg>""", drawing);
    }

    [Fact]
    public void Alone_in_its_paragraph_it_stands_in_the_page_with_or_without_a_caption_and_within_a_sentence_it_is_a_picture()
    {
        using var site = TestSite.BuildUsual(
            TestSite.Question("content/qa/lists/a.md") + """
            -- content/guide/drawn/index.md --
            ---
            title: Drawn
            ---
            ![An arrow](d.svg)

            ![An arrow](d.svg "Where it leads")

            So ![An arrow](d.svg) it is.
            -- content/guide/drawn/d.svg --
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path class="d-arrow" d="M0 0 H9"/></svg>

            """);

        const string Svg = """<svg role="img" aria-label="An arrow" viewBox="0 0 9 9"><path class="d-arrow" d="M0 0 H9"></path></svg>""";
        var html = site.Html("guide/drawn/index.html");
        Assert.Contains($"""<figure class="diagram" tabindex="0">{Svg}</figure>""", html, StringComparison.Ordinal);
        Assert.Contains($"""<figure class="diagram" tabindex="0">{Svg}<figcaption>Where it leads</figcaption></figure>""", html, StringComparison.Ordinal);
        Assert.Contains("""<p>So <img src="d.svg" alt="An arrow" loading="lazy" decoding="async"> it is.</p>""", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Ids_and_what_refers_to_them_carry_the_name_of_the_file() => Assert.Equal(
        """ viewBox="0 0 9 9"><defs><marker id="arrows-head"></marker></defs><path marker-end="url(#arrows-head)"></path><g id="arrows-a"></g><use href="#arrows-a"></use><g aria-labelledby="arrows-a arrows-head"></g></svg>""",
        Read("""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><defs><marker id="head"/></defs><path marker-end="url(#head)"/><g id="a"/><use href="#a"/><g aria-labelledby="a head"/></svg>"""));

    [Theory]
    [InlineData("<script>alert(1)</script>", "<script>")]
    [InlineData("<style>@import 'x'</style>", "<style>")]
    [InlineData("<foreignObject/>", "<foreignObject>")]
    [InlineData("<image href=\"x.png\"/>", "<image>")]
    [InlineData("<a href=\"#x\"/>", "<a>")]
    [InlineData("<animate attributeName=\"href\"/>", "<animate>")]
    [InlineData("<set/>", "<set>")]
    [InlineData("<filter/>", "<filter>")]
    [InlineData("<SCRIPT/>", "<SCRIPT>")]
    [InlineData("<h:script xmlns:h=\"http://www.w3.org/1999/xhtml\"/>", "<h:script>")]
    [InlineData("<rect onload=\"x\"/>", "The attribute 'onload'")]
    [InlineData("<rect ONLOAD=\"x\"/>", "The attribute 'ONLOAD'")]
    [InlineData("<rect style=\"x\"/>", "The attribute 'style'")]
    [InlineData("<use xlink:href=\"#a\" xmlns:xlink=\"http://www.w3.org/1999/xlink\"/>", "The attribute 'xlink:href'")]
    [InlineData("<use href=\"other.svg#a\"/>", "The reference 'other.svg#a' to another file")]
    [InlineData("<use href=\"javascript:alert(1)\"/>", "The reference 'javascript:alert(1)' to another file")]
    [InlineData("<rect fill=\"url(http://x/#a)\"/>", "The reference 'url(http://x/#a)' to another file")]
    [InlineData("<rect fill=\"URL(#a)\"/>", "The reference 'URL(#a)' to another file")]
    [InlineData("<rect fill=\"url(#a) url(http://x)\"/>", "The reference 'url(#a) url(http://x)' to another file")]
    [InlineData("<rect fill=\"u\\72l(http://x)\"/>", "The reference 'u\\72l(http://x)' to another file")]
    [InlineData("<?xml-stylesheet href=\"x\"?>", "'xml-stylesheet'")]
    [InlineData("<?php system('id') ?>", "'php'")]
    [InlineData("<s:script xmlns:s=\"http://www.w3.org/2000/svg\">alert(1)</s:script>", "<s:script>")]
    [InlineData("<script xmlns=\"http://www.w3.org/1999/xhtml\">alert(1)</script>", "<script>")]
    [InlineData("<rect xmlns=\"http://www.w3.org/1999/xhtml\"/>", "<rect>")]
    [InlineData("<handler xmlns=\"http://www.w3.org/2001/xml-events\"/>", "<handler>")]
    [InlineData("<iframe src=\"x\"/>", "<iframe>")]
    [InlineData("<textPath href=\"#a\"/>", "<textPath>")]
    [InlineData("<font-face-uri href=\"x\"/>", "<font-face-uri>")]
    [InlineData("<feImage href=\"x\"/>", "<feImage>")]
    [InlineData("<pattern id=\"p\"/>", "<pattern>")]
    [InlineData("<mask id=\"m\"/>", "<mask>")]
    [InlineData("<linearGradient href=\"x.svg#g\"/>", "<linearGradient>")]
    [InlineData("<animateTransform attributeName=\"transform\"/>", "<animateTransform>")]
    [InlineData("<animateMotion/>", "<animateMotion>")]
    [InlineData("<discard/>", "<discard>")]
    [InlineData("<metadata><x/></metadata>", "<metadata>")]
    [InlineData("<switch/>", "<switch>")]
    [InlineData("<video src=\"x\"/>", "<video>")]
    [InlineData("<rect onbegin=\"x\"/>", "The attribute 'onbegin'")]
    [InlineData("<rect onfocusin=\"x\" tabindex=\"0\"/>", "The attribute 'onfocusin'")]
    [InlineData("<rect tabindex=\"0\"/>", "The attribute 'tabindex'")]
    [InlineData("<rect filter=\"url(#f)\"/>", "The attribute 'filter'")]
    [InlineData("<rect mask=\"url(#f)\"/>", "The attribute 'mask'")]
    [InlineData("<rect cursor=\"url(x)\"/>", "The attribute 'cursor'")]
    [InlineData("<rect data-search=\"\"/>", "The attribute 'data-search'")]
    [InlineData("<rect overflow=\"visible\"/>", "The attribute 'overflow'")]
    [InlineData("<rect color=\"red\"/>", "The attribute 'color'")]
    [InlineData("<g xml:base=\"https://example.org/\"/>", "The attribute 'xml:base'")]
    [InlineData("<g xml:id=\"main\"/>", "The attribute 'xml:id'")]
    [InlineData("<g xmlns:x=\"urn:x\"/>", "The attribute 'xmlns:x'")]
    [InlineData("<use href=\"//example.org/x.svg#a\"/>", "The reference '//example.org/x.svg#a' to another file")]
    [InlineData("<use href=\"\"/>", "The reference '' to another file")]
    [InlineData("<use href=\" #a\"/>", "The reference ' #a' to another file")]
    [InlineData("<use href=\"&#x6a;avascript:alert(1)\"/>", "The reference 'javascript:alert(1)' to another file")]
    [InlineData("<use href=\"data:image/svg+xml,&lt;svg/&gt;#a\"/>", "The reference 'data:image/svg+xml,<svg/>#a' to another file")]
    [InlineData("<text fill=\"url(data:image/svg+xml;base64,AAAA)\"/>", "The reference 'url(data:image/svg+xml;base64,AAAA)' to another file")]
    [InlineData("<rect fill=\"url('#a')\"/>", "The reference 'url('#a')' to another file")]
    [InlineData("<rect fill=\"url(#a)url(#b)\"/>", "The reference 'url(#a)url(#b)' to another file")]
    [InlineData("<rect font-family=\"x, url(x)\"/>", "The reference 'x, url(x)' to another file")]
    [InlineData("<rect clip-path=\"url(x.svg#a)\"/>", "The reference 'url(x.svg#a)' to another file")]
    [InlineData("<title><rect/></title>", "<rect> in <title>")]
    [InlineData("<desc><svg/></desc>", "<svg> in <desc>")]
    [InlineData("<marker id=\"a\"><path marker-mid=\"url(#b)\"/></marker>", "'marker-mid' in <marker>")]
    [InlineData("<clipPath id=\"a\"><g><rect clip-path=\"url(#b)\"/></g></clipPath>", "'clip-path' in <clipPath>")]
    public void What_could_run_load_or_restyle_is_refused_where_it_stands(string content, string what)
    {
        var (_, messages) = ReadAll($"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\">\n  {content}\n</svg>");

        Assert.Contains(messages, m => m.StartsWith($"{Path}:2:", StringComparison.Ordinal) && m.EndsWith($"error SG4006: {what} is not allowed in a drawing", StringComparison.Ordinal));
    }

    [Fact]
    public void Entities_are_refused_before_they_are_expanded()
    {
        var bomb = "<!DOCTYPE svg [<!ENTITY a \"aaaaaaaaaa\">" + string.Concat("bcdefghij".Select(c => $"<!ENTITY {c} \"&{(char)(c - 1)};&{(char)(c - 1)};\">")) + "]>";

        var (drawing, messages) = ReadAll(bomb + "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\"><text>&j;</text></svg>");

        Assert.Null(drawing);
        Assert.Equal([$"{Path}:1:1: error SG4006: A document type (<!DOCTYPE>) is not allowed in a drawing"], messages);
    }

    [Fact]
    public void Character_data_stays_text()
    {
        Assert.Equal(
            """ viewBox="0 0 9 9"><text>&lt;script&gt;alert(1)&lt;/script&gt;</text><text>&lt;/svg&gt;&lt;b&gt;</text><text aria-label="&quot;&gt;&lt;b&gt;"></text></svg>""",
            Read("""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><text><![CDATA[<script>alert(1)</script>]]></text><text>&lt;/svg&gt;&#60;b&#62;</text><text aria-label="&quot;&gt;&lt;b&gt;"/><!-- <script>alert(1)</script> --></svg>"""));
    }

    [Fact]
    public void The_alternative_of_the_page_cannot_be_hidden() => Assert.Equal(
        """ viewBox="0 0 9 9"><g aria-hidden="true"></g></svg>""",
        Read("""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9" aria-hidden="true" aria-describedby="main"><g aria-hidden="true"/></svg>"""));

    [Fact]
    public void Ids_of_the_page_are_neither_taken_nor_reached()
    {
        var drawing = Read("""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><g id="main"/><use href="#search"/><path clip-path="url(#main)" aria-labelledby="main  search"/></svg>""");

        Assert.Equal(""" viewBox="0 0 9 9"><g id="arrows-main"></g><use href="#arrows-search"></use><path clip-path="url(#arrows-main)" aria-labelledby="arrows-main arrows-search"></path></svg>""", drawing);
    }

    [Theory]
    [InlineData("utf-16")]
    [InlineData("iso-2022-jp")]
    [InlineData("utf-7")]
    [InlineData("x-no-such-encoding")]
    public void Another_encoding_is_refused_since_browsers_may_read_it_differently(string encoding) =>
        Assert.Contains($"{Path}:1:3: error SG4006: The encoding '{encoding}' is not allowed in a drawing", Messages($"<?xml version=\"1.0\" encoding=\"{encoding}\"?><svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\"/>"));

    [Fact]
    public void What_is_not_UTF_8_is_refused()
    {
        const string Text = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\"/>";

        Assert.Equal([$"{Path}:1:1: error SG4007: The drawing is not well-formed: the file is not UTF-8 text"], Messages(Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes(Text))));
        Assert.Equal([$"{Path}:2:6: error SG4007: The drawing is not well-formed: the file is not UTF-8 text"], Messages([.. "<svg>\n<text"u8, 0xC0, 0xBC, .. "script>"u8]));
        Assert.Empty(Messages(Encoding.UTF8.GetPreamble().Concat(Encoding.UTF8.GetBytes(Text))));
    }

    [Theory]
    [InlineData("0 0 700")]
    [InlineData("a b c d")]
    [InlineData("0 0 0 0")]
    [InlineData("0 0 -5 5")]
    [InlineData("0 0 1 1000000")]
    [InlineData("0 0 1e999 1")]
    [InlineData("0 0 NaN 1")]
    public void A_viewBox_has_a_place_and_a_size(string viewBox) =>
        Assert.Equal([$"{Path}:1:41: error SG4012: The viewBox '{viewBox}' is not the place and size of a drawing"], Messages($"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"{viewBox}\"/>"));

    [Theory]
    [InlineData("&undefined;", "Reference to undeclared entity 'undefined'")]
    [InlineData("&#0;", "'.', hexadecimal value 0x00, is an invalid character")]
    [InlineData("<rect x='1' x='2'/>", "'x' is a duplicate attribute name")]
    [InlineData("<rect></g>", "The 'rect' start tag on line 1 position 60 does not match the end tag of 'g'")]
    [InlineData("<a:rect/>", "'a' is an undeclared prefix")]
    public void What_browsers_would_guess_at_is_not_guessed_at(string content, string message) =>
        Assert.Contains(message, Assert.Single(Messages($"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\">{content}</svg>")), StringComparison.Ordinal);

    [Fact]
    public void Nesting_and_size_have_an_end()
    {
        Assert.Equal(
            [$"{Path}:34:2: error SG4010: The drawing is nested deeper than 32 elements"],
            ReadAll("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\">\n" + string.Concat(Enumerable.Repeat("<g>\n", 100_00))).Messages);
        Assert.Equal(
            [$"{Path}: error SG4009: The drawing is larger than 256 kB"],
            ReadAll(new string(' ', 300_000)).Messages);
    }

    [Fact]
    public void What_repeats_does_not_repeat_itself()
    {
        var levels = string.Concat(Enumerable.Range(1, 20).Select(i => $"<g id=\"l{i}\"><use href=\"#l{i - 1}\"/><use href=\"#l{i - 1}\"/></g>"));

        Assert.Contains("SG4011", Assert.Single(Messages($"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\"><g id=\"l0\"/>{levels}</svg>")), StringComparison.Ordinal);
        Assert.Contains("SG4011", Assert.Single(Messages("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\"><g id=\"a\"/>" + string.Concat(Enumerable.Repeat("<use href=\"#a\"/>", 101)) + "</svg>")), StringComparison.Ordinal);
        Assert.Empty(Messages("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\"><g id=\"a\"/><g id=\"b\">" + string.Concat(Enumerable.Repeat("<use href=\"#a\"/>", 100)) + "</g></svg>"));
    }

    [Fact]
    public void The_same_fault_is_reported_once_a_file() => Assert.Equal(
        [$"{Path}:1:65: error SG4006: The attribute 'style' is not allowed in a drawing"],
        Messages("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\"><rect style=\"a\"/><rect style=\"b\"/></svg>"));

    [Theory]
    [InlineData("<html/>", "1:2: error SG4006: <html> is not allowed in a drawing")]
    [InlineData("<svg viewBox=\"0 0 9 9\"/>", "1:2: error SG4006: <svg> is not allowed in a drawing")]
    [InlineData("<svg xmlns=\"http://www.w3.org/2000/svg\"/>", "1:2: error SG4008: The drawing has no viewBox")]
    [InlineData("", "1:1: error SG4007: The drawing is not well-formed: Root element is missing")]
    [InlineData("<svg", "1:5: error SG4007: The drawing is not well-formed: Unexpected end of file while parsing Name has occurred")]
    public void What_is_no_drawing_is_refused(string text, string message) => Assert.Equal([$"{Path}:{message}"], Messages(text));

    [Fact]
    public void Of_any_pieces_nothing_gets_through_that_runs_or_loads() =>
        Gen.Int[0, Pieces.Length - 1].Array[1, 14].Sample(
            choice =>
            {
                var text = string.Concat(choice.Select(i => Pieces[i]));
                if (ReadAll($"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\">{text}</svg>").Drawing is not { } drawing) return true;
                // Read again as a browser reads HTML: nothing outside quotes begins a tag but what may.
                var markup = XDocument.Parse($"<svg {drawing}");
                return markup.Descendants().All(e =>
                    Harmless.Contains(e.Name.LocalName)
                    && e.Attributes().All(a => !a.Name.LocalName.StartsWith("on", StringComparison.OrdinalIgnoreCase)
                        && (a.Name.LocalName != "href" || a.Value.StartsWith('#'))
                        && !a.Value.Contains("//", StringComparison.Ordinal)));
            },
            iter: 2000);

    private static readonly string[] Harmless = ["svg", "g", "title", "desc", "rect", "path", "text", "tspan", "use", "marker", "clipPath", "symbol", "defs"];

    private static readonly string[] Pieces =
    [
        "<g>", "</g>", "<g id='a'>", "<text>", "</text>", "<title>", "</title>", "<rect/>", "<use href='#a'/>", "<use href='", "'/>", "<path d='M0 0'/>", "<script>", "</script>", "<a href='javascript:f()'>",
        "</a>", "<rect onclick='f()'/>", "<rect fill='url(#a)'/>", "<rect fill='url(//evil.example/x)'/>", "<style>", "</style>", "<![CDATA[", "]]>", "<!--", "-->", "<?x ", "?>", "&lt;script&gt;", "&#60;",
        "&amp;", "&quot;", "\"", "'", ">", "<", "/", " onload=f() ", " x='", "text", "</svg>", "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 1 1'>", "<x:script xmlns:x='http://www.w3.org/2000/svg'>", "\0", "\u202E", "#a", "javascript:f()", "//evil.example/x",
    ];

    private static string? Read(string text)
    {
        var (drawing, messages) = ReadAll(text);
        Assert.Empty(messages);
        return drawing;
    }

    private static string[] Messages(string text) => ReadAll(text).Messages;

    private static string[] Messages(IEnumerable<byte> bytes) => [.. SvgDrawing.Read(new SourceFile(Path, bytes.ToArray())).Diagnostics.Select(d => d.ToString())];

    private static (string? Drawing, string[] Messages) ReadAll(string text)
    {
        var result = SvgDrawing.Read(new SourceFile(Path, Encoding.UTF8.GetBytes(text)));
        return (result.Value?.AttributesAndContent, [.. result.Diagnostics.Select(d => d.ToString())]);
    }
}
