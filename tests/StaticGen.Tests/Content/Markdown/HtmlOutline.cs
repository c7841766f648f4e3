using System.Text;
using AngleSharp.Dom;

namespace StaticGen.Tests.Content.Markdown;

/// <summary>
/// The tree of a piece of HTML as text, for comparison with what a specification shows. What differs by design everywhere is undone before:
/// heading ids and permalinks, the first level, links in section headings, the figure around code, the frame around tables, attributes of images.
/// </summary>
internal static class HtmlOutline
{
    /// <summary>Elements with attributes in order, text with white space collapsed outside code.</summary>
    public static string Of(string html)
    {
        var body = Articles.Dom(html);
        foreach (var link in body.QuerySelectorAll("a.heading-link")) link.Remove();
        foreach (var figure in body.QuerySelectorAll("figure.code")) figure.Replace(figure.QuerySelector("pre")!);
        foreach (var frame in body.QuerySelectorAll("div.table-scroll")) frame.Replace(frame.QuerySelector("table")!);
        foreach (var cell in body.QuerySelectorAll("th, td"))
        {
            cell.RemoveAttribute("scope");
            if (cell.GetAttribute("class") is not { } alignment) continue;
            cell.SetAttribute("align", alignment switch { "ta-l" => "left", "ta-c" => "center", _ => "right" });
            cell.RemoveAttribute("class");
        }
        foreach (var task in body.QuerySelectorAll("ul.task-list, li.task")) task.RemoveAttribute("class");
        foreach (var box in body.QuerySelectorAll("input")) box.RemoveAttribute("aria-label");
        foreach (var figure in body.QuerySelectorAll("figure"))
        {
            var image = figure.QuerySelector("img")!;
            if (figure.QuerySelector("figcaption") is { } caption) image.SetAttribute("title", caption.TextContent);
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
}
