using System.Collections.Immutable;

namespace StaticGen.Diagnostics;

/// <summary>What a stage made, and what it found wrong while making it.</summary>
/// <param name="Value">Complete and usable also when there are errors, so that later stages can look for more.</param>
/// <param name="Diagnostics">In no particular order.</param>
public readonly record struct StageResult<T>(T Value, ImmutableArray<Diagnostic> Diagnostics);

/// <summary>Collects the findings of all stages of one build.</summary>
public sealed class Findings
{
    private readonly ImmutableArray<Diagnostic>.Builder _all = ImmutableArray.CreateBuilder<Diagnostic>();

    /// <summary>Whether one of the findings so far is an error.</summary>
    public bool HasErrors { get; private set; }

    /// <summary>Keeps the findings of <paramref name="result"/> and hands on its value.</summary>
    public T Keep<T>(StageResult<T> result)
    {
        Add(result.Diagnostics);
        return result.Value;
    }

    /// <summary>Adds findings that came without a value.</summary>
    public void Add(IEnumerable<Diagnostic> diagnostics)
    {
        foreach (var diagnostic in diagnostics)
        {
            HasErrors |= diagnostic.Severity == Severity.Error;
            _all.Add(diagnostic);
        }
    }

    /// <summary>All findings by place, each once.</summary>
    public ImmutableArray<Diagnostic> ToImmutable()
    {
        var sorted = _all.Distinct().ToArray();
        Array.Sort(sorted, Diagnostic.ByPlace);
        return [.. sorted];
    }
}
