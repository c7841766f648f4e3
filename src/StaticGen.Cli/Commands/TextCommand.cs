using System.CommandLine;
using StaticGen.Cli.CommandLine;
using StaticGen.Cli.Printing;
using StaticGen.Configuration;
using StaticGen.Content;
using StaticGen.Diagnostics;
using StaticGen.Exports;
using StaticGen.Sources;

namespace StaticGen.Cli.Commands;

/// <summary><c>staticgen text</c>: what pages say, without mark-up, for tools that compare or check words.</summary>
internal static class TextCommand
{
    private const string Name = "text";

    public static Command Create(Surroundings surroundings)
    {
        var options = new SiteOptions();
        var paths = new Argument<string[]>("PATH") { Description = "Pages or folders. Default: all pages", Arity = ArgumentArity.ZeroOrMore };
        var output = new Option<string?>("--output", "-o") { Description = "Write a file for each page below this folder. Default: print them", HelpName = "DIR" };
        var command = new Command(Name, "Writes what pages say as plain text, to compare two versions or to check spelling")
        {
            paths, output, options.Source, options.Quiet, options.NoColor,
        };
        command.SetAction((parse, _) => Task.FromResult(Run(
            parse.GetValue(paths) ?? [], parse.GetValue(output), options.Read(parse, surroundings, Name), surroundings)));
        return command;
    }

    private static int Run(string[] given, string? output, SiteArguments arguments, Surroundings surroundings)
    {
        var findings = new Findings();
        var configFile = findings.Keep(SourceScanner.ReadConfig(arguments.SiteRoot));
        var config = findings.Keep(SiteConfigReader.Read(configFile));
        var folder = output is null ? null : Path.GetFullPath(output, surroundings.CurrentFolder);
        var sources = findings.Keep(SourceScanner.Scan(arguments.SiteRoot, config, folder, configFile)) with { Config = configFile };
        if (findings.HasErrors)
        {
            ReportPrinter.Print(new Report(findings.ToImmutable(), null, sources), arguments, surroundings);
            return ExitCode.Findings;
        }
        var count = 0;
        // What is wrong with a page is for the check to say.
        foreach (var page in PageSelection.Parse(config, sources, PageSelection.Of(given, arguments, surroundings, Name)))
        {
            if (page.Value is not { } read) continue;
            Write(read, folder, surroundings);
            count++;
        }
        if (folder is not null) ReportPrinter.Say($"Wrote the text of {Quantity.Of(count, "page", "pages")}", arguments, surroundings);
        return ExitCode.Good;
    }

    private static void Write(ParsedPage page, string? folder, Surroundings surroundings)
    {
        var text = PageText.Of(page);
        if (folder is null)
        {
            foreach (var line in text.TrimEnd('\n').Split('\n')) surroundings.Output.Write(SafeText.OneLine(line) + "\n");
            return;
        }
        var file = Path.Join(folder, page.Path[..^".md".Length] + ".txt");
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }
}
