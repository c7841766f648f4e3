using System.Diagnostics;
using System.Globalization;

namespace StaticGen.Benchmarks;

/// <summary>Times each stage once on sites of growing size: what takes more time a page on the larger one grows faster than the site.</summary>
internal static class StageTimes
{
    public static void Run(IEnumerable<int> sizes)
    {
        // The first round is for the compiler.
        foreach (var pages in sizes.Prepend(300))
        {
            var stages = new StageBenchmarks { Pages = pages };
            stages.Prepare();
            Measure(pages, "scan", () => stages.Scan());
            Measure(pages, "parse", () => stages.Parse());
            Measure(pages, "highlight", () => stages.Highlight());
            Measure(pages, "assemble", () => stages.Assemble());
            Measure(pages, "index", () => stages.Index());
            Measure(pages, "render", () => stages.Render());
        }
    }

    private static void Measure(int pages, string stage, Action run)
    {
        GC.Collect();
        using var process = Process.GetCurrentProcess();
        var (before, allocated) = (process.TotalProcessorTime, GC.GetTotalAllocatedBytes());
        run();
        process.Refresh();
        var used = process.TotalProcessorTime - before;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{pages,-7} {stage,-10} {used.TotalSeconds,7:0.00} s {used.TotalMicroseconds / pages,8:0} us a page {(GC.GetTotalAllocatedBytes() - allocated) / 1024 / pages,6} kB a page"));
    }
}
