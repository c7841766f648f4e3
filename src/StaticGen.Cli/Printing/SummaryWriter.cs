using System.Globalization;
using System.Text;
using StaticGen.Diagnostics;

namespace StaticGen.Cli.Printing;

/// <summary>Findings as a table in Markdown, for the page that GitHub shows of a run.</summary>
internal static class SummaryWriter
{
    /// <summary>Less than the 1024 KiB that GitHub takes of one step; what comes after is counted.</summary>
    internal const int LongestBytes = 900_000;

    /// <summary>Appends the table, or one line when there is nothing to tell.</summary>
    /// <param name="file">Full path.</param>
    /// <param name="report">In the order in which it is written.</param>
    /// <param name="paths">How files are named.</param>
    public static void Append(string file, Report report, PathDisplay paths) => File.AppendAllText(file, Text(report, paths));

    internal static string Text(Report report, PathDisplay paths)
    {
        if (report.Diagnostics.IsEmpty) return "No findings.\n\n";
        var text = new StringBuilder($"**{report.Counts()}**\n\n| | Where | What | Way out |\n|---|---|---|---|\n");
        // A character has at most three bytes in UTF-8 for each of its UTF-16 units.
        var written = 0;
        foreach (var diagnostic in report.Diagnostics)
        {
            var row = Row(diagnostic, paths);
            if ((text.Length + row.Length) * 3 > LongestBytes) break;
            text.Append(row);
            written++;
        }
        if (written < report.Diagnostics.Length)
            text.Append(CultureInfo.InvariantCulture, $"\nAnd {report.Diagnostics.Length - written} more, the first at {Escape(Place(report.Diagnostics[written], paths))}, which do not fit here; `--all` has the log show them all.\n");
        return text.Append('\n').ToString();
    }

    private static string Place(Diagnostic diagnostic, PathDisplay paths)
    {
        var at = diagnostic.At;
        return at.Line > 0 ? string.Create(CultureInfo.InvariantCulture, $"{paths.OfSource(at.Path)}:{at.Line}:{at.Column}") : paths.OfSource(at.Path);
    }

    private static string Row(Diagnostic diagnostic, PathDisplay paths) =>
        $"| {(diagnostic.Severity == Severity.Error ? "error" : "warning")} {diagnostic.Code} | {Escape(Place(diagnostic, paths))} | {Escape(diagnostic.Message)} | {Escape(diagnostic.Hint ?? "")} |\n";

    /// <summary>Text of strangers as one cell: it can be neither Markdown nor HTML there, nor call anybody by name.</summary>
    private static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length + 16);
        foreach (var c in SafeText.OneLine(text))
        {
            if (c is '<') escaped.Append("&lt;");
            else if (c is '>') escaped.Append("&gt;");
            else if (c is '&') escaped.Append("&amp;");
            else if (c is '@') escaped.Append("&#64;");
            else if (char.IsAsciiLetterOrDigit(c) || !char.IsAscii(c) || c is ' ' or ',' or ';' or '\'' or '"' or '/' or '=' or '%') escaped.Append(c);
            // A bare address would become a link; its colon, written so, does not make one.
            else if (c is ':') escaped.Append("&#58;");
            else escaped.Append('\\').Append(c);
        }
        return escaped.ToString();
    }
}
