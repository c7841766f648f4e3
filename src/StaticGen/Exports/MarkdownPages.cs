using System.Globalization;
using System.Text;
using StaticGen.Exports.Articles;
using StaticGen.Model;

namespace StaticGen.Exports;

/// <summary>The pages of content as Markdown: for language models, and for people who want the text without the page around it.</summary>
internal static class MarkdownPages
{
    /// <summary>A question as Markdown: what is asked, where it belongs, the answer.</summary>
    public static string Of(Question question, QuestionCollection collection, SourceHistory history, ExportedArticle articles)
    {
        var (front, config) = (question.FrontMatter, collection.Config);
        var text = new StringBuilder();
        Begin(text, front.Question.Value, question, articles);
        Fact(text, "Topic", config.Topics[question.Topic].Title);
        Fact(text, "Level", config.Levels[question.Level].Title);
        var tags = config.Tags.Where(t => front.Tags.Any(own => own.Value == t.Id)).Select(static t => t.Title).ToArray();
        if (tags.Length > 0) Fact(text, "Tags", string.Join(", ", tags));
        if (front.AppliesTo is { } versions) Fact(text, "Applies to", versions);
        if (front.Status == Content.AnswerStatus.Outdated) Fact(text, "Status", "this answer waits to be brought up to date");
        if (!question.IsAnswered) Fact(text, "Status", "this question awaits an answer");
        Dates(text, question, history);
        if (question.IsAnswered) Body(text, question, articles);
        return text.ToString();
    }

    /// <summary>An ordinary page as Markdown.</summary>
    public static string Of(Doc doc, SourceHistory history, ExportedArticle articles)
    {
        var text = new StringBuilder();
        Begin(text, doc.FrontMatter.Title.Value, doc, articles);
        Dates(text, doc, history);
        Body(text, doc, articles);
        return text.ToString();
    }

    private static void Begin(StringBuilder text, string title, ContentPage page, ExportedArticle articles) =>
        text.Append("# ").Append(MarkdownWriter.Line(title)).Append("\n\n- Page: <").Append(articles.Address(page.Permalink)).Append(">\n");

    private static void Fact(StringBuilder text, string name, string value) => text.Append("- ").Append(name).Append(": ").Append(MarkdownWriter.Line(value)).Append('\n');

    private static void Dates(StringBuilder text, ContentPage page, SourceHistory history)
    {
        if (history.Files.GetValueOrDefault(page.Source.Path) is not { } file) return;
        Fact(text, "Written", Day(file.Created));
        if (file.Changed != file.Created) Fact(text, "Changed", Day(file.Changed));
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static void Body(StringBuilder text, ContentPage page, ExportedArticle articles)
    {
        var body = new MarkdownWriter(articles.Address(page.Permalink)).Write(articles.Whole(page));
        if (body.Length > 0) text.Append('\n').Append(body);
    }
}
