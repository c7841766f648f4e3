using StaticGen.Configuration;

namespace StaticGen.Tests.Configuration;

public sealed class BaseUrlPathTests
{
    [Theory]
    [InlineData("https://example.org")]
    [InlineData("https://example.org/")]
    [InlineData("https://example.org/answers/a-b_c.d/~x")]
    [InlineData("https://example.org/größe/")]
    [InlineData("https://example.org/gr%C3%B6%C3%9Fe/")]
    public void Folders_of_sites_are_good(string address) => Assert.True(BaseUrlPath.IsGood(address));

    [Theory]
    [InlineData("https://example.org//evil.example/")]
    [InlineData(@"https://example.org/\x/")]
    [InlineData(@"https://example.org\x/")]
    [InlineData("https://example.org/../x/")]
    [InlineData("https://example.org/./x/")]
    [InlineData("https://example.org/.git/")]
    [InlineData("https://example.org/%2e%2e/x/")]
    [InlineData("https://example.org/%2Fx/")]
    [InlineData("https://example.org/%")]
    [InlineData("https://example.org/<script>/")]
    [InlineData("https://example.org/a b/")]
    [InlineData("https://example.org/'x'/")]
    public void What_leads_elsewhere_or_breaks_out_is_not(string address) => Assert.False(BaseUrlPath.IsGood(address));
}
