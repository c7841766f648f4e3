using System.Text;
using StaticGen.Sources;
using StaticGen.Templating;

namespace StaticGen.Tests.Templating;

public sealed class TemplateSafetyTests
{
    [Theory]
    [InlineData("<p>{{ x }}</p>")]
    [InlineData("<p title=\"{{ x }}\">")]
    [InlineData("<p title='{{ x }}' class = \"a {{ x }} b\">")]
    [InlineData("<a href=\"{{ x }}#{{ y }}\">")]
    [InlineData("<a href=\"https://example.org/{{ x }}\">")]
    [InlineData("<a href=\"mailto:{{ x }}\">")]
    [InlineData("<a href=\"{{ x }}javascript:{{ y }}\">")]
    [InlineData("<p title=\"javascript:{{ x }}\">")]
    [InlineData("<script src=\"{{ x }}\"></script>{{ y }}")]
    [InlineData("<script>let a = 1 < 2;</script>{{ y }}")]
    [InlineData("<style>a > b {}</style>{{ y }}")]
    [InlineData("<title>{{ x }}</title>")]
    [InlineData("<!-- x -->{{ y }}")]
    [InlineData("a < b {{ x }}")]
    [InlineData("<br/>{{ x }}")]
    [InlineData("<p{{ if x }} class=\"a\"{{ end }}>{{ y }}")]
    [InlineData("<p{{ if x }} class=\"a\"{{ else if y }} hidden{{ else }} title=\"{{ z }}\"{{ end }} id=\"{{ y }}\">")]
    [InlineData("<p title=\"{{ if x }}{{ y }}{{ else }}none{{ end }}\">")]
    [InlineData("<h{{ if x }}1{{ else }}2{{ end }}>{{ y }}</h{{ if x }}1{{ else }}2{{ end }}>")]
    [InlineData("{{ if x }}<a href=\"{{ y }}\">{{ end }}z{{ if x }}</a>{{ end }}")]
    [InlineData("{{ for a in x }}<li title=\"{{ a }}\">{{ else }}{{ y }}{{ end }}")]
    [InlineData("{{ case x }}{{ when 1 }}<b>{{ when 2 }}<i>{{ else }}<u>{{ end }}{{ y }}")]
    [InlineData("{{ $a = 1 }}<p{{ $b = 2 }}>")]
    [InlineData("{{ include 'partials/a' x }}")]
    [InlineData("<p data-x=\"a > {{ x }}\">{{ y }}")]
    public void Where_escaping_is_enough_a_value_may_stand(string template) => Assert.Empty(Messages(template));

    [Theory]
    [InlineData("<script>x = {{ x }}</script>", "1:16: error SG5004: A value is written inside <script>, where it cannot be made safe")]
    [InlineData("<SCRIPT type=\"application/json\">{{ x }}", "1:36: error SG5004: A value is written inside <script>, where it cannot be made safe")]
    [InlineData("<script>a</scripty>{{ x }}</script>", "1:23: error SG5004: A value is written inside <script>, where it cannot be made safe")]
    [InlineData("<style>\n{{ x }}</style>", "2:4: error SG5004: A value is written inside <style>, where it cannot be made safe")]
    [InlineData("<p onclick=\"{{ x }}\">", "1:16: error SG5004: A value is written in the event attribute 'onclick', where it cannot be made safe")]
    [InlineData("<p ONCLICK = 'f({{ x }})'>", "1:20: error SG5004: A value is written in the event attribute 'onclick', where it cannot be made safe")]
    [InlineData("<p style=\"{{ x }}\">", "1:14: error SG5004: A value is written in a style attribute, where it cannot be made safe")]
    [InlineData("<iframe srcdoc=\"{{ x }}\">", "1:20: error SG5004: A value is written in srcdoc, where it cannot be made safe")]
    [InlineData("<a href=\"javascript:{{ x }}\">", "1:24: error SG5004: A value is written behind 'javascript:' in an address, where it cannot be made safe")]
    [InlineData("<a href=\" &#106;ava\nscript&#58;f('{{ x }}')\">", "2:18: error SG5004: A value is written behind 'javascript:' in an address, where it cannot be made safe")]
    [InlineData("<form action='vbscript:{{ if x }}{{ y }}{{ end }}'>", "1:37: error SG5004: A value is written behind 'vbscript:' in an address, where it cannot be made safe")]
    [InlineData("<p title={{ x }}>", "1:13: error SG5004: A value is written as an attribute's value without quotes, where it cannot be made safe")]
    [InlineData("<p title=a{{ x }}>", "1:14: error SG5004: A value is written as an attribute's value without quotes, where it cannot be made safe")]
    [InlineData("<p {{ x }}>", "1:7: error SG5004: A value is written between the attributes of a tag, where it cannot be made safe")]
    [InlineData("<p title=\"a\"{{ x }}>", "1:16: error SG5004: A value is written between the attributes of a tag, where it cannot be made safe")]
    [InlineData("<{{ x }}>", "1:5: error SG5004: A value is written as part of a tag's or attribute's name, where it cannot be made safe")]
    [InlineData("<p data-{{ x }}=\"a\">", "1:12: error SG5004: A value is written as part of a tag's or attribute's name, where it cannot be made safe")]
    [InlineData("<!-- {{ x }} -->", "1:9: error SG5004: A value is written inside a comment, where it cannot be made safe")]
    [InlineData("<p title=\"{{ include 'a' }}\">", "1:14: error SG5004: A value is written by an include in an attribute, where it cannot be made safe")]
    [InlineData("{{ if x }}<script>{{ y }}</script>{{ end }}", "1:22: error SG5004: A value is written inside <script>, where it cannot be made safe")]
    [InlineData("{{ for a in x }}<p onclick=\"{{ a }}\">{{ end }}", "1:32: error SG5004: A value is written in the event attribute 'onclick', where it cannot be made safe")]
    [InlineData("<p title=\"{{ if x }}\" onclick=\"{{ else }}{{ end }}{{ y }}\">", "1:14: error SG5008: The parts of this 'if' end at different places of the HTML, one inside a tag, attribute or element and one outside")]
    [InlineData("{{ for a in x }}<p title=\"{{ end }}\">", "1:4: error SG5008: The parts of this 'for' end at different places of the HTML, one inside a tag, attribute or element and one outside")]
    [InlineData("{{ capture x }}y{{ end }}", "1:4: error SG5005: 'capture' is not available in templates")]
    [InlineData("{{ func f(a) }}y{{ end }}", "1:4: error SG5005: 'func' is not available in templates")]
    [InlineData("{{ f = do; ret 1; end }}", "1:8: error SG5005: 'do' is not available in templates")]
    [InlineData("{{ wrap f }}y{{ end }}", "1:4: error SG5005: 'wrap' is not available in templates")]
    [InlineData("{{ tablerow a in x }}y{{ end }}", "1:4: error SG5005: 'tablerow' is not available in templates")]
    public void Where_it_is_not_the_template_is_refused(string template, string message) => Assert.Equal(["templates/layouts/x.html:" + message], Messages(template));

    private static string[] Messages(string template) =>
        [.. TemplateSet.Load([new SourceFile("templates/layouts/x.html", Encoding.UTF8.GetBytes(template))]).Diagnostics.Select(d => d.ToString())];
}
