using System.Collections.Immutable;
using System.Globalization;
using StaticGen.Configuration;
using StaticGen.Exports.Articles;
using StaticGen.Model;

namespace StaticGen.Exports.Feeds;

/// <summary>The newest answers, in the form that Atom and JSON feeds have in common. Text is what XML can hold; addresses have scheme and host.</summary>
/// <param name="Id">A tag URI, the same for ever.</param>
/// <param name="Title">Name of the site, and of the topic when it is one topic's feed.</param>
/// <param name="Description">One or two sentences; may be empty.</param>
/// <param name="Language">BCP 47 tag.</param>
/// <param name="Author">Who stands for entries that name no author.</param>
/// <param name="Page">Address of the page that the feed belongs to.</param>
/// <param name="Atom">Address of the feed as Atom.</param>
/// <param name="Json">Address of the feed as JSON.</param>
/// <param name="Entries">At least one, newest first.</param>
internal sealed record Feed(
    string Id, string Title, string Description, string Language, string Author, string Page, string Atom, string Json, ImmutableArray<FeedEntry> Entries)
{
    /// <summary>The feeds of <paramref name="site"/>, each with its two output paths.</summary>
    public static IEnumerable<(string AtomPath, string JsonPath, Feed Feed)> Of(Site site)
    {
        var exports = site.Config.Exports;
        if (!exports.Feeds) yield break;
        var articles = new ExportedArticle(site.Config.BaseUrl.AbsoluteUri);
        var news = News(site);
        if (news.Length == 0) yield break;
        // A question of a topic's feed is most often in the site's as well.
        var entries = new Dictionary<string, FeedEntry>(StringComparer.Ordinal);
        yield return (SitePages.Feed.OutputPath, SitePages.JsonFeed.OutputPath, new Feed(
            $"tag:{exports.Identity}:feed", XmlText.Clean(site.Config.Title), XmlText.Clean(site.Config.Description), site.Config.Language, XmlText.Clean(site.Config.Title),
            articles.Address(Permalink.Home), articles.Address(SitePages.Feed), articles.Address(SitePages.JsonFeed), Entries(news)));
        if (!exports.TopicFeeds) yield break;
        foreach (var collection in site.QuestionCollections)
        {
            var byTopic = news.Where(n => n.Collection == collection).ToLookup(static n => n.Question.Topic);
            for (var i = 0; i < collection.Config.Topics.Length; i++)
            {
                var topic = collection.Config.Topics[i];
                if (!byTopic.Contains(i)) continue;
                yield return (collection.TopicFeed(topic.Id).OutputPath, collection.TopicJsonFeed(topic.Id).OutputPath, new Feed(
                    $"tag:{exports.Identity}:feed/{collection.Config.Id}/{topic.Id}", XmlText.Clean($"{topic.Title} – {site.Config.Title}"), XmlText.Clean(topic.Description),
                    site.Config.Language, XmlText.Clean(site.Config.Title), articles.Address(collection.TopicPermalink(topic.Id)),
                    articles.Address(collection.TopicFeed(topic.Id)), articles.Address(collection.TopicJsonFeed(topic.Id)), Entries(byTopic[i])));
            }
        }

        ImmutableArray<FeedEntry> Entries(IEnumerable<Item> items) => [.. items.Take(exports.FeedEntries).Select(item =>
        {
            if (!entries.TryGetValue(item.Question.Permalink.Path, out var entry))
                entries.Add(item.Question.Permalink.Path, entry = FeedEntry.Of(item.Question, item.Collection, item.History, exports, articles));
            return entry;
        })];
    }

    private readonly record struct Item(Question Question, QuestionCollection Collection, FileHistory History);

    /// <summary>All questions that can stand in a feed: those that changed last come first, then those that are newer, then in reading order.</summary>
    private static Item[] News(Site site) =>
    [
        .. site.QuestionCollections
            .SelectMany(c => c.Questions.Where(q => site.IsNews(q, c)).Select(q => new Item(q, c, site.History.Files[q.Source.Path])))
            .OrderByDescending(static i => i.History.Changed).ThenByDescending(static i => i.History.Created),
    ];
}

/// <summary>One answer in a feed.</summary>
/// <param name="Id">A tag URI, the same for ever: it stays when the question gets another title or address.</param>
/// <param name="Url">Address of its page.</param>
/// <param name="Title">The question as it is asked.</param>
/// <param name="Summary">The short answer as plain text.</param>
/// <param name="Html">The whole answer.</param>
/// <param name="Created">The day it was first written; the history knows no time.</param>
/// <param name="Changed">The day it was last changed.</param>
/// <param name="Authors">As its front matter names them; may be empty.</param>
/// <param name="Terms">Its topic, level and tags, by id and title.</param>
internal sealed record FeedEntry(
    string Id, string Url, string Title, string Summary, string Html, DateOnly Created, DateOnly Changed, ImmutableArray<string> Authors, ImmutableArray<(string Id, string Title)> Terms)
{
    public static FeedEntry Of(Question question, QuestionCollection collection, FileHistory history, ExportsConfig exports, ExportedArticle articles)
    {
        var config = collection.Config;
        var url = articles.Address(question.Permalink);
        var (topic, level) = (config.Topics[question.Topic], config.Levels[question.Level]);
        return new(
            $"tag:{exports.Identity}:{config.Id}/{question.Id}", url, XmlText.Clean(question.FrontMatter.Question.Value),
            XmlText.Clean(question.Section(config.Sections, AnswerPart.ShortAnswer)!.Value.PlainText), new PortableHtml(url).Write(articles.Whole(question)),
            history.Created, history.Changed, [.. question.FrontMatter.Authors.Select(XmlText.Clean)],
            [
                (topic.Id, XmlText.Clean(topic.Title)), (level.Id, XmlText.Clean(level.Title)),
                .. config.Tags.Where(t => question.FrontMatter.Tags.Any(own => own.Value == t.Id)).Select(static t => (t.Id, XmlText.Clean(t.Title))),
            ]);
    }

    /// <summary>A day as RFC 3339 writes a moment.</summary>
    public static string Moment(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) + "T00:00:00Z";
}
