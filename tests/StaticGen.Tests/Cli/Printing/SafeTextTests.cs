using CsCheck;
using StaticGen.Cli.Printing;
using Xunit;

namespace StaticGen.Tests.Cli.Printing;

public sealed class SafeTextTests
{
    [Theory]
    [InlineData("plain text", "plain text")]
    [InlineData("naïve 日本 👩‍💻", "naïve 日本 👩‍💻")]
    [InlineData("\e[31mred\e[0m", "\\x1b[31mred\\x1b[0m")]
    [InlineData("a\tb\r\nc", "a\\tb\\r\\nc")]
    [InlineData("c1 \u009b31m", "c1 \\x9b31m")]
    [InlineData("bidi \u202eevil\u202c", "bidi \\u{202e}evil\\u{202c}")]
    [InlineData("zero\u200bwidth\ufeff", "zero\\u{200b}width\\u{feff}")]
    [InlineData("line\u2028break", "line\\u{2028}break")]
    [InlineData("::error::x", "\\x3a:error::x")]
    [InlineData("  ::add-mask::x", "  \\x3a:add-mask::x")]
    [InlineData("see a::b", "see a::b")]
    [InlineData("##[group]x", "##\\x5bgroup]x")]
    public void What_is_dangerous_or_invisible_becomes_an_escape(string text, string expected) =>
        Assert.Equal(expected, SafeText.OneLine(text));

    [Fact]
    public void Half_a_surrogate_pair_is_shown_by_its_number() =>
        Assert.Equal("half \\u{d83d} pair", SafeText.OneLine("half \ud83d pair"));

    [Fact]
    public void No_text_makes_a_control_character_or_a_command() =>
        Gen.String.Sample(text =>
        {
            var safe = SafeText.OneLine(text);
            Assert.DoesNotContain(safe, char.IsControl);
            Assert.DoesNotContain("##[", safe, StringComparison.Ordinal);
            Assert.False(safe.TrimStart().StartsWith("::", StringComparison.Ordinal));
        });
}
