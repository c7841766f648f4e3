using System.Diagnostics;
using StaticGen.Cli.Printing;
using StaticGen.Output;

namespace StaticGen.Cli.Serving;

/// <summary>Builds the site again and again for the dev server, through the same builder with its warm cache.</summary>
/// <param name="request">What to build.</param>
/// <param name="feed">Is given each new state.</param>
internal sealed class SiteSession(BuildRequest request, StateFeed feed)
{
    private const string SearchFolder = "search-index/";

    private readonly SiteBuilder _builder = new();

    /// <summary>Builds once. Pages are published as soon as they are made, with the search index of before; the new index follows.</summary>
    /// <param name="giveUpIndex">The sources have changed again: the index would be of yesterday.</param>
    /// <returns>How long it took until the pages could be seen, or else the whole; the state is in the feed.</returns>
    public TimeSpan Build(CancellationToken giveUpIndex = default)
    {
        var watch = Stopwatch.StartNew();
        var before = feed.Current;
        var output = new MemoryOutput(before.Site);
        var early = TimeSpan.Zero;
        BuildResult result;
        try
        {
            result = _builder.Build(request with { PagesAreReady = PublishPages, GiveUpIndex = giveUpIndex }, output);
        }
        catch (OperationCanceledException) when (giveUpIndex.IsCancellationRequested)
        {
            return early;
        }
        var report = new Report(result.Diagnostics, result.Statistics, result.Sources);
        var isChanged = output.CompleteAndCompare();
        var isGood = report.Errors == 0;
        var isSame = before.Version > 0
            && (!isGood || !isChanged)
            && before.Report.Diagnostics.SequenceEqual(report.Diagnostics);
        if (!isSame || early > TimeSpan.Zero)
        {
            var version = feed.Current.Version + 1;
            // Browsers that have the pages already need not load them again for the index.
            feed.Publish(isGood && (isChanged || early > TimeSpan.Zero)
                ? new SiteState(version, early > TimeSpan.Zero ? feed.Current.SiteVersion : version, output, report)
                : before with { Version = version, Report = report });
        }
        return early > TimeSpan.Zero ? early : watch.Elapsed;

        void PublishPages()
        {
            if (!output.HasChanges) return;
            early = watch.Elapsed;
            var version = before.Version + 1;
            feed.Publish(new SiteState(version, version, output.With(before.Site, SearchFolder), before.Version > 0 && !before.IsBroken ? before.Report : new Report([], null, null)));
        }
    }
}
