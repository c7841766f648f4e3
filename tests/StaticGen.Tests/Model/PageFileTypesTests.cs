using StaticGen.Model;

namespace StaticGen.Tests.Model;

public sealed class PageFileTypesTests
{
    [Theory]
    [InlineData("a.png")]
    [InlineData("a.PNG")]
    [InlineData("a.b.svg")]
    [InlineData("script.py")]
    public void Pictures_data_and_source_code_are_published(string name) => Assert.True(PageFileTypes.IsAllowed(name));

    [Theory]
    [InlineData("a.html")]
    [InlineData("a.HTM")]
    [InlineData("a.xhtml")]
    [InlineData("a.xml")]
    [InlineData("a.js")]
    [InlineData("a.mjs")]
    [InlineData("a.css")]
    [InlineData("a.wasm")]
    [InlineData("a.svg.html")]
    [InlineData("a.svgz")]
    [InlineData("LICENSE")]
    public void What_a_browser_would_run_or_not_know_is_not(string name) => Assert.False(PageFileTypes.IsAllowed(name));

    [Fact]
    public void The_list_is_in_order_for_the_message() =>
        Assert.Equal(PageFileTypes.Allowed.Order(StringComparer.Ordinal), PageFileTypes.Allowed);
}
