using Xunit;

namespace StaticGen.Tests.Highlighting;

public sealed class HtmlLexerTests
{
    [Fact]
    public void Tags_attributes_and_values_have_their_kinds() =>
        Assert.Equal(
            ["Tag a", "Attribute href", "Operator =", "String \"x\"", "Attribute id", "Operator =", "String y",
                "Attribute disabled", "Tag a"],
            Lexed.As("html", "<a href=\"x\" id=y disabled>t</a>"));

    [Fact]
    public void Character_references_are_escapes() =>
        Assert.Equal(
            ["Escape &amp;", "Escape &#169;"],
            Lexed.As("html", "a &amp; b &#169; & c"));

    [Fact]
    public void Comments_and_the_document_type_are_one_token() =>
        Assert.Equal(
            ["Decorator <!DOCTYPE html>", "Comment <!-- <b> -->"],
            Lexed.As("html", "<!DOCTYPE html><!-- <b> -->"));

    [Fact]
    public void A_script_is_javascript() =>
        Assert.Equal(
            ["Tag script", "Keyword let", "Operator =", "String \"</b>\"", "Tag script"],
            Lexed.As("html", "<script>let x = \"</b>\";</script>"));

    [Fact]
    public void A_style_is_css() =>
        Assert.Equal(
            ["Tag style", "Tag a", "Property b", "Number 1px", "Tag style"],
            Lexed.As("html", "<style>a{b:1px}</style>"));

    [Fact]
    public void XML_has_neither() =>
        Assert.Equal(
            ["Decorator <?xml version=\"1.0\"?>", "Tag style", "Tag style", "String <![CDATA[x]]>"],
            Lexed.As("xml", "<?xml version=\"1.0\"?><style>a{b:c}</style><![CDATA[x]]>"));

    [Fact]
    public void A_less_than_sign_alone_is_text() =>
        Assert.Equal(
            [],
            Lexed.As("html", "a < b"));

    [Fact]
    public void Template_marks_are_known_to_templates_only() =>
        Assert.Equal(
            ["Interpolation {%", "Keyword if", "Variable a", "Variable b", "Operator |", "Function length", "Operator >",
                "Number 1", "Interpolation %}", "Tag a", "Attribute href", "Operator =", "String \"", "Interpolation {{",
                "Variable url", "String \"x\"", "Interpolation }}", "String \"", "Comment {# c #}"],
            Lexed.As("jinja", "{% if a.b|length > 1 %}<a href=\"{{ url(\"x\") }}\">{# c #}"));
}
