using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using StaticGen.Configuration;
using StaticGen.Exports.Articles;
using StaticGen.Model;
using StaticGen.Templating;

namespace StaticGen.Exports;

/// <summary>The list of all questions for programs. <c>api/questions.schema.json</c>, which is published beside it, and the guide say what each key means.</summary>
internal static class QuestionsJson
{
    /// <summary>Version of the form: another one when a key gets another meaning or goes; keys may be added.</summary>
    public const int Version = 1;

    /// <summary>Output path of the JSON Schema.</summary>
    public const string SchemaPath = "api/questions.schema.json";

    /// <summary>A link of the part about sources.</summary>
    private readonly record struct Source(string Title, string Url);

    public static byte[] Of(Site site, PieceMemory memory)
    {
        var articles = new ExportedArticle(site.Config.BaseUrl.AbsoluteUri);
        var collections = site.QuestionCollections.ToArray();
        return ExportedJson.Write(json =>
        {
            json.WriteString("$schema", "questions.schema.json");
            json.WriteNumber("version", Version);
            json.WriteStartObject("site");
            json.WriteString("title", site.Config.Title);
            json.WriteString("url", articles.Address(Permalink.Home));
            json.WriteString("language", site.Config.Language);
            json.WriteEndObject();
            json.WriteStartArray("collections");
            foreach (var collection in collections) WriteCollection(json, collection, articles);
            json.WriteEndArray();
            json.WriteStartArray("questions");
            foreach (var collection in collections)
            {
                foreach (var question in collection.Questions) WriteQuestion(json, question, collection, site, articles, memory);
            }
            json.WriteEndArray();
        });
    }

    private static void WriteCollection(Utf8JsonWriter json, QuestionCollection collection, ExportedArticle articles)
    {
        var config = collection.Config;
        json.WriteStartObject();
        json.WriteString("id", config.Id);
        json.WriteString("title", config.Title);
        json.WriteString("url", articles.Address(collection.Permalink));
        WriteTerms(json, "levels", config.Levels, collection.LevelPermalink, articles);
        WriteTerms(json, "topics", config.Topics, collection.TopicPermalink, articles);
        WriteTerms(json, "tags", collection.UsedTags, collection.TagPermalink, articles);
        json.WriteEndObject();
    }

    private static void WriteTerms(Utf8JsonWriter json, string name, IEnumerable<TermConfig> terms, Func<string, Permalink> address, ExportedArticle articles)
    {
        json.WriteStartArray(name);
        foreach (var term in terms)
        {
            json.WriteStartObject();
            json.WriteString("id", term.Id);
            json.WriteString("title", term.Title);
            json.WriteString("url", articles.Address(address(term.Id)));
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void WriteQuestion(Utf8JsonWriter json, Question question, QuestionCollection collection, Site site, ExportedArticle articles, PieceMemory memory)
    {
        var (front, config) = (question.FrontMatter, collection.Config);
        json.WriteStartObject();
        json.WriteString("id", question.Id);
        json.WriteString("collection", config.Id);
        json.WriteString("url", articles.Address(question.Permalink));
        if (site.Config.Exports.Markdown) json.WriteString("markdown_url", articles.Address(question.MarkdownPermalink));
        json.WriteString("title", front.Title.Value);
        json.WriteString("question", front.Question.Value);
        json.WriteString("status", ViewFactory.StatusName(front.Status));
        if (question.IsAnswered && question.Section(config.Sections, AnswerPart.ShortAnswer) is { } answer) json.WriteString("short_answer", answer.PlainText);
        json.WriteString("topic", config.Topics[question.Topic].Id);
        json.WriteString("level", config.Levels[question.Level].Id);
        WriteIds(json, "tags", front.Tags.Select(static t => t.Value));
        WriteIds(json, "related", question.Related.Select(r => collection.Questions[r].Id));
        WriteIds(json, "prerequisites", question.Prerequisites.Select(p => collection.Questions[p].Id));
        json.WriteStartArray("sources");
        foreach (var source in memory.Of("sources", question, () => Sources(question, config, articles)))
        {
            json.WriteStartObject();
            json.WriteString("title", source.Title);
            json.WriteString("url", source.Url);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        if (front.AppliesTo is { } versions) json.WriteString("applies_to", versions);
        if (!front.Authors.IsEmpty) WriteIds(json, "authors", front.Authors);
        if (front.Reviewed is { } review)
        {
            json.WriteStartObject("reviewed");
            json.WriteString("by", review.By);
            json.WriteString("on", Day(review.On));
            json.WriteEndObject();
        }
        if (site.History.Files.GetValueOrDefault(question.Source.Path) is { } history)
        {
            json.WriteString("created", Day(history.Created));
            json.WriteString("changed", Day(history.Changed));
        }
        if (question.IsAnswered) json.WriteNumber("reading_minutes", ViewFactory.Minutes(question.Source.Article));
        json.WriteEndObject();
    }

    private static Source[] Sources(Question question, CollectionConfig config, ExportedArticle articles)
    {
        if (!question.IsAnswered || question.Section(config.Sections, AnswerPart.Sources) is not { } section) return [];
        var found = ImmutableArray.CreateBuilder<Source>();
        Collect(articles.Part(section.Html, question), found);
        return [.. found];
    }

    private static void Collect(HtmlElement element, ImmutableArray<Source>.Builder found)
    {
        foreach (var child in element.Children.OfType<HtmlElement>())
        {
            if (child.Name == "a" && child.Attribute("href") is { } address && !address.StartsWith('#') && !child.HasClass("heading-link")) found.Add(new(child.TextContent, address));
            else Collect(child, found);
        }
    }

    private static void WriteIds(Utf8JsonWriter json, string name, IEnumerable<string> ids)
    {
        json.WriteStartArray(name);
        foreach (var id in ids) json.WriteStringValue(id);
        json.WriteEndArray();
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>The JSON Schema (draft 2020-12) of the file.</summary>
    public static ReadOnlySpan<byte> Schema => """
        {
          "$schema": "https://json-schema.org/draft/2020-12/schema",
          "title": "All questions of a site",
          "description": "Version 1. Within it keys may be added, so that readers pass over keys they do not know.",
          "type": "object",
          "required": ["version", "site", "collections", "questions"],
          "properties": {
            "$schema": {"type": "string"},
            "version": {"const": 1},
            "site": {
              "type": "object",
              "required": ["title", "url", "language"],
              "properties": {
                "title": {"type": "string"},
                "url": {"$ref": "#/$defs/url", "description": "The home page"},
                "language": {"type": "string", "description": "BCP 47 tag of the language of the content"}
              }
            },
            "collections": {
              "type": "array",
              "items": {
                "type": "object",
                "required": ["id", "title", "url", "levels", "topics", "tags"],
                "properties": {
                  "id": {"$ref": "#/$defs/id"},
                  "title": {"type": "string"},
                  "url": {"$ref": "#/$defs/url"},
                  "levels": {"$ref": "#/$defs/terms", "description": "From easy to hard"},
                  "topics": {"$ref": "#/$defs/terms", "description": "In reading order"},
                  "tags": {"$ref": "#/$defs/terms", "description": "Those that are in use"}
                }
              }
            },
            "questions": {
              "type": "array",
              "description": "By collection, and in each in reading order",
              "items": {
                "type": "object",
                "required": ["id", "collection", "url", "title", "question", "status", "topic", "level", "tags", "related", "prerequisites", "sources"],
                "properties": {
                  "id": {"$ref": "#/$defs/id", "description": "Unique in its collection and kept for ever, also when the page gets another address"},
                  "collection": {"$ref": "#/$defs/id"},
                  "url": {"$ref": "#/$defs/url", "description": "Its page"},
                  "markdown_url": {"$ref": "#/$defs/url", "description": "Its page as Markdown, where the site has these files"},
                  "title": {"type": "string", "description": "A short label"},
                  "question": {"type": "string", "description": "As it is asked"},
                  "status": {"enum": ["stub", "draft", "answered", "reviewed", "outdated"], "description": "A stub has no answer yet; an outdated answer waits to be brought up to date"},
                  "short_answer": {"type": "string", "description": "As plain text, code blocks left out"},
                  "topic": {"$ref": "#/$defs/id"},
                  "level": {"$ref": "#/$defs/id"},
                  "tags": {"$ref": "#/$defs/ids"},
                  "related": {"$ref": "#/$defs/ids", "description": "Questions of the collection to read next, best first"},
                  "prerequisites": {"$ref": "#/$defs/ids", "description": "Questions of the collection to read before"},
                  "sources": {
                    "type": "array",
                    "items": {
                      "type": "object",
                      "required": ["title", "url"],
                      "properties": {"title": {"type": "string"}, "url": {"type": "string", "format": "uri"}}
                    }
                  },
                  "applies_to": {"type": "string", "description": "A range of versions, such as >=3.9"},
                  "authors": {"type": "array", "items": {"type": "string"}},
                  "reviewed": {
                    "type": "object",
                    "required": ["by", "on"],
                    "properties": {"by": {"type": "string"}, "on": {"$ref": "#/$defs/day"}}
                  },
                  "created": {"$ref": "#/$defs/day", "description": "The day it was first written, where the history is known"},
                  "changed": {"$ref": "#/$defs/day", "description": "The day it was last changed, where the history is known"},
                  "reading_minutes": {"type": "integer", "minimum": 1}
                }
              }
            }
          },
          "$defs": {
            "id": {"type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$"},
            "ids": {"type": "array", "items": {"$ref": "#/$defs/id"}},
            "url": {"type": "string", "format": "uri", "pattern": "^https?://"},
            "day": {"type": "string", "format": "date", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"},
            "terms": {
              "type": "array",
              "items": {
                "type": "object",
                "required": ["id", "title", "url"],
                "properties": {
                  "id": {"$ref": "#/$defs/id"},
                  "title": {"type": "string"},
                  "url": {"$ref": "#/$defs/url"}
                }
              }
            }
          }
        }

        """u8;
}
