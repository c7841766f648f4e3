using System.Collections.Immutable;
using StaticGen.Diagnostics;

namespace StaticGen;

/// <summary>What a build found and made.</summary>
/// <param name="Diagnostics">All findings by place.</param>
/// <param name="Statistics">Figures for the summary line.</param>
/// <param name="Sources">The text files that were read, by path, to quote the lines that the findings name.</param>
public sealed record BuildResult(
    ImmutableArray<Diagnostic> Diagnostics, BuildStatistics Statistics, Sources.SourceTree? Sources)
{
    /// <summary>Whether nothing may be published.</summary>
    public bool HasErrors => Diagnostics.Any(d => d.Severity == Severity.Error);
}

/// <summary>Figures of one build.</summary>
/// <param name="Pages">HTML pages, lists and redirects included.</param>
/// <param name="Questions">Questions that are part of the site.</param>
/// <param name="Files">All output files.</param>
/// <param name="Bytes">Sum of their sizes.</param>
/// <param name="LargestPage">Output path of the largest HTML page; empty when there is none.</param>
/// <param name="LargestPageBytes">Its size.</param>
/// <param name="SearchIndexBytes">Sum of the sizes of the search index's files.</param>
public sealed record BuildStatistics(
    int Pages, int Questions, int Files, long Bytes, string LargestPage, long LargestPageBytes, long SearchIndexBytes);
