using Xunit;

namespace StaticGen.Tests.Highlighting;

public sealed class JsonLexerTests
{
    [Fact]
    public void Keys_and_strings_differ() =>
        Assert.Equal(
            ["Property \"a\"", "String \"b\""],
            Lexed.As("json", "{\"a\": \"b\"}"));

    [Fact]
    public void Values_have_their_kinds() =>
        Assert.Equal(
            ["Number 1", "Number -2.5e+3", "Constant true", "Constant null"],
            Lexed.As("json", "[1, -2.5e+3, true, null]"));

    [Fact]
    public void Escapes_stand_out() =>
        Assert.Equal(
            ["String \"a", "Escape \\n", "Escape \\u00e9", "String \""],
            Lexed.As("json", "\"a\\n\\u00e9\""));

    [Fact]
    public void Comments_and_the_looser_forms_of_json5_are_known() =>
        Assert.Equal(
            ["Comment // a", "Property b", "String 'c'", "Comment /* d */", "Property e", "Number +.5", "Property f", "Number 0xFF",
                "Property g", "Number Infinity"],
            Lexed.As("json", "// a\n{b: 'c', /* d */ e: +.5, f: 0xFF, g: Infinity,}"));

    [Fact]
    public void A_string_that_is_not_closed_ends_with_its_line() =>
        Assert.Equal(
            ["String \"a", "Number 1"],
            Lexed.As("json", "\"a\n1"));
}
