using System.Text.Json;
using StaticGen.Tests.Cli;

namespace StaticGen.Tests.Cli.Verifying;

public sealed class VerifyCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly string? _python = PythonRunner.Find();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Good_examples_pass_and_are_counted()
    {
        await SiteAsync("```python\nprint(1)\n```\n\n```output\n1\n```\n\n```python continue\nprint(2)\n```\n\n```output\n2\n```\n\n```python raises=ZeroDivisionError\nprint('so far')\n1 / 0\n```\n\n```output\nso far\nZeroDivisionError: division by zero\n```");

        var run = await ProgramRun.Of(_folder.Path, "verify");

        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.Matches("^  Isolation: .+\n3 blocks run on CPython [0-9.]+: 3 passed\n$", run.Output);
    }

    [Fact]
    public async Task What_cannot_run_is_named_with_its_reason()
    {
        await SiteAsync("```python requires=\">=9.0\"\nx\n```\n\n```python env=missing\nx\n```\n\n```python env=json\nimport json\n```\n\n```python skip=\"needs two machines\"\nx\n```");

        var run = await ProgramRun.Of(_folder.Path, "verify");

        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.Matches("  With json 1\\.0 \\(CPython [0-9.]+\\)\n", run.Output);
        Assert.EndsWith(": 1 passed, 3 skipped (1 needs missing, 1 needs python >=9.0, 1 needs two machines)\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_finding_shows_the_line_and_the_difference()
    {
        await SiteAsync("```python\nprint('a')\nprint('b')\n```\n\n```output\na\nc\n```");

        var run = await ProgramRun.Of(_folder.Path, "verify");

        Assert.Equal(1, run.Code);
        Assert.Equal(
            "content/qa/lists/page.md:17:1: error SG7011: the page expects 'c', and the example prints 'b' (PYTHON)\n"
            + "   17 | c\n"
            + "      | ^\n"
            + "        a\n"
            + "      - c\n"
            + "      + b\n"
            + "  hint: Correct the example, or the output block when the example is right\n",
            WithoutVersion(run.Error));
    }

    [Fact]
    public async Task An_error_in_a_file_beside_the_page_is_shown_there()
    {
        await SiteAsync("```python file=\"examples/code.py#part\"\n```\n\n```output\n1\n```");
        _folder.Write("content/qa/lists/examples/code.py", "first\n# region part\nprint(1)\n# region inner\n# endregion\nprint(2 / 0)\n# endregion\n");

        var run = await ProgramRun.Of(_folder.Path, "verify");

        Assert.Equal(1, run.Code);
        Assert.StartsWith("content/qa/lists/examples/code.py:6:1: error SG7013: the example ends with 'ZeroDivisionError: division by zero' (PYTHON)\n    6 | print(2 / 0)\n", WithoutVersion(run.Error), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_passed_is_remembered_and_what_failed_is_not()
    {
        await SiteAsync("```python\nprint(1)\n```\n\n```output\n1\n```\n\n```python\nprint(2)\n```\n\n```output\n3\n```");
        await ProgramRun.Of(_folder.Path, "verify");

        Assert.Equal(["cached", "ran"], await CachedAsync("verify"));
        Assert.Equal(["ran", "ran"], await CachedAsync("verify", "--no-cache"));
    }

    [Fact]
    public async Task An_interpreter_that_is_not_there_is_an_error()
    {
        await SiteAsync("```python\nprint(1)\n```\n\n```output\n1\n```");

        var run = await ProgramRun.Of(_folder.Path, "verify", "--with", "python0.9");

        Assert.Equal(1, run.Code);
        Assert.StartsWith("site.config.yaml:12:5: error SG7031: 'python0.9' cannot be run: there is no such program\n", run.Error, StringComparison.Ordinal);
        Assert.EndsWith("0 blocks run: 0 passed, 1 skipped (no interpreter)\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_path_selects_pages()
    {
        await SiteAsync("```python\nprint(1)\n```\n\n```output\n1\n```");
        _folder.Write("content/qa/lists/other.md", PythonRunner.Page("other", "```python\nprint(1)\n```\n\n```output\n2\n```"));

        Assert.Equal(0, (await ProgramRun.Of(_folder.Path, "verify", "content/qa/lists/page.md")).Code);
        Assert.Equal(1, (await ProgramRun.Of(_folder.Path, "verify", "content/qa")).Code);
        var wrong = await ProgramRun.Of(_folder.Path, "verify", "nowhere");
        Assert.Equal((2, "staticgen: 'nowhere' is no page or folder of the site\n  hint: Name files or folders below content/, from where you stand\nRun 'staticgen verify --help' for what it understands.\n"), (wrong.Code, wrong.Error));
    }

    [Fact]
    public async Task A_recorded_run_is_shown_until_the_examples_change()
    {
        await SiteAsync("```python\nprint(1)\n```\n\n```output\n1\n```");
        var run = await ProgramRun.Of(_folder.Path, "verify", "--record");
        Assert.Contains("Wrote content/qa/_verified.json\n", run.Output, StringComparison.Ordinal);
        var record = _folder.Read("content/qa/_verified.json");

        Assert.Contains("<span>Checked on CPython ", await PageAsync(), StringComparison.Ordinal);

        Assert.DoesNotContain("Wrote", (await ProgramRun.Of(_folder.Path, "verify", "--record")).Output, StringComparison.Ordinal);
        Assert.Equal(record, _folder.Read("content/qa/_verified.json"));

        await SiteAsync("```python\nprint(2)\n```\n\n```output\n2\n```");
        Assert.DoesNotContain("Checked on", await PageAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_record_of_other_examples_is_a_finding_until_it_is_written_anew()
    {
        const string Changed = "content/qa/lists/page.md:10:1: warning SG7041: this page's examples have changed since their versions were recorded";
        const string New = "content/qa/lists/other.md:10:1: warning SG7041: the record of verified examples does not have this page's examples";
        await SiteAsync("```python\nprint(1)\n```\n\n```output\n1\n```");
        await ProgramRun.Of(_folder.Path, "verify", "--record");
        Assert.Empty(await RecordFindingsAsync());

        await SiteAsync("Text may change.\n\n```python\nprint(1)\n```\n\n```output\n1\n```");
        Assert.Empty(await RecordFindingsAsync());

        await SiteAsync("```python\nprint(1)\n```\n\n```output\n1\n2\n```");
        _folder.Write("content/qa/lists/other.md", PythonRunner.Page("other", "```python\nprint(1)\n```\n\n```output\n1\n```"));
        _folder.Write("content/qa/lists/needs.md", PythonRunner.Page("needs", "```python env=json\nimport json\n```"));
        Assert.Equal([New, Changed], await RecordFindingsAsync());

        await SiteAsync("```python\nprint(1)\nprint(2)\n```\n\n```output\n1\n2\n```");
        await ProgramRun.Of(_folder.Path, "verify", "--record");
        Assert.Empty(await RecordFindingsAsync());
    }

    [Fact]
    public async Task A_site_without_runners_has_nothing_to_verify()
    {
        _folder.Write("site.config.yaml", "title: Site\nbase_url: https://example.org/\ncollections: [{id: guide, kind: page, title: Guide}]\n");
        _folder.Write("content/guide/index.md", "---\ntitle: Guide\n---\n");

        var run = await ProgramRun.Of(_folder.Path, "verify");

        Assert.Equal(2, run.Code);
        Assert.StartsWith("staticgen: the config has no 'runners', so there is nothing to execute\n", run.Error, StringComparison.Ordinal);
    }

    private static string WithoutVersion(string text)
    {
        var start = text.IndexOf("(CPython ", StringComparison.Ordinal);
        return start < 0 ? text : text[..start] + "(PYTHON" + text[text.IndexOf(')', start)..];
    }

    private async Task<string[]> RecordFindingsAsync()
    {
        var result = await Task.Run(() => new SiteBuilder().Build(new BuildRequest(_folder.Path), new StaticGen.Output.MemoryOutput()), TestContext.Current.CancellationToken);
        return [.. result.Diagnostics.Where(static d => d.Code == "SG7041").Select(static d => d.ToString())];
    }

    private async Task<string> PageAsync()
    {
        // The pages here are no complete answers: findings about that do not keep the HTML from being looked at.
        var output = new StaticGen.Output.MemoryOutput();
        await Task.Run(() => new SiteBuilder().Build(new BuildRequest(_folder.Path), output), TestContext.Current.CancellationToken);
        return System.Text.Encoding.UTF8.GetString(output.Files["qa/page/index.html"]);
    }

    private async Task<string[]> CachedAsync(params string[] arguments)
    {
        await ProgramRun.Of(_folder.Path, [.. arguments, "--report", "report.json"]);
        using var report = JsonDocument.Parse(_folder.Read("report.json"));
        return [.. report.RootElement.GetProperty("results").EnumerateArray().Select(static r => r.GetProperty("runs")[0].TryGetProperty("cached", out _) ? "cached" : "ran")];
    }

    private Task SiteAsync(string blocks)
    {
        Assert.SkipWhen(_python is null, "there is no python3");
        _folder.Write("site.config.yaml", PythonRunner.Config(_python!));
        _folder.Write("content/qa/lists/page.md", PythonRunner.Page("page", blocks));
        return Task.CompletedTask;
    }
}
