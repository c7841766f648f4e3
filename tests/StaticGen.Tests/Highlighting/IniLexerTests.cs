using Xunit;

namespace StaticGen.Tests.Highlighting;

public sealed class IniLexerTests
{
    [Fact]
    public void Sections_keys_and_values_have_their_kinds() =>
        Assert.Equal(
            ["Heading [a]", "Property b", "Operator =", "Number 1", "Property c", "Operator :", "Constant yes", "Property d",
                "Operator =", "String \"x\""],
            Lexed.As("ini", "[a]\nb = 1\nc: yes\nd = \"x\"\n"));

    [Fact]
    public void Both_marks_begin_comments() =>
        Assert.Equal(
            ["Comment ; a", "Comment # b", "Property c", "Operator =", "Comment ; e"],
            Lexed.As("ini", "; a\n# b\nc = d ; e"));

    [Fact]
    public void An_indented_line_goes_on_with_a_value() =>
        Assert.Equal(
            ["Property a", "Operator =", "Number 2"],
            Lexed.As("ini", "a =\n  requests>=2\n  b: c"));

    [Fact]
    public void References_are_variables() =>
        Assert.Equal(
            ["Property a", "Operator =", "Variable ${b}", "Variable %(c)s"],
            Lexed.As("ini", "a = ${b}/%(c)s"));
}
