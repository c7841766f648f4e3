using StaticGen.Cli.Printing;

namespace StaticGen.Cli.Serving;

/// <summary>What the dev server serves at one moment.</summary>
/// <param name="Version">Grows by one with every state that differs from the one before.</param>
/// <param name="Site">The pages of the last build without errors; null when there was none yet.</param>
/// <param name="Report">What the last build found.</param>
internal sealed record SiteState(long Version, ServedSite? Site, Report Report)
{
    /// <summary>Before the first build.</summary>
    public static SiteState None { get; } = new(0, null, new Report([], null, null));

    /// <summary>Whether the last build failed, so that <see cref="Site"/> is older than the sources.</summary>
    public bool IsBroken => Report.Errors > 0;
}
