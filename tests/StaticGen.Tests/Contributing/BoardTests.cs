using System.Net;
using System.Text.RegularExpressions;
using StaticGen.Contributing;
using StaticGen.Tests.Cli;
using StaticGen.Tests.Sites;
using Xunit;

namespace StaticGen.Tests.Contributing;

/// <summary>Follows the board's buttons as the repository's host would: the file that each one opens or begins must be one that the check accepts.</summary>
public sealed partial class BoardTests
{
    private const string Config = """
        -- site.config.yaml --
        title: Test Site
        base_url: https://example.org/repo/
        repository:
          url: https://github.com/example-owner/example
          branch: docs/päge#1
          folder: sites/über uns
        collections:
          - id: qa
            kind: question
            title: Questions
            folder: content/q & a
            levels:
              - {id: basic, title: Basic}
              - {id: advanced, title: Advanced}
            topics:
              - {id: lists, title: Lists}
              - {id: maps, title: Maps, no_code: true}
            tags:
              - {id: one, title: One}
            wanted:
              - {question: "How do `==` and \"is\" differ, 100 % and a+b & c #1?", topic: lists, level: basic}
              - {question: 'What does C:\new\table print?', topic: lists, level: advanced}
              - {question: "日本語の質問はどう書きますか、教えてください", topic: maps, level: basic}
              - {question: "Было ли это уже спрошено? 🐍🐍", topic: maps, level: basic}
              - {question: "What do <b>, &amp; and {{ x }} come out as --- in 'YAML'?", topic: maps, level: advanced}
              - {question: Tags and levels, topic: maps, level: advanced}
              - {question: "How is a stub written?", topic: lists, level: basic}
            sections:
              example: Ein Beispiel & mehr
          - id: guide
            kind: page
            title: Guide
        -- content/guide/index.md --
        ---
        title: The guide
        ---
        Start here.
        -- content/q & a/lists/old-one.md --
        ---
        title: Old one
        question: What was right once, and is not today?
        level: basic
        tags: [one]
        status: outdated
        ---
        ## Short answer
        This is a short answer with more than twenty words in it, so that it passes the check on its length without further thought given.

        ## Explanation
        Because.

        ## Ein Beispiel & mehr
        ```python
        print(1)
        ```

        ## Sources
        - [Docs](https://example.org/docs)
        -- content/q & a/maps/stub-written.md --
        ---
        title: Waiting
        question: Which page waits for its answer?
        level: advanced
        status: stub
        ---

        """;

    [Fact]
    public async Task Every_button_of_the_board_opens_a_file_that_is_there_or_begins_one_that_the_check_accepts()
    {
        using var site = TestSite.Build(Config);
        Assert.Empty(site.Errors);
        var urls = Links(site.Html("board/index.html")).Where(static u => u.AbsolutePath.Contains("/edit/", StringComparison.Ordinal) || u.AbsolutePath.Contains("/new/", StringComparison.Ordinal)).ToArray();

        var (edited, begun) = (0, new List<string>());
        foreach (var url in urls)
        {
            Assert.True(RepositoryLinks.LengthToSignIn(url.OriginalString) <= RepositoryLinks.LongestSignIn, url.OriginalString);
            Assert.Matches(OnlyUrlCharacters(), url.OriginalString);
            var (action, path, query) = Decode(url);
            if (action == "edit")
            {
                Assert.True(File.Exists(Path.Combine(site.Root, path)), path);
                edited++;
                continue;
            }
            var file = $"{path}/{query["filename"]}";
            Assert.False(File.Exists(Path.Combine(site.Root, file)), file);
            // Each alone: two that are begun from one topic's button are alike.
            begun.Add(file);
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(site.Root, file))!);
            File.WriteAllText(Path.Combine(site.Root, file), query["value"]);
            var check = await ProgramRun.Of(site.Root, "check", "--all", "--no-color");
            Assert.True(check.Code == 0, $"{url}\n{query["value"]}\n{check.Output}{check.Error}");
            Assert.DoesNotContain(file + ":", check.Output + check.Error, StringComparison.Ordinal);
            File.Delete(Path.Combine(site.Root, file));
        }

        Assert.Equal(2, edited);
        Assert.Equal(
            [
                "content/q & a/lists/differ-100-b-c-1.md", "content/q & a/lists/stub-written-2.md", "content/q & a/lists/c-new-table-print.md",
                "content/q & a/maps/new-question.md", "content/q & a/maps/new-question-2.md", "content/q & a/maps/b-amp-x-come-out-yaml.md", "content/q & a/maps/tags-levels.md",
                "content/q & a/lists/new-question.md", "content/q & a/maps/new-question.md",
            ],
            begun);
    }

    [Fact]
    public void The_whole_question_comes_out_as_it_was_asked()
    {
        using var site = TestSite.Build(Config);

        var texts = Links(site.Html("board/index.html")).Where(static u => u.AbsolutePath.Contains("/new/", StringComparison.Ordinal)).Select(static u => Decode(u).Query["value"]).ToArray();

        Assert.Contains(texts, static t => t.Contains("question: \"How do `==` and \\\"is\\\" differ, 100 % and a+b & c #1?\"", StringComparison.Ordinal));
        Assert.Contains(texts, static t => t.Contains("question: \"What does C:\\\\new\\\\table print?\"", StringComparison.Ordinal));
        Assert.Contains(texts, static t => t.Contains("🐍🐍\"\nlevel: basic # or advanced\nstatus: stub", StringComparison.Ordinal));
        Assert.All(texts, static t => Assert.EndsWith("\n## Sources\n", t, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(240, "Short answer", true)]
    [InlineData(240, "日本語の見出しはとても長いものですから、これ以上は書けないと思います。そうでしょうか、はい、そうです。", false)]
    public void A_skeleton_that_an_address_cannot_hold_is_left_without_its_headings(int length, string heading, bool isWhole)
    {
        using var site = TestSite.Build($$"""
            -- site.config.yaml --
            title: T
            base_url: https://example.org/
            repository: {url: https://github.com/example-owner/example}
            collections:
              - id: qa
                kind: question
                title: Q
                levels: [{id: basic, title: B}]
                topics: [{id: lists, title: L}]
                wanted: [{question: "{{string.Concat(Enumerable.Repeat("問", length))}}", topic: lists, level: basic}]
                sections: {short_answer: "{{heading}}", explanation: "{{heading}}1", example: "{{heading}}2", common_mistakes: "{{heading}}3", follow_up_questions: "{{heading}}4", in_an_interview: "{{heading}}5", sources: "{{heading}}6"}
            -- content/qa/lists/other.md --
            ---
            title: Another
            question: Which page waits for its answer?
            level: basic
            status: stub
            ---
            """);
        Assert.Empty(site.Errors);

        var url = Links(site.Html("board/index.html")).First(static u => u.AbsolutePath.Contains("/new/", StringComparison.Ordinal));

        Assert.Contains(new string('問', length), Decode(url).Query["value"], StringComparison.Ordinal);
        Assert.Equal(isWhole, Decode(url).Query["value"].Contains("\n## ", StringComparison.Ordinal));
        Assert.InRange(RepositoryLinks.LengthToSignIn(url.OriginalString), 1, 8000);
    }

    [Fact]
    public void Where_nothing_waits_the_board_asks_for_questions_and_for_reviews()
    {
        using var site = TestSite.BuildUsual(TestSite.Question("content/qa/lists/a.md"));

        var html = site.Html("board/index.html");

        Assert.Contains("Nothing waits: 1 question is asked here, and each one is answered.", html, StringComparison.Ordinal);
        Assert.Contains("1 answer has been signed as checked by nobody but the author.", html, StringComparison.Ordinal);
        Assert.Contains("href=\"https://github.com/example-owner/example/issues/new?title=Question%3A%20\"", html, StringComparison.Ordinal);
        Assert.Equal(2, Links(html).Count(static u => u.AbsolutePath.Contains("/new/main/", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_site_without_a_repository_has_a_board_without_buttons()
    {
        using var site = TestSite.Build(Config.Replace("  url: https://github.com/example-owner/example\n  branch: docs/päge#1\n  folder: sites/über uns\n", "", StringComparison.Ordinal).Replace("repository:\n", "", StringComparison.Ordinal));

        Assert.Empty(site.Errors);
        Assert.DoesNotContain("github", site.Html("board/index.html"), StringComparison.Ordinal);
        Assert.Contains("Not begun", site.Html("board/index.html"), StringComparison.Ordinal);
    }

    /// <summary>What the host makes of an address: what is asked for, the path below the site's root, the query.</summary>
    private static (string Action, string Path, Dictionary<string, string> Query) Decode(Uri url)
    {
        const string Owner = "/example-owner/example/";
        Assert.StartsWith(Owner, url.AbsolutePath, StringComparison.Ordinal);
        var rest = url.AbsolutePath[Owner.Length..];
        var action = rest[..rest.IndexOf('/', StringComparison.Ordinal)];
        var path = Uri.UnescapeDataString(rest[(action.Length + 1)..]);
        foreach (var prefix in (string[])["docs/päge#1/sites/über uns/", "main/"])
        {
            if (path.StartsWith(prefix, StringComparison.Ordinal)) path = path[prefix.Length..];
        }
        return (action, path, Query(url));
    }

    internal static Dictionary<string, string> Query(Uri url) => url.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries)
        .Select(static p => p.Split('=', 2)).ToDictionary(static p => p[0], static p => WebUtility.UrlDecode(p[1]), StringComparer.Ordinal);

    internal static IEnumerable<Uri> Links(string html) =>
        Href().Matches(html).Select(static m => WebUtility.HtmlDecode(m.Groups[1].Value)).Where(static h => h.StartsWith("https:", StringComparison.Ordinal)).Select(static h => new Uri(h));

    [GeneratedRegex("href=\"([^\"]*)\"")]
    private static partial Regex Href();

    [GeneratedRegex(@"^[A-Za-z0-9\-._~:/?&=%]+$")]
    private static partial Regex OnlyUrlCharacters();
}
