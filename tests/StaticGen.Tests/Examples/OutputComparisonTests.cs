using System.Text.Json;
using StaticGen.Tests.Search;
using CsCheck;
using StaticGen.Examples;

namespace StaticGen.Tests.Examples;

public sealed class OutputComparisonTests
{
    [Theory]
    [InlineData("a\nb\n", "a\nb")]
    [InlineData("a\nb\n", "a  \r\nb\t\n\n\n")]
    [InlineData("", "\n \n")]
    [InlineData("  a\n", "  a\n")]
    [InlineData("...\n", "")]
    [InlineData("...\n", "a\nb\n")]
    [InlineData("a\n...\n", "a\n")]
    [InlineData("a\n...\nz\n", "a\nb\nc\nz\n")]
    [InlineData("...\nb\n...\n", "a\nb\nb\nc\n")]
    [InlineData("a\n...\nb\n...\nb\n", "a\nb\nb\n")]
    public void Outputs_that_differ_in_what_does_not_count_agree(string expected, string printed) =>
        Assert.Null(OutputComparison.Compare(expected, printed));

    [Theory]
    [InlineData("a\nb\nc\n", "a\nB\nc\n", 1, "b", "B", "  a\n- b\n+ B\n  c")]
    [InlineData("a\n", "a\nb\n", 1, null, "b", "  a\n+ b")]
    [InlineData("a\nb\n", "a\n", 1, "b", null, "  a\n- b")]
    [InlineData("", "x\n", 0, null, "x", "+ x")]
    [InlineData(" a\n", "a\n", 0, " a", "a", "-  a\n+ a")]
    [InlineData("a\n...\nz\n", "a\nb\n", 2, "z", "b", "  a\n  ...\n- z\n+ b")]
    [InlineData("...\nb\n...\n", "a\nc\n", 1, "b", "a", "  ...\n- b\n- ...\n+ a\n+ c")]
    [InlineData("b\n...\n", "a\n", 0, "b", "a", "- b\n- ...\n+ a")]
    public void The_first_difference_has_its_line_and_a_diff(string expected, string printed, int line, string? wanted, string? got, string detail)
    {
        var difference = OutputComparison.Compare(expected, printed);

        Assert.Equal(new OutputDifference(line, wanted, got, detail), difference);
    }

    [Fact]
    public void Of_a_long_difference_the_first_lines_are_shown()
    {
        var difference = OutputComparison.Compare("a\n", string.Concat(Enumerable.Range(0, 1000).Select(static i => $"{i}\n")));

        Assert.Equal("- a\n" + string.Concat(Enumerable.Range(0, 12).Select(static i => $"+ {i}\n")) + "+ … and 988 more lines", difference!.Detail);
    }

    [Fact]
    public void Every_output_agrees_with_itself_and_with_gaps_in_place_of_lines() =>
        Gen.Select(Gen.Int[0, 3].Select(static i => "a|b|bb|  c".Split('|')[i]).Array[0, 12], Gen.Int[0, 12], Gen.Int[0, 12]).Sample((lines, from, length) =>
        {
            var text = string.Join('\n', lines);
            Assert.Null(OutputComparison.Compare(text, text));
            from = Math.Min(from, lines.Length);
            var gap = string.Join('\n', [.. lines.Take(from), "...", .. lines.Skip(Math.Min(lines.Length, from + length))]);
            Assert.Null(OutputComparison.Compare(gap, text));
        });

    [Fact]
    public void The_cases_that_the_page_shares_come_out_alike()
    {
        var vectors = Vectors.Read("outputs.json");
        Assert.True(vectors.GetArrayLength() >= 20);
        foreach (var vector in vectors.EnumerateArray())
        {
            var difference = OutputComparison.Compare(vector.GetProperty("expected").GetString()!, vector.GetProperty("printed").GetString()!);
            var line = vector.GetProperty("line");
            Assert.True(difference?.Line == (line.ValueKind == JsonValueKind.Null ? null : line.GetInt32()), vector.GetRawText());
        }
    }
}
