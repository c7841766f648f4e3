using System.Net;

namespace StaticGen.Exports.Articles;

/// <summary>A part of an article's HTML, taken apart so that it can be written in another form.</summary>
internal abstract class HtmlNode;

/// <summary>Text, decoded.</summary>
internal sealed class HtmlText(string text) : HtmlNode
{
    public string Text => text;
}

/// <summary>An element with what is in it.</summary>
internal sealed class HtmlElement(string name) : HtmlNode
{
    public string Name => name;

    public List<(string Name, string Value)> Attributes { get; } = [];

    public List<HtmlNode> Children { get; } = [];

    /// <summary>The value of an attribute, decoded; empty when it has none, null when it is not there.</summary>
    public string? Attribute(string attribute)
    {
        foreach (var (known, value) in Attributes)
        {
            if (known == attribute) return value;
        }
        return null;
    }

    public bool HasClass(string one) => Attribute("class") is { } all && (all == one || all.Split(' ').Contains(one, StringComparer.Ordinal));

    /// <summary>The first element of this name among its children.</summary>
    public HtmlElement? Child(string child) => Children.OfType<HtmlElement>().FirstOrDefault(e => e.Name == child);

    /// <summary>All text in it, as it is.</summary>
    public string TextContent
    {
        get
        {
            if (Children is [HtmlText only]) return only.Text;
            var text = new System.Text.StringBuilder();
            AppendText(text);
            return text.ToString();
        }
    }

    private void AppendText(System.Text.StringBuilder text)
    {
        foreach (var child in Children)
        {
            if (child is HtmlText own) text.Append(own.Text);
            else ((HtmlElement)child).AppendText(text);
        }
    }

    /// <summary>
    /// Takes apart what <see cref="Content.Markdown"/> wrote: every <c>&lt;</c> begins a tag, attributes stand in double quotes, text is escaped, and every element is closed but those
    /// that have no content.
    /// </summary>
    /// <returns>An element without a name that holds all of it.</returns>
    public static HtmlElement Parse(string html)
    {
        var root = new HtmlElement("");
        var open = new Stack<HtmlElement>();
        open.Push(root);
        var at = 0;
        while (at < html.Length)
        {
            var tag = html.IndexOf('<', at);
            if (tag < 0) tag = html.Length;
            if (tag > at) open.Peek().Children.Add(new HtmlText(WebUtility.HtmlDecode(html[at..tag])));
            if (tag == html.Length) break;
            at = tag + 1;
            if (html[at] == '/')
            {
                if (open.Count > 1) open.Pop();
                at = html.IndexOf('>', at) + 1;
                continue;
            }
            var element = ReadTag(html, ref at);
            open.Peek().Children.Add(element);
            if (element.Name is not ("br" or "hr" or "img" or "input")) open.Push(element);
        }
        return root;
    }

    private static HtmlElement ReadTag(string html, ref int at)
    {
        var end = html.AsSpan(at).IndexOfAny(' ', '>') + at;
        var element = new HtmlElement(html[at..end]);
        at = end;
        while (html[at] != '>')
        {
            while (html[at] == ' ') at++;
            if (html[at] == '>') break;
            end = html.AsSpan(at).IndexOfAny('=', ' ', '>') + at;
            var name = html[at..end];
            at = end;
            if (html[at] != '=')
            {
                element.Attributes.Add((name, ""));
                continue;
            }
            at += 2;
            end = html.IndexOf('"', at);
            element.Attributes.Add((name, WebUtility.HtmlDecode(html[at..end])));
            at = end + 1;
        }
        at++;
        return element;
    }
}
