using System.CommandLine;
using System.Diagnostics;
using StaticGen.Caching;
using StaticGen.Cli.CommandLine;
using StaticGen.Cli.History;
using StaticGen.Cli.Printing;
using StaticGen.Diagnostics;
using StaticGen.Output;

namespace StaticGen.Cli.Commands;

/// <summary><c>staticgen build</c>: builds the site and publishes it to a folder, all or nothing.</summary>
internal static class BuildCommand
{
    public static Command Create(Surroundings surroundings)
    {
        var options = new SiteOptions();
        var zip = new Option<string?>("--zip") { Description = "Pack the site into this file as well, for readers to take with them", HelpName = "FILE" };
        var noCache = new Option<bool>("--no-cache") { Description = "Build also when nothing has changed since the last build" };
        var command = new Command("build", "Builds the site into a folder. With errors nothing is published")
        {
            options.Source, options.Output, options.BaseUrl, options.Format, options.Changed, options.Summary, options.Strict, options.Drafts, options.Portable, zip, options.NoHistory, noCache,
            options.All, options.Quiet, options.NoColor,
        };
        command.SetAction((parse, cancellation) =>
        {
            var arguments = options.Read(parse, surroundings, "build");
            var archive = parse.GetValue(zip) is { Length: > 0 } file ? Path.GetFullPath(file, surroundings.CurrentFolder) : null;
            if (archive is not null && archive.StartsWith(arguments.OutputFolder + Path.DirectorySeparatorChar, StringComparison.Ordinal))
                throw new WrongUsageException($"the archive '{parse.GetValue(zip)}' would lie in the folder that it packs", "Name a file outside of the output folder", "build");
            var usesCache = !parse.GetValue(noCache);
            return Task.Run(() => Run(arguments, archive, usesCache, surroundings, cancellation), CancellationToken.None);
        });
        return command;
    }

    private static int Run(SiteArguments arguments, string? archive, bool usesCache, Surroundings surroundings, CancellationToken cancellation)
    {
        var watch = Stopwatch.StartNew();
        var request = SiteHistory.AddTo(arguments.Request, arguments, surroundings);
        Report report;
        PublishedChanges? changes = null;
        var opened = OutputWriter.Open(new OutputTarget(arguments.OutputFolder, arguments.SiteRoot, surroundings.HomeFolder));
        var isSame = false;
        using (var writer = opened.Value)
        using (var progress = new ProgressLine(surroundings, !arguments.Quiet, "Reading"))
        {
            try
            {
                var former = writer is null ? null : FormerBuild.Of(request, arguments.OutputFolder);
                var same = usesCache ? former?.FindSame() : null;
                isSame = same is not null;
                if (!isSame) former?.Begin();
                // Also without a folder to publish to: the author learns of all mistakes in one run.
                var result = same ?? new SiteBuilder(isForOneBuild: true).Build(request, new ObservedOutput(writer, progress, cancellation));
                report = new Report([.. opened.Diagnostics, .. result.Diagnostics], result.Statistics, result.Sources);
                if (isSame)
                {
                    if (!report.Fails(arguments.Strict)) changes = new PublishedChanges(0, 0, result.Statistics.Files);
                }
                else if (writer is not null && !report.Fails(arguments.Strict))
                {
                    cancellation.ThrowIfCancellationRequested();
                    progress.Enter("Publishing");
                    var published = writer.Commit();
                    report = report with { Diagnostics = [.. report.Diagnostics, .. published.Diagnostics] };
                    if (!report.Diagnostics.Any(static d => d.Severity == Severity.Error)) changes = published.Value;
                    if (changes is not null) former?.Keep(result, writer);
                }
            }
            catch (Exception) when (cancellation.IsCancellationRequested)
            {
                return ExitCode.Interrupted;
            }
        }
        ReportPrinter.Print(report, arguments, surroundings);
        var code = Conclude(report, changes, isSame, watch.Elapsed, arguments, surroundings);
        if (archive is not null && changes is not null)
        {
            long length;
            try
            {
                length = SiteArchive.Write(arguments.OutputFolder, archive, cancellation);
            }
            catch (OperationCanceledException)
            {
                return ExitCode.Interrupted;
            }
            // The last is how .NET says that a file may not be so long (ulimit -f).
            catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentOutOfRangeException)
            {
                throw new WrongUsageException($"the archive cannot be written: {e.Message.TrimEnd('.')}", "The site is published, and an archive of before is unchanged; name another file with --zip, on a disk with room", "build");
            }
            ReportPrinter.Say($"Packed into {SafeText.OneLine(new PathDisplay(surroundings.CurrentFolder, arguments.SiteRoot).OfFull(archive))}, {Quantity.OfBytes(length)}", arguments, surroundings);
        }
        return code;
    }

    private static int Conclude(
        Report report, PublishedChanges? changes, bool isSame, TimeSpan time, SiteArguments arguments, Surroundings surroundings)
    {
        var output = new PathDisplay(surroundings.CurrentFolder, arguments.SiteRoot).OfFull(arguments.OutputFolder);
        if (changes is null)
        {
            var hasLastGoodSite = OutputWriter.IsPublished(arguments.OutputFolder);
            ReportPrinter.Say(BuildSummary.NotPublished(report, SafeText.OneLine(output), hasLastGoodSite), arguments, surroundings);
            return ExitCode.Findings;
        }
        if (!report.Diagnostics.IsEmpty) ReportPrinter.Say(report.Counts(), arguments, surroundings);
        ReportPrinter.Say(isSame ? BuildSummary.Same(report.Statistics!, time) : BuildSummary.Built(report.Statistics!, time), arguments, surroundings);
        ReportPrinter.Say($"{BuildSummary.Published(changes.Value)} in {SafeText.OneLine(output)}", arguments, surroundings);
        return ExitCode.Good;
    }
}
