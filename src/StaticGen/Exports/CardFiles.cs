using System.Collections.Immutable;
using System.Text.Json;
using StaticGen.Configuration;
using StaticGen.Content;
using StaticGen.Model;
using StaticGen.Output;
using StaticGen.Templating;

namespace StaticGen.Exports;

/// <summary>
/// Writes what the pages of practice and interviews ask: an index of all cards, from which a session is put together, and parts with their texts, of
/// which only those are loaded that a session needs. <c>docs/cards.md</c> describes the form.
/// </summary>
/// <remarks>The HTML of a card is what the question's page shows, written by the same code, so that it is as safe as that page.</remarks>
internal static class CardFiles
{
    /// <summary>Version of the form; the browser refuses another.</summary>
    public const int Format = 1;

    /// <summary>Folder of the files in the output, ending with a slash.</summary>
    public const string Folder = "practice/cards/";

    /// <summary>A part is closed when its texts reach this size, in bytes.</summary>
    private const int PartSize = 64 * 1024;

    /// <summary>
    /// Neighbouring topics share a part up to this size, in bytes: half, so that who practises one topic loads little of others, and who practises all does not ask for a file a topic.
    /// </summary>
    private const int SharedSize = PartSize / 2;

    private const int LargestCard = 4 * 1024 * 1024;

    /// <summary>Hands the files to <paramref name="output"/>.</summary>
    /// <returns>Address of the index; null when the site has neither of the two pages.</returns>
    public static Permalink? WriteTo(Site site, IOutputSink output)
    {
        if (!site.HasPractice && !site.HasInterview) return null;
        var collections = site.QuestionCollections
            .Select(c => new Deck(c, [.. c.Questions.Where(q => q.IsCard(c.Config.Sections))])).Where(d => d.Cards.Length > 0).ToArray();
        var parts = collections.Select(deck => WriteParts(deck, output)).ToArray();
        var index = CompactJson.Object(json =>
        {
            json.WriteNumber("format", Format);
            json.WriteStartArray("collections");
            for (var i = 0; i < collections.Length; i++) WriteCollection(json, collections[i], parts[i].Parts, parts[i].FollowUps);
            json.WriteEndArray();
        });
        var path = $"{Folder}index-{Fingerprint.NameOf(index)}.json";
        output.Add(path, index);
        return new Permalink("/" + path);
    }

    /// <summary>The questions of a collection that are cards, in reading order.</summary>
    private sealed record Deck(QuestionCollection Collection, ImmutableArray<Question> Cards);

    /// <param name="File">Name below the folder.</param>
    /// <param name="First">Place of its first card in the deck, from 0.</param>
    private readonly record struct Part(string File, int First);

    /// <returns>The parts, and for each card the ids of its follow-up questions.</returns>
    private static (Part[] Parts, string[] FollowUps) WriteParts(Deck deck, IOutputSink output)
    {
        var texts = new byte[deck.Cards.Length][];
        var followUps = new string[texts.Length];
        Parallel.For(
            0, texts.Length, Workers.PerProcessor, static () => new Utf8Output(LargestCard),
            (i, _, buffer) =>
            {
                texts[i] = CompactJson.Object(json => followUps[i] = WriteCard(json, deck.Cards[i], deck.Collection, buffer));
                return buffer;
            },
            static buffer => buffer.Dispose());

        var ranges = Ranges(deck, texts).ToArray();
        var parts = new Part[ranges.Length];
        Parallel.For(0, ranges.Length, Workers.PerProcessor, i =>
        {
            var (name, start, end) = ranges[i];
            var content = Lines(texts.AsSpan(start, end - start));
            parts[i] = new Part($"{name}-{Fingerprint.NameOf(content)}.json", start);
            output.Add(Folder + parts[i].File, content);
        });
        return (parts, followUps);
    }

    /// <summary>A small collection is one part. In a larger one small topics share parts, each whole in one, and a large topic has several.</summary>
    private static IEnumerable<(string Name, int Start, int End)> Ranges(Deck deck, byte[][] texts)
    {
        var id = deck.Collection.Config.Id;
        var isSmall = texts.Sum(static t => (long)t.Length) <= PartSize;
        var topicSizes = new long[deck.Collection.Config.Topics.Length];
        for (var i = 0; i < texts.Length; i++) topicSizes[deck.Cards[i].Topic] += texts[i].Length;
        var (start, size, number) = (0, 0, 1);
        for (var i = 0; i < texts.Length; i++)
        {
            size += texts[i].Length;
            var endsTopic = true;
            if (i + 1 < texts.Length)
            {
                var next = deck.Cards[i + 1].Topic;
                endsTopic = next != deck.Cards[i].Topic;
                if (isSmall || (endsTopic ? size + topicSizes[next] <= SharedSize : size < PartSize)) continue;
            }
            yield return (isSmall ? id : $"{id}-{deck.Collection.Config.Topics[deck.Cards[start].Topic].Id}{(number == 1 ? "" : $"-{number}")}", start, i + 1);
            (start, size, number) = (i + 1, 0, endsTopic ? 1 : number + 1);
        }
    }

    private static void WriteCollection(Utf8JsonWriter json, Deck deck, Part[] parts, string[] followUps)
    {
        var (collection, cards) = (deck.Collection, deck.Cards);
        var config = collection.Config;
        json.WriteStartObject();
        json.WriteString("id", config.Id);
        json.WriteString("title", config.Title);
        json.WriteStartArray("levels");
        foreach (var level in config.Levels) WriteTerm(json, level.Id, level.Title, collection.LevelPermalink(level.Id));
        json.WriteEndArray();
        json.WriteStartArray("topics");
        var counts = new int[config.Topics.Length];
        foreach (var card in cards) counts[card.Topic]++;
        foreach (var (topic, count) in config.Topics.Zip(counts)) WriteTerm(json, topic.Id, topic.Title, collection.TopicPermalink(topic.Id), count);
        json.WriteEndArray();
        json.WriteStartArray("tags");
        foreach (var tag in collection.UsedTags) WriteTerm(json, tag.Id, tag.Title, collection.TagPermalink(tag.Id));
        json.WriteEndArray();

        // By column, since columns are small when compressed: there may be ten thousand cards.
        var tags = collection.UsedTags.Select(static (t, i) => (t.Id, i)).ToDictionary(static t => t.Id, static t => t.i, StringComparer.Ordinal);
        json.WriteStartArray("ids");
        foreach (var card in cards) json.WriteStringValue(card.Id);
        json.WriteEndArray();
        json.WriteStartObject("renamed");
        foreach (var card in cards)
        {
            if (card.KeptId is not null) json.WriteString(card.Id, card.Slug);
        }
        json.WriteEndObject();
        json.WriteStartArray("levelOf");
        foreach (var card in cards) json.WriteNumberValue(card.Level);
        json.WriteEndArray();
        json.WriteStartArray("tagsOf");
        foreach (var card in cards)
        {
            json.WriteStartArray();
            foreach (var tag in card.FrontMatter.Tags)
            {
                if (tags.TryGetValue(tag.Value, out var number)) json.WriteNumberValue(number);
            }
            json.WriteEndArray();
        }
        json.WriteEndArray();
        json.WriteStartArray("followUpsOf");
        foreach (var ids in followUps) json.WriteStringValue(ids);
        json.WriteEndArray();

        json.WriteStartArray("parts");
        foreach (var part in parts)
        {
            json.WriteStartObject();
            json.WriteString("file", part.File);
            json.WriteNumber("first", part.First);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteTerm(Utf8JsonWriter json, string id, string title, Permalink list, int? count = null)
    {
        json.WriteStartObject();
        json.WriteString("id", id);
        json.WriteString("title", title);
        json.WriteString("path", RelativeUrl.Encode(list.Path[1..]));
        if (count is { } number) json.WriteNumber("count", number);
        json.WriteEndObject();
    }

    /// <returns>The ids of its follow-up questions.</returns>
    private static string WriteCard(Utf8JsonWriter json, Question question, QuestionCollection collection, Utf8Output html)
    {
        var ids = "";
        var sections = collection.Config.Sections;
        json.WriteString("id", question.Id);
        json.WriteString("title", question.FrontMatter.Title.Value);
        json.WriteString("question", question.FrontMatter.Question.Value);
        if (question.FrontMatter.Status == AnswerStatus.Outdated) json.WriteBoolean("outdated", true);
        WriteHtml(json, "answer", question.Section(sections, AnswerPart.ShortAnswer)!.Value.Html, question, html);
        if (question.Section(sections, AnswerPart.InAnInterview) is { } rubric) WriteHtml(json, "rubric", rubric.Html, question, html);
        json.WriteStartArray("followUps");
        foreach (var (id, followUp) in FollowUps(question, collection))
        {
            ids += ids.Length == 0 ? id : " " + id;
            json.WriteStartObject();
            json.WriteString("id", id);
            WriteHtml(json, "question", followUp.QuestionHtml, question, html);
            WriteHtml(json, "answer", followUp.AnswerHtml, question, html);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        return ids;
    }

    private static void WriteHtml(Utf8JsonWriter json, string name, ArticleHtml content, Question question, Utf8Output html)
    {
        html.Clear();
        new ArticleFragment(content, question).WriteTo(html, new PageAddress(SitePages.Practice.Path, null));
        json.WriteString(name, html.Written.Trim((byte)'\n'));
    }

    /// <summary>A question's follow-up questions, each under an id that only changes when its words do.</summary>
    internal static IEnumerable<(string Id, FollowUp FollowUp)> FollowUps(Question question, QuestionCollection collection)
    {
        if (question.Section(collection.Config.Sections, AnswerPart.FollowUpQuestions) is not { } section) yield break;
        var taken = new HashSet<string>(StringComparer.Ordinal);
        foreach (var followUp in section.FollowUps)
        {
            var id = FollowUpId.Of(followUp.Question);
            for (var n = 2; !taken.Add(id); n++) id = $"{FollowUpId.Of(followUp.Question)}-{n}";
            yield return (id, followUp);
        }
    }

    /// <summary>Objects of the same kind as one list, each on a line.</summary>
    private static byte[] Lines(ReadOnlySpan<byte[]> objects)
    {
        var length = 1;
        foreach (var item in objects) length += 2 + item.Length;
        var lines = new byte[length];
        var at = 0;
        foreach (var item in objects)
        {
            (at == 0 ? "["u8 : ",\n"u8).CopyTo(lines.AsSpan(at));
            at += at == 0 ? 1 : 2;
            item.CopyTo(lines, at);
            at += item.Length;
        }
        "]\n"u8.CopyTo(lines.AsSpan(at));
        return lines;
    }
}
