using System.Security.Cryptography;
using System.Text;
using StaticGen.Configuration;
using StaticGen.Content;
using StaticGen.Exports.Articles;
using StaticGen.Model;

namespace StaticGen.Exports;

/// <summary>
/// A collection as a deck for Anki, in the form of its import of text files (docs.ankiweb.net/importing/text-files.html): a note for each question with a finished answer, and for each
/// follow-up question. A note is known by its GUID, made from the question's id: importing a newer deck changes notes and never doubles them.
/// </summary>
/// <remarks>
/// There are no names of columns: Anki then fills the fields of the note type in their order, whatever they are called in the reader's language. Neither pictures nor a style sheet can come
/// along; code carries its colours itself, and a picture is a link.
/// </remarks>
internal static class AnkiDeck
{
    private const string Head = "#separator:tab\n#html:true\n#notetype:Basic\n#guid column:1\n#deck column:2\n#tags column:5\n";

    private const string Alphabet = "abcdefghijklmnopqrstuvwxyz234567";

    /// <summary>The deck; null when there is nothing to ask.</summary>
    public static string? Of(QuestionCollection collection, Site site, PieceMemory memory)
    {
        var cards = collection.Questions.Where(q => q.IsCard(collection.Config.Sections)).ToArray();
        if (cards.Length == 0) return null;
        var articles = new ExportedArticle(site.Config.BaseUrl.AbsoluteUri);
        var notes = new string[cards.Length];
        Parallel.For(0, cards.Length, i => notes[i] = memory.Of("anki", cards[i], () => Notes(cards[i], collection, site, articles)));
        return string.Concat(notes.Prepend(Head));
    }

    private static string Notes(Question question, QuestionCollection collection, Site site, ExportedArticle articles)
    {
        var (front, config) = (question.FrontMatter, collection.Config);
        var url = articles.Address(question.Permalink);
        var html = new PortableHtml(url, isForCards: true);
        var deck = string.Join("::", new[] { site.Config.Title, config.Title, config.Topics[question.Topic].Title }.Select(DeckPart));
        var tags = string.Join(' ', front.Tags.Select(t => $"{config.Id}::tag::{t.Value}")
            .Prepend($"{config.Id}::level::{config.Levels[question.Level].Id}").Prepend($"{config.Id}::topic::{config.Topics[question.Topic].Id}"));

        var notes = new StringBuilder();
        Note($"{config.Id}/{question.Id}", $"<p>{Escaped(front.Question.Value)}</p>", Html(question.Section(config.Sections, AnswerPart.ShortAnswer)!.Value.Html), url);
        var number = 0;
        foreach (var (id, followUp) in CardFiles.FollowUps(question, collection))
        {
            Note($"{config.Id}/{question.Id}/{id}", $"<p>{Html(followUp.QuestionHtml)}</p>\n<p><small>{Escaped(front.Title.Value)}</small></p>", Html(followUp.AnswerHtml), $"{url}#follow-up-{++number}");
        }
        return notes.ToString();

        string Html(ArticleHtml part) => html.Write(articles.Part(part, question));

        void Note(string key, string asked, string answer, string address)
        {
            notes.Append(Guid(site.Config.Exports.Identity, key)).Append('\t').Append(Field(deck)).Append('\t').Append(Field(AnkiMarkup.Disarm(asked))).Append('\t')
                .Append(Field(AnkiMarkup.Disarm($"{answer}\n<p><small><a href=\"{Escaped(address)}\">{Escaped(site.Config.Title)}</a></small></p>"))).Append('\t').Append(tags).Append('\n');
        }
    }

    /// <summary>The GUID of a note: letters and digits made of who publishes it and the key that the card has on the site.</summary>
    internal static string Guid(string identity, string key)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{identity}:{key}"));
        Span<char> guid = stackalloc char[16];
        for (var i = 0; i < guid.Length; i++) guid[i] = Alphabet[hash[i] & 31];
        return guid.ToString();
    }

    /// <summary>A name within the path of a deck, whose parts are separated by two colons.</summary>
    private static string DeckPart(string title)
    {
        var part = XmlText.Clean(title).Replace(':', '∶').Replace('"', '\'').Trim();
        return part.Length == 0 ? "_" : part;
    }

    private static string Escaped(string text) => System.Net.WebUtility.HtmlEncode(XmlText.Clean(text));

    /// <summary>A field, in quotation marks: tabs and line breaks may then stand in it.</summary>
    private static string Field(string text) => $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
