using System.Globalization;

namespace StaticGen.Benchmarks;

/// <summary>The published program beside Hugo on the same pages and the same work, in turn, on the same disk. Prints tables in Markdown.</summary>
internal sealed class Comparison
{
    private const int Edits = 20;
    private const string Outputs = "outputs-";

    private readonly ComparisonOptions _options;
    private readonly string _outputs;
    private int _folder;

    private Comparison(ComparisonOptions options)
    {
        _options = options;
        _outputs = Path.Combine(options.Work, $"{Outputs}{Environment.ProcessId}");
    }

    public static int Run(ComparisonOptions options)
    {
        var comparison = new Comparison(options);
        Directory.CreateDirectory(options.Work);
        foreach (var pages in options.Sizes)
        {
            Corpus.Make(pages);
            if (pages < options.AloneFrom) Corpus.MakeForHugo(pages);
        }
        Print("| pages | program | runs | wall s | user s | system s | peak MiB | files | MB |");
        Print("|---|---|---|---|---|---|---|---|---|");
        foreach (var pages in options.Sizes) comparison.Builds(pages);
        if (options.Sizes.Any(p => p < options.AloneFrom)) comparison.AllServers();
        // Not before, not even what a comparison that was broken off has left: for some minutes ext4 goes around the places of what was deleted, and each folder that is made takes several times as long.
        foreach (var outputs in Directory.GetDirectories(options.Work, Outputs + "*")) Directory.Delete(outputs, recursive: true);
        return 0;
    }

    private void AllServers()
    {
        Print("");
        Print("| pages | server | ready s | edit to page, median ms | p95 ms | peak MiB |");
        Print("|---|---|---|---|---|---|");
        foreach (var pages in _options.Sizes.Where(p => p < _options.AloneFrom)) Servers(pages);
    }

    private void Builds(int pages)
    {
        var isAlone = pages >= _options.AloneFrom;
        var runs = pages switch { < 200 => 31, < 5_000 => 5, < 50_000 => _options.LargeRuns, _ => 1 };
        var corpus = Corpus.Make(pages);
        var (own, hugo, floor) = (new List<Measured>(), new List<Measured>(), new List<Measured>());
        string ownOutput = "", hugoOutput = "";
        for (var run = 0; run < runs; run++)
        {
            // Each comes after itself as often as after the other.
            if (run % 2 == 0) RunOwn();
            if (!isAlone) RunHugo();
            if (run % 2 == 1) RunOwn();
        }
        Row(pages, "StaticGen", own, ownOutput);
        if (!isAlone) Row(pages, "Hugo", hugo, hugoOutput);
        var unchanged = ChildProcess.Run(_options.Program, "build", "--source", corpus, "--output", ownOutput, "--quiet");
        Row(pages, "StaticGen, nothing changed", [unchanged], "");
        if (isAlone) return;
        var files = WriteFloor.Read(ownOutput);
        for (var run = 0; run < Math.Min(runs, 3); run++) floor.Add(WriteFloor.Write(files, NextFolder()));
        Row(pages, "the same files from memory", floor, "");
        Print(string.Create(
            CultureInfo.InvariantCulture,
            $"| {pages} | **StaticGen / the same files from memory** | | **{Median(own, m => m.Wall) / Median(floor, m => m.Wall):0.0}** | | | | | |"));
        Print(string.Create(
            CultureInfo.InvariantCulture,
            $"| {pages} | **Hugo / StaticGen** | | **{Ratio(hugo, own, m => m.Wall):0.0}** | **{Ratio(hugo, own, m => m.User):0.0}** | all {Ratio(hugo, own, m => m.Processor):0.0} | **{Ratio(hugo, own, m => m.PeakMegabytes):0.0}** | | |"));

        void RunOwn()
        {
            ownOutput = NextFolder();
            own.Add(ChildProcess.Run(_options.Program, "build", "--source", corpus, "--output", ownOutput, "--quiet"));
        }

        void RunHugo()
        {
            hugoOutput = NextFolder();
            hugo.Add(ChildProcess.Run(_options.Hugo, "-s", HugoSite, "-c", Corpus.MakeForHugo(pages), "-d", hugoOutput, "--noBuildLock", "--quiet"));
        }
    }

    private void Servers(int pages)
    {
        var corpus = Corpus.Make(pages);
        var page = pages / 2;
        var (ownAddress, hugoAddress) = Corpus.AddressOf(page);
        Latency("StaticGen", pages, ServeLatency.Measure(
            _options.Program, ["serve", "--source", corpus, "--port", Text(_options.Port), "--quiet"], _options.Port, ownAddress, Path.Combine(corpus, Corpus.PathOf(page)), Edits));
        var content = Corpus.MakeForHugo(pages);
        Latency("Hugo", pages, ServeLatency.Measure(
            _options.Hugo,
            ["server", "-s", HugoSite, "-c", content, "--bind", "127.0.0.1", "--port", Text(_options.Port + 1), "--noBuildLock", "--disableLiveReload", "--renderToMemory", "--quiet"],
            _options.Port + 1, hugoAddress, Path.Combine(content, Corpus.PathOf(page)["content/qa/".Length..]), pages < 5_000 ? Edits : 5));
    }

    private static string HugoSite => Path.Combine(AppContext.BaseDirectory, "hugo");

    private string NextFolder() => Path.Combine(_outputs, Text(_folder++), "site");

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static void Row(int pages, string name, List<Measured> runs, string output)
    {
        var size = "| |";
        if (output.Length > 0)
        {
            var files = new DirectoryInfo(output).GetFiles("*", SearchOption.AllDirectories);
            size = string.Create(CultureInfo.InvariantCulture, $"{files.Length} | {files.Sum(f => f.Length) / 1e6:0.0} |");
        }
        Print(string.Create(
            CultureInfo.InvariantCulture,
            $"| {pages} | {name} | {runs.Count} | {Median(runs, m => m.Wall):0.000} | {Median(runs, m => m.User):0.00} | {Median(runs, m => m.System):0.00} | {Median(runs, m => m.PeakMegabytes):0} | {size}"));
    }

    private static void Latency(string name, int pages, Latencies found) => Print(string.Create(
        CultureInfo.InvariantCulture,
        $"| {pages} | {name} | {found.ReadySeconds:0.000} | {found.MedianMilliseconds:0} | {found.Percentile95Milliseconds:0} | {found.PeakMegabytes:0} |"));

    /// <summary>The median of the ratios of runs that followed each other: what slows the machine down slows both.</summary>
    private static double Ratio(List<Measured> above, List<Measured> below, Func<Measured, double> of) =>
        Median(above.Zip(below, (a, b) => of(a) / of(b)));

    private static double Median(List<Measured> runs, Func<Measured, double> of) => Median(runs.Select(of));

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return sorted[sorted.Length / 2];
    }

    private static void Print(string line)
    {
        Console.WriteLine(line);
        Console.Out.Flush();
    }
}
