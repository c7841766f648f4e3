using System.Collections.Immutable;
using System.Globalization;
using StaticGen.Diagnostics;

namespace StaticGen.Cli.Printing;

/// <summary>Findings for people: each with the line it is about, the place in it, and what to do.</summary>
/// <param name="writer">Standard error.</param>
/// <param name="paths">How files are named.</param>
/// <param name="ansi">Colours.</param>
/// <param name="most">At most so many findings are printed; errors come first then.</param>
internal sealed class TextReportPrinter(TextWriter writer, PathDisplay paths, Ansi ansi, int most)
{
    /// <summary>So many findings are printed unless all are asked for.</summary>
    public const int DefaultMost = 50;

    /// <summary>Prints the findings in the order of their places.</summary>
    public void Print(Report report)
    {
        var excerpts = new ExcerptSource(report.Sources);
        var shown = report.Diagnostics.Length <= most ? report.Diagnostics : ErrorsFirst(report);
        foreach (var diagnostic in shown.AsSpan(0, Math.Min(most, shown.Length))) Print(diagnostic, excerpts.Of(diagnostic.At));
        if (shown.Length > most)
            writer.Write(string.Create(CultureInfo.InvariantCulture, $"… and {shown.Length - most:#,##0} more, the first at {Place(shown[most])} (use --all to see them)\n"));
    }

    private static ImmutableArray<Diagnostic> ErrorsFirst(Report report) =>
        [.. report.Diagnostics.OrderBy(static d => d.Severity == Severity.Error ? 0 : 1)];

    private string Place(Diagnostic diagnostic) => (diagnostic.At with { Path = SafeText.OneLine(paths.OfSource(diagnostic.At.Path)) }).ToString();

    private void Print(Diagnostic diagnostic, SourceExcerpt? excerpt)
    {
        var severity = diagnostic.Severity == Severity.Error ? ansi.Red("error") : ansi.Yellow("warning");
        writer.Write($"{ansi.Bold(Place(diagnostic))}: {severity} {diagnostic.Code}: {SafeText.OneLine(diagnostic.Message)}\n");
        if (excerpt is not null) Print(excerpt, diagnostic.Severity);
        foreach (var line in (diagnostic.Detail ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries)) writer.Write($"      {Colored(SafeText.OneLine(line))}\n");
        if (diagnostic.Hint is { } hint) writer.Write($"  {ansi.Cyan("hint:")} {SafeText.OneLine(hint)}\n");
    }

    private string Colored(string line) => line[0] switch
    {
        '-' => ansi.Red(line),
        '+' => ansi.Cyan(line),
        _ => line,
    };

    private void Print(SourceExcerpt excerpt, Severity severity)
    {
        var number = excerpt.LineNumber.ToString(CultureInfo.InvariantCulture).PadLeft(5);
        writer.Write($"{ansi.Dim(number + " |")} {excerpt.Line}\n");
        if (excerpt.CaretColumn < 0) return;
        var underline = new string('^', excerpt.CaretLength);
        var blank = new string(' ', number.Length);
        writer.Write($"{ansi.Dim(blank + " |")} {new string(' ', excerpt.CaretColumn)}{(severity == Severity.Error ? ansi.Red(underline) : ansi.Yellow(underline))}\n");
    }
}
