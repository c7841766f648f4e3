using System.Collections.Immutable;
using System.CommandLine;
using System.Text;
using StaticGen.Cli.CommandLine;
using StaticGen.Cli.Printing;
using StaticGen.Cli.Verifying;
using StaticGen.Configuration;
using StaticGen.Diagnostics;
using StaticGen.Examples;
using StaticGen.Sources;

namespace StaticGen.Cli.Commands;

/// <summary><c>staticgen verify</c>: executes the examples and compares what they print with what their pages say.</summary>
internal static class VerifyCommand
{
    /// <summary>Findings about how fences are written and about the files that they name, which decide what is executed.</summary>
    private static readonly string[] FenceRules = ["SG304", "SG70"];

    public static Command Create(Surroundings surroundings)
    {
        var options = new SiteOptions();
        var paths = new Argument<string[]>("PATH") { Description = "Pages or folders to verify. Default: all pages", Arity = ArgumentArity.ZeroOrMore };
        var with = new Option<string[]>("--with")
        {
            Description = "A program, or an alternative of the config, in place of the runner's; may be given several times",
            HelpName = "PROGRAM",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var noCache = new Option<bool>("--no-cache") { Description = "Execute also what has passed before" };
        var record = new Option<bool>("--record") { Description = "Write down on which versions each page's examples passed" };
        var report = new Option<string?>("--report") { Description = "Write a report in JSON to this file as well", HelpName = "FILE" };
        var command = new Command("verify", "Executes the pages' examples and compares what they print")
        {
            paths, options.Source, with, record, report, noCache, options.Format, options.Changed, options.Summary, options.Strict, options.All, options.Quiet, options.NoColor,
        };
        command.SetAction((parse, cancellation) => RunAsync(
            options.Read(parse, surroundings, "verify"),
            new VerifyArguments(
                parse.GetValue(paths) ?? [], parse.GetValue(with) ?? [], parse.GetValue(record), parse.GetValue(report), !parse.GetValue(noCache)),
            surroundings,
            cancellation));
        return command;
    }

    private sealed record VerifyArguments(string[] Paths, string[] With, bool Record, string? Report, bool UsesCache);

    private static async Task<int> RunAsync(SiteArguments arguments, VerifyArguments own, Surroundings surroundings, CancellationToken cancellation)
    {
        var findings = new Findings();
        var configFile = findings.Keep(SourceScanner.ReadConfig(arguments.SiteRoot));
        var config = findings.Keep(SiteConfigReader.Read(configFile));
        var sources = findings.Keep(SourceScanner.Scan(arguments.SiteRoot, config, arguments.OutputFolder, configFile)) with { Config = configFile };
        if (config.Runners.IsEmpty && !findings.HasErrors)
            throw new WrongUsageException("the config has no 'runners', so there is nothing to execute", "Add one to site.config.yaml, such as runners: {python: {command: [python3, \"{file}\"], file_name: example.py}}", "verify");
        var chains = FindExamples(config, sources, PageSelection.Of(own.Paths, arguments, surroundings, "verify"), findings);

        Verification verification;
        using (var progress = new ProgressLine(surroundings, !arguments.Quiet, "Executing"))
        {
            try
            {
                var request = new VerifyRequest(
                    arguments.SiteRoot, surroundings.CurrentFolder, config, chains, [.. own.With.Select(w => InterpreterChoice.Parse(w, config))], own.UsesCache);
                verification = await new Verifier(request, progress.Count, cancellation).RunAsync();
            }
            catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
            {
                return ExitCode.Interrupted;
            }
        }
        findings.Add(verification.Diagnostics);
        verification = verification with { Diagnostics = config.Lint.Apply(findings.ToImmutable()) };
        var report = new Report(verification.Diagnostics, null, sources);
        Print(report, verification, own.Report, arguments, surroundings);
        if (own.Record)
        {
            foreach (var file in VerifiedRecords.Write(verification, config.Collections, sources, arguments.SiteRoot, own.Paths.Length == 0))
                ReportPrinter.Say($"Wrote {file}", arguments, surroundings);
        }
        foreach (var line in VerificationSummary.Lines(verification)) ReportPrinter.Say(line, arguments, surroundings);
        return report.Fails(arguments.Strict) ? ExitCode.Findings : ExitCode.Good;
    }

    private static void Print(Report report, Verification verification, string? file, SiteArguments arguments, Surroundings surroundings)
    {
        var json = VerificationJson.Write(verification, new PathDisplay(surroundings.CurrentFolder, arguments.SiteRoot));
        if (file is not null) File.WriteAllBytes(Path.GetFullPath(file, surroundings.CurrentFolder), json);
        if (arguments.Format == ReportFormat.Json) surroundings.Output.Write(Encoding.UTF8.GetString(json));
        else ReportPrinter.Print(report, arguments, surroundings);
    }

    private static ImmutableArray<ExampleChain> FindExamples(SiteConfig config, SourceTree sources, Func<string, bool> isSelected, Findings findings)
    {
        var chains = ImmutableArray.CreateBuilder<ExampleChain>();
        foreach (var page in PageSelection.Parse(config, sources, isSelected))
        {
            findings.Add(page.Diagnostics.Where(static d => FenceRules.Any(rule => d.Code.StartsWith(rule, StringComparison.Ordinal)) && d.Severity == Severity.Error));
            if (page.Value is not null) chains.AddRange(findings.Keep(ExampleReader.Read(page.Value, config.Runners)));
        }
        return chains.ToImmutable();
    }
}
