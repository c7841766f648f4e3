using System.Net;
using System.Text;
using CsCheck;
using StaticGen.Templating;

namespace StaticGen.Tests.Templating;

public sealed class Utf8OutputTests
{
    [Fact]
    public void Text_is_escaped_for_elements_and_for_attributes_in_either_quotes()
    {
        using var output = new Utf8Output(1000);
        output.WriteEscaped("<a href=\"x\" title='y'>&amp;</a>");

        Assert.Equal("&lt;a href=&quot;x&quot; title=&#39;y&#39;&gt;&amp;amp;&lt;/a&gt;", Text(output));
    }

    [Fact]
    public void What_was_escaped_reads_as_it_was_written() => Gen.String.Sample(text =>
    {
        using var output = new Utf8Output(1_000_000);
        output.WriteEscaped(text);

        Assert.Equal(Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)), WebUtility.HtmlDecode(Text(output)));
        Assert.DoesNotContain(Text(output), c => c is '<' or '>' or '"' or '\'');
    });

    [Fact]
    public void However_a_text_is_cut_it_comes_out_the_same() => Gen.Select(Gen.Char["ab<é日\uD834\uDD1E"].Array[0, 20].Select(c => new string(c)), Gen.Int[0, 20], Gen.Int[0, 20]).Sample((text, a, b) =>
    {
        using var output = new Utf8Output(10_000);
        (a, b) = (Math.Min(a, b), Math.Max(a, b));
        foreach (var part in new[] { text[..Math.Min(a, text.Length)], text[Math.Min(a, text.Length)..Math.Min(b, text.Length)], text[Math.Min(b, text.Length)..] }) output.WriteRaw(part);

        Assert.Equal(Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)), Text(output));
    });

    [Fact]
    public void Half_a_character_that_stays_alone_is_replaced()
    {
        using var output = new Utf8Output(1000);
        output.WriteRaw("a\uD834");
        output.WriteRaw("b"u8);
        output.WriteRaw("\uD834");

        Assert.Equal("a\uFFFDb\uFFFD", Text(output));
        output.Clear();
        output.WriteRaw("\uD834");
        output.Clear();
        output.WriteRaw("\uDD1E");
        Assert.Equal("\uFFFD", Text(output));
    }

    [Fact]
    public void A_page_may_be_as_large_as_the_limit_and_no_larger()
    {
        using var output = new Utf8Output(200_000);
        for (var i = 0; i < 20; i++) output.WriteRaw(new string('x', 10_000));
        Assert.Equal(200_000, output.Written.Length);

        Assert.Throws<OutputLimitException>(() => output.WriteRaw("x"));
        Assert.Throws<OutputLimitException>(() => output.WriteRaw("x"u8));
    }

    [Fact]
    public void A_large_text_of_small_letters_fits_where_its_bytes_do()
    {
        using var output = new Utf8Output(1_000_000);
        output.WriteRaw(new string('x', 900_000));

        Assert.Equal(900_000, output.Written.Length);
    }

    private static string Text(Utf8Output output) => Encoding.UTF8.GetString(output.Written);
}
