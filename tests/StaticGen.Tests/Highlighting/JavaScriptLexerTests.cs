using Xunit;

namespace StaticGen.Tests.Highlighting;

public sealed class JavaScriptLexerTests
{
    [Fact]
    public void Declarations_and_calls_have_their_kinds() =>
        Assert.Equal(
            ["Keyword const", "Operator =", "Keyword async", "Operator =>", "Keyword await", "Function g"],
            Lexed.As("javascript", "const f = async (x) => await g(x)"));

    [Fact]
    public void A_class_has_a_name_and_a_base() =>
        Assert.Equal(
            ["Keyword class", "Name A", "Keyword extends", "Type Base", "Property #x", "Operator =", "Number 1"],
            Lexed.As("javascript", "class A extends Base { #x = 1; }"));

    [Fact]
    public void Templates_nest() =>
        Assert.Equal(
            ["String `a ", "Interpolation ${", "Operator +", "String `c", "Interpolation ${", "Interpolation }", "String `",
                "Interpolation }", "String  e`"],
            Lexed.As("javascript", "`a ${b + `c${d}`} e`"));

    [Fact]
    public void Braces_within_an_expression_do_not_end_it() =>
        Assert.Equal(
            ["String `", "Interpolation ${", "Property a", "Operator :", "Number 1", "Interpolation }", "String `"],
            Lexed.As("javascript", "`${ {a: 1}.a }`"));

    [Fact]
    public void A_slash_divides_behind_an_operand_and_begins_a_pattern_elsewhere() =>
        Assert.Equal(
            ["Operator /", "Operator =", "String /[/\"]+/g"],
            Lexed.As("javascript", "a / b; c = /[/\"]+/g"));

    [Fact]
    public void Keys_of_objects_are_properties() =>
        Assert.Equal(
            ["Property a", "Operator :", "Number 1", "Property \"b\"", "Operator :", "Operator ?", "Operator :"],
            Lexed.As("javascript", "({a: 1, \"b\": c ? d : e})"));

    [Fact]
    public void Words_that_are_names_too_go_by_what_follows() =>
        Assert.Equal(
            ["Operator =", "Keyword import", "Keyword from", "String \"b\""],
            Lexed.As("javascript", "get = of; import a from \"b\""));

    [Fact]
    public void A_module_is_declared_or_used() =>
        Assert.Equal(
            ["Keyword declare", "Keyword module", "String \"x\"", "Builtin module", "Operator =", "Number 1"],
            Lexed.As("typescript", "declare module \"x\" {} module.exports = 1;"));

    [Fact]
    public void TypeScript_adds_types() =>
        Assert.Equal(
            ["Keyword interface", "Name A", "Keyword readonly", "Operator ?", "Operator :", "Type string"],
            Lexed.As("typescript", "interface A { readonly b?: string }"));
}
