using System.Text;

namespace StaticGen.Exports.Articles;

/// <summary>
/// Writes an article's HTML for places that have neither the site's style sheet nor its scripts: elements without classes and ids, every address with scheme and host.
/// </summary>
/// <param name="page">Address of the page that it comes from, to which links within the page lead.</param>
/// <param name="isForCards">Whether code is coloured inline, and pictures become links, as a card of another program needs it.</param>
internal sealed class PortableHtml(string page, bool isForCards = false)
{
    private const string CodeStyle = "text-align:left;white-space:pre-wrap;background:#f3f7f7;color:#1b2a2d;padding:.6em .8em;border-radius:.3em;font-family:monospace;font-size:.9em";

    private readonly StringBuilder _html = new();

    /// <summary>The HTML of <paramref name="root"/>, without a line break at its end.</summary>
    public string Write(HtmlElement root)
    {
        _html.Clear();
        Children(root);
        return XmlText.Clean(_html.ToString().Trim('\n'));
    }

    private void Children(HtmlElement element)
    {
        foreach (var child in element.Children)
        {
            if (child is HtmlText text) Text(text.Text);
            else Element((HtmlElement)child);
        }
    }

    private void Element(HtmlElement element)
    {
        switch (element.Name)
        {
            case "a" when element.HasClass("heading-link"):
                // A space stands before it.
                while (_html.Length > 0 && _html[^1] == ' ') _html.Length--;
                break;
            case "p" when element.HasClass("footnote-backs"):
                break;
            case "p" when element.HasClass("alert-title"):
                _html.Append("<p><strong>");
                Children(element);
                _html.Append("</strong></p>");
                break;
            case "aside":
                Wrapped(element, "blockquote");
                break;
            case "section":
                _html.Append("<hr>\n");
                Children(element);
                break;
            case "span" when isForCards && StyleOf(element.Attribute("class")) is { } style:
                _html.Append("<span style=\"").Append(style).Append("\">");
                Children(element);
                _html.Append("</span>");
                break;
            // A region to scroll, or the colour of a token.
            case "div" or "span":
                Children(element);
                break;
            case "pre" when isForCards:
                _html.Append("<pre style=\"").Append(CodeStyle).Append("\">");
                Children(element);
                _html.Append("</pre>");
                break;
            case "input":
                _html.Append(element.Attribute("checked") is null ? "☐" : "☑");
                break;
            case "img" when isForCards:
                _html.Append("<a href=\"");
                Attribute(element.Attribute("src") ?? "");
                _html.Append("\">Picture: ");
                Text(element.Attribute("alt") ?? "");
                _html.Append("</a>");
                break;
            default:
                Wrapped(element, element.Name);
                break;
        }
    }

    private void Wrapped(HtmlElement element, string name)
    {
        _html.Append('<').Append(name);
        foreach (var (attribute, value) in element.Attributes)
        {
            if (!IsKept(name, attribute, value)) continue;
            _html.Append(' ').Append(attribute);
            if (attribute == "open") continue;
            _html.Append("=\"");
            Attribute(attribute == "href" && value.StartsWith('#') ? page + value : value);
            _html.Append('"');
        }
        _html.Append('>');
        if (name is "br" or "hr" or "img") return;
        Children(element);
        _html.Append("</").Append(name).Append('>');
    }

    private static bool IsKept(string element, string attribute, string value) => (element, attribute) switch
    {
        ("a", "href") or ("img", "src") or ("img", "alt") or ("ol", "start") or ("th", "scope") or ("details", "open") or (_, "title") => true,
        // Programs that colour code themselves go by it.
        ("code", "class") => value.StartsWith("language-", StringComparison.Ordinal),
        _ => false,
    };

    /// <summary>The style of a class of <see cref="Highlighting.TokenClasses"/>, in the colours of the light theme; on the light ground of the block they are legible in dark surroundings too.</summary>
    private static string? StyleOf(string? token) => token switch
    {
        "c" or "u" => "color:#58696c",
        "k" or "g" => "color:#7a3196",
        "l" or "m" => "color:#9a3b0c",
        "s" => "color:#2c661c",
        "n" or "f" or "h" or "p" => "color:#0f55a0",
        "b" or "t" => "color:#0a6273",
        "a" or "d" or "e" or "i" or "v" => "color:#7d4c00",
        "qi" => "background:#e0f3e4",
        "qd" => "background:#fbe5e4",
        _ => null,
    };

    private void Text(string text)
    {
        foreach (var c in text)
        {
            if (c == '&') _html.Append("&amp;");
            else if (c == '<') _html.Append("&lt;");
            else if (c == '>') _html.Append("&gt;");
            else _html.Append(c);
        }
    }

    private void Attribute(string value)
    {
        foreach (var c in value)
        {
            if (c == '&') _html.Append("&amp;");
            else if (c == '<') _html.Append("&lt;");
            else if (c == '>') _html.Append("&gt;");
            else if (c == '"') _html.Append("&quot;");
            else _html.Append(c);
        }
    }
}
