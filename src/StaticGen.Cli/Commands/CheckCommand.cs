using System.CommandLine;
using StaticGen.Cli.CommandLine;
using StaticGen.Cli.Printing;

namespace StaticGen.Cli.Commands;

/// <summary><c>staticgen check</c>: all of a build but the writing.</summary>
internal static class CheckCommand
{
    public static Command Create(Surroundings surroundings)
    {
        var options = new SiteOptions();
        var command = new Command("check", "Looks for mistakes in the whole site and writes nothing")
        {
            options.Source, options.BaseUrl, options.Format, options.Strict, options.Drafts, options.All, options.Quiet, options.NoColor,
        };
        command.SetAction((parse, cancellation) =>
        {
            var arguments = options.Read(parse, surroundings, "check");
            return Task.Run(() => Run(arguments, surroundings, cancellation), CancellationToken.None);
        });
        return command;
    }

    private static int Run(SiteArguments arguments, Surroundings surroundings, CancellationToken cancellation)
    {
        Report report;
        using (var progress = new ProgressLine(surroundings, !arguments.Quiet, "Reading"))
        {
            try
            {
                var result = new SiteBuilder(isForOneBuild: true).Build(arguments.Request, new ObservedOutput(null, progress, cancellation));
                report = new Report(result.Diagnostics, result.Statistics, result.Sources);
            }
            catch (Exception) when (cancellation.IsCancellationRequested)
            {
                return ExitCode.Interrupted;
            }
        }
        ReportPrinter.Print(report, arguments, surroundings);
        ReportPrinter.Say(BuildSummary.Checked(report), arguments, surroundings);
        return report.Errors > 0 || (arguments.Strict && report.Warnings > 0) ? ExitCode.Findings : ExitCode.Good;
    }
}
