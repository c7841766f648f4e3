using StaticGen.Model;

namespace StaticGen.Tests.Model;

public sealed class PermalinkTests
{
    [Theory]
    [InlineData("/", "index.html")]
    [InlineData("/python/lists/", "python/lists/index.html")]
    [InlineData("/python/lists/slices.svg", "python/lists/slices.svg")]
    [InlineData("/404.html", "404.html")]
    public void A_folder_is_answered_by_its_index_and_a_file_by_itself(string path, string output) =>
        Assert.Equal(output, new Permalink(path).OutputPath);

    [Fact]
    public void The_place_on_a_page_does_not_change_the_page()
    {
        var page = new Permalink("/python/lists/");

        Assert.Equal(new Permalink("/python/lists/", "slices"), page.At("slices"));
        Assert.Equal(page.OutputPath, page.At("slices").OutputPath);
        Assert.Equal("/python/lists/#slices", page.At("slices").ToString());
    }
}
