using System.Text;
using CsCheck;
using StaticGen.Sources;

namespace StaticGen.Tests.Sources;

public sealed class SourceTextTests
{
    private static readonly Gen<string> Text = Gen.Char["ab \r\n\n\ré"].Array[0, 30].Select(c => new string(c));

    [Fact]
    public void Every_line_break_begins_a_line()
    {
        var text = new SourceText("a.md", "one\ntwo\r\nthree\rfour\n");

        Assert.Equal(5, text.LineCount);
        Assert.Equal(["one", "two", "three", "four", ""], Enumerable.Range(1, 5).Select(i => text.Line(i).ToString()));
        Assert.Equal("a.md:2:1", text.At(4).ToString());
        Assert.Equal("a.md:3:1", text.At(9).ToString());
        Assert.Equal("a.md:5:1", text.At(20).ToString());
    }

    [Fact]
    public void A_place_leads_back_to_its_offset() => Gen.Select(Text, Gen.Int[0, 30]).Sample((text, offset) =>
    {
        var source = new SourceText("a.md", text);
        offset = Math.Min(offset, text.Length);

        var at = source.At(offset);

        Assert.Equal(offset, source.LineStart(at.Line) + at.Column - 1);
        Assert.InRange(at.Line, 1, source.LineCount);
        Assert.True(at.Column >= 1);
    });

    [Fact]
    public void Lines_are_those_of_a_reader() => Text.Sample(text =>
    {
        var source = new SourceText("a.md", text);
        var expected = text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').Split('\n');

        Assert.Equal(expected, Enumerable.Range(1, source.LineCount).Select(i => source.Line(i).ToString()));
    });

    [Fact]
    public void Lines_past_the_end_are_empty_and_offsets_past_it_are_its_end()
    {
        var source = new SourceText("a.md", "one");

        Assert.Equal("", source.Line(7).ToString());
        Assert.Equal("", source.Line(0).ToString());
        Assert.Equal("a.md:1:4", source.At(99).ToString());
        Assert.Equal("a.md:1:1", source.At(-1).ToString());
    }

    [Fact]
    public void A_byte_order_mark_is_no_part_of_the_text()
    {
        var source = SourceText.Decode(new SourceFile("a.md", new byte[] { 0xEF, 0xBB, 0xBF, (byte)'x' }), out _);

        Assert.Equal("x", source!.Text);
    }

    [Theory]
    [InlineData("a\nbé", "a.md:2:3")]
    [InlineData("", "a.md:1:1")]
    public void The_first_byte_that_is_not_UTF_8_has_a_place(string before, string place)
    {
        var file = new SourceFile("a.md", (byte[])[.. Encoding.UTF8.GetBytes(before), 0xFF, (byte)'x']);

        Assert.Null(SourceText.Decode(file, out var badByte));
        Assert.Equal(Encoding.UTF8.GetByteCount(before), badByte);
        Assert.Equal(place, SourceText.PlaceOf(file, badByte).ToString());
    }
}
