using System.Diagnostics;
using StaticGen.Cli.Printing;
using StaticGen.Output;

namespace StaticGen.Cli.Serving;

/// <summary>Builds the site again and again for the dev server, through the same builder with its warm cache.</summary>
/// <param name="request">What to build.</param>
/// <param name="feed">Is given each new state.</param>
internal sealed class SiteSession(BuildRequest request, StateFeed feed)
{
    private readonly SiteBuilder _builder = new();

    /// <summary>Builds once.</summary>
    /// <returns>How long it took; the state is in the feed.</returns>
    public TimeSpan Build()
    {
        var watch = Stopwatch.StartNew();
        var before = feed.Current;
        var output = new MemoryOutput(before.Site);
        var result = _builder.Build(request, output);
        var report = new Report(result.Diagnostics, result.Statistics, result.Sources);
        var isChanged = output.CompleteAndCompare();
        var isGood = report.Errors == 0;
        var isSame = before.Version > 0
            && (!isGood || !isChanged)
            && before.Report.Diagnostics.SequenceEqual(report.Diagnostics);
        if (!isSame)
        {
            var version = before.Version + 1;
            feed.Publish(isGood && isChanged
                ? new SiteState(version, version, output, report)
                : before with { Version = version, Report = report });
        }
        return watch.Elapsed;
    }
}
