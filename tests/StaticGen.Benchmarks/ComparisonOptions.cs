using System.Globalization;

namespace StaticGen.Benchmarks;

/// <summary>What is compared.</summary>
/// <param name="Program">The published <c>staticgen</c>.</param>
/// <param name="Hugo">The <c>hugo</c> to compare with.</param>
/// <param name="Sizes">Numbers of pages.</param>
/// <param name="Work">Where outputs go: on the disk that is meant.</param>
/// <param name="Port">The first of two ports for the servers.</param>
/// <param name="AloneFrom">From this size on Hugo is left out.</param>
/// <param name="LargeRuns">How often sizes from 5,000 to 50,000 pages are built.</param>
internal sealed record ComparisonOptions(string Program, string Hugo, int[] Sizes, string Work, int Port, int AloneFrom, int LargeRuns)
{
    /// <summary>What <see cref="Read"/> reads, and <c>compare</c>, which may leave out the program.</summary>
    public const string Usage = "compare --program PATH [--hugo PATH] [--work FOLDER] [--port PORT] [--alone-from PAGES] [--large-runs RUNS] [SIZE...]";

    /// <summary>Reads what <see cref="Usage"/> shows.</summary>
    /// <exception cref="FormatException">It is not that; the message says what is wrong.</exception>
    public static ComparisonOptions Read(IReadOnlyList<string> arguments)
    {
        var named = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["--program"] = "", ["--hugo"] = "hugo", ["--work"] = Path.Combine(Path.GetTempPath(), "staticgen-compare"), ["--port"] = "9140", ["--alone-from"] = "50000", ["--large-runs"] = "3",
        };
        var sizes = new List<int>();
        for (var i = 0; i < arguments.Count; i++)
        {
            if (!named.ContainsKey(arguments[i])) sizes.Add(Number("a number of pages", arguments[i]));
            else if (i + 1 < arguments.Count) named[arguments[i]] = arguments[++i];
            else throw new FormatException($"{arguments[i]} lacks a value.");
        }
        var program = named["--program"].Length > 0 ? Path.GetFullPath(named["--program"]) : throw new FormatException("--program PATH names the published staticgen.");
        return new ComparisonOptions(
            program, Find(named["--hugo"]), sizes.Count > 0 ? [.. sizes] : [59, 1_000, 10_000], Path.GetFullPath(named["--work"]),
            Number("--port", named["--port"]), Number("--alone-from", named["--alone-from"]),
            Number("--large-runs", named["--large-runs"]));
    }

    private static int Number(string what, string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : throw new FormatException($"{text} is no value for {what}: it takes a whole number from 1 on.");

    private static string Find(string name) =>
        name.Contains('/', StringComparison.Ordinal) ? Path.GetFullPath(name)
            : (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Select(f => Path.Combine(f, name)).FirstOrDefault(File.Exists)
                ?? throw new FormatException($"There is no {name} on the PATH; name it with --hugo.");
}
