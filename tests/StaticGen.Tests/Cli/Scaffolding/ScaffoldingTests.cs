using StaticGen.Cli.Scaffolding;
using Xunit;

namespace StaticGen.Tests.Cli.Scaffolding;

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
}
