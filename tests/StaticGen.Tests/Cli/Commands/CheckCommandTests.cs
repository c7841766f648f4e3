using System.Text;
using System.Text.Json;
using StaticGen.Tests.Sites;
using Xunit;

namespace StaticGen.Tests.Cli.Commands;

/// <summary>What <c>check</c> does beside looking: mend, compare with what is published, order for GitHub.</summary>
public sealed class CheckCommandTests
{
    private const string Broken = """
        -- content/qa/lists/one.md --
        ---
        title: What: is it?
        question: Which page is broken in every way there is?
        levl: basic
        tags: one, two
        status: answered
        order: "3"
        description: 12345678901234567890123
        ---
        ## Short answer
        This is a short answer with more than twenty words in it, so that it passes the check on its length without further thought given.

        ## Explanation
        See [the guide](https://example.org/repo/guide/#start), https://example.org/repo/guide/ and [it](https://example.org/repo/guide/?x=1).

        #### Deep

        ##### Deeper

        ## Example
        ```python
        print(1)
        ```

        ```output
        1
        ```

        ## Sources
        - [Docs](https://example.org/docs)

        """;

    private const string Guide = "-- content/guide/index.md --\n---\ntitle: The guide\ndraft: no\n---\n## Start\nHere.\n";

    [Fact]
    public async Task As_json_a_finding_has_its_edit_and_a_fix_the_lines_that_it_changed()
    {
        using var site = TestSite.Create(TestSite.Config + Guide + TestSite.Question("content/qa/lists/a.md"));

        using var check = JsonDocument.Parse((await ProgramRun.Of(site.Root, "check", "--format", "json")).Output);
        using var fix = JsonDocument.Parse((await ProgramRun.Of(site.Root, "check", "--fix", "--format", "json")).Output);

        Assert.Equal("""{"line":3,"column":8,"old":"no","new":"false"}""", JsonSerializer.Serialize(check.RootElement.GetProperty("diagnostics")[0].GetProperty("fix")));
        Assert.False(check.RootElement.TryGetProperty("changes", out _));
        Assert.Equal(0, fix.RootElement.GetProperty("errors").GetInt32());
        Assert.Equal("""[{"path":"content/guide/index.md","line":3,"old":"draft: no","new":"draft: false","codes":"SG2006"}]""", JsonSerializer.Serialize(fix.RootElement.GetProperty("changes")));
    }

    [Fact]
    public async Task Fix_makes_the_edits_that_leave_no_choice_and_shows_them()
    {
        using var site = TestSite.Create(TestSite.Config + Guide + Broken);

        var run = await ProgramRun.Of(site.Root, "check", "--fix", "--no-color");

        Assert.Equal(
            """
            --- a/content/guide/index.md
            +++ b/content/guide/index.md
            @@ -3 +3 @@ SG2006
            -draft: no
            +draft: false
            --- a/content/qa/lists/one.md
            +++ b/content/qa/lists/one.md
            @@ -2 +2 @@ SG2001
            -title: What: is it?
            +title: "What: is it?"
            @@ -4 +4 @@ SG2003
            -levl: basic
            +level: basic
            @@ -5 +5 @@ SG2006
            -tags: one, two
            +tags: [one, two]
            @@ -7 +7 @@ SG2006
            -order: "3"
            +order: 3
            @@ -8 +8 @@ SG2007
            -description: 12345678901234567890123
            +description: "12345678901234567890123"
            @@ -14 +14 @@ SG4004
            -See [the guide](https://example.org/repo/guide/#start), https://example.org/repo/guide/ and [it](https://example.org/repo/guide/?x=1).
            +See [the guide](../../guide/index.md#start), https://example.org/repo/guide/ and [it](https://example.org/repo/guide/?x=1).
            @@ -16 +16 @@ SG3011
            -#### Deep
            +### Deep
            --- a/content/qa/lists/one.md
            +++ b/content/qa/lists/one.md
            @@ -18 +18 @@ SG3011
            -##### Deeper
            +#### Deeper
            9 changes in 2 files made
            2 warnings in 1 question, 17 pages

            """,
            run.Output);
        Assert.Equal(0, run.Code);

        var again = await ProgramRun.Of(site.Root, "check", "--fix", "--no-color");
        Assert.StartsWith("Nothing to mend by itself\n", again.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dry_run_shows_the_first_round_and_writes_nothing()
    {
        using var site = TestSite.Create(TestSite.Config + Guide + Broken);
        var before = File.ReadAllText(Path.Combine(site.Root, "content/qa/lists/one.md"));

        var run = await ProgramRun.Of(site.Root, "check", "--fix", "--dry-run", "--no-color");

        Assert.Contains("\n8 changes in 2 files would be made; nothing was written\n", run.Output, StringComparison.Ordinal);
        Assert.Equal(1, run.Code);
        Assert.Equal(before, File.ReadAllText(Path.Combine(site.Root, "content/qa/lists/one.md")));
    }

    [Fact]
    public async Task Fix_keeps_line_ends_the_byte_order_mark_and_everything_else()
    {
        using var site = TestSite.Create(TestSite.Config + TestSite.GuideIndex);
        var text = TestSite.Split(TestSite.Question("content/qa/lists/one.md", frontMatter: "order: \"3\"  # third \t")).Single().Content.Replace("\n", "\r\n", StringComparison.Ordinal);
        site.WriteBytes("content/qa/lists/one.md", [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(text)]);

        await ProgramRun.Of(site.Root, "check", "--fix");

        Assert.Equal(
            [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(text.Replace("order: \"3\"  # third \t", "order: 3  # third \t", StringComparison.Ordinal))],
            File.ReadAllBytes(Path.Combine(site.Root, "content/qa/lists/one.md")));
    }

    [Fact]
    public async Task A_dry_run_alone_is_no_sense()
    {
        using var site = TestSite.Create(TestSite.Config + TestSite.GuideIndex);

        var run = await ProgramRun.Of(site.Root, "check", "--dry-run");

        Assert.Equal(new ProgramRun(2, "", "staticgen: '--dry-run' goes with '--fix'\n  hint: Without --fix nothing is changed anyway\nRun 'staticgen check --help' for what it understands.\n"), run);
    }

    [Fact]
    public async Task Against_a_site_map_vanished_addresses_are_errors_that_name_the_page_for_the_alias()
    {
        using var site = TestSite.Create(TestSite.Config + TestSite.GuideIndex + TestSite.Question("content/qa/lists/sort-lists.md", frontMatter: "aliases: [/qa/kept/]"));
        site.Write("""
            -- sitemap.xml --
            <?xml version="1.0" encoding="UTF-8"?>
            <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
            <url><loc>https://old.example/</loc></url>
            <url><loc>https://old.example/qa/sort-list/</loc></url>
            <url><loc>https://old.example/qa/kept/</loc></url>
            <url><loc>https://old.example/qa/lists/sort-lists/</loc></url>
            <url><loc>https://old.example/qa/topics/gone/</loc></url>
            <url><loc>https://old.example/guide/%C3%BCber/</loc></url>
            </urlset>

            """);

        var run = await ProgramRun.Of(site.Root, "check", "--against", "sitemap.xml", "--no-color");

        Assert.Equal(1, run.Code);
        Assert.Equal(
            """
            sitemap.xml:4:7: error SG4108: '/qa/sort-list/' is published and would vanish: no page has the address any more
              hint: Add it to the front matter of content/qa/lists/sort-lists.md: aliases: [/qa/sort-list/]
            sitemap.xml:6:7: error SG4108: '/qa/lists/sort-lists/' is published and would vanish: no page has the address any more
              hint: Add it to the front matter of content/qa/lists/sort-lists.md: aliases: [/qa/lists/sort-lists/]
            sitemap.xml:7:7: error SG4108: '/qa/topics/gone/' is published and would vanish: the site has no such list any more
              hint: Keep the id of the level, topic or tag and change its title only; or add the address to the aliases of the page to read instead
            sitemap.xml:8:7: error SG4108: '/guide/über/' is published and would vanish: no page has the address any more
              hint: Add it to the front matter of the page that took its place: aliases: [/guide/über/]

            """,
            run.Error);
    }

    [Fact]
    public async Task A_site_map_in_parts_is_read_whole_and_the_sites_own_is_without_findings()
    {
        using var site = TestSite.Build(TestSite.Config + TestSite.GuideIndex + TestSite.Question("content/qa/lists/one.md"));
        site.WriteBytes("old/sitemap-1.xml", site.Output.Files["sitemap.xml"]);
        site.Write("-- old/sitemap.xml --\n<sitemapindex xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'><sitemap><loc>https://example.org/repo/sitemap-1.xml</loc></sitemap></sitemapindex>\n");

        var run = await ProgramRun.Of(site.Root, "check", "--against", "old/sitemap.xml");

        Assert.Equal((0, ""), (run.Code, run.Error));

        File.Delete(Path.Combine(site.Root, "content/qa/lists/one.md"));
        site.Write(TestSite.Question("content/qa/lists/uno.md"));
        Assert.Contains("'/qa/one/' is published and would vanish", (await ProgramRun.Of(site.Root, "check", "--against", "old/sitemap.xml")).Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<html></html>", "sitemap.xml:1:2: error SG4109: This is not a site map: it begins with <html>\n")]
    [InlineData("<urlset><url><loc>nowhere</loc></url></urlset>", "sitemap.xml:1:15: error SG4109: This is not a site map: 'nowhere' is no address\n")]
    [InlineData("<!DOCTYPE x [<!ENTITY a 'b'>]><urlset/>", "error SG4109: This is not a site map: For security reasons DTD is prohibited")]
    public async Task What_is_no_site_map_is_said(string text, string message)
    {
        using var site = TestSite.Create(TestSite.Config + TestSite.GuideIndex + TestSite.Question("content/qa/lists/one.md"));
        site.Write("-- sitemap.xml --\n" + text);

        Assert.Contains(message, (await ProgramRun.Of(site.Root, "check", "--against", "sitemap.xml", "--no-color")).Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://example.org/sitemap.xml", "staticgen: '--against' takes a file, not an address\n  hint: Fetch it first: curl -fsSLO https://example.org/sitemap.xml\n")]
    [InlineData("nowhere.xml", "staticgen: there is no file 'nowhere.xml'\n")]
    public async Task A_site_map_is_a_file_that_is_there(string given, string message)
    {
        using var site = TestSite.Create(TestSite.Config + TestSite.GuideIndex);

        var run = await ProgramRun.Of(site.Root, "check", "--against", given);

        Assert.Equal(2, run.Code);
        Assert.StartsWith(message, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task For_GitHub_changed_files_come_first_and_the_summary_has_all()
    {
        using var site = TestSite.Create(TestSite.Config + TestSite.GuideIndex
            + string.Concat(Enumerable.Range(0, 12).Select(i => TestSite.Question($"content/qa/lists/p{i:00}.md", "Tee", body: "[x](nowhere|@all&lt;b&gt;.md)")))
            + "-- changed --\ncontent/qa/lists/p11.md\n\ncontent/qa/lists/deleted.md\n");

        var run = await ProgramRun.Of(site.Root, "check", "--format", "github", "--changed", "changed", "--summary", "summary.md");

        Assert.Equal("", run.Error);
        var commands = run.Output.Split('\n').Where(static l => l.StartsWith("::", StringComparison.Ordinal)).ToArray();
        Assert.Equal(12, commands.Length);
        Assert.StartsWith("::error file=content/qa/lists/p11.md,line=14,col=5,", commands[0], StringComparison.Ordinal);
        Assert.StartsWith("::error file=content/qa/lists/p00.md,", commands[1], StringComparison.Ordinal);
        var summary = await File.ReadAllLinesAsync(Path.Combine(site.Root, "summary.md"), TestContext.Current.CancellationToken);
        Assert.Equal("**12 errors**", summary[0]);
        Assert.Equal(
            """| error SG4001 | content/qa/lists/p11\.md&#58;14&#58;5 | 'nowhere\|&#64;all&lt;b&gt;\.md' leads to no page or file of this site | Link to the source file, relative to this one, such as \.\./lists/slicing\.md |""",
            summary[4]);
        Assert.Equal(12, summary.Count(static l => l.StartsWith("| error", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_list_of_changed_files_that_is_missing_is_wrong_usage()
    {
        using var site = TestSite.Create(TestSite.Config + TestSite.GuideIndex);

        var run = await ProgramRun.Of(site.Root, "check", "--changed", "nothing.txt");

        Assert.Equal(2, run.Code);
        Assert.StartsWith("staticgen: there is no file 'nothing.txt'\n  hint: Write one with the paths of changed files, such as git diff --name-only > FILE\n", run.Error, StringComparison.Ordinal);
    }
}
