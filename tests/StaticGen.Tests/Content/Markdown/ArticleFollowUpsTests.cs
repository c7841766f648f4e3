using StaticGen.Configuration;
using Xunit;

namespace StaticGen.Tests.Content.Markdown;

public sealed class ArticleFollowUpsTests
{
    [Theory]
    [InlineData("- **Why *so*?** - Because [of](b.md) it.")]
    [InlineData("- **Why *so*?** \u2013 Because [of](b.md) it.")]
    [InlineData("- **Why *so*?** \u2014 Because [of](b.md) it.")]
    [InlineData("- __Why *so*?__ -\n  Because [of](b.md) it.")]
    [InlineData("**Why *so*?** - Because [of](b.md) it.")]
    public void An_item_is_a_question_with_its_answer(string item)
    {
        var result = Articles.Read("## Follow-up questions\n\n" + item, 0, AnswerSections.Default);

        Assert.Empty(result.Diagnostics);
        var section = Assert.Single(result.Value.Sections);
        var followUp = Assert.Single(section.FollowUps);
        Assert.Equal("Why so?", followUp.Question);
        Assert.Equal("Why <em>so</em>?", Articles.Fill(followUp.QuestionHtml, result.Value));
        Assert.Equal("<p>Because <a href=\"b.md\">of</a> it.</p>\n", Articles.Fill(followUp.AnswerHtml, result.Value).Replace("<p>\n", "<p>", StringComparison.Ordinal));
        Assert.Equal("a.md:3:1", followUp.At.ToString());
        Assert.Single(result.Value.Links);
        Assert.Contains("<a href=\"b.md\">of</a>", Articles.Fill(section.Html, result.Value), StringComparison.Ordinal);
    }

    [Fact]
    public void An_answer_goes_on_in_the_blocks_of_its_item()
    {
        var article = Articles.Read("## Follow-up questions\n\n- **A?** - B\n\n  ```python\n  x\n  ```\n\n- **C?** - D", 0, AnswerSections.Default).Value;

        Assert.Equal(["A?", "C?"], article.Sections[0].FollowUps.Select(f => f.Question).ToArray());
        Assert.StartsWith("<p>B</p>\n<figure class=\"code\"", article.Sections[0].FollowUps[0].AnswerHtml.Html, StringComparison.Ordinal);
        Assert.Equal("<p>D</p>\n", article.Sections[0].FollowUps[1].AnswerHtml.Html);
    }

    [Fact]
    public void An_answer_in_a_paragraph_goes_on_in_the_code_after_it()
    {
        var article = Articles.Read("## Follow-up questions\n\n**A?** - B[^1]\n\n```python\nx\n```\n\n**C?** - D\n\n[^1]: note", 0, AnswerSections.Default).Value;

        Assert.Contains("<figure class=\"code\"", article.Sections[0].FollowUps[0].AnswerHtml.Html, StringComparison.Ordinal);
        Assert.Equal("<p>D</p>\n", article.Sections[0].FollowUps[1].AnswerHtml.Html);
    }

    [Theory]
    [InlineData("- A? - B")]
    [InlineData("- **A?** B")]
    [InlineData("- **A?** -")]
    [InlineData("- *A?* - B")]
    [InlineData("-")]
    [InlineData("Some text.")]
    public void Another_form_is_reported(string item)
    {
        var (message, hint) = Articles.Finding("## Follow-up questions\n\n" + item, AnswerSections.Default);

        Assert.Equal("a.md:3:1: error SG3060: This is not a follow-up question with its answer", message);
        Assert.Equal("Write it as '- **Question?** - Answer', with the question in bold and a dash before the answer", hint);
    }

    [Fact]
    public void Ordinary_pages_have_no_follow_up_questions() =>
        Assert.Empty(Articles.Read("## Follow-up questions\n\n- **A?** - B").Value.Sections[0].FollowUps);
}
