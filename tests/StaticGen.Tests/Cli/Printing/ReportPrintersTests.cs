using System.Text;
using System.Text.Json;
using StaticGen.Cli.Printing;
using StaticGen.Diagnostics;
using StaticGen.Sources;
using Xunit;

namespace StaticGen.Tests.Cli.Printing;

public sealed class ReportPrintersTests : IDisposable
{
    private const string Path = "content/python/lists.md";
    private readonly StringWriter _output = new() { NewLine = "\n" };

    public void Dispose() => _output.Dispose();

    [Fact]
    public void Text_shows_place_message_line_caret_and_hint()
    {
        Print(Report(
            [Error(3, 8, 4, "'hrad' is not a level", "Did you mean 'hard'?"), Warning(0, 0, 1, "the page is long")],
            "---\ntitle: x\nlevel: hrad\n"));

        Assert.Equal(
            """
            content/python/lists.md:3:8: error SG2003: 'hrad' is not a level
                3 | level: hrad
                  |        ^^^^
              hint: Did you mean 'hard'?
            content/python/lists.md: warning SG3001: the page is long

            """,
            _output.ToString());
    }

    [Fact]
    public void Text_in_colour_marks_the_severity()
    {
        Print(Report([Error(1, 1, 1, "wrong", "Mend it.")], "x"), isColored: true);

        Assert.Equal(
            "\e[1mcontent/python/lists.md:1:1\e[0m: \e[1;31merror\e[0m SG2003: wrong\n"
            + "\e[2m    1 |\e[0m x\n\e[2m      |\e[0m \e[1;31m^\e[0m\n  \e[36mhint:\e[0m Mend it.\n",
            _output.ToString());
    }

    [Fact]
    public void Text_from_content_cannot_drive_the_terminal_or_the_runner()
    {
        Print(Report([Error(1, 1, 1, "'\e]0;title\a' is not known", "::warning::x\n::error::y")], "::error::z \e[2J"));

        Assert.Equal(
            """
            content/python/lists.md:1:1: error SG2003: '\x1b]0;title\x07' is not known
                1 | ::error::z \x1b[2J
                  | ^
              hint: \x3a:warning::x\n::error::y

            """,
            _output.ToString());
    }

    [Fact]
    public void Text_names_files_from_where_the_user_stands()
    {
        var paths = new PathDisplay(System.IO.Path.GetFullPath("/srv/site/content/python"), System.IO.Path.GetFullPath("/srv/site"));
        new TextReportPrinter(_output, paths, new Ansi(isOn: false), 50).Print(Report([Error(1, 0, 1, "wrong", null)], ""));

        Assert.StartsWith("lists.md:1: error SG2003: wrong\n", _output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Text_stops_at_its_limit_with_the_errors_first()
    {
        var findings = Enumerable.Range(1, 60).Select(line => Warning(0, 0, 1, $"warning {line}")).Append(Error(0, 0, 1, "the error", null));

        Print(Report([.. findings], ""));

        var lines = _output.ToString().Split('\n');
        Assert.Equal("content/python/lists.md: error SG2003: the error", lines[0]);
        Assert.Equal("content/python/lists.md: warning SG3001: warning 49", lines[49]);
        Assert.Equal("… and 11 more, the first at content/python/lists.md (use --all to see them)", lines[50]);
    }

    [Fact]
    public void GitHub_gets_a_command_a_finding_with_its_escapes()
    {
        var at = new SourceLocation("content/a,b:c%.md", 3, 8, 4);
        var report = new Report(
            [new Diagnostic("SG2003", Severity.Error, at, "100% wrong: a\n::error::b", "Mend it."), Warning(0, 0, 1, "long")], null, null);
        new GitHubReportPrinter(_output, Paths()).Print(report);

        Assert.Equal(
            """
            ::error file=content/a%2Cb%3Ac%25.md,line=3,col=8,endColumn=12,title=SG2003::100%25 wrong: a\n::error::b%0AMend it.
            ::warning file=content/python/lists.md,title=SG3001::long

            """,
            _output.ToString());
    }

    [Fact]
    public void Json_is_one_document_with_findings_and_figures()
    {
        var report = new Report(
            [Error(3, 8, 4, "'x' is \e wrong", "Mend it."), Warning(0, 0, 1, "long")],
            new BuildStatistics(20, 5, 30, 4000, "a/index.html", 900, 100),
            null);
        new JsonReportPrinter(_output, Paths()).Print(report);

        Assert.Equal(
            """
            {
              "schemaVersion": 1,
              "errors": 1,
              "warnings": 1,
              "diagnostics": [
                {
                  "code": "SG2003",
                  "severity": "error",
                  "path": "content/python/lists.md",
                  "line": 3,
                  "column": 8,
                  "length": 4,
                  "message": "\u0027x\u0027 is \u001B wrong",
                  "hint": "Mend it."
                },
                {
                  "code": "SG3001",
                  "severity": "warning",
                  "path": "content/python/lists.md",
                  "message": "long"
                }
              ],
              "statistics": {
                "pages": 20,
                "questions": 5,
                "files": 30,
                "bytes": 4000,
                "largestPage": "a/index.html",
                "largestPageBytes": 900,
                "searchIndexBytes": 100
              }
            }

            """,
            _output.ToString());
    }

    [Fact]
    public void Sarif_has_a_rule_a_code_and_a_region_a_place()
    {
        new SarifReportPrinter(_output, Paths(), "1.2.3").Print(
            new Report([Error(3, 8, 4, "wrong", "Mend it."), Warning(0, 0, 1, "long")], null, null));

        using var document = JsonDocument.Parse(_output.ToString());
        var run = document.RootElement.GetProperty("runs")[0];
        Assert.Equal("2.1.0", document.RootElement.GetProperty("version").GetString());
        Assert.Equal("""{"name":"staticgen","version":"1.2.3","rules":[{"id":"SG2003"},{"id":"SG3001"}]}""", Compact(run.GetProperty("tool").GetProperty("driver")));
        Assert.Equal(
            """{"ruleId":"SG2003","ruleIndex":0,"level":"error","message":{"text":"wrong. Mend it."},"locations":[{"physicalLocation":{"artifactLocation":{"uri":"content/python/lists.md"},"region":{"startLine":3,"startColumn":8,"endColumn":12}}}]}""",
            Compact(run.GetProperty("results")[0]));
        Assert.Equal(
            """{"ruleId":"SG3001","ruleIndex":1,"level":"warning","message":{"text":"long"},"locations":[{"physicalLocation":{"artifactLocation":{"uri":"content/python/lists.md"}}}]}""",
            Compact(run.GetProperty("results")[1]));
    }

    private void Print(Report report, bool isColored = false) =>
        new TextReportPrinter(_output, Paths(), new Ansi(isColored), TextReportPrinter.DefaultMost).Print(report);

    private static PathDisplay Paths() => new(System.IO.Path.GetFullPath("/srv/site"), System.IO.Path.GetFullPath("/srv/site"));

    private static Report Report(Diagnostic[] diagnostics, string text) =>
        new([.. diagnostics], null, SourceTree.Empty with { Content = [new SourceFile(Path, Encoding.UTF8.GetBytes(text))] });

    private static Diagnostic Error(int line, int column, int length, string message, string? hint) =>
        new("SG2003", Severity.Error, new SourceLocation(Path, line, column, length), message, hint);

    private static Diagnostic Warning(int line, int column, int length, string message) =>
        new("SG3001", Severity.Warning, new SourceLocation(Path, line, column, length), message);

    private static string Compact(JsonElement element) => element.GetRawText().ReplaceLineEndings("").Replace("  ", "", StringComparison.Ordinal).Replace("\": ", "\":", StringComparison.Ordinal);
}
