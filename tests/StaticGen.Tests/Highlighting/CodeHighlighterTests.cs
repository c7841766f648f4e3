using System.Text;
using StaticGen.Highlighting;
using Xunit;

namespace StaticGen.Tests.Highlighting;

public sealed class CodeHighlighterTests
{
    [Fact]
    public void Each_token_becomes_a_span_with_a_short_class() =>
        Assert.Equal(
            """<span class="k">def</span> <span class="n">f</span>(x): <span class="k">return</span> <span class="m">1</span>""",
            Html("python", "def f(x): return 1"));

    [Fact]
    public void Plain_text_is_only_escaped() =>
        Assert.Equal("""a &lt; b &amp;&amp; "c" &gt; 'd'""", Html("text", """a < b && "c" > 'd'"""));

    [Fact]
    public void Escapes_stand_inside_and_outside_of_spans() =>
        Assert.Equal("""<span class="s">"&lt;&amp;&gt;"</span> <span class="o">&lt;</span> x""", Html("python", "\"<&>\" < x"));

    [Fact]
    public void Neighbours_of_one_kind_on_a_line_share_a_span() =>
        Assert.Equal("""a <span class="k">not in</span> b""", Html("python", "a not in b"));

    [Fact]
    public void Neighbours_of_one_kind_on_two_lines_do_not() =>
        Assert.Equal("<span class=\"k\">pass</span>\n<span class=\"k\">pass</span>", Html("python", "pass\npass"));

    [Fact]
    public void A_token_over_several_lines_becomes_a_span_on_each_without_white_space_at_its_ends() =>
        Assert.Equal(
            "<span class=\"s\">\"\"\"a</span>\n\n  <span class=\"s\">b</span> \r\n<span class=\"s\">\"\"\"</span>",
            Html("python", "\"\"\"a\n\n  b \r\n\"\"\""));

    [Fact]
    public void Nothing_gives_nothing() => Assert.Equal("", Html("python", ""));

    [Fact]
    public void Writing_adds_to_what_is_there_already()
    {
        var html = new TextBuffer().Append("<code>");
        CodeHighlighter.Write("1", Languages.All[0], html);

        Assert.Equal("""<code><span class="m">1</span>""", html.ToString());
    }

    private static string Html(string language, string code)
    {
        Languages.TryFind(language, out var found);
        var html = new TextBuffer();
        CodeHighlighter.Write(code, found, html);
        return html.ToString();
    }
}
