using StaticGen.Content;
using Xunit;

namespace StaticGen.Tests.Content;

public sealed class VersionRangeTests
{
    [Theory]
    [InlineData(">=3.9", "3.9", true)]
    [InlineData(">=3.9", "3.10", true)]
    [InlineData(">=3.9", "3.8.20", false)]
    [InlineData(">=3.9,<4", "3.14.1", true)]
    [InlineData(">=3.9, <4", "4.0", false)]
    [InlineData("==3.12.*", "3.12.7", true)]
    [InlineData("==3.12.*", "3.13.0", false)]
    [InlineData("!=3.12.*", "3.12.7", false)]
    [InlineData("==3.12", "3.12.0", true)]
    [InlineData("==3.12", "3.12.1", false)]
    [InlineData(">3.12", "3.12.1", true)]
    [InlineData("<=3.12", "3.12", true)]
    [InlineData(">=3.14", "3.14.0rc1", true)]
    [InlineData(">=3.9", "unknown", false)]
    public void A_version_lies_in_a_range_when_all_comparators_hold(string range, string version, bool expected)
    {
        Assert.True(VersionRange.TryParse(range, out var parsed));
        Assert.Equal(expected, parsed.Contains(version));
    }

    [Theory]
    [InlineData("")]
    [InlineData("3.9")]
    [InlineData("=3.9")]
    [InlineData("~=3.9")]
    [InlineData(">=")]
    [InlineData(">=3.")]
    [InlineData(">=3.9.*")]
    [InlineData(">=3.9,")]
    [InlineData(">=3.9;<4")]
    [InlineData(">=99999999999")]
    public void Other_text_is_no_range(string text) => Assert.False(VersionRange.TryParse(text, out _));
}
