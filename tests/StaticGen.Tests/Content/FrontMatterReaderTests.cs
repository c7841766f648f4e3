using System.Collections.Immutable;
using System.Diagnostics;
using CsCheck;
using StaticGen.Configuration;
using StaticGen.Content;
using StaticGen.Sources;
using Xunit;

namespace StaticGen.Tests.Content;

public sealed class FrontMatterReaderTests
{
    private const string Whole = """
        ---
        title: Merge two dictionaries
        question: "How do you merge two dictionaries: in one expression?"
        level: advanced
        tags: [dict, set]
        status: reviewed
        search_terms: ["combine dicts", "|="]
        applies_to: ">=3.9,<4"
        id: merge-dicts
        aliases: [/python/merging/, /old/merge.html]
        related: [sort-a-dict]
        prerequisites:
          - mutability
        order: 6
        authors: [Ada, Grace]
        reviewed: {by: Ada, on: 2026-11-20}
        description: >-
          How to merge two dictionaries
          without changing either.
        license: CC-BY-4.0
        x-colour: red
        x-weight: 12
        ---
        Body
        """;

    [Fact]
    public void Every_key_of_a_question_is_read()
    {
        var result = Read(Whole, CollectionKind.Question);

        Assert.Empty(result.Diagnostics);
        Assert.True(result.Value.IsComplete);
        var question = Assert.IsType<QuestionFrontMatter>(result.Value.FrontMatter);
        Assert.Equal("Merge two dictionaries", question.Title.Value);
        Assert.Equal("q.md:2:8", question.Title.At.ToString());
        Assert.Equal("How do you merge two dictionaries: in one expression?", question.Question.Value);
        Assert.Equal("advanced", question.Level.Value);
        Assert.Equal(["dict", "set"], question.Tags.Select(t => t.Value));
        Assert.Equal("q.md:5:14", question.Tags[1].At.ToString());
        Assert.Equal(AnswerStatus.Reviewed, question.Status);
        Assert.Equal(["combine dicts", "|="], question.SearchTerms);
        Assert.Equal(">=3.9,<4", question.AppliesTo);
        Assert.Equal("merge-dicts", question.Id?.Value);
        Assert.Equal(["/python/merging/", "/old/merge.html"], question.Aliases.Select(a => a.Value));
        Assert.Equal(["sort-a-dict"], question.Related.Select(a => a.Value));
        Assert.Equal(["mutability"], question.Prerequisites.Select(a => a.Value));
        Assert.Equal(6, question.Order);
        Assert.Equal(["Ada", "Grace"], question.Authors);
        Assert.Equal(new Review("Ada", new DateOnly(2026, 11, 20)), question.Reviewed);
        Assert.Equal("How to merge two dictionaries without changing either.", question.Description);
        Assert.Equal("CC-BY-4.0", question.License);
        Assert.Equal("red", question.Extra["colour"]);
        Assert.Equal("12", question.Extra["weight"]);
    }

    [Fact]
    public void Every_documented_key_of_a_question_is_in_the_whole_example() =>
        Assert.All(FrontMatterReader.QuestionKeys, key => Assert.Contains($"\n{key.Name}:", Whole));

    [Fact]
    public void Every_key_of_a_page_is_read()
    {
        const string Text = """
            ---
            title: Getting started
            description: From nothing to a published site.
            id: start
            aliases: [/intro/]
            order: -1
            search_terms: [first steps]
            authors: [Ada]
            draft: true
            ---
            """;

        var result = Read(Text, CollectionKind.Page);

        Assert.Empty(result.Diagnostics);
        var page = Assert.IsType<PageFrontMatter>(result.Value.FrontMatter);
        Assert.Equal(("Getting started", "From nothing to a published site.", "start", -1, true), (page.Title.Value, page.Description, page.Id?.Value, page.Order, page.IsDraft));
        Assert.Equal(("/intro/", "first steps", "Ada"), (page.Aliases[0].Value, page.SearchTerms[0], page.Authors[0]));
        Assert.All(FrontMatterReader.PageKeys, key => Assert.Contains($"\n{key.Name}:", Text));
    }

    [Fact]
    public void A_page_does_not_have_the_keys_of_a_question() =>
        Assert.Equal(
            "q.md:3:1: error SG2003: 'level' is not a key of a page",
            Assert.Single(Read("---\ntitle: Getting started\nlevel: basic\n---\n", CollectionKind.Page).Diagnostics).ToString());

    [Theory]
    [InlineData("---\ntitle: Abc\n---\nBody", "Body")]
    [InlineData("\uFEFF---\ntitle: Abc\n---\nBody", "Body")]
    [InlineData("---\r\ntitle: Abc\r\n---\r\nBody", "Body")]
    [InlineData("---  \ntitle: Abc\n--- \t\nBody", "Body")]
    [InlineData("---\ntitle: Abc\n---", "")]
    [InlineData("---\rtitle: Abc\r---\rBody", "Body")]
    [InlineData("---\ntitle: Abc\n---\n---\nBody", "---\nBody")]
    [InlineData("---\ntitle: Abc\n----\nBody", "Body")]
    [InlineData("No front matter", "No front matter")]
    public void The_body_begins_behind_the_second_line_of_hyphens(string text, string body)
    {
        var result = Read(text, CollectionKind.Page);

        Assert.Equal(body, text[result.Value.BodyStart..]);
    }

    [Fact]
    public void Windows_line_ends_do_not_move_places()
    {
        var result = Read("---\r\ntitle: Getting started\r\norder: x\r\n---\r\n", CollectionKind.Page);

        Assert.Equal("q.md:3:8: error SG2006: 'order' expects a whole number, found the text 'x'", Assert.Single(result.Diagnostics).ToString());
    }

    [Fact]
    public void A_yaml_document_that_ends_before_it_begins_is_empty_front_matter()
    {
        var result = Read("---\n...\n---\n", CollectionKind.Page);

        Assert.Equal("q.md:1:1: error SG2023: the front matter is empty", Assert.Single(result.Diagnostics).ToString());
        Assert.False(result.Value.IsComplete);
    }

    [Fact]
    public void A_page_with_unusable_front_matter_still_has_a_title_level_and_status()
    {
        var result = Read("---\nstatus: answred\nlevel: basik\n---\n", CollectionKind.Question);

        var question = Assert.IsType<QuestionFrontMatter>(result.Value.FrontMatter);
        Assert.True(result.Value.IsComplete);
        Assert.False(Read("---\ntitle: Without a status\n---\n", CollectionKind.Question).Value.IsComplete);
        Assert.Equal(("q", "basic", AnswerStatus.Answered), (question.Title.Value, question.Level.Value, question.Status));
    }

    [Fact]
    public void A_stub_needs_no_tags() =>
        Assert.Empty(Read("---\ntitle: A stub\nquestion: What is a stub?\nlevel: basic\nstatus: stub\n---\n", CollectionKind.Question).Diagnostics);

    [Fact]
    public void An_answer_needs_tags()
    {
        var finding = Assert.Single(Read("---\ntitle: A stub\nquestion: What is a stub?\nlevel: basic\nstatus: draft\n---\n", CollectionKind.Question).Diagnostics);

        Assert.Equal("q.md:1:1: error SG2005: 'tags' is missing", finding.ToString());
        Assert.Equal("Add the line 'tags: [dict]'", finding.Hint);
    }

    [Fact]
    public void Front_matter_above_16_KB_is_refused_without_being_read()
    {
        var text = $"---\ntitle: {new string('[', 17_000)}\n---\nBody";

        var result = Read(text, CollectionKind.Question);

        Assert.Equal("q.md:1:1: error SG2012: the front matter is larger than 16 KB", Assert.Single(result.Diagnostics).ToString());
        Assert.Equal("Body", text[result.Value.BodyStart..]);
    }

    [Fact]
    public void After_ten_unreadable_keys_the_rest_is_left_for_the_next_round()
    {
        var lines = string.Join('\n', Enumerable.Range(0, 40).Select(i => $"key{i}: @x"));

        var found = Read($"---\n{lines}\n---\n", CollectionKind.Page).Diagnostics;

        Assert.Equal(10, found.Count(d => d.Message == "a value cannot begin with '@' unless it is quoted"));
        var last = Assert.Single(found, d => d.Message == "more lines cannot be read");
        Assert.Equal("Correct those above first", last.Hint);
    }

    [Theory]
    [InlineData("[")]
    [InlineData("{")]
    [InlineData("[a, ")]
    [InlineData("{a: ")]
    [InlineData("- ")]
    [InlineData("? ")]
    [InlineData("a: [\n")]
    [InlineData("\"")]
    [InlineData("a\n")]
    [InlineData("a: '\n")]
    [InlineData("&a ")]
    [InlineData("!a ")]
    [InlineData("k: *a\n")]
    [InlineData(" - a\n")]
    [InlineData("# \n")]
    public void Hostile_repetition_is_read_quickly(string part)
    {
        var text = string.Concat(Enumerable.Repeat(part, 16_000 / part.Length));
        var clock = Stopwatch.StartNew();

        _ = Read($"---\n{text}\n---\n", CollectionKind.Question);
        _ = Read($"---\nx: {text}\n---\n", CollectionKind.Question);

        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(2), $"took {clock.Elapsed}");
    }

    [Fact]
    public void No_text_makes_the_reader_throw() =>
        GenYamlish.Sample(
            text =>
            {
                foreach (var kind in (CollectionKind[])[CollectionKind.Question, CollectionKind.Page])
                {
                    var result = Read("---\n" + text + "\n---\nBody", kind);
                    Assert.InRange(result.Value.BodyStart, 0, text.Length + 13);
                    Assert.True(result.Value.IsComplete || !result.Diagnostics.IsEmpty);
                    Assert.All(result.Diagnostics, d => Assert.DoesNotContain('\n', d.Message));
                }
            },
            iter: 20_000);

    [Fact]
    public void No_bytes_make_the_reader_throw() =>
        Gen.Byte.Array[0, 200].Sample(
            bytes =>
            {
                if (SourceText.Decode(new SourceFile("q.md", bytes), out _) is { } source) _ = FrontMatterReader.Read(source, Collection(CollectionKind.Question));
            },
            iter: 5_000);

    private static readonly string[] Parts =
    [
        "title", "question", "level", "tags", "status", "reviewed", "x-a", ": ", ":", " ", "  ", "\n", "\n", "\n  ", "\r\n", "\t", "- ", "[", "]", "{", "}", ", ", ",",
        "\"", "'", "#", " # ", "|", ">-\n  ", "&a", "*a", "!t", "%", "@", "`", "? ", "---", "...", "\\", "404", "true", "null", "é", "\U0001F600", "\0", "\u0085", "\u2028", "a b", "dict",
    ];

    private static readonly Gen<string> GenYamlish = Gen.Int[0, Parts.Length - 1].Array[0, 40].Select(parts => string.Concat(parts.Select(i => Parts[i])));

    private static StaticGen.Diagnostics.StageResult<FrontMatterRead> Read(string text, CollectionKind kind) =>
        FrontMatterReader.Read(new SourceText("q.md", text), Collection(kind));

    private static CollectionConfig Collection(CollectionKind kind) => new()
    {
        Id = "qa",
        Kind = kind,
        Title = "Questions",
        Folder = "content/qa",
        Levels = Terms("basic", "advanced"),
        Tags = Terms("dict", "set"),
    };

    private static ImmutableArray<TermConfig> Terms(params string[] ids) => [.. ids.Select(id => new TermConfig(id, id, "", default))];
}
