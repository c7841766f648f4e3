using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;
using Json.Schema;
using StaticGen.Configuration;
using StaticGen.Content;
using StaticGen.Diagnostics;
using StaticGen.Sources;

namespace StaticGen.Tests.Yaml;

/// <summary>The schemas that editors use and the readers that decide must say the same. Texts are JSON, which is YAML as well.</summary>
public sealed class SchemaAgreementTests
{
    private static readonly JsonSchema Config = JsonSchema.FromText(SiteConfigReader.JsonSchema());
    private static readonly CollectionConfig Questions = Read(
        """
        title: T
        base_url: https://example.org/
        collections:
          - {id: qa, kind: question, title: Q, levels: [{id: basic, title: B}, {id: hard, title: H}], topics: [{id: lists, title: L}], tags: [{id: one, title: O}, {id: two, title: W}]}
        """).Value.Collections[0];
    private static readonly JsonSchema Question = JsonSchema.FromText(FrontMatterReader.JsonSchema(Questions));
    private static readonly JsonSchema AnyQuestion = JsonSchema.FromText(FrontMatterReader.JsonSchema(CollectionKind.Question));

    [Fact]
    public void What_the_reader_of_the_config_takes_the_schema_takes() => Gen.Int.Sample(
        static seed =>
        {
            var config = new Writer(seed).Config().ToJsonString();
            Assert.Empty(Read(config).Diagnostics);
            Assert.True(IsValid(Config, config), config);
        },
        iter: 300);

    [Fact]
    public void What_is_broken_in_one_place_both_refuse() => Gen.Int.Sample(
        static seed =>
        {
            var writer = new Writer(seed);
            var config = writer.Config();
            var what = writer.Break(config);
            var text = config.ToJsonString();
            Assert.True(Read(text).Diagnostics.Any(static d => d.Severity == Severity.Error) == !IsValid(Config, text), $"{what}\n{text}\n{string.Join('\n', Read(text).Diagnostics)}");
        },
        iter: 600);

    [Fact]
    public void The_same_holds_for_front_matter() => Gen.Int.Sample(
        static seed =>
        {
            var writer = new Writer(seed);
            var front = writer.FrontMatter();
            Assert.Empty(ReadQuestion(front.ToJsonString()));
            Assert.True(IsValid(Question, front.ToJsonString()), front.ToJsonString());
            Assert.True(IsValid(AnyQuestion, front.ToJsonString()), front.ToJsonString());

            var what = writer.Break(front);
            var text = front.ToJsonString();
            Assert.True(ReadQuestion(text).Any() == !IsValid(Question, text), $"{what}\n{text}\n{string.Join('\n', ReadQuestion(text))}");
        },
        iter: 600);

    [Theory]
    [InlineData("""{"title": "Abc", "question": "How is this asked?", "level": "basic", "status": "answered"}""", false)]
    [InlineData("""{"title": "Abc", "question": "How is this asked?", "level": "basic", "status": "answered", "tags": []}""", false)]
    [InlineData("""{"title": "Abc", "question": "How is this asked?", "level": "basic", "status": "stub"}""", true)]
    [InlineData("""{"title": "Abc", "question": "How is this asked?", "level": "basic", "status": "reviewed", "tags": ["one"]}""", false)]
    [InlineData("""{"title": "Abc", "question": "How is this asked?", "level": "easy", "status": "stub"}""", false)]
    [InlineData("""{"title": "Abc", "question": "How is this asked?", "level": "basic", "status": "draft", "tags": ["three"]}""", false)]
    public void Rules_over_two_keys_and_the_collections_own_words_are_in_the_schema(string front, bool isGood)
    {
        Assert.Equal(isGood, !ReadQuestion(front).Any());
        Assert.Equal(isGood, IsValid(Question, front));
    }

    private static StageResult<SiteConfig> Read(string text) => SiteConfigReader.Read(new SourceFile(SiteConfig.FileName, Encoding.UTF8.GetBytes(text)));

    private static IEnumerable<Diagnostic> ReadQuestion(string front) =>
        FrontMatterReader.Read(new SourceText("content/qa/lists/a.md", $"---\n{front}\n---\n"), Questions).Diagnostics;

    private static bool IsValid(JsonSchema schema, string text)
    {
        using var document = JsonDocument.Parse(text);
        return schema.Evaluate(document.RootElement).IsValid;
    }

    /// <summary>Writes texts that are right, and breaks them in one place.</summary>
    private sealed class Writer(int seed)
    {
        private readonly Random _random = new(seed);
        private int _names;

        public JsonObject Config() => With(
            new JsonObject
            {
                ["title"] = Line(1, 100),
                ["base_url"] = "https://example.org/" + Slug(),
                ["collections"] = new JsonArray([.. Enumerable.Range(0, _random.Next(1, 4)).Select(_ => (JsonNode)Collection())]),
            },
            ("tagline", () => Line(1, 200)), ("description", () => Line(1, 600)), ("language", () => "pt-BR"),
            ("repository", () => With(new JsonObject { ["url"] = "https://github.com/a/b" }, ("branch", () => "main"), ("folder", () => "a/b"), ("issue_forms", Flag))),
            ("synonyms", () => new JsonArray(new JsonArray("gil", "lock"))), ("practice", Flag), ("interview", Flag),
            ("runners", () => new JsonObject { ["python"] = Runner() }),
            ("lint", () => With(
                new JsonObject(), ("words", () => new JsonArray("simply", "obviously")), ("rules", () => new JsonObject { ["SG3011"] = "ignore", ["SG2413"] = "error" }))),
            ("x-colour", () => Line(1, 20)));

        public JsonObject FrontMatter() => With(
            new JsonObject { ["title"] = Line(3, 70), ["question"] = Line(10, 240), ["level"] = Pick("basic", "hard"), ["tags"] = new JsonArray("one"), ["status"] = Pick("stub", "draft", "answered", "outdated") },
            ("search_terms", () => new JsonArray("a word", "another")), ("applies_to", () => ">=3.9,<4"), ("id", () => Slug()), ("aliases", () => new JsonArray("/old/")),
            ("order", () => _random.Next(-1_000_000, 1_000_001)), ("authors", () => new JsonArray(Line(1, 100))), ("description", () => Line(20, 300)),
            ("reviewed", () => new JsonObject { ["by"] = Line(1, 100), ["on"] = "2026-11-23" }), ("license", () => "MIT"), ("x-note", Flag));

        /// <summary>Breaks one place: another kind of value, a key that nobody knows or that is missing, a text that is too long or of another form.</summary>
        public string Break(JsonObject root)
        {
            var places = Places(root).ToArray();
            var (parent, key) = places[_random.Next(places.Length)];
            var old = parent is JsonObject o ? o[(string)key]! : parent.AsArray()[(int)key]!;
            JsonNode? wrong = _random.Next(7) switch
            {
                0 => new JsonObject { ["nobody-knows"] = 1 },
                1 => 1234567,
                2 => true,
                3 => null,
                4 => new JsonArray(),
                5 => new string('x', 700),
                _ => "Not Of The Form!",
            };
            if (_random.Next(4) == 0 && parent is JsonObject mapping)
            {
                if (_random.Next(2) == 0)
                {
                    mapping.Remove((string)key);
                    return $"without '{key}'";
                }
                mapping["unheard-of"] = "x";
                return $"with a key beside '{key}'";
            }
            if (parent is JsonObject owner) owner[(string)key] = wrong;
            else parent.AsArray()[(int)key] = wrong;
            return $"'{key}': {old.ToJsonString()} -> {wrong?.ToJsonString() ?? "null"}";
        }

        private static IEnumerable<(JsonNode Parent, object Key)> Places(JsonNode node) => node switch
        {
            JsonObject mapping => mapping.SelectMany(p => Places(p.Value!).Prepend((mapping, (object)p.Key))),
            JsonArray list => list.SelectMany((item, i) => Places(item!).Prepend((list, (object)i))),
            _ => [],
        };

        private JsonObject Collection()
        {
            var id = "c" + ++_names;
            if (_random.Next(3) == 0) return With(new JsonObject { ["id"] = id, ["kind"] = "page", ["title"] = Line(1, 100) }, ("folder", () => "./pages/" + id), ("description", () => Line(1, 600)));
            return With(
                new JsonObject
                {
                    ["id"] = id,
                    ["kind"] = "question",
                    ["title"] = Line(1, 100),
                    ["levels"] = new JsonArray(new JsonObject { ["id"] = "basic", ["title"] = Line(1, 100) }),
                    ["topics"] = new JsonArray(With(new JsonObject { ["id"] = "lists", ["title"] = Line(1, 100) }, ("no_code", Flag), ("learn", () => new JsonArray(Line(1, 120))))),
                },
                ("tags", () => new JsonArray(new JsonObject { ["id"] = Slug(), ["title"] = Line(1, 100) })),
                ("wanted", () => new JsonArray(new JsonObject { ["question"] = Line(10, 240), ["topic"] = "lists", ["level"] = "basic" })),
                ("sections", () => new JsonObject { ["example"] = "For instance" }));
        }

        private JsonObject Runner() => With(
            new JsonObject { ["command"] = new JsonArray("python3", "{file}"), ["file_name"] = "example.py" },
            ("variables", () => new JsonObject { ["LINES"] = Line(1, 20) }), ("separator", () => "print('{marker}')"), ("uncaught_error", () => "{name}: {message}"),
            ("error_location", () => "{file}:{line}"), ("environments", () => new JsonObject { ["numpy"] = new JsonArray("python3") }),
            ("run_in_browser", () => With(new JsonObject { ["worker"] = "a/worker.js", ["folder"] = "a/files" }, ("optional", Flag))),
            ("alternatives", () => new JsonObject { ["other"] = new JsonObject { ["command"] = new JsonArray("other", "{file}") } }), ("timeout_seconds", () => _random.Next(1, 601)), ("limit_reserved_memory", Flag),
            ("lacks", () => new JsonObject { ["threads"] = Line(1, 300) }));

        private JsonObject With(JsonObject mapping, params (string Key, Func<JsonNode> Value)[] optional)
        {
            foreach (var (key, value) in optional)
            {
                if (_random.Next(2) == 0) mapping[key] = value();
            }
            return mapping;
        }

        private JsonNode Flag() => JsonValue.Create(_random.Next(2) == 0);

        private string Slug() => $"s{_random.Next(1000)}-{++_names}";

        private string Pick(params string[] words) => words[_random.Next(words.Length)];

        /// <summary>Letters of one, two, three and four bytes in UTF-8; never space at an end, which does not count.</summary>
        private string Line(int least, int most)
        {
            string[] letters = ["a", "Z", "7", "é", "質", "🐍", "#", ":", "'", "\"", "\\", "{"];
            var length = _random.Next(3) == 0 ? (_random.Next(2) == 0 ? least : most) : _random.Next(least, Math.Min(most, least + 30) + 1);
            return string.Concat(Enumerable.Range(0, length).Select(_ => letters[_random.Next(letters.Length)]));
        }
    }
}
