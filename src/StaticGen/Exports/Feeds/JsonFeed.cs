using System.Collections.Immutable;
using System.Text.Json;

namespace StaticGen.Exports.Feeds;

/// <summary>Writes a feed by the JSON Feed specification, version 1.1.</summary>
internal static class JsonFeed
{
    public static byte[] Write(Feed feed) => ExportedJson.Write(json =>
    {
        json.WriteString("version", "https://jsonfeed.org/version/1.1");
        json.WriteString("title", feed.Title);
        json.WriteString("home_page_url", feed.Page);
        json.WriteString("feed_url", feed.Json);
        if (feed.Description.Length > 0) json.WriteString("description", feed.Description);
        json.WriteString("language", feed.Language);
        Authors(json, [feed.Author]);
        json.WriteStartArray("items");
        foreach (var entry in feed.Entries)
        {
            json.WriteStartObject();
            json.WriteString("id", entry.Id);
            json.WriteString("url", entry.Url);
            json.WriteString("title", entry.Title);
            json.WriteString("summary", entry.Summary);
            json.WriteString("content_html", entry.Html);
            json.WriteString("date_published", FeedEntry.Moment(entry.Created));
            json.WriteString("date_modified", FeedEntry.Moment(entry.Changed));
            if (!entry.Authors.IsEmpty) Authors(json, entry.Authors);
            json.WriteStartArray("tags");
            foreach (var (_, title) in entry.Terms) json.WriteStringValue(title);
            json.WriteEndArray();
            json.WriteEndObject();
        }
        json.WriteEndArray();
    });

    private static void Authors(Utf8JsonWriter json, ImmutableArray<string> names)
    {
        json.WriteStartArray("authors");
        foreach (var name in names)
        {
            json.WriteStartObject();
            json.WriteString("name", name);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }
}
