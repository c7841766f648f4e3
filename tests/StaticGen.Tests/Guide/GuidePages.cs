using Xunit.Sdk;

namespace StaticGen.Tests.Guide;

/// <summary>The guide's pages of this repository. A generated part stands between <c>&lt;!-- generated: name --&gt;</c> and <c>&lt;!-- end of name --&gt;</c>.</summary>
internal static class GuidePages
{
    /// <summary>Full path of the repository.</summary>
    public static string Repository { get; } = FindRepository();

    /// <summary>Full path of a page below <c>content/guide/</c>.</summary>
    public static string PathOf(string page) => Path.Combine(Repository, "content", "guide", page);

    /// <summary>Fails when the part of <paramref name="page"/> differs from <paramref name="expected"/>; with <c>UPDATE_SNAPSHOTS=1</c> rewrites it instead.</summary>
    public static void AssertGenerated(string page, string part, string expected)
    {
        var path = PathOf(page);
        var text = File.ReadAllText(path).ReplaceLineEndings("\n");
        var (begin, end) = ($"<!-- generated: {part} -->\n", $"<!-- end of {part} -->\n");
        var start = text.IndexOf(begin, StringComparison.Ordinal);
        var stop = text.IndexOf(end, StringComparison.Ordinal);
        if (start < 0 || stop < start) throw new XunitException($"{page} has no part between '{begin.Trim()}' and '{end.Trim()}'.");
        start += begin.Length;
        var wanted = "\n" + expected.Trim('\n') + "\n\n";
        if (text[start..stop] == wanted) return;
        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1")
        {
            File.WriteAllText(path, string.Concat(text.AsSpan(0, start), wanted, text.AsSpan(stop)));
            return;
        }
        throw new XunitException($"The part '{part}' of content/guide/{page} is not what the program says: {FirstDifference(text[start..stop], wanted)}\nRun the test with UPDATE_SNAPSHOTS=1 to write it anew.");
    }

    private static string FirstDifference(string page, string program)
    {
        var (before, after) = (page.Split('\n'), program.Split('\n'));
        var i = 0;
        while (i < before.Length && i < after.Length && before[i] == after[i]) i++;
        return $"\n- {(i < before.Length ? before[i] : "(end)")}\n+ {(i < after.Length ? after[i] : "(end)")}";
    }

    // Not the compiler's path of this file: a deterministic build replaces it.
    private static string FindRepository()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "StaticGen.sln"))) return folder.FullName;
        }
        throw new InvalidOperationException("The tests run inside the repository.");
    }
}
