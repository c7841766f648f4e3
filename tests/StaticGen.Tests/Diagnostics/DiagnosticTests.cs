using StaticGen.Diagnostics;

namespace StaticGen.Tests.Diagnostics;

public sealed class DiagnosticTests
{
    [Theory]
    [InlineData(0, 0, "content/a.md: error SG0001: Wrong")]
    [InlineData(3, 0, "content/a.md:3: error SG0001: Wrong")]
    [InlineData(3, 7, "content/a.md:3:7: error SG0001: Wrong")]
    public void It_reads_as_editors_and_terminals_expect(int line, int column, string expected) =>
        Assert.Equal(expected, new Diagnostic("SG0001", Severity.Error, new SourceLocation("content/a.md", line, column), "Wrong").ToString());

    [Fact]
    public void Findings_are_sorted_by_place_and_each_stands_once()
    {
        var findings = new Findings();
        var all = new[] { At("b.md", 1, 1), At("a.md", 10, 1), At("a.md", 2, 9), At("a.md", 2, 1), At("a.md", 0, 0) };
        findings.Add(all);
        findings.Add(all);

        Assert.Equal(["a.md", "a.md:2:1", "a.md:2:9", "a.md:10:1", "b.md:1:1"], findings.ToImmutable().Select(d => d.At.ToString()));
    }

    [Fact]
    public void Whatever_order_findings_came_in_they_leave_in_one()
    {
        Diagnostic[] all =
        [
            At("a.md", 1, 1) with { Hint = "x" }, At("a.md", 1, 1), At("a.md", 1, 1) with { Severity = Severity.Warning },
            At("a.md", 1, 1) with { Code = "SG0002" }, At("a.md", 1, 1) with { At = new SourceLocation("a.md", 1, 1, 5) },
        ];
        var expected = Sorted(all);

        for (var seed = 0; seed < 20; seed++)
        {
            new Random(seed).Shuffle(all);
            Assert.Equal(expected, Sorted(all));
        }
    }

    [Fact]
    public void Only_errors_count_as_errors()
    {
        var findings = new Findings();
        findings.Add([At("a.md", 1, 1) with { Severity = Severity.Warning }]);
        Assert.False(findings.HasErrors);
        findings.Add([At("a.md", 1, 1)]);
        Assert.True(findings.HasErrors);
    }

    [Fact]
    public void A_message_that_quotes_a_quotedtext_keeps_its_beginning_and_its_end()
    {
        var quoted = $"The heading '{new string('x', 500_000)}' is empty";
        var diagnostic = new Diagnostic("SG0001", Severity.Error, SourceLocation.WholeFile("a.md"), quoted, "Close it with " + new string('`', 100_000));

        Assert.InRange(diagnostic.Message.Length, Diagnostic.LongestText - 2, Diagnostic.LongestText);
        Assert.StartsWith("The heading 'xxx", diagnostic.Message, StringComparison.Ordinal);
        Assert.Contains("x [...] x", diagnostic.Message, StringComparison.Ordinal);
        Assert.EndsWith("xxx' is empty", diagnostic.Message, StringComparison.Ordinal);
        Assert.InRange(diagnostic.Hint!.Length, Diagnostic.LongestText - 2, Diagnostic.LongestText);
    }

    [Fact]
    public void No_character_is_cut_in_two_when_a_message_is_shortened()
    {
        for (var shift = 0; shift < 4; shift++)
        {
            var diagnostic = new Diagnostic("SG0001", Severity.Error, SourceLocation.WholeFile("a.md"), new string('a', shift) + string.Concat(Enumerable.Repeat("\U0001F40D", 2_000)));
            Assert.DoesNotContain('\uFFFD', new string([.. diagnostic.Message.EnumerateRunes().SelectMany(r => r.ToString())]));
        }
    }

    private static IEnumerable<Diagnostic> Sorted(Diagnostic[] all)
    {
        var findings = new Findings();
        findings.Add(all);
        return findings.ToImmutable();
    }

    private static Diagnostic At(string path, int line, int column) => new("SG0001", Severity.Error, new SourceLocation(path, line, column), "Wrong");
}
