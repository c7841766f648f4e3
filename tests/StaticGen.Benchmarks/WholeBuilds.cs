using System.Diagnostics;
using System.Globalization;
using StaticGen.Output;

namespace StaticGen.Benchmarks;

/// <summary>Times complete builds to a folder: the first, one without changes, one after an edit.</summary>
internal static class WholeBuilds
{
    public static void Run(IEnumerable<int> sizes)
    {
        Console.WriteLine("pages   build                 elapsed s  processor s  allocated MB  working set MB  written");
        foreach (var pages in sizes)
        {
            var root = Corpus.Make(pages);
            var folder = Path.Combine(root, "_site");
            if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
            var builder = new SiteBuilder();
            Measure(pages, "first", builder, root, folder);
            Measure(pages, "warm, no change", builder, root, folder);
            var edited = Path.Combine(root, Corpus.PathOf(pages / 2));
            var before = File.ReadAllText(edited);
            File.WriteAllText(edited, before.Replace("## Explanation\n", "## Explanation\n\nOne more sentence.\n", StringComparison.Ordinal));
            Measure(pages, "warm, one page edited", builder, root, folder);
            File.WriteAllText(edited, before);
            Measure(pages, "cold, one page edited", new SiteBuilder(), root, folder);
        }
    }

    private static void Measure(int pages, string name, SiteBuilder builder, string root, string folder)
    {
        GC.Collect();
        using var process = Process.GetCurrentProcess();
        var (clock, processor, allocated) = (Stopwatch.StartNew(), process.TotalProcessorTime, GC.GetTotalAllocatedBytes());
        var opened = OutputWriter.Open(new OutputTarget(folder, root));
        using var writer = opened.Value ?? throw new InvalidOperationException(string.Join('\n', opened.Diagnostics));
        var result = builder.Build(new BuildRequest(root) { OutputFolder = folder }, writer);
        if (result.HasErrors) throw new InvalidOperationException(string.Join('\n', result.Diagnostics.Take(20)));
        var written = writer.Commit().Value.Written;
        process.Refresh();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{pages,-7} {name,-22} {clock.Elapsed.TotalSeconds,8:0.00} {(process.TotalProcessorTime - processor).TotalSeconds,12:0.00} {(GC.GetTotalAllocatedBytes() - allocated) / 1e6,13:0} {process.WorkingSet64 / 1e6,15:0} {written,8}"));
    }
}
