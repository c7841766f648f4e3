namespace StaticGen.Cli.Serving;

/// <summary>What changed among the site's files.</summary>
/// <param name="Paths">Paths below the site's root, with <c>/</c>, each once.</param>
/// <param name="AreAll">False when more may have changed than was noticed.</param>
internal sealed record SourceChanges(IReadOnlyCollection<string> Paths, bool AreAll);
