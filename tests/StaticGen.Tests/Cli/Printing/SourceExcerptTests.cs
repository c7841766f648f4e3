using CsCheck;
using StaticGen.Cli.Printing;
using StaticGen.Diagnostics;
using Xunit;

namespace StaticGen.Tests.Cli.Printing;

public sealed class SourceExcerptTests
{
    [Theory]
    [InlineData("level: hard", 8, 4, "level: hard\n       ^^^^")]
    [InlineData("level: hard", 1, 1, "level: hard\n^")]
    [InlineData("level:", 7, 1, "level:\n      ^")]
    [InlineData("a\tb BAD", 5, 3, "a   b BAD\n      ^^^")]
    [InlineData("日本 BAD", 4, 3, "日本 BAD\n     ^^^")]
    [InlineData("e\u0301 BAD", 4, 3, "e\u0301 BAD\n  ^^^")]
    [InlineData("👍 BAD", 4, 3, "👍 BAD\n   ^^^")]
    [InlineData("日本", 1, 1, "日本\n^^")]
    [InlineData("\e[2J BAD", 6, 3, "\\x1b[2J BAD\n        ^^^")]
    [InlineData("x ##[a] BAD", 9, 3, "x ##\\x5ba] BAD\n           ^^^")]
    [InlineData("short", 4, 99, "short\n   ^^")]
    [InlineData("short", 99, 1, "short\n     ^")]
    public void The_caret_stands_below_what_is_meant(string line, int column, int length, string expected) =>
        Assert.Equal(expected, Draw(SourceExcerpt.Of(line, new SourceLocation("a.md", 1, column, length))));

    [Fact]
    public void Of_a_long_line_the_part_around_the_caret_is_shown()
    {
        var line = new string('a', 500) + "BAD" + new string('b', 500);

        var excerpt = SourceExcerpt.Of(line, new SourceLocation("a.md", 1, 501, 3));

        Assert.Equal("…" + new string('a', 39) + "BAD" + new string('b', 76) + "…", excerpt.Line);
        Assert.Equal((40, 3), (excerpt.CaretColumn, excerpt.CaretLength));
    }

    [Fact]
    public void The_start_of_a_long_line_has_no_ellipsis_before_it()
    {
        var excerpt = SourceExcerpt.Of("BAD" + new string('b', 500), new SourceLocation("a.md", 1, 1, 3));

        Assert.Equal("BAD" + new string('b', 116) + "…", excerpt.Line);
        Assert.Equal(0, excerpt.CaretColumn);
    }

    [Fact]
    public void Without_a_column_there_is_no_caret() =>
        Assert.Equal(-1, SourceExcerpt.Of("text", new SourceLocation("a.md", 1, 0)).CaretColumn);

    [Fact]
    public void No_line_and_no_place_breaks_the_frame() =>
        Gen.Select(Gen.String, Gen.Int[0, 400], Gen.Int[0, 400]).Sample((line, column, length) =>
        {
            var excerpt = SourceExcerpt.Of(line, new SourceLocation("a.md", 1, column, length));
            Assert.DoesNotContain(excerpt.Line, char.IsControl);
            Assert.InRange(excerpt.CaretColumn, -1, SourceExcerpt.MostColumns);
            Assert.InRange(excerpt.CaretLength, 1, SourceExcerpt.MostColumns);
        });

    private static string Draw(SourceExcerpt excerpt) =>
        $"{excerpt.Line}\n{new string(' ', excerpt.CaretColumn)}{new string('^', excerpt.CaretLength)}";
}
