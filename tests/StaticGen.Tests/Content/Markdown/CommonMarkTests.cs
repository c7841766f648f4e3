using System.Text;
using System.Text.Json;
using AngleSharp.Dom;
using Xunit;

namespace StaticGen.Tests.Content.Markdown;

/// <summary>
/// Every example of the CommonMark specification, 0.31.2, compared as a tree. What differs by design everywhere is undone before:
/// heading ids and permalinks, the first level, links in section headings, the figure around code, attributes of images.
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
    private static readonly int[] LiteralLinks = [608, 611];

    private static readonly HashSet<int> Differences = [.. RawHtml, .. Schemes, .. LiteralLinks];

    public static TheoryData<int> Numbers => [.. Examples.Keys];

    private static readonly SortedDictionary<int, Example> Examples = Load();

    [Theory]
    [MemberData(nameof(Numbers))]
    public void An_example_of_the_specification_gives_the_specified_tree(int number)
    {
        var example = Examples[number];
        var expected = Outline(example.Html);
        var actual = Outline(Articles.HtmlDespiteFindings(example.Markdown));
        if (Differences.Contains(number)) Assert.NotEqual(expected, actual, StringComparer.Ordinal);
        else Assert.Equal(expected, actual);
    }

    [Fact]
    public void All_examples_of_the_specification_are_there() => Assert.Equal(652, Examples.Count);

    /// <summary>The tree as text: elements with attributes in order, text with white space collapsed outside code.</summary>
    private static string Outline(string html)
    {
        var body = Articles.Dom(html);
        foreach (var link in body.QuerySelectorAll("a.heading-link")) link.Remove();
        foreach (var figure in body.QuerySelectorAll("figure.code")) figure.Replace(figure.QuerySelector("pre")!);
        foreach (var figure in body.QuerySelectorAll("figure"))
        {
            var image = figure.QuerySelector("img")!;
            image.SetAttribute("title", figure.QuerySelector("figcaption")!.TextContent);
            var paragraph = body.Owner!.CreateElement("p");
            figure.Replace(paragraph);
            paragraph.AppendChild(image);
        }
        foreach (var link in body.QuerySelectorAll("h1 a, h2 a")) link.Replace([.. link.ChildNodes]);
        var outline = new StringBuilder();
        Append(body, outline, isCode: false);
        return outline.ToString();
    }

    private static void Append(INode node, StringBuilder outline, bool isCode)
    {
        foreach (var child in node.ChildNodes)
        {
            if (child is IText text)
            {
                if (isCode) outline.Append('"').Append(text.Data.TrimEnd('\n')).Append("\"\n");
                else if (!string.IsNullOrWhiteSpace(text.Data))
                    outline.Append('"').AppendJoin(' ', text.Data.Split((char[])[' ', '\n', '\t'], StringSplitOptions.RemoveEmptyEntries)).Append("\"\n");
            }
            else if (child is IElement element)
            {
                var name = element.LocalName == "h1" ? "h2" : element.LocalName;
                outline.Append('<').Append(name);
                foreach (var attribute in element.Attributes.OrderBy(a => a.Name, StringComparer.Ordinal))
                {
                    if (attribute.Name is "id" or "loading" or "decoding" or "tabindex") continue;
                    var value = attribute.Name is "href" or "src" ? Uri.UnescapeDataString(attribute.Value) : attribute.Value;
                    outline.Append(' ').Append(attribute.Name).Append('=').Append(value);
                }
                outline.Append(">\n");
                Append(element, outline, isCode || name == "pre");
                outline.Append("</").Append(name).Append(">\n");
            }
        }
    }

    private static SortedDictionary<int, Example> Load()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "StaticGen.sln"))) folder = folder.Parent;
        var path = Path.Combine(folder?.FullName ?? "", "tests", "vectors", "commonmark", "examples-0.31.2.json");
        using var json = JsonDocument.Parse(File.ReadAllText(path));
        var examples = new SortedDictionary<int, Example>();
        foreach (var entry in json.RootElement.EnumerateArray())
        {
            examples.Add(
                entry.GetProperty("number").GetInt32(),
                new(entry.GetProperty("markdown").GetString()!, entry.GetProperty("html").GetString()!));
        }
        return examples;
    }

    private sealed record Example(string Markdown, string Html);
}
