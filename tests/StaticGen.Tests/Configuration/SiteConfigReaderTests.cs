using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using CsCheck;
using StaticGen.Configuration;
using StaticGen.Content;
using StaticGen.Diagnostics;
using StaticGen.Sources;
using StaticGen.Yaml;
using Xunit;

namespace StaticGen.Tests.Configuration;

public sealed class SiteConfigReaderTests
{
    /// <summary>Every key of the config.</summary>
    private const string Whole = """
        title: Test Site
        tagline: For tests
        description: A site for tests.
        requires: ">=0.1, <1"
        language: pt-BR
        base_url: http://example.org/repo
        repository:
          url: https://github.com/example-owner/example.git
          branch: trunk
          folder: sites/one
          issue_forms: true
        collections:
          - id: qa
            kind: question
            title: Questions
            description: About everything.
            folder: ./questions/qa/
            levels:
              - {id: basic, title: Basic, description: For all.}
            topics:
              - id: lists
                title: Lists
                description: In order.
                no_code: true
                learn: [Sort a list, Say what it costs]
              - {id: maps, title: Maps}
            tags: [{id: one, title: One, description: The first.}]
            wanted:
              - {question: How is this asked?, topic: lists, level: basic}
            sections:
              short_answer: In short
              explanation: Why
              example: For instance
              common_mistakes: Traps
              follow_up_questions: What next
              in_an_interview: In the room
              sources: Further reading
          - {id: guide, kind: page, title: Guide}
        synonyms:
          - [gil, global interpreter lock]
        practice: false
        exports:
          feeds: false
          topic_feeds: true
          feed_entries: 7
          structured_data: false
          markdown: true
          llms_txt: true
          questions_json: true
          anki: true
          identity: example.net,2025-03
        runners:
          python:
            command: [python3, -I, "{file}"]
            version_command: [python3, --version]
            file_name: example.py
            separator: print("{marker}")
            environments:
              numpy: [python3, -c, import numpy]
            timeout_seconds: 5
            memory_mebibytes: 256
            variables: {LINES: "40"}
            uncaught_error: "{name} - {message}"
            error_location: "{file}:{line}"
            related_languages: [pycon]
            readable: ["{site}/tools"]
            writable: [/dev/shm]
            limit_reserved_memory: false
            processes: 7
            output_kilobytes: 8
            file_mebibytes: 9
            run_in_browser: {worker: runtimes/worker.js, folder: runtimes/files, files: [engine.wasm], optional: true}
            alternatives:
              other:
                command: [other, "{file}"]
                timeout_seconds: 6
                lacks: {threads: no threads here}
        lint:
          words: [obviously]
          primary_sources: [example.org]
          rules: {SG3011: ignore, SG3070: error}
        x-colour: red
        """;

    [Fact]
    public void The_config_of_this_repository_has_no_errors()
    {
        var result = SiteConfigReader.Read(SourceScanner.ReadConfig(RepositoryRoot()));

        Assert.Empty(result.Diagnostics);
        Assert.Equal("Python Interview Answers", result.Value.Title);
        Assert.Equal(["basic", "advanced", "bonus"], result.Value.Collections[0].Levels.Select(l => l.Id));
        Assert.Equal(22, result.Value.Collections[0].Topics.Length);
    }

    [Fact]
    public void Every_key_is_read()
    {
        var result = Read(Whole);

        Assert.Empty(result.Diagnostics);
        var config = result.Value;
        Assert.Equal(("Test Site", "For tests", "A site for tests.", ">=0.1, <1", "pt-BR"), (config.Title, config.Tagline, config.Description, config.Requires, config.Language));
        Assert.Equal("http://example.org/repo/", config.BaseUrl.AbsoluteUri);
        Assert.Equal(new RepositoryConfig("https://github.com/example-owner/example", "trunk") { Folder = "sites/one", HasIssueForms = true }, config.Repository);
        Assert.Equal(["gil", "global interpreter lock"], Assert.Single(config.Synonyms));
        Assert.False(config.Practice);
        Assert.Equal(
            new ExportsConfig
            {
                Feeds = false,
                TopicFeeds = true,
                FeedEntries = 7,
                StructuredData = false,
                Markdown = true,
                LlmsTxt = true,
                QuestionsJson = true,
                Anki = true,
                Identity = "example.net,2025-03",
            },
            config.Exports);
        Assert.Equal("red", config.Extra["colour"]);

        var (qa, guide) = (config.Collections[0], config.Collections[1]);
        Assert.Equal(("qa", CollectionKind.Question, "Questions", "About everything.", "questions/qa"), (qa.Id, qa.Kind, qa.Title, qa.Description, qa.Folder));
        Assert.Equal("site.config.yaml:13:5", qa.At.ToString());
        Assert.Equal(("basic", "Basic", "For all.", "site.config.yaml:19:14"), (qa.Levels[0].Id, qa.Levels[0].Title, qa.Levels[0].Description, qa.Levels[0].At.ToString()));
        Assert.Equal([true, false], qa.Topics.Select(t => t.NoCode));
        Assert.Equal(["Sort a list", "Say what it costs"], qa.Topics[0].Learn);
        Assert.Empty(qa.Topics[1].Learn);
        Assert.Equal(("one", "The first."), (qa.Tags[0].Id, qa.Tags[0].Description));
        Assert.Equal(["In short", "Why", "For instance", "Traps", "What next", "In the room", "Further reading"], qa.Sections.Headings);
        Assert.Equal(("guide", CollectionKind.Page, "content/guide"), (guide.Id, guide.Kind, guide.Folder));
        Assert.Equal(AnswerSections.Default, guide.Sections);

        var runner = config.Runners["python"];
        Assert.Equal(["python3", "-I", "{file}"], runner.Command);
        Assert.Equal(["python3", "--version"], runner.VersionCommand);
        Assert.Equal(("example.py", "print(\"{marker}\")", 5, 256), (runner.FileName, runner.Separator, runner.TimeoutSeconds, runner.MemoryMebibytes));
        Assert.Equal(["python3", "-c", "import numpy"], runner.Environments["numpy"]);
        Assert.Equal("40", runner.Variables["LINES"]);
        Assert.Equal(("{name} - {message}", "{file}:{line}", false, 7, 8, 9), (runner.UncaughtError, runner.ErrorLocation, runner.LimitsReservedMemory, runner.Processes, runner.OutputKilobytes, runner.FileMebibytes));
        Assert.Equal(["/dev/shm"], runner.Writable);
        Assert.Equal(["pycon"], runner.RelatedLanguages);
        Assert.Equal(["{site}/tools"], runner.Readable);
        var inBrowser = Assert.IsType<BrowserRuntimeConfig>(runner.InBrowser);
        Assert.Equal(("runtimes/worker.js", "runtimes/files", true), (inBrowser.Worker, inBrowser.Folder, inBrowser.IsOptional));
        Assert.Equal(["engine.wasm"], inBrowser.Files);

        Assert.Equal(["obviously"], config.Lint.Words);
        Assert.Equal(["example.org"], config.Lint.PrimarySources);
        Assert.Equal([new("SG3011", null), new KeyValuePair<string, Severity?>("SG3070", Severity.Error)], config.Lint.Rules);

        // What an alternative does not say is as its runner has it.
        var other = runner.Alternatives["other"];
        Assert.Equal(["other", "{file}"], other.Command);
        Assert.Equal(("example.py", 6, 256, 7, "print(\"{marker}\")"), (other.FileName, other.TimeoutSeconds, other.MemoryMebibytes, other.Processes, other.Separator));
        Assert.Equal([new MissingCapability("threads", "no threads here")], other.Lacks);
        Assert.Empty(other.Environments);
    }

    [Fact]
    public void Every_documented_key_is_in_the_whole_example()
    {
        Check(SiteConfigReader.Keys);

        static void Check(ImmutableArray<KeyDoc> keys)
        {
            foreach (var key in keys)
            {
                if (key.Name != "*") Assert.Contains($"{key.Name}:", Whole, StringComparison.Ordinal);
                Assert.NotEmpty(key.Type);
                Assert.EndsWith(".", key.Description, StringComparison.Ordinal);
                Check(key.Keys);
            }
        }
    }

    [Fact]
    public void What_is_not_given_has_its_default()
    {
        var config = Read("title: T\nbase_url: https://example.org\ncollections: [{id: guide, kind: page, title: G}]\nrunners: {py: {command: [x, \"{file}\"], file_name: f}}\nrepository: {url: https://x.org/y/}\n").Value;

        Assert.Equal(("", "", "en", "https://example.org/"), (config.Tagline, config.Description, config.Language, config.BaseUrl.AbsoluteUri));
        Assert.Equal(("https://x.org/y", "main"), (config.Repository!.Url, config.Repository.Branch));
        Assert.Equal((10, 1024, ""), (config.Runners["py"].TimeoutSeconds, config.Runners["py"].MemoryMebibytes, config.Runners["py"].Separator));
    }

    [Fact]
    public void A_missing_config_is_an_error_and_gives_one_to_work_with()
    {
        var result = SiteConfigReader.Read((SourceFile?)null);

        var finding = Assert.Single(result.Diagnostics);
        Assert.Equal("site.config.yaml: error SG1021: the site's config is missing", finding.ToString());
        Assert.Equal("Run 'staticgen init' to make one, or name the site's folder with '--source'", finding.Hint);
        Assert.Empty(result.Value.Collections);
    }

    [Fact]
    public void A_config_that_is_not_UTF_8_is_an_error()
    {
        var finding = Assert.Single(SiteConfigReader.Read(new SourceFile(SiteConfig.FileName, new byte[] { (byte)'a', 0xFF })).Diagnostics);

        Assert.Equal("site.config.yaml:1:2: error SG1022: byte 2 is not UTF-8", finding.ToString());
        Assert.Equal("Save the file as UTF-8", finding.Hint);
    }

    [Fact]
    public void A_config_above_256_KB_is_not_read() =>
        Assert.Equal("site.config.yaml:1:1: error SG1012: the config is larger than 256 KB", Assert.Single(Read(new string('[', 300_000)).Diagnostics).ToString());

    [Fact]
    public void What_is_good_of_a_broken_config_is_kept()
    {
        var config = Read("title: A: b\nbase_url: nowhere\ncollections:\n  - {id: guide, kind: page, title: G}\n  - {kind: page, title: No id}\n").Value;

        Assert.Equal(("Untitled", "guide"), (config.Title, Assert.Single(config.Collections).Id));
    }

    [Fact]
    public void No_text_makes_the_reader_throw() =>
        Gen.Int[0, 30].Array[0, 12].Sample(
            edits =>
            {
                // Edits of a good config reach deeper than noise does.
                var text = new StringBuilder(Whole);
                for (var i = 0; i + 1 < edits.Length; i += 2) text.Insert(edits[i] * 47 % text.Length, Noise[edits[i + 1] % Noise.Length]);
                _ = Read(text.ToString());
            },
            iter: 2_000);

    [Theory]
    [InlineData("[")]
    [InlineData("{")]
    [InlineData("- ")]
    [InlineData("a: [\n")]
    [InlineData("? ")]
    [InlineData("'\n")]
    [InlineData("x: '\n")]
    public void Hostile_repetition_is_read_quickly(string part)
    {
        var text = string.Concat(Enumerable.Repeat(part, 250_000 / part.Length));
        var clock = System.Diagnostics.Stopwatch.StartNew();

        _ = Read(text);

        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(5), $"took {clock.Elapsed}");
    }

    [Fact]
    public void Many_keys_are_read_quickly()
    {
        var text = string.Concat(Enumerable.Range(0, 20_000).Select(i => $"k{i}: @x\n"));
        var clock = System.Diagnostics.Stopwatch.StartNew();

        _ = Read(text);
        _ = Read(text.Replace('@', 'x'));

        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(5), $"took {clock.Elapsed}");
    }

    [Theory]
    [InlineData(CollectionKind.Question, "reviewed")]
    [InlineData(CollectionKind.Page, "draft")]
    public void The_schemas_of_front_matter_are_JSON_and_name_every_key(CollectionKind kind, string key)
    {
        using var schema = JsonDocument.Parse(FrontMatterReader.JsonSchema(kind));

        Assert.Equal("https://json-schema.org/draft/2020-12/schema", schema.RootElement.GetProperty("$schema").GetString());
        Assert.True(schema.RootElement.GetProperty("properties").TryGetProperty(key, out _));
        Assert.Contains("title", schema.RootElement.GetProperty("required").EnumerateArray().Select(e => e.GetString()));
    }

    [Fact]
    public void The_schema_of_the_config_goes_down_to_the_last_key()
    {
        using var schema = JsonDocument.Parse(SiteConfigReader.JsonSchema());

        var collection = schema.RootElement.GetProperty("properties").GetProperty("collections").GetProperty("items");
        Assert.Equal("boolean", collection.GetProperty("properties").GetProperty("topics").GetProperty("items").GetProperty("properties").GetProperty("no_code").GetProperty("type").GetString());
        Assert.Equal(["id", "kind", "title"], collection.GetProperty("required").EnumerateArray().Select(e => e.GetString()));
    }

    private static readonly string[] Noise = ["\n", ": ", "'", "\"", "[", "]", "{", "}", ",", "- ", "\t", "#", "&a ", "*a ", "!t ", "|", ">", "?", "\0", "\\", " ", "x", "404", "@", "%", "---\n"];

    private static StaticGen.Diagnostics.StageResult<SiteConfig> Read(string text) =>
        SiteConfigReader.Read(new SourceFile(SiteConfig.FileName, Encoding.UTF8.GetBytes(text)));

    private static string RepositoryRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, SiteConfig.FileName))) folder = Path.GetDirectoryName(folder)!;
        return folder;
    }
}
