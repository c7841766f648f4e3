using CsCheck;
using StaticGen.Sources;
using Xunit;

namespace StaticGen.Tests.Sources;

public sealed class SlugsTests
{
    [Theory]
    [InlineData("lists", true)]
    [InlineData("python-2-vs-3", true)]
    [InlineData("404", true)]
    [InlineData("", false)]
    [InlineData("-lists", false)]
    [InlineData("lists-", false)]
    [InlineData("my--lists", false)]
    [InlineData("Lists", false)]
    [InlineData("my_lists", false)]
    [InlineData("café", false)]
    public void A_slug_has_lower_case_letters_digits_and_single_hyphens(string text, bool expected) => Assert.Equal(expected, Slugs.IsValid(text));

    [Theory]
    [InlineData("My Page", "my-page")]
    [InlineData("Café au lait", "cafe-au-lait")]
    [InlineData("what's_new (2)", "whats-new-2")]
    [InlineData("__init__", "init")]
    [InlineData("日本", "")]
    [InlineData("\uD800x", "x")]
    public void The_suggestion_keeps_what_it_can(string text, string expected) => Assert.Equal(expected, Slugs.Suggest(text));

    [Fact]
    public void A_suggestion_is_a_slug_or_empty() =>
        Gen.String.Sample(text => Slugs.Suggest(text) is var slug && (slug.Length == 0 || Slugs.IsValid(slug)));

    [Theory]
    [InlineData("content/python/oop/inheritance.md", "inheritance")]
    [InlineData("content/python/oop/inheritance/index.md", "inheritance")]
    [InlineData("index.md", "index")]
    public void The_slug_of_a_file_is_its_name_or_its_folders(string path, string expected) => Assert.Equal(expected, Slugs.OfFile(path));
}
