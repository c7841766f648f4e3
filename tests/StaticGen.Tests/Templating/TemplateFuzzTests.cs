using CsCheck;
using StaticGen.Sources;
using StaticGen.Templating;

namespace StaticGen.Tests.Templating;

/// <summary>Templates are the maintainer's, who makes mistakes: whatever stands in one, the build ends with a finding or a page.</summary>
public sealed class TemplateFuzzTests
{
    private static readonly Gen<string> Pieces = OneOf.These(
        "{{", "}}", "{{-", "-}}", "{{~", "{%{", "}%}", "{{ page.title }}", "{{ site.title", " | ", "string.upcase", "include", "'partials/header'", "if", "else", "end", "for x in", "1..3",
        "while", "true", "break", "func f", "ret", "capture y", "with page", "case 1", "when 2", "import", "wrap", "readonly", "tablerow", "(", ")", "[", "]", "{", "}", "'", "\"", "`", ",", ".", "?.", "??",
        "=", "==", "+", "-", "*", "/", "%", "!", "&&", "||", "@", "$", "$0", "this", "null", "0x", "1e999", "9223372036854775808", "\n", " ", "\0", "é", "<script>", "<a href=\"", "\">", "style=\"", "<!--", "-->", "## ", "##");

    private static readonly Gen<string> Template = Pieces.Array[0, 30].Select(string.Concat);

    [Fact]
    public void No_template_throws_when_it_is_loaded() => Template.Sample(text =>
    {
        var file = new SourceFile("templates/layouts/page.html", System.Text.Encoding.UTF8.GetBytes(text));
        var result = TemplateSet.Load([file]);
        Assert.All(result.Diagnostics, d => Assert.Equal("templates/layouts/page.html", d.At.Path));
    });

    [Fact]
    public void No_template_throws_when_a_page_is_rendered() => Template.Sample(
        text =>
        {
            using var site = Sites.TestSite.BuildUsual(Sites.TestSite.Question("content/qa/lists/one.md") + $"-- templates/layouts/home.html --\n{text.Replace("\n-- ", "\n", StringComparison.Ordinal)}\n");
            Assert.All(site.Result.Diagnostics, d => Assert.StartsWith("templates/", d.At.Path, StringComparison.Ordinal));
        },
        iter: 60);
}
