using System.Collections.Immutable;
using StaticGen.Diagnostics;

namespace StaticGen.Content.Markdown;

/// <summary>Collects the findings of one page; of each kind only the first ones, so that a hostile page cannot fill the memory with them.</summary>
internal sealed class MarkdownFindings
{
    /// <summary>How many findings of one code are kept.</summary>
    public const int LimitPerCode = 50;

    private readonly ImmutableArray<Diagnostic>.Builder _all = ImmutableArray.CreateBuilder<Diagnostic>();
    private Dictionary<string, (int Count, Diagnostic Last)>? _counts;

    public void Add(Diagnostic diagnostic)
    {
        _counts ??= new(StringComparer.Ordinal);
        var count = _counts.TryGetValue(diagnostic.Code, out var entry) ? entry.Count + 1 : 1;
        _counts[diagnostic.Code] = (count, diagnostic);
        if (count <= LimitPerCode) _all.Add(diagnostic);
    }

    /// <summary>The findings, and for each kind of which there are too many one that gives their number.</summary>
    public ImmutableArray<Diagnostic> ToImmutable()
    {
        if (_counts is null) return [];
        foreach (var (count, last) in _counts.Values)
        {
            if (count > LimitPerCode) _all.Add(MarkdownDiagnostics.MoreOfTheSame(last, count - LimitPerCode));
        }
        return _all.ToImmutable();
    }
}
