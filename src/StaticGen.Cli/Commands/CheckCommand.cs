using System.Collections.Immutable;
using System.CommandLine;
using StaticGen.Checking;
using StaticGen.Cli.CommandLine;
using StaticGen.Cli.Fixing;
using StaticGen.Cli.Printing;
using StaticGen.Configuration;
using StaticGen.Diagnostics;
using StaticGen.Search;

namespace StaticGen.Cli.Commands;

/// <summary><c>staticgen check</c>: all of a build but the writing.</summary>
internal static class CheckCommand
{
    private const string Name = "check";

    /// <summary>Mending one line can uncover another, as when YAML can be read again. More rounds than any text needs.</summary>
    private const int MostRounds = 20;

    public static Command Create(Surroundings surroundings)
    {
        var options = new SiteOptions();
        var fix = new Option<bool>("--fix") { Description = "Mend what there is only one way to mend, and show it" };
        var dryRun = new Option<bool>("--dry-run") { Description = "With --fix: show the changes as a diff and make none" };
        var against = new Option<string?>("--against")
        {
            Description = "The sitemap.xml of the published site: addresses that would vanish are errors",
            HelpName = "SITEMAP",
        };
        var command = new Command(Name, "Looks for mistakes in the whole site and writes nothing")
        {
            options.Source, options.BaseUrl, fix, dryRun, against, options.Format, options.Changed, options.Summary, options.Strict, options.Drafts, options.All,
            options.Quiet, options.NoColor,
        };
        command.SetAction((parse, cancellation) =>
        {
            var arguments = options.Read(parse, surroundings, Name);
            var own = new CheckArguments(parse.GetValue(fix), parse.GetValue(dryRun), parse.GetValue(against));
            if (own.IsDry && !own.Fixes) throw new WrongUsageException("'--dry-run' goes with '--fix'", "Without --fix nothing is changed anyway", Name);
            var published = own.Against is { } sitemap ? ReadSitemap(sitemap, surroundings) : new StageResult<ImmutableArray<(Uri, SourceLocation)>>([], []);
            return Task.Run(() => Run(arguments, own, published, surroundings, cancellation), CancellationToken.None);
        });
        return command;
    }

    private sealed record CheckArguments(bool Fixes, bool IsDry, string? Against);

    private static int Run(
        SiteArguments arguments, CheckArguments own, StageResult<ImmutableArray<(Uri, SourceLocation)>> published, Surroundings surroundings, CancellationToken cancellation)
    {
        Report report;
        ImmutableArray<SourceFixes.FixedFile> made = [];
        using (var progress = new ProgressLine(surroundings, !arguments.Quiet, "Reading"))
        {
            try
            {
                report = Build(arguments, published, progress, cancellation);
                if (own.Fixes && own.IsDry)
                {
                    made = SourceFixes.Make(report.Diagnostics, report.Sources!);
                }
                else if (own.Fixes)
                {
                    for (var round = 0; round < MostRounds && SourceFixes.Make(report.Diagnostics, report.Sources!) is { IsEmpty: false } fixes; round++)
                    {
                        foreach (var file in fixes) File.WriteAllBytes(Path.Join(arguments.SiteRoot, file.Path), file.Bytes);
                        made = made.AddRange(fixes);
                        report = Build(arguments, published, progress, cancellation);
                    }
                }
            }
            catch (Exception) when (cancellation.IsCancellationRequested)
            {
                return ExitCode.Interrupted;
            }
        }
        report = report with { Changes = made };
        ShowFixes(made, own, arguments, surroundings);
        ReportPrinter.Print(report, arguments, surroundings);
        ReportPrinter.Say(BuildSummary.Checked(report), arguments, surroundings);
        return report.Fails(arguments.Strict) ? ExitCode.Findings : ExitCode.Good;
    }

    private static Report Build(
        SiteArguments arguments, StageResult<ImmutableArray<(Uri, SourceLocation)>> published, ProgressLine progress, CancellationToken cancellation)
    {
        var paths = new OutputPaths();
        var result = new SiteBuilder(isForOneBuild: true).Build(arguments.Request, new ObservedOutput(paths, progress, cancellation));
        var report = new Report(result.Diagnostics, result.Statistics, result.Sources);
        if (!result.HasErrors && result.Sources is { } read)
            report = report with { Diagnostics = [.. report.Diagnostics, .. GoldenQueries.Read(SiteConfigReader.Read(read.Config).Value, read, paths.Has).Diagnostics] };
        if (!published.Diagnostics.IsEmpty) return report with { Diagnostics = [.. report.Diagnostics, .. published.Diagnostics] };
        // Of a site with errors some pages were not made; they have not vanished.
        if (published.Value.IsEmpty || result.HasErrors || result.Sources is not { } sources) return report;
        var lists = ListFolders(SiteConfigReader.Read(sources.Config).Value);
        return report with
        {
            Diagnostics = [.. report.Diagnostics, .. VanishedAddresses.Find(published.Value, paths.Has, sources, path => lists.Any(l => path.StartsWith(l, StringComparison.Ordinal)))],
        };
    }

    private static ImmutableArray<string> ListFolders(SiteConfig config) =>
    [
        .. config.Collections.Where(static c => c.Kind == CollectionKind.Question)
            .SelectMany(static c => (IEnumerable<string>)[$"/{c.Id}/topics/", $"/{c.Id}/levels/", $"/{c.Id}/tags/"]),
    ];

    private static void ShowFixes(ImmutableArray<SourceFixes.FixedFile> made, CheckArguments own, SiteArguments arguments, Surroundings surroundings)
    {
        if (!own.Fixes) return;
        if (arguments.Format is ReportFormat.Text or ReportFormat.GitHub)
            surroundings.Output.Write(FixPrinter.Diff(made, new PathDisplay(surroundings.CurrentFolder, arguments.SiteRoot)));
        var lines = Quantity.Of(made.Sum(static f => f.Lines.Length), "change", "changes");
        var files = Quantity.Of(made.Select(static f => f.Path).Distinct(StringComparer.Ordinal).Count(), "file", "files");
        ReportPrinter.Say(
            made.IsEmpty ? "Nothing to mend by itself" : own.IsDry ? $"{lines} in {files} would be made; nothing was written" : $"{lines} in {files} made",
            arguments, surroundings);
    }

    /// <summary>The addresses of a site map, and of those that it names when it is an index of several.</summary>
    private static StageResult<ImmutableArray<(Uri, SourceLocation)>> ReadSitemap(string given, Surroundings surroundings)
    {
        if (given.Contains("://", StringComparison.Ordinal))
            throw new WrongUsageException("'--against' takes a file, not an address", $"Fetch it first: curl -fsSLO {given}", Name);
        var findings = new Findings();
        var addresses = ImmutableArray.CreateBuilder<(Uri, SourceLocation)>();
        var listed = Read(Path.GetFullPath(given, surroundings.CurrentFolder), given);
        foreach (var part in listed.Parts)
        {
            var file = Path.Join(Path.GetDirectoryName(Path.GetFullPath(given, surroundings.CurrentFolder)), Path.GetFileName(part));
            addresses.AddRange(Read(file, part).Addresses);
        }
        addresses.AddRange(listed.Addresses);
        return new(addresses.ToImmutable(), findings.ToImmutable());

        VanishedAddresses.Listed Read(string file, string shown)
        {
            if (!File.Exists(file)) throw new WrongUsageException($"there is no file '{shown}'", "Name the sitemap.xml that the site was last published with; its parts, if any, stand beside it", Name);
            return findings.Keep(VanishedAddresses.Read(file, File.ReadAllText(file)));
        }
    }
}
