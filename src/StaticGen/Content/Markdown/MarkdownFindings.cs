using System.Collections.Immutable;
using StaticGen.Diagnostics;

namespace StaticGen.Content.Markdown;

/// <summary>Collects the findings of one page; of each kind only the first ones, so that a hostile page cannot fill the memory with them.</summary>
internal sealed class MarkdownFindings
{
    /// <summary>How many findings of one code are kept.</summary>
    public const int LimitPerCode = 50;

    private readonly ImmutableArray<Diagnostic>.Builder _all = ImmutableArray.CreateBuilder<Diagnostic>();
    private Dictionary<string, (int Count, Diagnostic? FirstLeftOut)>? _counts;

    public void Add(Diagnostic diagnostic)
    {
        _counts ??= new(StringComparer.Ordinal);
        var (count, leftOut) = _counts.GetValueOrDefault(diagnostic.Code);
        if (++count <= LimitPerCode) _all.Add(diagnostic);
        // Findings come in the order of the checks, which is not always that of the lines.
        else if (leftOut is null || diagnostic.At.CompareTo(leftOut.At) < 0) leftOut = diagnostic;
        _counts[diagnostic.Code] = (count, leftOut);
    }

    /// <summary>The findings, and for each kind of which there are too many one that gives their number and the first of their places.</summary>
    public ImmutableArray<Diagnostic> ToImmutable()
    {
        if (_counts is null) return [];
        foreach (var (count, leftOut) in _counts.Values)
        {
            if (leftOut is not null) _all.Add(MarkdownDiagnostics.MoreOfTheSame(leftOut, count - LimitPerCode));
        }
        return _all.ToImmutable();
    }
}
