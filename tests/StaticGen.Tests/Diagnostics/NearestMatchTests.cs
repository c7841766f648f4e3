using CsCheck;
using StaticGen.Diagnostics;

namespace StaticGen.Tests.Diagnostics;

public sealed class NearestMatchTests
{
    private static readonly Gen<string> Word = Gen.Char["abcdeé"].Array[0, 9].Select(c => new string(c));

    [Theory]
    [InlineData("tupels", "tuples")]
    [InlineData("TUPLES", "tuples")]
    [InlineData("lits", "lists")]
    [InlineData("tuple", "tuples")]
    public void A_word_with_a_slip_is_found(string given, string expected) => Assert.Equal(expected, NearestMatch.Of(given, ["lists", "tuples", "sets"]));

    [Theory]
    [InlineData("cat", "dog")]
    [InlineData("x", "a")]
    [InlineData("", "a")]
    [InlineData("a", "")]
    public void A_word_that_has_nothing_in_common_is_not(string given, string known) => Assert.Null(NearestMatch.Of(given, [known]));

    [Fact]
    public void A_known_word_finds_itself() => Gen.Select(Word.Where(w => w.Length > 0), Word.Array[0, 5]).Sample((word, others) =>
        Assert.Equal(word, NearestMatch.Of(word, [.. others.Where(o => !string.Equals(o, word, StringComparison.OrdinalIgnoreCase)), word])));

    [Fact]
    public void The_order_of_the_known_words_does_not_matter() => Gen.Select(Word, Word.Array[0, 8], Gen.Int).Sample((given, known, seed) =>
    {
        var shuffled = known.ToArray();
        new Random(seed).Shuffle(shuffled);
        Assert.Equal(NearestMatch.Of(given, known), NearestMatch.Of(given, shuffled));
    });

    [Fact]
    public void What_is_found_differs_in_a_third_of_its_letters_at_most() => Gen.Select(Word, Word).Sample((given, known) =>
    {
        var found = NearestMatch.Of(given, [known]) is not null;
        var longer = Math.Max(given.Length, known.Length);
        var limit = longer == 1 ? 0 : Math.Max(1, longer / 3);
        Assert.Equal(given.Length > 0 && known.Length > 0 && Distance(given, known) <= limit, found);
    });

    [Fact]
    public void Words_of_a_book_are_not_compared() => Assert.Null(NearestMatch.Of(new string('a', 65), [new string('a', 65)]));

    /// <summary>Optimal string alignment by its definition.</summary>
    private static int Distance(string a, string b)
    {
        var known = new int?[a.Length + 1, b.Length + 1];
        return At(a.Length, b.Length);

        int At(int i, int j)
        {
            if (i == 0 || j == 0) return i + j;
            if (known[i, j] is { } value) return value;
            var best = Math.Min(At(i - 1, j) + 1, At(i, j - 1) + 1);
            best = Math.Min(best, At(i - 1, j - 1) + (a[i - 1] == b[j - 1] ? 0 : 1));
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) best = Math.Min(best, At(i - 2, j - 2) + 1);
            known[i, j] = best;
            return best;
        }
    }
}
