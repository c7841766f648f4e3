using Xunit;

namespace StaticGen.Tests.Highlighting;

public sealed class CssLexerTests
{
    [Fact]
    public void Rules_have_selectors_and_declarations() =>
        Assert.Equal(
            ["Tag a", "Attribute .b", "Builtin :hover", "Operator >", "Attribute #c", "Property color", "Number #fff",
                "Property margin", "Number -1.5em", "Number 0"],
            Lexed.As("css", "a.b:hover > #c { color: #fff; margin: -1.5em 0 }"));

    [Fact]
    public void A_nested_rule_is_no_declaration() =>
        Assert.Equal(
            ["Tag a", "Tag b", "Builtin :hover", "Property c"],
            Lexed.As("css", "a { b:hover { c: d } }"));

    [Fact]
    public void Custom_properties_and_functions_stand_out() =>
        Assert.Equal(
            ["Tag a", "Property --x", "Number 1", "Property b", "Function var", "Variable --x", "Keyword !important"],
            Lexed.As("css", "a { --x: 1; b: var(--x) !important }"));

    [Fact]
    public void At_rules_have_features() =>
        Assert.Equal(
            ["Keyword @media", "Property min-width", "Number 10px", "Keyword and"],
            Lexed.As("css", "@media (min-width: 10px) and (a) {}"));

    [Fact]
    public void A_url_needs_no_quotes() =>
        Assert.Equal(
            ["Tag a", "Property b", "Function url", "String x;y.png"],
            Lexed.As("css", "a { b: url(x;y.png) }"));
}
