using Xunit;

namespace StaticGen.Tests.Highlighting;

public sealed class CLexerTests
{
    [Fact]
    public void Directives_stand_out() =>
        Assert.Equal(
            ["Decorator #include", "String <stdio.h>", "Decorator #define", "Name N", "Number 10"],
            Lexed.As("c", "#include <stdio.h>\n#define N 10\n"));

    [Fact]
    public void Types_functions_and_constants_have_their_kinds() =>
        Assert.Equal(
            ["Keyword static", "Type int", "Function f", "Type size_t", "Keyword return", "Constant NULL"],
            Lexed.As("c", "static int f(size_t n) { return NULL; }"));

    [Fact]
    public void Escapes_stand_out_in_strings_and_characters() =>
        Assert.Equal(
            ["String \"a", "Escape \\n", "String \"", "String '", "Escape \\0", "String '", "String '", "Escape \\x41", "String '"],
            Lexed.As("c", "\"a\\n\" '\\0' '\\x41'"));

    [Fact]
    public void Raw_strings_end_with_their_own_mark() =>
        Assert.Equal(
            ["String R\"x(a)\" b)x\""],
            Lexed.As("cpp", "R\"x(a)\" b)x\" c"));

    [Fact]
    public void Digits_may_be_parted_by_quotes() =>
        Assert.Equal(
            ["Number 1'000'000u", "Operator +", "Number 0xFFul"],
            Lexed.As("cpp", "1'000'000u + 0xFFul"));
}
