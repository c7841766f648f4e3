using System.Collections.Immutable;
using StaticGen.Diagnostics;
using StaticGen.Examples;

namespace StaticGen.Cli.Verifying;

/// <summary>What a run found out.</summary>
/// <param name="Blocks">One a block, in the order of pages and blocks.</param>
/// <param name="Interpreters">In the order in which they were asked for.</param>
/// <param name="Isolation">What examples were kept from.</param>
/// <param name="Diagnostics">By place, each once.</param>
internal sealed record Verification(
    ImmutableArray<VerifiedBlock> Blocks, ImmutableArray<Interpreter> Interpreters, Isolation Isolation, ImmutableArray<Diagnostic> Diagnostics)
{
    public int Passed => Blocks.Count(static b => b.State == ExampleState.Passed);

    public int Failed => Blocks.Count(static b => b.State == ExampleState.Failed);

    public int Skipped => Blocks.Count(static b => b.State == ExampleState.Skipped);
}

/// <summary>What became of one block on all interpreters.</summary>
/// <param name="Chain">The chain that holds it.</param>
/// <param name="Example">The block.</param>
/// <param name="Runs">One an interpreter of its language.</param>
internal sealed record VerifiedBlock(ExampleChain Chain, Example Example, ImmutableArray<BlockRun> Runs)
{
    /// <summary>Failed when it failed anywhere; skipped when it ran nowhere.</summary>
    public ExampleState State => Runs.Any(static r => r.Verdict.State == ExampleState.Failed) ? ExampleState.Failed
        : Runs.Any(static r => r.Verdict.State == ExampleState.Passed) ? ExampleState.Passed
        : ExampleState.Skipped;

    /// <summary>Why it ran nowhere; the first reason.</summary>
    public string Reason => Runs.Length == 0 ? "no interpreter" : Runs[0].Verdict.Reason;
}

/// <summary>One block on one interpreter.</summary>
/// <param name="Interpreter">The interpreter.</param>
/// <param name="Verdict">What became of it.</param>
/// <param name="IsFromCache">Whether it passed on a former run.</param>
internal sealed record BlockRun(Interpreter Interpreter, ExampleVerdict Verdict, bool IsFromCache);
