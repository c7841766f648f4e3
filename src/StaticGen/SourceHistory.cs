using System.Collections.Frozen;
using System.Collections.Immutable;

namespace StaticGen;

/// <summary>When and by whom the files of a site were changed, as version control tells it.</summary>
/// <param name="Files">By path below the site's root, with <c>/</c>. A file that is not in it has no known history.</param>
public sealed record SourceHistory(IReadOnlyDictionary<string, FileHistory> Files)
{
    /// <summary>No history: pages show neither dates nor contributors.</summary>
    public static SourceHistory None { get; } = new(FrozenDictionary<string, FileHistory>.Empty);
}

/// <summary>The history of one file.</summary>
/// <param name="Created">The day of the first change, where its author was.</param>
/// <param name="Changed">The day of the last change, where its author was.</param>
/// <param name="Contributors">Names of the people who changed it, those with most changes first; programs left out.</param>
public sealed record FileHistory(DateOnly Created, DateOnly Changed, ImmutableArray<string> Contributors);
