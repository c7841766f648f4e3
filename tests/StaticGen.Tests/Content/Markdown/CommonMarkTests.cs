using Xunit;

namespace StaticGen.Tests.Content.Markdown;

/// <summary>
/// Every example of the CommonMark specification, 0.31.2, compared as a tree (<see cref="HtmlOutline"/>).
/// </summary>
public sealed class CommonMarkTests
{
    /// <summary>Raw HTML is shown as text, but for a few elements; comments are left out.</summary>
    private static readonly int[] RawHtml =
    [
        21, 31, 148, 149, 150, 151, 152, 153, 154, 155, 156, 157, 158, 159, 160, 161, 162, 163, 164, 165, 166, 167, 168, 169, 170, 171, 172, 173, 174,
        175, 176, 177, 178, 180, 181, 182, 184, 185, 186, 187, 188, 189, 190, 191, 201, 344, 475, 476, 477, 491, 494, 524, 536, 613, 614, 615, 616, 617,
        623, 626, 627, 628, 629, 630, 631, 642, 643,
    ];

    /// <summary>Only http, https, mailto and tel may be linked to.</summary>
    private static readonly int[] Schemes = [596, 598, 599, 601];

    /// <summary>An address in the text is a link without angle brackets too, as on GitHub.</summary>
    private static readonly int[] LiteralLinks = [606, 608, 611, 612];

    private static readonly HashSet<int> Differences = [.. RawHtml, .. Schemes, .. LiteralLinks];

    public static TheoryData<int> Numbers => [.. Examples.Keys];

    private static readonly SortedDictionary<int, SpecificationExample> Examples = SpecificationExample.Load("commonmark/examples-0.31.2.json");

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
    public void All_examples_of_the_specification_are_there() => Assert.Equal(652, Examples.Count);
}
