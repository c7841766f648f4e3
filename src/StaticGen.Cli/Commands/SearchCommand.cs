using System.CommandLine;
using System.Globalization;
using StaticGen.Cli.CommandLine;
using StaticGen.Cli.Printing;
using StaticGen.Output;
using StaticGen.Search;

namespace StaticGen.Cli.Commands;

/// <summary><c>staticgen search</c>: what readers of the site find, and why.</summary>
internal static class SearchCommand
{
    private const int DefaultLimit = 10;

    public static Command Create(Surroundings surroundings)
    {
        var options = new SiteOptions();
        var query = new Argument<string[]>("QUERY") { Description = "What a reader types", Arity = ArgumentArity.OneOrMore };
        var limit = new Option<int>("--limit") { Description = "Most results to print", HelpName = "N", DefaultValueFactory = _ => DefaultLimit };
        var command = new Command("search", "Searches the site as its readers do, and says why each page was found")
        {
            query, limit, options.Source, options.Drafts, options.Quiet, options.NoColor,
        };
        command.SetAction((parse, cancellation) =>
        {
            var arguments = options.Read(parse, surroundings, "search");
            var words = string.Join(' ', parse.GetValue(query)!);
            var most = Math.Max(1, parse.GetValue(limit));
            return Task.Run(() => Run(arguments, words, most, surroundings, cancellation), CancellationToken.None);
        });
        return command;
    }

    private static int Run(SiteArguments arguments, string query, int limit, Surroundings surroundings, CancellationToken cancellation)
    {
        var output = new MemoryOutput();
        Report report;
        using (var progress = new ProgressLine(surroundings, !arguments.Quiet, "Reading"))
        {
            try
            {
                var result = new SiteBuilder(isForOneBuild: true).Build(arguments.Request, new ObservedOutput(output, progress, cancellation));
                report = new Report(result.Diagnostics, result.Statistics, result.Sources);
            }
            catch (Exception) when (cancellation.IsCancellationRequested)
            {
                return ExitCode.Interrupted;
            }
        }
        if (report.Errors > 0)
        {
            ReportPrinter.Print(report, arguments, surroundings);
            return ExitCode.Findings;
        }
        Print(SiteSearch.Open(output.Files), query, limit, surroundings.Output);
        return ExitCode.Good;
    }

    private static void Print(SiteSearch search, string query, int limit, TextWriter output)
    {
        var answer = search.Search(query, limit);
        foreach (var (from, to) in answer.Corrected) output.Write($"'{SafeText.OneLine(from)}' is read as '{SafeText.OneLine(to)}'\n");
        if (!answer.IsClose || answer.Hits.IsEmpty) output.Write("No close match: readers are offered the nearest topics.\n");
        for (var i = 0; i < answer.Hits.Length; i++)
        {
            var hit = answer.Hits[i];
            output.Write(string.Create(CultureInfo.InvariantCulture, $"{i + 1,2}. {SafeText.OneLine(hit.Page.Title)}  {hit.Score:F2}\n"));
            var place = search.SectionTitle(hit) is { } section ? $"{hit.Page.Address}/ > {section}" : hit.Page.Address + "/";
            output.Write($"    {SafeText.OneLine(place)}\n");
            foreach (var match in hit.Matches.OrderByDescending(m => m.Score))
            {
                var how = match.Kind switch
                {
                    MatchKind.Exact => "",
                    MatchKind.Parts => " (part of the name)",
                    MatchKind.Prefix => " (begins so)",
                    MatchKind.Spelling => " (spelt otherwise)",
                    _ => " (synonym)",
                };
                output.Write(string.Create(
                    CultureInfo.InvariantCulture, $"      {match.Score,5:F2}  {SafeText.OneLine(match.Word)} -> {SafeText.OneLine(match.Terms)}{how}\n"));
            }
        }
    }
}
