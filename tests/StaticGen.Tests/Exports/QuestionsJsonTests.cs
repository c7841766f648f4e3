using System.Text.Json;
using System.Text.RegularExpressions;
using StaticGen.Tests.Guide;
using StaticGen.Tests.Sites;

namespace StaticGen.Tests.Exports;

public sealed class QuestionsJsonTests
{
    private static TestSite Site() => ExportSite.Build(
        ExportSite.Question("content/qa/lists/one.md", "About one", "related: [two]\nprerequisites: [two]\napplies_to: '>=3.9'\nauthors: [Ada]")
        + TestSite.Question("content/qa/maps/two.md", "About two", level: "advanced").Replace("status: answered", "status: reviewed\nreviewed: {by: Grace, on: 2026-01-02}", StringComparison.Ordinal)
        + "-- content/qa/maps/stub.md --\n---\ntitle: A stub\nquestion: What would this ask for?\nlevel: basic\nstatus: stub\n---\n",
        ("content/qa/lists/one.md", 2, 3));

    [Fact]
    public void A_question_says_all_that_lists_of_it_need()
    {
        using var site = Site();
        Assert.Empty(site.Messages);
        using var json = JsonDocument.Parse(site.Output.Files["api/questions.json"]);

        Assert.Equal(1, json.RootElement.GetProperty("version").GetInt32());
        Assert.Equal(["one", "two", "stub"], json.RootElement.GetProperty("questions").EnumerateArray().Select(q => q.GetProperty("id").GetString()).OrderBy(i => Array.IndexOf(["one", "two", "stub"], i)));
        Assert.Equal(
            """
            {"id":"one","collection":"qa","url":"https://example.org/repo/qa/one/","markdown_url":"https://example.org/repo/qa/one/index.md","title":"About one",
            "question":"What does About one ask for in one1, one2 and one3?","status":"answered",
            "short_answer":"This is a short answer with more than twenty words in it, so that it passes the check on its length without further thought given.",
            "topic":"lists","level":"basic","tags":["one"],"related":["two"],"prerequisites":["two"],"sources":[{"title":"Docs","url":"https://example.org/docs"}],
            "applies_to":">=3.9","authors":["Ada"],"created":"2026-01-02","changed":"2026-01-03","reading_minutes":1}
            """.ReplaceLineEndings(""),
            Compact(Question(json, "one")));
        Assert.Equal("""{"by":"Grace","on":"2026-01-02"}""", Compact(Question(json, "two").GetProperty("reviewed")));
        Assert.False(Question(json, "two").TryGetProperty("created", out _));
        Assert.False(Question(json, "stub").TryGetProperty("short_answer", out _));
        Assert.Equal("stub", Question(json, "stub").GetProperty("status").GetString());
    }

    [Fact]
    public void The_file_follows_the_schema_that_is_published_beside_it()
    {
        using var site = Site();
        using var schema = JsonDocument.Parse(site.Output.Files["api/questions.schema.json"]);
        using var json = JsonDocument.Parse(site.Output.Files["api/questions.json"]);
        Assert.Equal("questions.schema.json", json.RootElement.GetProperty("$schema").GetString());

        Assert.Equal([], Faults(json.RootElement, schema.RootElement, schema.RootElement, "$"));
        // The check can fail.
        using var wrong = JsonDocument.Parse("""{"version": 2, "site": {"title": 1, "url": "ftp://x", "language": "en"}, "collections": [], "questions": [{"id": "A"}], "more": 1}""");
        Assert.Equal(
            [
                "$.version is not what it must be", "$.site.title is no string", "$.site.url does not match", "$.questions[0] lacks collection", "$.questions[0] lacks url", "$.questions[0] lacks title",
                "$.questions[0] lacks question", "$.questions[0] lacks status", "$.questions[0] lacks topic", "$.questions[0] lacks level", "$.questions[0] lacks tags", "$.questions[0] lacks related",
                "$.questions[0] lacks prerequisites", "$.questions[0] lacks sources", "$.questions[0].id does not match", "$.more is not in the schema",
            ],
            Faults(wrong.RootElement, schema.RootElement, schema.RootElement, "$"));
    }

    [Fact]
    public void The_guide_names_every_key_of_a_question()
    {
        using var site = Site();
        using var schema = JsonDocument.Parse(site.Output.Files["api/questions.schema.json"]);
        var guide = File.ReadAllText(GuidePages.PathOf("exports.md"));

        var keys = schema.RootElement.GetProperty("properties").GetProperty("questions").GetProperty("items").GetProperty("properties").EnumerateObject().Select(p => p.Name).ToArray();
        Assert.True(keys.Length > 15);
        Assert.All(keys, key => Assert.Contains($"`{key}`", guide, StringComparison.Ordinal));
    }

    private static JsonElement Question(JsonDocument json, string id) =>
        json.RootElement.GetProperty("questions").EnumerateArray().Single(q => q.GetProperty("id").GetString() == id);

    private static string Compact(JsonElement element)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping })) element.WriteTo(writer);
        return System.Text.Encoding.UTF8.GetString(buffer.ToArray());
    }

    /// <summary>What differs from the schema, by the keywords that it uses. A key that the schema does not name counts as a fault here: we would have forgotten to document it.</summary>
    private static IEnumerable<string> Faults(JsonElement value, JsonElement schema, JsonElement root, string path)
    {
        if (schema.TryGetProperty("$ref", out var reference))
        {
            var target = root.GetProperty("$defs").GetProperty(reference.GetString()!["#/$defs/".Length..]);
            foreach (var fault in Faults(value, target, root, path)) yield return fault;
            yield break;
        }
        if (schema.TryGetProperty("const", out var constant) && constant.GetRawText() != value.GetRawText()) yield return $"{path} is not what it must be";
        if (schema.TryGetProperty("enum", out var choices) && !choices.EnumerateArray().Any(c => c.GetRawText() == value.GetRawText())) yield return $"{path} is none of the choices";
        var type = schema.TryGetProperty("type", out var named) ? named.GetString() : null;
        var isOfType = type switch
        {
            null => true,
            "string" => value.ValueKind == JsonValueKind.String,
            "integer" => value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out _),
            "array" => value.ValueKind == JsonValueKind.Array,
            "object" => value.ValueKind == JsonValueKind.Object,
            _ => throw new InvalidOperationException(type),
        };
        if (!isOfType)
        {
            yield return $"{path} is no {type}";
            yield break;
        }
        if (schema.TryGetProperty("pattern", out var pattern) && !Regex.IsMatch(value.GetString()!, pattern.GetString()!, RegexOptions.None, TimeSpan.FromSeconds(1))) yield return $"{path} does not match";
        if (schema.TryGetProperty("minimum", out var least) && value.GetInt32() < least.GetInt32()) yield return $"{path} is too small";
        if (type == "array")
        {
            foreach (var (item, i) in value.EnumerateArray().Select((item, i) => (item, i)))
            {
                foreach (var fault in Faults(item, schema.GetProperty("items"), root, $"{path}[{i}]")) yield return fault;
            }
        }
        if (type != "object") yield break;
        if (schema.TryGetProperty("required", out var required))
        {
            foreach (var key in required.EnumerateArray().Select(k => k.GetString()!).Where(k => !value.TryGetProperty(k, out _))) yield return $"{path} lacks {key}";
        }
        foreach (var property in value.EnumerateObject())
        {
            if (!schema.GetProperty("properties").TryGetProperty(property.Name, out var inner)) yield return $"{path}.{property.Name} is not in the schema";
            else foreach (var fault in Faults(property.Value, inner, root, $"{path}.{property.Name}")) yield return fault;
        }
    }
}
