using System.Text;
using CsCheck;

namespace StaticGen.Tests;

public sealed class TextBufferTests
{
    [Fact]
    public void It_holds_what_a_string_builder_holds() => Gen.String[0, 40].Array[0, 40].Sample(static pieces =>
    {
        var (buffer, builder) = (new TextBuffer(1), new StringBuilder());
        foreach (var piece in pieces)
        {
            buffer.Append(piece);
            builder.Append(piece);
            if (piece.Length == 0) continue;
            buffer.Append(piece[0]);
            builder.Append(piece[0]);
            Assert.Equal(piece[0], buffer[^1]);
        }

        Assert.Equal(builder.ToString(), buffer.ToString());
        Assert.Equal(builder.Length, buffer.Length);
        buffer.Clear();
        Assert.Equal("", buffer.ToString());
    });
}
