using Xunit;

namespace StaticGen.Tests.Content.Markdown;

/// <summary>Every example that the GitHub Flavored Markdown specification, 0.29, adds to CommonMark, compared as a tree (<see cref="HtmlOutline"/>).</summary>
public sealed class GitHubMarkdownTests
{
    /// <summary>Only http, https, mailto and tel may be linked to.</summary>
    private const int Schemes = 628;

    /// <summary>Raw HTML is shown as text, but for a few elements.</summary>
    private const int RawHtml = 653;

    private static readonly HashSet<int> Differences = [Schemes, RawHtml];

    public static TheoryData<int> Numbers => [.. Examples.Keys];

    private static readonly SortedDictionary<int, SpecificationExample> Examples = SpecificationExample.Load("gfm/examples-0.29.json");

    [Theory]
    [MemberData(nameof(Numbers))]
    public void An_example_of_the_specification_gives_the_specified_tree(int number)
    {
        var example = Examples[number];
        var expected = HtmlOutline.Of(example.Html);
        var actual = HtmlOutline.Of(Articles.HtmlDespiteFindings(example.Markdown));
        if (Differences.Contains(number)) Assert.NotEqual(expected, actual, StringComparer.Ordinal);
        else Assert.Equal(expected, actual);
    }

    [Fact]
    public void All_examples_of_the_specification_are_there() => Assert.Equal(24, Examples.Count);
}
