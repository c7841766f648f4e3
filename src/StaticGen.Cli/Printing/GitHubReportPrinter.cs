using System.Globalization;
using System.Text;
using StaticGen.Diagnostics;

namespace StaticGen.Cli.Printing;

/// <summary>Findings as workflow commands, which GitHub shows at the lines of a pull request.</summary>
/// <remarks>Form and escapes: <c>actions/toolkit</c>, <c>packages/core/src/command.ts</c>.</remarks>
internal sealed class GitHubReportPrinter(TextWriter writer, PathDisplay paths)
{
    /// <summary>One line a finding.</summary>
    public void Print(Report report)
    {
        foreach (var diagnostic in report.Diagnostics)
        {
            var line = new StringBuilder("::").Append(diagnostic.Severity == Severity.Error ? "error" : "warning");
            line.Append(" file=").Append(Property(paths.OfSource(diagnostic.At.Path)));
            if (diagnostic.At.Line > 0) line.Append(CultureInfo.InvariantCulture, $",line={diagnostic.At.Line}");
            if (diagnostic.At is { Line: > 0, Column: > 0 } at)
                line.Append(CultureInfo.InvariantCulture, $",col={at.Column},endColumn={at.Column + Math.Max(1, at.Length)}");
            line.Append(",title=").Append(Property(diagnostic.Code)).Append("::").Append(Data(diagnostic.Message));
            if (diagnostic.Hint is { } hint) line.Append("%0A").Append(Data(hint));
            foreach (var detail in (diagnostic.Detail ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries)) line.Append("%0A").Append(Data(detail));
            writer.Write(line.Append('\n').ToString());
        }
    }

    private static string Data(string text) =>
        SafeText.OneLine(text).Replace("%", "%25", StringComparison.Ordinal);

    private static string Property(string text) =>
        Data(text).Replace(":", "%3A", StringComparison.Ordinal).Replace(",", "%2C", StringComparison.Ordinal);
}
