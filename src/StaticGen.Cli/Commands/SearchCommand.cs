using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using StaticGen.Cli.CommandLine;
using StaticGen.Cli.Printing;
using StaticGen.Configuration;
using StaticGen.Diagnostics;
using StaticGen.Output;
using StaticGen.Search;

namespace StaticGen.Cli.Commands;

/// <summary><c>staticgen search</c>: what readers of the site find, and why.</summary>
internal static class SearchCommand
{
    private const string Name = "search";
    private const int DefaultLimit = 10;
    private const int DefaultLeast = 92;

    public static Command Create(Surroundings surroundings)
    {
        var options = new SiteOptions();
        var query = new Argument<string[]>("QUERY") { Description = "What a reader types", Arity = ArgumentArity.ZeroOrMore };
        var golden = new Option<bool>("--golden") { Description = "Ask all queries of the collections' _search.yaml, and print those that do not find their page first" };
        var least = new Option<int>("--least") { Description = "With --golden: percent that must find their page first", HelpName = "N", DefaultValueFactory = _ => DefaultLeast };
        var limit = new Option<int>("--limit") { Description = "Most results to print", HelpName = "N", DefaultValueFactory = _ => DefaultLimit };
        var command = new Command(Name, "Searches the site as its readers do, and says why each page was found")
        {
            query, limit, golden, least, options.Source, options.Drafts, options.All, options.Quiet, options.NoColor,
        };
        command.SetAction((parse, cancellation) =>
        {
            var arguments = options.Read(parse, surroundings, Name);
            var words = string.Join(' ', parse.GetValue(query)!);
            var most = Math.Max(1, parse.GetValue(limit));
            var share = parse.GetValue(golden) ? parse.GetValue(least) : (int?)null;
            if (share is null == (words.Length == 0))
                throw new WrongUsageException(share is null ? "there is nothing to search for" : "'--golden' takes no query", "Name a query, or ask all golden queries with --golden", Name);
            return Task.Run(() => Run(arguments, words, most, share, surroundings, cancellation), CancellationToken.None);
        });
        return command;
    }

    private static int Run(SiteArguments arguments, string query, int limit, int? least, Surroundings surroundings, CancellationToken cancellation)
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
        if (least is { } share) return AskGolden(report, output, share, arguments, surroundings);
        Print(SiteSearch.Open(output.Files), query, limit, surroundings.Output);
        return ExitCode.Good;
    }

    /// <summary>Asks all golden queries, each of an index that nobody asked before, as a reader does who comes with one question.</summary>
    private static int AskGolden(Report report, MemoryOutput output, int least, SiteArguments arguments, Surroundings surroundings)
    {
        var sources = report.Sources!;
        var (queries, mistakes) = GoldenQueries.Read(SiteConfigReader.Read(sources.Config).Value, sources, output.Files.ContainsKey);
        var answers = queries.AsParallel().AsOrdered().Select(q => SiteSearch.Open(output.Files).Search(q.Query)).ToArray();
        var found = ImmutableArray.CreateBuilder<Diagnostic>();
        var (sought, first, unanswered, refused) = (0, 0, 0, 0);
        foreach (var (query, answer) in queries.Zip(answers))
        {
            var best = answer.Hits.IsEmpty ? null : answer.Hits[0].Page.Address;
            if (query.Page is { } page)
            {
                sought++;
                if (best == page) first++;
                else found.Add(SearchDiagnostics.NotFirst(query.At, query.Query, page, best, answer.Hits.TakeWhile(h => h.Page.Address != page).Count() is var n && n < answer.Hits.Length ? n + 1 : 0));
            }
            else
            {
                unanswered++;
                if (best is null || !answer.IsClose) refused++;
                else found.Add(SearchDiagnostics.NotRefused(query.At, query.Query, best));
            }
        }
        report = report with { Diagnostics = [.. mistakes, .. found] };
        ReportPrinter.Print(report, arguments, surroundings);
        if (queries.IsEmpty && mistakes.IsEmpty) surroundings.Output.Write($"No collection has a {GoldenQueries.FileName}.\n");
        else surroundings.Output.Write(Summary(sought, first, unanswered, refused));
        return report.Errors > 0 || first * 100L < sought * (long)least ? ExitCode.Findings : ExitCode.Good;
    }

    private static string Summary(int sought, int first, int unanswered, int refused) => string.Create(
        CultureInfo.InvariantCulture,
        $"{first} of {Quantity.Of(sought, "query finds its page first", "queries find their page first")}{(sought > 0 ? $" ({100.0 * first / sought:F1} %)" : "")}; {refused} of {unanswered} without an answer have no close match.\n");

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
