using System.Text;
using StaticGen.Content;

namespace StaticGen.Exports;

/// <summary>What a page says, without mark-up: one sentence a line, so that two versions can be compared word by word.</summary>
public static class PageText
{
    /// <summary>The text, from the title to the last line, ending with a line break.</summary>
    public static string Of(ParsedPage page)
    {
        ArgumentNullException.ThrowIfNull(page);
        var text = new StringBuilder();
        text.Append("# ").Append(page.FrontMatter.Title.Value).Append('\n');
        if (page.FrontMatter is QuestionFrontMatter question)
        {
            text.Append(question.Question.Value).Append('\n');
            text.Append("Level: ").Append(question.Level.Value).Append('\n');
            if (question.Tags.Length > 0) text.Append("Tags: ").AppendJoin(", ", question.Tags.Select(static t => t.Value)).Append('\n');
            text.Append("Status: ").Append(question.Status.ToString().ToLowerInvariant()).Append('\n');
            if (question.AppliesTo is { } versions) text.Append("Applies to: ").Append(versions).Append('\n');
        }
        var heading = -1;
        foreach (var block in page.Article.Text)
        {
            for (; heading < block.Heading; heading++)
            {
                var next = page.Article.Headings[heading + 1];
                text.Append('\n').Append('#', next.Level).Append(' ').Append(next.Text).Append('\n');
            }
            text.Append('\n');
            if (block.Kind == TextKind.Code) text.Append(block.Text).Append('\n');
            else AppendSentences(text, WithoutHeading(block, page.Article));
        }
        for (heading++; heading < page.Article.Headings.Length; heading++)
        {
            var next = page.Article.Headings[heading];
            text.Append('\n').Append('#', next.Level).Append(' ').Append(next.Text).Append('\n');
        }
        return text.ToString();
    }

    /// <summary>The prose below a heading; the block may begin with the heading's own words.</summary>
    private static string WithoutHeading(TextBlock block, Article article)
    {
        var text = block.Text;
        if (block.Heading < 0) return text;
        var own = article.Headings[block.Heading].Text;
        return text.StartsWith(own, StringComparison.Ordinal) ? text[own.Length..].TrimStart() : text;
    }

    private static void AppendSentences(StringBuilder text, string prose)
    {
        if (prose.Length == 0) return;
        for (var i = 0; i < prose.Length; i++)
        {
            // A wrong guess only breaks a line in another place.
            var ends = prose[i] == ' ' && i > 0 && prose[i - 1] is '.' or '?' or '!';
            text.Append(ends && prose[i] == ' ' ? '\n' : prose[i]);
        }
        text.Append('\n');
    }
}
