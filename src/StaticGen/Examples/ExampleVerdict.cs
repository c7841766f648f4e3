using System.Collections.Immutable;
using StaticGen.Diagnostics;

namespace StaticGen.Examples;

/// <summary>What became of an example on one interpreter.</summary>
public enum ExampleState
{
    /// <summary>It did what its page says.</summary>
    Passed,

    /// <summary>It did something else.</summary>
    Failed,

    /// <summary>It could not run here.</summary>
    Skipped,
}

/// <summary>The verdict on one example.</summary>
/// <param name="State">What became of it.</param>
/// <param name="Reason">Why it was skipped, such as <c>needs numpy</c>; empty otherwise.</param>
/// <param name="Findings">Also an example that passed may have a warning.</param>
public sealed record ExampleVerdict(ExampleState State, string Reason, ImmutableArray<Diagnostic> Findings)
{
    /// <summary>It did what its page says.</summary>
    public static ExampleVerdict Passed { get; } = new(ExampleState.Passed, "", []);

    /// <summary>It could not run here.</summary>
    public static ExampleVerdict Skipped(string reason) => new(ExampleState.Skipped, reason, []);

    /// <summary>It did something else.</summary>
    public static ExampleVerdict Failed(params ImmutableArray<Diagnostic> findings) => new(ExampleState.Failed, "", findings);
}
