using System.Collections.Immutable;
using StaticGen.Configuration;
using StaticGen.Content;
using StaticGen.Model;

namespace StaticGen.Search;

/// <summary>The pages of a site as search sees them, neighbours beside each other.</summary>
internal static class SiteDocuments
{
    private const int SummaryLength = 240;

    /// <summary>All questions and ordinary pages, in the order of the site, and what they can be narrowed by.</summary>
    public static (ImmutableArray<SearchDocument> Documents, SearchFacets Facets) Of(Site site)
    {
        var documents = ImmutableArray.CreateBuilder<SearchDocument>();
        var topics = ImmutableArray.CreateBuilder<SearchFacet>();
        var levels = ImmutableArray.CreateBuilder<SearchFacet>();
        var tags = ImmutableArray.CreateBuilder<SearchFacet>();
        foreach (var collection in site.Collections)
        {
            if (collection is PageCollection pages)
            {
                documents.AddRange(pages.Docs.Select(Document));
                continue;
            }
            var questions = (QuestionCollection)collection;
            var firstTopic = topics.Count;
            topics.AddRange(questions.Config.Topics.Select(t => Facet(t, questions.TopicPermalink(t.Id))));
            var levelNumbers = questions.Config.Levels.Select(l => Number(levels, Facet(l, questions.LevelPermalink(l.Id)))).ToArray();
            var tagNumbers = questions.Config.Tags.ToDictionary(
                t => t.Id, t => Number(tags, Facet(t, questions.TagPermalink(t.Id))), StringComparer.Ordinal);
            var all = new SearchDocument[questions.Questions.Length];
            Parallel.For(0, all.Length, Workers.PerProcessor, i =>
            {
                var question = questions.Questions[i];
                all[i] = Document(question, questions.Config.Sections, firstTopic + question.Topic, levelNumbers[question.Level], tagNumbers);
            });
            documents.AddRange(all);
        }
        return (documents.ToImmutable(), new SearchFacets { Topics = topics.ToImmutable(), Levels = levels.ToImmutable(), Tags = tags.ToImmutable() });
    }

    /// <summary>Levels and tags of the same name in two collections are one to whoever narrows results by them.</summary>
    private static int Number(ImmutableArray<SearchFacet>.Builder facets, SearchFacet facet)
    {
        for (var i = 0; i < facets.Count; i++)
        {
            if (facets[i].Id == facet.Id) return i;
        }
        facets.Add(facet);
        return facets.Count - 1;
    }

    private static SearchFacet Facet(TermConfig term, Permalink address) => new(term.Id, term.Title, address.Path.Trim('/'));

    private static SearchDocument Document(
        Question question, AnswerSections names, int topic, int level, Dictionary<string, int> tags)
    {
        var front = question.FrontMatter;
        var shortAnswer = question.Section(names, AnswerPart.ShortAnswer);
        var article = question.Source.Article;
        return new SearchDocument
        {
            Address = question.Permalink.Path.Trim('/'),
            Title = front.Title.Value,
            Question = front.Question.Value,
            Topic = topic,
            Level = level,
            Tags = [.. front.Tags.Where(t => tags.ContainsKey(t.Value)).Select(t => tags[t.Value])],
            SearchTerms = front.SearchTerms,
            Summary = Summary(front.Description ?? shortAnswer?.PlainText ?? ""),
            Headings = [.. article.Headings.Select(h => new SearchHeading(h.Id, h.Text, names.Find(h.Text) is not null))],
            ShortAnswer = shortAnswer?.Heading is { } heading ? article.Headings.IndexOf(heading) : -2,
            Text = article.Text,
        };
    }

    private static SearchDocument Document(Doc doc) => new()
    {
        Address = doc.Permalink.Path.Trim('/'),
        Title = doc.FrontMatter.Title.Value,
        SearchTerms = doc.FrontMatter.SearchTerms,
        Summary = Summary(doc.FrontMatter.Description
            ?? doc.Source.Article.FirstProse),
        Headings = Headings(doc.Source.Article),
        // What stands above the first heading says what the page is about.
        ShortAnswer = -1,
        Text = doc.Source.Article.Text,
    };

    private static ImmutableArray<SearchHeading> Headings(Article article) => [.. article.Headings.Select(h => new SearchHeading(h.Id, h.Text))];

    private static string Summary(string text)
    {
        if (text.Length <= SummaryLength) return text;
        var end = text.LastIndexOf(' ', SummaryLength - 1);
        if (end < SummaryLength / 2) end = char.IsHighSurrogate(text[SummaryLength - 2]) ? SummaryLength - 2 : SummaryLength - 1;
        return string.Concat(text.AsSpan(0, end), "…");
    }
}
