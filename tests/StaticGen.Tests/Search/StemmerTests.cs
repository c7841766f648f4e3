using StaticGen.Search;
using Xunit;

namespace StaticGen.Tests.Search;

public sealed class StemmerTests
{
    /// <summary>A part of the vocabulary that the algorithm's authors publish with their results.</summary>
    [Fact]
    public void Words_have_the_published_stems()
    {
        var wrong = Vectors.Read("stems.json").EnumerateObject()
            .Where(word => Stem(word.Name) != word.Value.GetString())
            .Select(word => $"{word.Name}: {Stem(word.Name)}, not {word.Value.GetString()}");

        Assert.Empty(wrong);
    }

    [Theory]
    [InlineData("")]
    [InlineData("is")]
    [InlineData("lru_cache")]
    [InlineData("utf8")]
    [InlineData("élèves")]
    [InlineData("==")]
    public void What_is_no_word_of_three_letters_or_more_stays_as_it_is(string word) => Assert.Equal(word, Stem(word));

    [Fact]
    public void A_word_of_more_than_64_letters_stays_as_it_is()
    {
        var word = new string('a', 62) + "ing";

        Assert.Equal(word, Stem(word));
    }

    private static string Stem(string word)
    {
        var buffer = new char[word.Length + 1];
        word.CopyTo(buffer);
        return new string(buffer, 0, Stemmer.Stem(buffer, word.Length));
    }
}
