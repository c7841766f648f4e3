using System.Collections.Immutable;
using StaticGen.Configuration;
using StaticGen.Diagnostics;

namespace StaticGen.Examples;

/// <summary>Says whether examples did what their page says.</summary>
public static class ExampleJudge
{
    private const int CpuTimeSignal = 24;

    /// <summary>One verdict an example that <paramref name="program"/> holds, in order.</summary>
    /// <param name="chain">The examples.</param>
    /// <param name="program">What was executed.</param>
    /// <param name="outcome">What happened.</param>
    /// <param name="runner">Its patterns and limits.</param>
    public static ImmutableArray<ExampleVerdict> Judge(ExampleChain chain, ExampleProgram program, RunOutcome outcome, RunnerConfig runner)
    {
        ArgumentNullException.ThrowIfNull(chain);
        ArgumentNullException.ThrowIfNull(program);
        ArgumentNullException.ThrowIfNull(outcome);
        ArgumentNullException.ThrowIfNull(runner);
        var count = program.StartLines.Length;
        var outputs = count == 1 ? [outcome.Output] : outcome.Output.Split(program.Marker + "\n", count);
        var last = outputs.Length - 1;
        var verdicts = ImmutableArray.CreateBuilder<ExampleVerdict>(count);
        for (var i = 0; i < last; i++) verdicts.Add(CompareOutput(chain.Examples[i], outputs[i]));
        verdicts.Add(JudgeEnd(chain, program, outcome, runner, last, outputs[last]));
        // What was not reached has failed too; the one finding is about what ended the process.
        while (verdicts.Count < count) verdicts.Add(verdicts[last].State == ExampleState.Skipped ? verdicts[last] : ExampleVerdict.Failed());
        return verdicts.MoveToImmutable();
    }

    private static ExampleVerdict JudgeEnd(
        ExampleChain chain, ExampleProgram program, RunOutcome outcome, RunnerConfig runner, int index, string output)
    {
        var example = chain.Examples[index];
        var verdict = JudgeExit(chain, program, outcome, runner, index, output);
        if (verdict.State == ExampleState.Failed && FindLack(example, outcome, runner) is { } lack) return ExampleVerdict.Skipped($"needs {lack.What}");
        if (outcome is { LeftBehind: > 0, End: RunEnd.Exited })
            return ExampleVerdict.Failed([.. verdict.Findings, ExampleDiagnostics.LeftProcesses(example.At, outcome.LeftBehind)]);
        return verdict;
    }

    private static ExampleVerdict JudgeExit(
        ExampleChain chain, ExampleProgram program, RunOutcome outcome, RunnerConfig runner, int index, string output)
    {
        var example = chain.Examples[index];
        switch (outcome.End)
        {
            case RunEnd.TimedOut:
                return ExampleVerdict.Failed(ExampleDiagnostics.TimedOut(example.At, runner.TimeoutSeconds));
            case RunEnd.PrintedTooMuch:
                return ExampleVerdict.Failed(ExampleDiagnostics.PrintedTooMuch(example.At, runner.OutputKilobytes));
            case RunEnd.NotStarted:
                return ExampleVerdict.Failed(ExampleDiagnostics.NotStarted(example.At, outcome.Error));
        }
        if (outcome.ExitCode == 128 + CpuTimeSignal) return ExampleVerdict.Failed(ExampleDiagnostics.TimedOut(example.At, runner.TimeoutSeconds));
        if (outcome.ExitCode == 0)
        {
            if (example.Raises is { } missing) return ExampleVerdict.Failed(ExampleDiagnostics.DidNotRaise(example.At, missing));
            if (index + 1 < program.StartLines.Length) return ExampleVerdict.Failed(ExampleDiagnostics.EndedBeforeNext(example.At, chain.Examples[index + 1].At.Line));
            return CompareOutput(example, output);
        }
        var ended = StandardError.LastLine(outcome.Error) ?? "";
        if (example.Raises is not { } name)
            return ExampleVerdict.Failed(ExampleDiagnostics.EndedWithError(ErrorAt(chain, program, outcome, runner, index), ended, outcome.ExitCode, Detail(outcome.Error)));
        if (StandardError.FindError(outcome.Error, runner.UncaughtError, name) is not { } line)
            return ExampleVerdict.Failed(ExampleDiagnostics.RaisedAnother(ErrorAt(chain, program, outcome, runner, index), name, ended, outcome.ExitCode));
        if (example.Expected is null) return ExampleVerdict.Passed;
        return CompareOutput(example, output.Length == 0 || output.EndsWith('\n') ? output + line : $"{output}\n{line}");
    }

    private static ExampleVerdict CompareOutput(Example example, string printed)
    {
        if (example.Expected is not { } expected)
        {
            var lines = OutputComparison.Lines(printed);
            return lines.Count == 0 ? ExampleVerdict.Passed : ExampleVerdict.Passed with { Findings = [ExampleDiagnostics.OutputNotStated(example.At, lines)] };
        }
        if (OutputComparison.Compare(expected.Code, printed) is not { } difference) return ExampleVerdict.Passed;
        var expectedLines = OutputComparison.Lines(expected.Code).Count;
        var at = expectedLines == 0
            ? expected.At
            : expected.CodeAt with
            {
                Line = expected.CodeAt.Line + Math.Min(difference.Line, expectedLines - 1),
                Length = Math.Max(1, difference.Expected?.Length ?? 1),
            };
        return ExampleVerdict.Failed(ExampleDiagnostics.OutputDiffers(at, difference));
    }

    private static SourceLocation ErrorAt(ExampleChain chain, ExampleProgram program, RunOutcome outcome, RunnerConfig runner, int index)
    {
        if (StandardError.FindLine(outcome.Error, runner) is not { } line || line < 1) return chain.Examples[index].At;
        // A function of an earlier block may have failed.
        var owner = index;
        while (owner > 0 && program.StartLines[owner] > line) owner--;
        var example = chain.Examples[owner];
        var within = line - program.StartLines[owner] + 1;
        return within <= Math.Max(1, example.Code.AsSpan().Count('\n')) ? example.LineAt(within) : example.At;
    }

    private static MissingCapability? FindLack(Example example, RunOutcome outcome, RunnerConfig runner)
    {
        foreach (var lack in runner.Lacks)
        {
            if (lack.Sign.StartsWith(MissingCapability.InCode, StringComparison.Ordinal))
            {
                if (example.Code.Contains(lack.Sign[MissingCapability.InCode.Length..].Trim(), StringComparison.Ordinal)) return lack;
            }
            else if (outcome.Error.Contains(lack.Sign, StringComparison.Ordinal) || outcome.Output.Contains(lack.Sign, StringComparison.Ordinal)) return lack;
        }
        return null;
    }

    /// <summary>The end of what standard error says.</summary>
    private static string Detail(string error)
    {
        var lines = OutputComparison.Lines(error);
        return string.Join('\n', lines.Skip(Math.Max(0, lines.Count - 8)));
    }
}
