using System.IO.Hashing;
using System.Text;

namespace StaticGen.Tests;

public sealed class FingerprintTests
{
    /// <summary>Addresses and readers' progress hang on them; the first is the one of nothing in the specification.</summary>
    [Theory]
    [InlineData("", "99AA06D3014798D86001C324468D497F")]
    [InlineData("a b", "E932D71AFDDC92588044F8A624582C4C")]
    public void They_stay_the_same_for_ever(string content, string fingerprint) =>
        Assert.Equal(fingerprint, Convert.ToHexString(Fingerprint.Of(Encoding.UTF8.GetBytes(content))));

    [Fact]
    public void A_name_is_the_same_for_content_that_comes_in_pieces()
    {
        var pieces = new XxHash128();
        pieces.Append("one "u8);
        pieces.Append("two"u8);

        Assert.Equal(Fingerprint.NameOf("one two"u8), Fingerprint.NameOf(pieces));
        Assert.Equal(10, Fingerprint.NameOf(pieces).Length);
        Assert.NotEqual(Fingerprint.NameOf("one two"u8), Fingerprint.NameOf("one  two"u8));
    }
}
