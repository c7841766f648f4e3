using System.Globalization;
using StaticGen.Configuration;
using StaticGen.Content;
using StaticGen.Model;

namespace StaticGen.Templating;

/// <summary>Makes what views of a collection's questions consist of when a template asks for it: it is wanted once, on the question's page, and would otherwise be kept for the whole build.</summary>
internal sealed class QuestionParts(ViewFactory factory, QuestionCollection collection, CollectionView view)
{
    private readonly Dictionary<string, string> _tagTitles =
        collection.Config.Tags.DistinctBy(static t => t.Id, StringComparer.Ordinal).ToDictionary(static t => t.Id, static t => t.Title, StringComparer.Ordinal);

    private AnswerSections Names => collection.Config.Sections;

    /// <summary>What was made of one question, kept while its own page is rendered: that page asks for some of it three times. Of two threads that render it at once, each may make it.</summary>
    public sealed class Kept
    {
        public IHtmlContent? ShortAnswer { get; set; }

        public string? Summary { get; set; }

        public RelatedView[]? Related { get; set; }
    }

    /// <summary>The short answer; null when there is none.</summary>
    public IHtmlContent? ShortAnswer(QuestionView question)
    {
        if (question.Kept is { ShortAnswer: { } known }) return known;
        if (ShortAnswerOf(question.Model) is not { } section) return null;
        var html = Fragment(section.Html, question);
        if (question.Kept is { } own) own.ShortAnswer = html;
        return html;
    }

    /// <summary>The short answer as plain text, or what its author wrote instead.</summary>
    public string Summary(QuestionView question)
    {
        if (question.Kept is { Summary: { } known }) return known;
        var summary = ViewFactory.Summary(question.Model.FrontMatter.Description ?? ShortAnswerOf(question.Model)?.PlainText ?? "");
        if (question.Kept is { } own) own.Summary = summary;
        return summary;
    }

    private ArticleSection? ShortAnswerOf(Question question) => question.IsAnswered ? question.Section(Names, AnswerPart.ShortAnswer) : null;

    /// <summary>All other parts of the answer.</summary>
    public SectionView[] Sections(QuestionView question) => question.IsAnswered ? [.. SectionsOf(question)] : [];

    private IEnumerable<SectionView> SectionsOf(QuestionView question)
    {
        foreach (var section in question.Model.Source.Article.Sections)
        {
            if (section.Heading is not { } heading) continue;
            var part = Names.Find(heading.Text);
            if (part == AnswerPart.ShortAnswer) continue;
            yield return new SectionView
            {
                Part = part is { } known ? PartName(known) : "other",
                Id = question.Prefix + heading.Id,
                Title = heading.Text,
                Html = section.FollowUps.IsEmpty ? Fragment(section.Html, question) : null,
                FollowUps = [.. section.FollowUps.Select((f, i) => new FollowUpView
                {
                    Id = $"{question.Prefix}follow-up-{(i + 1).ToString(CultureInfo.InvariantCulture)}",
                    Question = Fragment(f.QuestionHtml, question),
                    Answer = Fragment(f.AnswerHtml, question),
                })],
            };
        }
    }

    private static ArticleFragment Fragment(ArticleHtml html, QuestionView question) => new ArticleFragment(html, question.Model, question.Prefix);

    /// <summary>Questions to read next.</summary>
    public RelatedView[] Related(QuestionView question)
    {
        if (question.Kept is { Related: { } known }) return known;
        var related = Related(question.Known);
        if (question.Kept is { } own) own.Related = related;
        return related;
    }

    private RelatedView[] Related(Question question)
    {
        var related = new RelatedView[question.Related.Length];
        for (var i = 0; i < related.Length; i++)
        {
            var other = question.Related[i];
            related[i] = new RelatedView { Question = view.Questions[other], Why = RelatedQuestions.Why(question, collection.Questions[other], _tagTitles) };
        }
        return related;
    }

    /// <summary>Questions to read before.</summary>
    /// <param name="question">The question as the build knows it.</param>
    public QuestionView[] Prerequisites(Question question) => question.Prerequisites.IsEmpty ? [] : [.. question.Prerequisites.Select(p => view.Questions[p])];

    /// <summary>The same, each with what it is needed for.</summary>
    public RelatedView[] ReadFirst(Question question) =>
        question.Prerequisites.IsEmpty ? [] : [.. Prerequisites(question).Select(p => new RelatedView { Question = p, Why = Needed(view.Questions[question.Index], p) })];

    /// <summary>What a question is read for before another: the subjects that both have, else its own.</summary>
    private static string Needed(QuestionView question, QuestionView before)
    {
        var shared = before.Tags.Where(t => question.Tags.Contains(t)).Take(2).Select(t => t.Title).ToArray();
        return "for " + (shared.Length > 0 ? string.Join(" and ", shared) : before.Topic.Title);
    }

    /// <summary>Where its source can be edited, or null.</summary>
    public string? EditUrl(QuestionView question) => factory.EditUrl(question.Model.Source.Path);

    /// <summary>Where a mistake in it can be reported, or null.</summary>
    public string? ReportUrl(QuestionView question) => factory.ReportUrl(question.Title, question.Url, null);

    private static string PartName(AnswerPart part) => part switch
    {
        AnswerPart.ShortAnswer => "short-answer",
        AnswerPart.Explanation => "explanation",
        AnswerPart.Example => "example",
        AnswerPart.CommonMistakes => "common-mistakes",
        AnswerPart.FollowUpQuestions => "follow-up-questions",
        AnswerPart.InAnInterview => "in-an-interview",
        _ => "sources",
    };
}
