using System.Collections.Immutable;
using System.Text;
using StaticGen.Cli.Fixing;
using StaticGen.Configuration;
using StaticGen.Content;
using StaticGen.Diagnostics;
using StaticGen.Sources;
using StaticGen.Tests.Configuration;
using StaticGen.Tests.Content;

namespace StaticGen.Tests.Cli.Fixing;

public sealed class SourceFixesTests
{
    private const string Page = "content/qa/lists/q.md";

    [Fact]
    public void Every_mistake_in_a_config_is_mended_for_good_or_left_alone()
    {
        var mended = SiteConfigMistakesTests.Mistakes
            .Select(static m => SiteConfigMistakesTests.Change(m.Data.Item1.Replace("\\t", "\t", StringComparison.Ordinal)))
            .Count(static text => Mend(SiteConfig.FileName, text, static file => SiteConfigReader.Read(file).Diagnostics));

        Assert.InRange(mended, 9, int.MaxValue);
    }

    [Fact]
    public void Every_mistake_in_front_matter_is_mended_for_good_or_left_alone()
    {
        var mended = FrontMatterMistakesTests.Lines
            .Select(static m => FrontMatterMistakesTests.WithLines(FrontMatterMistakesTests.Unescape(m.Data.Item1)))
            .Concat(FrontMatterMistakesTests.Files.Select(static m => m.Data.Item1))
            .Count(static text => Mend(Page, text, static file => FrontMatterReader.Read(SourceText.Decode(file, out _)!, FrontMatterMistakesTests.Collection()).Diagnostics));

        Assert.InRange(mended, 20, int.MaxValue);
    }

    [Fact]
    public void Of_two_edits_that_touch_the_first_is_made_and_one_that_does_not_fit_is_not()
    {
        var file = new SourceFile(Page, Encoding.UTF8.GetBytes("one two\r\nthree"));
        ImmutableArray<Diagnostic> findings =
        [
            Finding(new TextEdit("one two", "1 2", 0)), Finding(new TextEdit("two", "2", 4)), Finding(new TextEdit("tree", "3", 9)),
            Finding(new TextEdit("three", "3", 9) { Behind = "(" }), Finding(new TextEdit("far", "away", 900)), Finding(new TextEdit("hree", "HREE") , line: 2, column: 2),
        ];

        var made = Assert.Single(SourceFixes.Make(findings, SourceTree.Empty with { Content = [file] }));

        Assert.Equal("1 2\r\ntHREE", Encoding.UTF8.GetString(made.Bytes));
        Assert.Equal([new(1, "one two", "1 2", "SG2001"), new(2, "three", "tHREE", "SG2001")], made.Lines);
    }

    /// <summary>Mends as often as there is something to mend: that must end, every edit must mend its finding, and nothing but the listed lines may change.</summary>
    private static bool Mend(string path, string text, Func<SourceFile, ImmutableArray<Diagnostic>> read)
    {
        var file = new SourceFile(path, Encoding.UTF8.GetBytes(text));
        for (var round = 0; ; round++)
        {
            Assert.True(round < 20, text);
            var findings = read(file);
            var sources = path == SiteConfig.FileName ? SourceTree.Empty with { Config = file } : SourceTree.Empty with { Content = [file] };
            if (SourceFixes.Make(findings, sources) is not [var made]) return round > 0;

            var (before, after) = (Encoding.UTF8.GetString(file.Bytes.Span).Split('\n'), Encoding.UTF8.GetString(made.Bytes).Split('\n'));
            Assert.Equal(before.Length, after.Length);
            for (var i = 0; i < before.Length; i++) Assert.Equal(made.Lines.Any(l => l.Number == i + 1), before[i] != after[i]);
            file = new SourceFile(path, made.Bytes);
            foreach (var line in made.Lines)
            {
                var again = read(file).Where(f => f.At.Line == line.Number && f.Fix is not null && line.Codes.Contains(f.Code, StringComparison.Ordinal)).ToArray();
                Assert.True(again.All(f => !findings.Any(b => b.ToString() == f.ToString())), $"{line.New}\n{string.Join('\n', again.Select(f => f.ToString()))}");
            }
        }
    }

    private static Diagnostic Finding(TextEdit edit, int line = 1, int column = 1) =>
        new("SG2001", Severity.Error, new SourceLocation(Page, line, column), "x") { Fix = edit };
}
