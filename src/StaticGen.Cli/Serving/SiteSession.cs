using System.Diagnostics;
using StaticGen.Cli.Printing;
using StaticGen.Output;
using StaticGen.Search;

namespace StaticGen.Cli.Serving;

/// <summary>Builds the site again and again for the dev server, through the same builder with its warm cache.</summary>
/// <param name="request">What to build.</param>
/// <param name="feed">Is given each new state.</param>
internal sealed class SiteSession(BuildRequest request, StateFeed feed)
{
    private readonly SiteBuilder _builder = new();

    /// <summary>Shows pages whose texts were edited before the next build, which has the last word. May be called while a build is at work.</summary>
    /// <returns>Whether all that changed is shown.</returns>
    public bool ShowAhead(SourceChanges changes)
    {
        if (!changes.AreAll || feed.Current is { Site: null } or { IsBroken: true }) return false;
        var pages = _builder.RenderAhead(changes.Paths);
        if (pages.IsEmpty) return false;
        feed.Publish(current => current with { Version = current.Version + 1, Site = current.Site!.With(pages, current.Version + 1) });
        return true;
    }

    /// <summary>Builds once. Pages are published as soon as they are made, with the search index of before; the new index follows.</summary>
    /// <param name="giveUpIndex">The sources have changed again: the index would be of yesterday.</param>
    /// <returns>How long it took until the pages could be seen, or else the whole; the state is in the feed.</returns>
    public TimeSpan Build(CancellationToken giveUpIndex = default)
    {
        var watch = Stopwatch.StartNew();
        var before = feed.Current;
        var output = new MemoryOutput(before.Site?.Built);
        var early = TimeSpan.Zero;
        BuildResult result;
        try
        {
            result = _builder.Build(request with { PagesCanBeMade = before.Version == 0 ? make => feed.Preview = make : null, PagesAreReady = PublishPages, GiveUpIndex = giveUpIndex }, output);
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
        // Pages that were shown ahead are part of this build now, or of none.
        if (!isSame || early > TimeSpan.Zero || before.Site is { HasAhead: true }) Publish(isGood ? output : before.Site?.Built, report);
        return early > TimeSpan.Zero ? early : watch.Elapsed;

        void PublishPages()
        {
            if (!output.HasChanges && before.Site is not { HasAhead: true }) return;
            early = watch.Elapsed;
            Publish(output.With(before.Site?.Built, SearchFiles.Folder), before.Version > 0 && !before.IsBroken ? before.Report : new Report([], null, null));
        }

        void Publish(MemoryOutput? files, Report report)
        {
            feed.Publish(current =>
            {
                var version = current.Version + 1;
                return new SiteState(version, files is null ? null : current.Site?.After(files, version, before.Version) ?? ServedSite.Of(files, version), report);
            });
            feed.Preview = null;
        }
    }
}
