using System.Runtime.CompilerServices;
using System.Text;
using Xunit;
using Xunit.Sdk;

namespace VerifyXunit;

/// <summary>
/// Snapshot tests in the shape of the package Verify.Xunit: the verified text lies beside the test as <c>Class.Method.verified.txt</c>, a mismatch
/// writes <c>Class.Method.received.txt</c> and fails with the lines that differ. Set <c>UPDATE_SNAPSHOTS=1</c> to accept what is received.
/// Taking the package later means deleting this file and adding the reference; see docs/decisions.
/// </summary>
public static class Verifier
{
    /// <summary>Compares <paramref name="value"/> with the verified text of the calling test.</summary>
    public static Task Verify(string value, string extension = "txt", [CallerFilePath] string sourceFile = "")
    {
        Compare(Stem(sourceFile), extension, Normalize(value));
        return Task.CompletedTask;
    }

    /// <summary>Compares every file below <paramref name="path"/> with the verified files of the calling test, by their relative names.</summary>
    public static Task VerifyDirectory(string path, [CallerFilePath] string sourceFile = "")
    {
        var files = Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories)
            .ToDictionary(f => Path.GetRelativePath(path, f).Replace('\\', '/'), File.ReadAllText, StringComparer.Ordinal);
        return VerifyFiles(files, sourceFile);
    }

    /// <summary>Compares a set of text files as one snapshot: a missing or an additional file is a mismatch as well.</summary>
    public static Task VerifyFiles(IReadOnlyDictionary<string, string> files, [CallerFilePath] string sourceFile = "")
    {
        var all = new StringBuilder();
        foreach (var (name, text) in files.OrderBy(f => f.Key, StringComparer.Ordinal))
            all.Append("-- ").Append(name).Append(" --\n").Append(Normalize(text).TrimEnd('\n')).Append("\n\n");
        Compare(Stem(sourceFile), "txt", all.ToString());
        return Task.CompletedTask;
    }

    private static void Compare(string stem, string extension, string received)
    {
        var verifiedPath = $"{stem}.verified.{extension}";
        var receivedPath = $"{stem}.received.{extension}";
        var verified = File.Exists(verifiedPath) ? Normalize(File.ReadAllText(verifiedPath)) : null;
        if (verified == received)
        {
            File.Delete(receivedPath);
            return;
        }
        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1")
        {
            File.WriteAllText(verifiedPath, received);
            File.Delete(receivedPath);
            return;
        }
        File.WriteAllText(receivedPath, received);
        throw new XunitException(verified is null
            ? $"There is no {Path.GetFileName(verifiedPath)} yet. Read {Path.GetFileName(receivedPath)} and run the test again with UPDATE_SNAPSHOTS=1."
            : $"{Path.GetFileName(verifiedPath)} differs:\n{Difference(verified, received)}\nRun the test again with UPDATE_SNAPSHOTS=1 to accept.");
    }

    private static string Difference(string verified, string received)
    {
        var before = verified.Split('\n');
        var after = received.Split('\n');
        var start = 0;
        while (start < before.Length && start < after.Length && before[start] == after[start]) start++;
        var (endBefore, endAfter) = (before.Length, after.Length);
        while (endBefore > start && endAfter > start && before[endBefore - 1] == after[endAfter - 1]) (endBefore, endAfter) = (endBefore - 1, endAfter - 1);
        var lines = new List<string> { $"@@ line {start + 1} @@" };
        lines.AddRange(before[Math.Max(0, start - 2)..start].Select(l => "  " + l));
        lines.AddRange(before[start..endBefore].Take(20).Select(l => "- " + l));
        lines.AddRange(after[start..endAfter].Take(20).Select(l => "+ " + l));
        return string.Join('\n', lines);
    }

    private static string Stem(string sourceFile)
    {
        var test = TestContext.Current.TestMethod ?? throw new InvalidOperationException("Snapshots are compared inside a test.");
        var type = test.TestClass.TestClassSimpleName;
        return Path.Combine(Path.GetDirectoryName(sourceFile)!, $"{type}.{test.MethodName}");
    }

    private static string Normalize(string text) => text.ReplaceLineEndings("\n");
}
