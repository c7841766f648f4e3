using CsCheck;
using StaticGen.Tests.Exports;

namespace StaticGen.Tests.Sites;

/// <summary>A rebuild is a build with a warm cache: whatever was edited before, it gives what a cold build gives.</summary>
public sealed class RebuildTests
{
    /// <summary>Places where pages, wrong pages and other files come and go.</summary>
    private static readonly string[] Places =
    [
        "content/qa/lists/one.md", "content/qa/lists/two.md", "content/qa/maps/one.md", "content/qa/maps/three/index.md", "content/qa/maps/three/p.png",
        "content/qa/nowhere/four.md", "content/guide/a.md", "content/guide/a/index.md", "content/guide/a/b.md", "content/guide/a/d.svg",
        "templates/layouts/home.html", "templates/partials/footer.html", "static/robots.txt", "static/qa", "site.config.yaml",
        "content/qa/lists/code.py", "content/qa/_verified.json", "content/qa/_search.yaml",
    ];

    /// <summary>The days of some of the places, so that feeds come and go with their answers.</summary>
    private static readonly SourceHistory Days = ExportSite.History(
        ("content/qa/lists/one.md", 2, 3), ("content/qa/maps/one.md", 1, 4), ("content/qa/lists/q0.md", 1, 1), ("content/qa/lists/q1.md", 1, 9), ("content/qa/maps/q9.md", 2, 5), ("content/guide/a.md", 1, 1));

    private abstract record Edit;

    private sealed record Write(string Path, int Text) : Edit
    {
        public override string ToString() => $"write {Path} as {Text}";
    }

    private sealed record Delete(string Path) : Edit
    {
        public override string ToString() => $"delete {Path}";
    }

    private sealed record Rename(string From, string To) : Edit
    {
        public override string ToString() => $"rename {From} to {To}";
    }

    [Fact]
    public void After_any_edits_a_warm_build_equals_a_cold_one()
    {
        var place = OneOf.These(Places);
        var edit = Gen.OneOf<Edit>(
            Gen.Select(place, Gen.Int[0, 9], Edit (p, t) => new Write(p, t)),
            Gen.Select(place, Gen.Int[0, 9], Edit (p, t) => new Write(p, t)),
            place.Select(Edit (p) => new Delete(p)),
            Gen.Select(place, place, Edit (a, b) => new Rename(a, b)));

        edit.Array[1, 4].Array[1, 6].Sample(rounds =>
        {
            using var site = TestSite.Create(ExportSite.Config + TestSite.GuideIndex);
            foreach (var edits in rounds)
            {
                foreach (var one in edits) Apply(site.Root, one);
                site.Rebuild(request => request with { History = Days });
                var cold = new StaticGen.Output.MemoryOutput();
                var result = new SiteBuilder().Build(new BuildRequest(site.Root) { History = Days }, cold);

                Assert.Equal(result.Diagnostics, site.Result.Diagnostics);
                Assert.Equal(cold.Files.Keys.Order(StringComparer.Ordinal), site.Output.Files.Keys.Order(StringComparer.Ordinal));
                foreach (var (path, bytes) in cold.Files) Assert.True(bytes.AsSpan().SequenceEqual(site.Output.Files[path]), path);
                Assert.Equal(result.Statistics, site.Result.Statistics);
            }
        }, iter: 40, threads: 2);
    }

    [Fact]
    public void A_change_of_a_text_renders_the_pages_that_show_it_and_no_other()
    {
        using var site = Twelve();
        var before = site.Output.Files;
        site.Write(TestSite.Question("content/qa/lists/q3.md", "Title 3", body: "More of it."));
        site.Rebuild();

        Assert.Empty(site.Errors);
        Assert.Equal(["qa/print/index.html", "qa/q3/index.html", "qa/topics/lists/print/index.html"], RenderedSince(before, site));
    }

    [Fact]
    public void A_change_of_a_title_renders_the_lists_and_neighbours_that_name_it()
    {
        using var site = Twelve();
        var before = site.Output.Files;
        site.Write(TestSite.Question("content/qa/lists/q3.md", "Title 3x"));
        site.Rebuild();

        var rendered = RenderedSince(before, site);
        Assert.Contains("qa/q3/index.html", rendered);
        Assert.Contains("qa/topics/lists/index.html", rendered);
        Assert.Contains("qa/q2/index.html", rendered);
        Assert.DoesNotContain("guide/index.html", rendered);
        Assert.DoesNotContain("search/index.html", rendered);
    }

    [Fact]
    public void A_link_that_breaks_shows_also_on_pages_that_did_not_change()
    {
        using var site = TestSite.BuildUsual(
            TestSite.Question("content/qa/lists/one.md") + "-- content/guide/a.md --\n---\ntitle: Page A\n---\nText.\n"
            + "-- templates/layouts/search.html --\n<a href=\"../guide/a/\">a</a>\n");
        Assert.Empty(site.Messages);
        File.Delete(Path.Combine(site.Root, "content/guide/a.md"));
        site.Rebuild();

        Assert.Equal("SG4101", Assert.Single(site.Errors).Code);
        Assert.Equal(["SG4101"], site.Rebuild().Errors.Select(e => e.Code));
    }

    [Fact]
    public void After_small_edits_of_many_kinds_a_warm_build_equals_a_cold_one()
    {
        // As the development server builds: pages first. A template links to a place that comes and goes.
        var edit = Gen.Select(Gen.Int[0, 11], Gen.Int[0, 8], Gen.Int[0, 3]);
        edit.Array[1, 3].Array[1, 5].Sample(rounds =>
        {
            using var site = Twelve();
            site.Write(ExportSite.Config);
            site.Write("-- templates/layouts/search.html --\n<a href=\"../qa/q1/#part-1\">{{ page.title }}</a>\n");
            foreach (var edits in rounds)
            {
                foreach (var (page, kind, value) in edits)
                {
                    if (kind == 8) File.Delete(Path.Combine(site.Root, PathOf(page)));
                    else site.Write(Variant(page, kind, value));
                }
                // What is rendered ahead of a build must leave no trace in it.
                site.RenderAhead([.. edits.Select(e => PathOf(e.Item1)).Distinct()]);
                site.Rebuild(request => request with { History = Days, PagesAreReady = static () => { } });
                var cold = new StaticGen.Output.MemoryOutput();
                var result = new SiteBuilder().Build(new BuildRequest(site.Root) { History = Days }, cold);

                Assert.Equal(result.Diagnostics, site.Result.Diagnostics);
                Assert.Equal(cold.Files.Keys.Order(StringComparer.Ordinal), site.Output.Files.Keys.Order(StringComparer.Ordinal));
                foreach (var (path, bytes) in cold.Files) Assert.True(bytes.AsSpan().SequenceEqual(site.Output.Files[path]), path);
                Assert.Equal(result.Statistics, site.Result.Statistics);
            }
        }, iter: 30, threads: 2);
    }

    [Fact]
    public void Pages_are_handed_over_before_the_index_and_a_build_may_end_there()
    {
        using var site = Twelve();
        using var giveUp = new CancellationTokenSource();
        var output = new StaticGen.Output.MemoryOutput();
        var early = Array.Empty<string>();
        var request = new BuildRequest(site.Root)
        {
            PagesAreReady = () =>
            {
                early = [.. output.Files.Keys];
                giveUp.Cancel();
            },
            GiveUpIndex = giveUp.Token,
        };

        Assert.Throws<OperationCanceledException>(() => new SiteBuilder().Build(request, output));
        Assert.Equal(site.Output.Files.Keys.Where(p => !p.StartsWith("search-index/", StringComparison.Ordinal)).Order(StringComparer.Ordinal), early.Order(StringComparer.Ordinal));
    }

    private static TestSite Twelve() =>
        TestSite.BuildUsual(string.Concat(Enumerable.Range(0, 12).Select(i => TestSite.Question(PathOf(i), "Title " + i))));

    private static string PathOf(int page) => $"content/qa/{(page < 8 ? "lists" : "maps")}/q{page}.md";

    private static string Variant(int page, int kind, int value) => kind switch
    {
        0 => TestSite.Question(PathOf(page), "Title " + page, body: "Text " + value),
        1 => TestSite.Question(PathOf(page), $"Title {page} {value}"),
        2 => TestSite.Question(PathOf(page), "Title " + page, level: value < 2 ? "basic" : "advanced"),
        3 => TestSite.Question(PathOf(page), "Title " + page).Replace("tags: [one]", value < 2 ? "tags: [two]" : "tags: [one, three]", StringComparison.Ordinal),
        4 => TestSite.Question(PathOf(page), "Title " + page, body: $"[other](q{value}.md)"),
        5 => TestSite.Question(PathOf(page), "Title " + page, "order: " + value),
        7 => TestSite.Question(PathOf(page), "Title " + page, body: $"### Part {value}\n\nText, and [a part](q{value}.md#part-{value})."),
        _ => TestSite.Question(PathOf(page), "Title " + page).Replace("This is a short", $"This {value} is a short", StringComparison.Ordinal),
    };

    /// <summary>The pages that were made anew: those that were kept are the same arrays.</summary>
    private static string[] RenderedSince(IReadOnlyDictionary<string, byte[]> before, TestSite site) =>
        [.. site.Output.Files.Where(f => f.Key.EndsWith(".html", StringComparison.Ordinal) && !ReferenceEquals(before.GetValueOrDefault(f.Key), f.Value)).Select(f => f.Key).Order(StringComparer.Ordinal)];

    [Fact]
    public void A_page_that_was_renamed_and_edited_back_is_read_anew()
    {
        using var site = TestSite.BuildUsual(TestSite.Question("content/qa/lists/one.md", "First title"));
        var first = site.Html("qa/one/index.html");
        site.Write(TestSite.Question("content/qa/lists/one.md", "Other title"));
        Assert.Contains("Other title", site.Rebuild().Html("qa/one/index.html"), StringComparison.Ordinal);
        site.Write(TestSite.Question("content/qa/lists/one.md", "First title"));

        Assert.Equal(first, site.Rebuild().Html("qa/one/index.html"));
    }

    [Fact]
    public void Another_config_is_applied_to_pages_that_did_not_change()
    {
        using var site = TestSite.BuildUsual(TestSite.Question("content/qa/lists/one.md"));
        Assert.Empty(site.Messages);
        site.Write(TestSite.Config.Replace("id: one, title: One", "id: uno, title: Uno", StringComparison.Ordinal));

        Assert.Contains("content/qa/lists/one.md:5:8: error SG2009: an item of 'tags' cannot be 'one'", site.Rebuild().Messages);
    }

    private static void Apply(string root, Edit edit)
    {
        switch (edit)
        {
            case Write(var path, var text):
                if (!MakeRoom(root, path)) return;
                File.WriteAllText(Path.Combine(root, path), TextOf(path, text));
                break;
            case Delete(var path):
                if (File.Exists(Path.Combine(root, path))) File.Delete(Path.Combine(root, path));
                break;
            case Rename(var from, var to):
                if (!File.Exists(Path.Combine(root, from)) || !MakeRoom(root, to)) return;
                File.Move(Path.Combine(root, from), Path.Combine(root, to), overwrite: true);
                break;
        }
    }

    private static bool MakeRoom(string root, string path)
    {
        if (Directory.Exists(Path.Combine(root, path))) return false;
        Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(root, path))!);
        return true;
    }

    private static string TextOf(string path, int text) => Path.GetExtension(path) switch
    {
        ".md" when path.StartsWith("content/qa/", StringComparison.Ordinal) => QuestionOf(text),
        ".md" => $"---\ntitle: Page {text}\n{(text == 1 ? "draft: true" : text == 2 ? "aliases: [/old/]" : "order: " + text)}\n---\n## Main part {text}\n\n[one](../qa/lists/one.md) ![x](d.svg)\n",
        ".py" => text == 0 ? "print(" : $"print({text})\n",
        ".json" => text < 5 ? "{" : "{}",
        ".yaml" when path.EndsWith("_search.yaml", StringComparison.Ordinal) => text < 5 ? "queries: [" : $"- query: q{text}\n",
        ".svg" => text < 3 ? "<svg xmlns='http://www.w3.org/2000/svg'/>" : $"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 {text}'/>",
        ".html" when path.Contains("home", StringComparison.Ordinal) => text == 0 ? "{{ if }}" : $"<p>{text} {{{{ site.question_count }}}}</p>{(text == 1 ? "{{ page.titel }}" : "")}",
        ".html" => text == 0 ? "<p {{ page.title }}>" : $"<footer>{text}<a href=\"{{{{ site.home }}}}\">x</a></footer>",
        ".yaml" => ExportSite.Config[(ExportSite.Config.IndexOf('\n', StringComparison.Ordinal) + 1)..].Replace("Test Site", "Site " + text, StringComparison.Ordinal)
            .Replace("{id: maps, title: Maps}", text < 3 ? "{id: maps, title: Maps}" : "{id: maps, title: Maps, no_code: true}", StringComparison.Ordinal)
            .Replace("id: basic", text == 9 ? "id: basics" : "id: basic", StringComparison.Ordinal),
        _ => $"bytes {text}",
    };

    private static string QuestionOf(int text)
    {
        var question = TestSite.Question("x", "Title " + text, text switch
        {
            1 => "related: [two]",
            2 => "prerequisites: [one]",
            3 => "aliases: [/old/, /qa/two/]",
            4 => "id: same",
            _ => "",
        }, text switch { 5 => "[two](two.md#example)", 8 => "```python file=\"code.py\"\n```", _ => "" });
        if (text == 6) question = question.Replace("status: answered", "status: draft", StringComparison.Ordinal);
        if (text == 7) question = question.Replace("## Explanation", "## Explanaton", StringComparison.Ordinal);
        return question[(question.IndexOf('\n', StringComparison.Ordinal) + 1)..];
    }
}
