using System.Text;
using StaticGen.Model;
using StaticGen.Sources;

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

    private static string? Read(string text)
    {
        var (drawing, messages) = ReadAll(text);
        Assert.Empty(messages);
        return drawing;
    }

    private static string[] Messages(string text) => ReadAll(text).Messages;

    private static (string? Drawing, string[] Messages) ReadAll(string text)
    {
        var result = SvgDrawing.Read(new SourceFile(Path, Encoding.UTF8.GetBytes(text)));
        return (result.Value?.AttributesAndContent, [.. result.Diagnostics.Select(d => d.ToString())]);
    }
}
