using StaticGen.Cli.CommandLine;

namespace StaticGen.Cli.Printing;

/// <summary>Prints a report in the format that was asked for, where such a format belongs.</summary>
internal static class ReportPrinter
{
    /// <summary>Text goes to standard error; what other programs read goes to standard output.</summary>
    public static void Print(Report report, SiteArguments arguments, Surroundings surroundings)
    {
        var paths = new PathDisplay(surroundings.CurrentFolder, arguments.SiteRoot);
        report = ChangedFirst(report, arguments);
        if (arguments.SummaryFile is { } summary) SummaryWriter.Append(summary, report, paths);
        switch (arguments.Format)
        {
            case ReportFormat.Json:
                new JsonReportPrinter(surroundings.Output, paths).Print(report);
                break;
            case ReportFormat.GitHub:
                new GitHubReportPrinter(surroundings.Output, paths).Print(report);
                break;
            case ReportFormat.Sarif:
                new SarifReportPrinter(surroundings.Output, paths, StaticGenProgram.Version).Print(report);
                break;
            default:
                var ansi = new Ansi(surroundings.UsesColor(arguments.NoColor));
                var most = arguments.All ? int.MaxValue : TextReportPrinter.DefaultMost;
                new TextReportPrinter(surroundings.Error, paths, ansi, most).Print(report);
                break;
        }
    }

    /// <summary>Puts the findings in changed files before the others; the rest of the order stays.</summary>
    private static Report ChangedFirst(Report report, SiteArguments arguments)
    {
        if (arguments.ChangedFiles.IsEmpty) return report;
        return report with { Diagnostics = [.. report.Diagnostics.OrderBy(d => arguments.ChangedFiles.Contains(Path.GetFullPath(d.At.Path, arguments.SiteRoot)) ? 0 : 1)] };
    }

    /// <summary>Prints a line for people; not when it was asked not to, and not into a document for machines.</summary>
    public static void Say(string line, SiteArguments arguments, Surroundings surroundings)
    {
        if (!arguments.Quiet && arguments.Format is ReportFormat.Text or ReportFormat.GitHub) surroundings.Output.Write(line + "\n");
    }
}
