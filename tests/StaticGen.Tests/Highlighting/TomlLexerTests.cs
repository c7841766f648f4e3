using Xunit;

namespace StaticGen.Tests.Highlighting;

public sealed class TomlLexerTests
{
    [Fact]
    public void Tables_keys_and_values_have_their_kinds() =>
        Assert.Equal(
            ["Heading [a.b]", "Property c", "Operator =", "Number 1", "Property d.e", "Operator =", "String \"x\"", "Heading [[f]]"],
            Lexed.As("toml", "[a.b]\nc = 1\nd.e = \"x\"\n[[f]]\n"));

    [Fact]
    public void Numbers_come_in_many_forms() =>
        Assert.Equal(
            ["Property a", "Operator =", "Number 0xFF", "Number -1_000.5e-3", "Number inf", "Number 2026-11-23T10:20:30Z",
                "Constant true"],
            Lexed.As("toml", "a = [0xFF, -1_000.5e-3, inf, 2026-11-23T10:20:30Z, true]"));

    [Fact]
    public void Inline_tables_have_keys_and_lists_do_not() =>
        Assert.Equal(
            ["Property a", "Operator =", "Property b", "Operator =", "Property e", "Operator =", "Number 1"],
            Lexed.As("toml", "a = {b = [c, d], e = 1}"));

    [Fact]
    public void Strings_in_triple_quotes_span_lines() =>
        Assert.Equal(
            ["Property a", "Operator =", "String \"\"\"b\n\"c\" ", "Escape \\u00e9", "String \"\"\"", "Property d", "Operator =",
                "Number 1"],
            Lexed.As("toml", "a = \"\"\"b\n\"c\" \\u00e9\"\"\"\nd = 1"));

    [Fact]
    public void Literal_strings_have_no_escapes() =>
        Assert.Equal(
            ["Property a", "Operator =", "String 'C:\\x'", "Comment # b"],
            Lexed.As("toml", "a = 'C:\\x' # b"));
}
