namespace StaticGen.Tests.Guide;

public sealed class DiagnosticsPageTests
{
    [Fact]
    public void Every_code_that_the_program_can_report_is_explained_in_the_guide()
    {
        var missing = CodesOfTheProgram().Except(CodesOfTheGuide(), StringComparer.Ordinal);

        Assert.True(!missing.Any(), $"Explain these in content/guide/reference/diagnostics/, under a heading such as '## SG2003: unknown key {{#sg2003}}': {string.Join(", ", missing)}");
    }

    [Fact]
    public void The_guide_explains_no_code_that_the_program_does_not_have()
    {
        var unknown = CodesOfTheGuide().Except(CodesOfTheProgram(), StringComparer.Ordinal);

        Assert.True(!unknown.Any(), $"No code in src/ reports these any more; remove them from content/guide/reference/diagnostics/: {string.Join(", ", unknown)}");
    }

    [Fact]
    public void Each_code_is_explained_once_and_under_an_id_of_its_own()
    {
        var headings = Headings().ToArray();

        Assert.NotEmpty(headings);
        Assert.All(headings, h => Assert.EndsWith($" {{#{CodeOf(h).ToLowerInvariant()}}}", h, StringComparison.Ordinal));
        Assert.Equal(headings.Length, headings.Select(CodeOf).Distinct(StringComparer.Ordinal).Count());
    }

    private static SortedSet<string> CodesOfTheGuide() => new(Headings().Select(CodeOf), StringComparer.Ordinal);

    private static string CodeOf(string heading) => heading.Substring("## ".Length, "SG0000".Length);

    private static IEnumerable<string> Headings() => Directory
        .EnumerateFiles(GuidePages.PathOf("reference/diagnostics"), "*.md")
        .Order(StringComparer.Ordinal)
        .SelectMany(File.ReadLines)
        .Where(line => line.StartsWith("## SG", StringComparison.Ordinal));

    /// <summary>All string literals <c>"SG0000"</c> below src/.</summary>
    private static SortedSet<string> CodesOfTheProgram()
    {
        var codes = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var folder in new[] { "src/StaticGen", "src/StaticGen.Cli" })
        {
            foreach (var file in SourceFiles(Path.Combine(GuidePages.Repository, folder)))
            {
                var text = File.ReadAllText(file);
                for (var at = text.IndexOf("\"SG", StringComparison.Ordinal); at >= 0; at = text.IndexOf("\"SG", at + 1, StringComparison.Ordinal))
                {
                    if (at + 7 < text.Length && text[at + 7] == '"' && text.AsSpan(at + 3, 4).IndexOfAnyExceptInRange('0', '9') < 0) codes.Add(text.Substring(at + 1, 6));
                }
            }
        }
        return codes;
    }

    private static IEnumerable<string> SourceFiles(string folder) => Directory
        .EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
        .Where(f => !f.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal));
}
