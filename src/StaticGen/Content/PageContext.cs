using StaticGen.Configuration;
using StaticGen.Sources;

namespace StaticGen.Content;

/// <summary>What the reader of a page has to know about its site besides the page's collection.</summary>
/// <param name="ExecutedLanguages">Names of the languages that have a runner.</param>
/// <param name="Lint">What is asked of the text.</param>
/// <param name="FindFile">Finds a file of the site by its path below the root.</param>
public sealed record PageContext(IReadOnlySet<string> ExecutedLanguages, LintConfig Lint, Func<string, SourceFile?> FindFile)
{
    /// <summary>Keeps the texts of pages that are all forgotten together; null for pages that may outlive others.</summary>
    internal TextStore? Texts { get; init; }

    /// <summary>The context of pages of <paramref name="config"/>.</summary>
    public static PageContext Of(SiteConfig config, Func<string, SourceFile?> findFile)
    {
        ArgumentNullException.ThrowIfNull(config);
        return new(config.Runners.Keys.ToHashSet(StringComparer.Ordinal), config.Lint, findFile);
    }
}
