using CsCheck;
using StaticGen.Contributing;
using Xunit;

namespace StaticGen.Tests.Contributing;

public sealed class QuestionSlugTests
{
    [Theory]
    [InlineData("How do you merge two dictionaries in a single expression?", "merge-two-dictionaries-single-expression")]
    [InlineData("What is the GIL?", "what-is-the-gil")]
    [InlineData("What's the difference between `is` and `==`?", "whats-the-difference-between-is-and")]
    [InlineData("How do naïve datetimes break?", "naive-datetimes-break")]
    [InlineData("日本?", "")]
    [InlineData("Describe consequences misunderstandings incompatibilities characteristics", "consequences-misunderstandings-incompatibilities")]
    public void A_slug_is_made_of_the_telling_words(string question, string slug) =>
        Assert.Equal(slug, QuestionSlug.Propose(question));

    [Fact]
    public void A_single_long_word_is_cut() =>
        Assert.Equal(new string('a', 60), QuestionSlug.Propose(new string('a', 75)));
}

public sealed class SimilarQuestionTests
{
    private static readonly (string, string)[] Known =
    [
        ("a.md", "How do you merge two dictionaries in a single expression?"),
        ("b.md", "What is the difference between a list and a tuple?"),
    ];

    [Theory]
    [InlineData("Can you merge two dictionaries with a single expression", "a.md")]
    [InlineData("How do lists and tuples differ in difference?", "b.md")]
    [InlineData("How do you sort a list of dictionaries?", null)]
    public void Nearly_the_same_words_are_the_same_question(string question, string? path) =>
        Assert.Equal(path, SimilarQuestion.Find(question, Known)?.Path);

    [Theory]
    [InlineData("How do you close a file with `with`?", "How do you close a file with `for`?", false)]
    [InlineData("How do you sort a list of dictionaries by value in Python?", "How can one sort lists of dictionaries by values in Python", true)]
    [InlineData("How do you sort a list?", "How do you sort a dict?", false)]
    [InlineData("What is a generator expression?", "What are generator expressions?", true)]
    [InlineData("日本語の質問", "別の質問", false)]
    public void A_site_is_warned_of_four_words_in_five(string one, string other, bool isSame) =>
        Assert.Equal([-1, isSame ? 0 : -1], SimilarQuestion.FindEarlier(2, i => i == 0 ? one : other));

    [Fact]
    public void The_prefix_filter_finds_what_comparing_all_pairs_finds()
    {
        string[] words = ["lists", "dict", "merge", "sort", "heap", "async", "loop", "yield", "slots", "class", "super", "cache"];
        Gen.Int[0, words.Length - 1].Select(i => words[i]).Array[1, 6].Select(static w => string.Join(' ', w)).Array[2, 40].Sample(questions =>
        {
            var sets = questions.Select(static q => q.Split(' ').Select(static w => w.TrimEnd('s')).ToHashSet(StringComparer.Ordinal)).ToArray();
            var expected = Enumerable.Range(0, questions.Length).Select(i => Enumerable.Range(0, i)
                .Select(j => (Other: j, Share: (double)sets[i].Intersect(sets[j], StringComparer.Ordinal).Count() / sets[i].Union(sets[j], StringComparer.Ordinal).Count()))
                .Where(static c => c.Share >= SimilarQuestion.NearlySame).OrderByDescending(static c => c.Share).ThenBy(static c => c.Other).Select(static c => c.Other).DefaultIfEmpty(-1).First());

            Assert.Equal(expected, SimilarQuestion.FindEarlier(questions.Length, i => questions[i]));
        }, iter: 300);
    }
}
