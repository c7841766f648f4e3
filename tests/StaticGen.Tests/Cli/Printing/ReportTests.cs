using StaticGen.Cli.Printing;
using StaticGen.Diagnostics;
using StaticGen.Examples;
using Xunit;

namespace StaticGen.Tests.Cli.Printing;

public sealed class ReportTests
{
    private static readonly SourceLocation At = new("content/qa/lists/a.md", 10, 1);

    [Fact]
    public void Strict_fails_for_warnings_but_not_for_what_only_the_keeper_of_the_site_can_settle()
    {
        var reminder = ExampleDiagnostics.RecordStale(At, isNew: true);
        var warning = new Diagnostic("SG3011", Severity.Warning, At, "a heading is skipped");

        Assert.Equal((false, false), Fails());
        Assert.Equal((false, false), Fails(reminder));
        Assert.Equal((false, true), Fails(reminder, warning));
        Assert.Equal((true, true), Fails(reminder with { Severity = Severity.Error }));
    }

    private static (bool Usually, bool Strictly) Fails(params Diagnostic[] findings)
    {
        var report = new Report([.. findings], null, null);
        return (report.Fails(isStrict: false), report.Fails(isStrict: true));
    }
}
