using System.Collections.Immutable;
using StaticGen.Cli.Fixing;
using StaticGen.Diagnostics;
using StaticGen.Sources;

namespace StaticGen.Cli.Printing;

/// <summary>What a command has to say about a site, whatever the format.</summary>
/// <param name="Diagnostics">All findings by place.</param>
/// <param name="Statistics">Null when there was no build.</param>
/// <param name="Sources">To quote lines from; null when there is nothing to quote.</param>
internal sealed record Report(ImmutableArray<Diagnostic> Diagnostics, BuildStatistics? Statistics, SourceTree? Sources)
{
    /// <summary>The lines that <c>check --fix</c> changed, or would change; empty when nothing was to be mended.</summary>
    public ImmutableArray<SourceFixes.FixedFile> Changes { get; init; } = [];

    /// <summary>How many findings are errors.</summary>
    public int Errors => Diagnostics.Count(static d => d.Severity == Severity.Error);

    /// <summary>How many are warnings.</summary>
    public int Warnings => Diagnostics.Length - Errors;

    /// <summary>Whether the command that has it to say fails: for errors, and where warnings count as such (<paramref name="isStrict"/>) for all of them but reminders.</summary>
    public bool Fails(bool isStrict) => Diagnostics.Any(d => d.Severity == Severity.Error || (isStrict && !d.IsReminder));

    /// <summary><c>1 error, 2 warnings</c>, or without the part that is none.</summary>
    public string Counts()
    {
        var errors = Quantity.Of(Errors, "error", "errors");
        var warnings = Quantity.Of(Warnings, "warning", "warnings");
        return (Errors, Warnings) switch
        {
            (_, 0) => errors,
            (0, _) => warnings,
            _ => $"{errors}, {warnings}",
        };
    }
}
