using Xunit;

namespace StaticGen.Tests.Sites;

public sealed class RunInBrowserTests
{
    private const string Runtime = """
            run_in_browser:
              worker: runtimes/demo.js
              folder: runtimes/files
              files: [engine.js, engine.wasm]

        """;

    private const string Files = """
        -- runtimes/demo.js --
        import "./engine.js";
        -- runtimes/files/engine.js --
        export {};
        -- runtimes/files/engine.wasm --
        large
        -- runtimes/files/unnamed.txt --
        not published

        """;

    private const string Page = """
        -- content/qa/lists/stub.md --
        ---
        title: A stub
        question: What would this ask for?
        level: basic
        status: stub
        ---
        -- content/guide/run.md --
        ---
        title: Something to run
        ---
        ```python
        print(1)
        ```

        ```python continue raises=ValueError
        int("x")
        ```

        ```python skip="needs a server"
        serve()
        ```

        """;

    private static string Site(string runtime, string files) =>
        TestSite.Config.Replace("    file_name: example.py\n", "    file_name: example.py\n    separator: 'print(\"{marker}\")'\n" + runtime, StringComparison.Ordinal) + files + TestSite.GuideIndex + Page;

    [Fact]
    public void Only_pages_with_examples_name_the_runtime_and_have_the_policy_for_it()
    {
        using var site = TestSite.Build(Site(Runtime, Files));

        Assert.Empty(site.Messages);
        var published = site.Output.Files.Keys.Where(k => k.StartsWith("run/", StringComparison.Ordinal)).Order(StringComparer.Ordinal).ToArray();
        Assert.Equal(["demo.js", "engine.js", "engine.wasm"], published.Select(k => k[(k.LastIndexOf('/') + 1)..]));
        var folder = published[0][..published[0].LastIndexOf('/')];
        Assert.Matches("^run/python-[0-9a-f]{10}$", folder);

        var page = site.Html("guide/run/index.html");
        Assert.Contains($"<template data-runner=\"python\" data-worker=\"../../{folder}/demo.js\" data-file=\"example.py\" data-seconds=\"10\" data-kilobytes=\"1000\">", page, StringComparison.Ordinal);
        Assert.Contains("script-src 'self' 'wasm-unsafe-eval'", page, StringComparison.Ordinal);
        Assert.Contains("worker-src 'self' blob:;", page, StringComparison.Ordinal);
        Assert.Contains("<figure class=\"code\" data-lang=\"python\" data-continue=\"\" data-raises=\"ValueError\">", page, StringComparison.Ordinal);
        Assert.Contains("data-skip=\"needs a server\"", page, StringComparison.Ordinal);
        foreach (var other in site.Output.Files.Keys.Where(k => k.EndsWith(".html", StringComparison.Ordinal) && k != "guide/run/index.html"))
            Assert.DoesNotMatch("wasm-unsafe-eval|worker-src|data-runner=", site.Html(other));
    }

    [Fact]
    public void Without_the_key_nothing_is_published_and_no_page_is_different()
    {
        using var site = TestSite.Build(Site("", Files));

        Assert.Empty(site.Messages);
        Assert.DoesNotContain(site.Output.Files.Keys, k => k.StartsWith("run/", StringComparison.Ordinal));
        Assert.DoesNotMatch("wasm-unsafe-eval|worker-src|data-runner=", site.Html("guide/run/index.html"));
    }

    [Fact]
    public void The_folder_has_another_name_when_the_files_change_and_the_same_when_they_do_not()
    {
        string Folder(string files)
        {
            using var site = TestSite.Build(Site(Runtime, files));
            return site.Output.Files.Keys.First(k => k.StartsWith("run/", StringComparison.Ordinal)).Split('/')[1];
        }

        var name = Folder(Files);
        Assert.Equal(name, Folder(Files));
        Assert.NotEqual(name, Folder(Files.Replace("export {};", "export [];", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_missing_folder_is_an_error_unless_it_may_be_missing()
    {
        using var site = TestSite.Build(Site(Runtime, ""));
        Assert.Equal(
            "site.config.yaml:29:7: error SG1110: there is no folder 'runtimes/files', from which browsers are to run python",
            Assert.Single(site.Messages).Split('\n')[0]);

        using var optional = TestSite.Build(Site(Runtime + "      optional: true\n", ""));
        Assert.Empty(optional.Messages);
        Assert.DoesNotContain("data-runner=", optional.Html("guide/run/index.html"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_file_is_an_error_also_where_the_folder_may_be_missing()
    {
        using var site = TestSite.Build(Site(Runtime + "      optional: true\n", Files.Replace("engine.js --", "other.js --", StringComparison.Ordinal)));
        Assert.Equal(
            "site.config.yaml:29:7: error SG1111: 'runtimes/files/engine.js', with which browsers are to run examples, is missing or a link",
            Assert.Single(site.Messages).Split('\n')[0]);
    }

    [Theory]
    [InlineData("folder: runtimes/files", "folder: ../files", "'folder' expects a path below the site's folder, with '/' between its parts, found '../files'")]
    [InlineData("[engine.js, engine.wasm]", "[a/b.js]", "'files' expects names of files in 'runtimes/files', other than that of the worker, found 'a/b.js'")]
    [InlineData("[engine.js, engine.wasm]", "[demo.js]", "'files' expects names of files in 'runtimes/files', other than that of the worker, found 'demo.js'")]
    public void Paths_stay_in_the_site(string good, string bad, string message)
    {
        using var site = TestSite.Build(Site(Runtime.Replace(good, bad, StringComparison.Ordinal), Files));
        Assert.Contains(site.Messages, m => m.Contains(message, StringComparison.Ordinal));
    }
}
