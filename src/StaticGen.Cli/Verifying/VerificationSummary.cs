using System.Globalization;
using StaticGen.Cli.Printing;
using StaticGen.Examples;

namespace StaticGen.Cli.Verifying;

/// <summary>A verification in a few lines.</summary>
internal static class VerificationSummary
{
    /// <summary>One line an interpreter when there are several, one about isolation, and last the one that counts.</summary>
    public static IEnumerable<string> Lines(Verification verification)
    {
        if (verification.Interpreters.Length > 1)
        {
            foreach (var interpreter in verification.Interpreters) yield return $"  {interpreter.Label}: {OfOne(verification, interpreter)}";
        }
        var versions = verification.Interpreters
            .SelectMany(i => i.Environments.Where(static e => !string.IsNullOrEmpty(e.Value)).Select(e => $"{e.Key} {e.Value} ({i.Label})"))
            .Distinct(StringComparer.Ordinal).ToArray();
        if (versions.Length > 0) yield return $"  With {string.Join(", ", versions)}";
        yield return $"  Isolation: {verification.Isolation.Describe()}";
        yield return Total(verification);
    }

    /// <summary><c>158 blocks run on CPython 3.11.7 and 3.12.1: 158 passed, 1 skipped (needs cryptography)</c></summary>
    public static string Total(Verification verification)
    {
        var run = verification.Passed + verification.Failed;
        var on = verification.Interpreters.IsEmpty ? "" : $" on {string.Join(", ", verification.Interpreters.Select(static i => i.Label))}";
        return $"{Quantity.Of(run, "block", "blocks")} run{on}: {Counts(verification.Passed, verification.Failed)}"
            + Skips(verification.Blocks.Where(static b => b.State == ExampleState.Skipped).Select(static b => b.Reason));
    }

    private static string OfOne(Verification verification, Interpreter interpreter)
    {
        var runs = verification.Blocks.SelectMany(static b => b.Runs).Where(r => ReferenceEquals(r.Interpreter, interpreter)).ToArray();
        var cached = runs.Count(static r => r.IsFromCache);
        return Counts(runs.Count(static r => r.Verdict.State == ExampleState.Passed), runs.Count(static r => r.Verdict.State == ExampleState.Failed))
            + Skips(runs.Where(static r => r.Verdict.State == ExampleState.Skipped).Select(static r => r.Verdict.Reason))
            + (cached > 0 ? string.Create(CultureInfo.InvariantCulture, $"; {cached} of them known from a former run") : "");
    }

    private static string Counts(int passed, int failed) =>
        string.Create(CultureInfo.InvariantCulture, $"{passed} passed") + (failed == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $", {failed} failed"));

    private static string Skips(IEnumerable<string> reasons)
    {
        var counted = reasons.GroupBy(static r => r, StringComparer.Ordinal).OrderByDescending(static g => g.Count()).ThenBy(static g => g.Key, StringComparer.Ordinal).ToArray();
        if (counted.Length == 0) return "";
        var total = counted.Sum(static g => g.Count());
        var list = counted.Length == 1 ? counted[0].Key : string.Join(", ", counted.Select(static g => string.Create(CultureInfo.InvariantCulture, $"{g.Count()} {g.Key}")));
        return string.Create(CultureInfo.InvariantCulture, $", {total} skipped ({SafeText.OneLine(list)})");
    }
}
