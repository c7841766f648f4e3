using Xunit;

namespace StaticGen.Tests.Highlighting;

public sealed class CSharpLexerTests
{
    [Fact]
    public void Declarations_have_names() =>
        Assert.Equal(
            ["Keyword public", "Keyword sealed", "Keyword record", "Name Point", "Builtin int"],
            Lexed.As("csharp", "public sealed record Point(int X);"));

    [Fact]
    public void Expressions_in_strings_are_code() =>
        Assert.Equal(
            ["String $\"a ", "Interpolation {", "Function F", "Number 1", "Interpolation :N2}", "String  ", "Escape {{", "String b",
                "Escape }}", "String \""],
            Lexed.As("csharp", "$\"a {x.F(1):N2} {{b}}\""));

    [Fact]
    public void Raw_strings_count_quotes_and_dollars() =>
        Assert.Equal(
            ["String $$\"\"\"{\"a\": ", "Interpolation {{", "Interpolation }}", "String }\"\"\""],
            Lexed.As("csharp", "$$\"\"\"{\"a\": {{b}}}\"\"\""));

    [Fact]
    public void Verbatim_strings_double_their_quotes() =>
        Assert.Equal(
            ["String @\"C:\\x \"\"y\"\"\"", "Operator +", "Number 1"],
            Lexed.As("csharp", "@\"C:\\x \"\"y\"\"\" + 1"));

    [Fact]
    public void Attributes_differ_from_indices() =>
        Assert.Equal(
            ["Decorator Fact", "Builtin void", "Function F", "Operator =", "Number 1"],
            Lexed.As("csharp", "[Fact] void F() { a[b] = 1; }"));

    [Fact]
    public void Words_that_are_names_too_go_by_what_follows() =>
        Assert.Equal(
            ["Keyword var", "Operator =", "Builtin int", "Operator =", "Keyword get"],
            Lexed.As("csharp", "var x = from; int value = get;"));

    [Fact]
    public void What_is_created_is_a_type() =>
        Assert.Equal(
            ["Keyword throw", "Keyword new", "Type E", "Function F"],
            Lexed.As("csharp", "throw new E(F());"));

    [Fact]
    public void What_is_declared_after_its_type_is_none() =>
        Assert.Equal(
            ["Builtin string", "Keyword get", "Type Point", "Operator =", "Type Point"],
            Lexed.As("csharp", "string Name { get; } Point Origin = Point.Zero;"));

    [Fact]
    public void A_range_is_two_numbers() =>
        Assert.Equal(
            ["Number 1", "Operator ..", "Number 5"],
            Lexed.As("csharp", "1..5"));
}
