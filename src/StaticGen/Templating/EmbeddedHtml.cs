using System.Text;

namespace StaticGen.Templating;

/// <summary>A part of an article on a page that shows several articles: ids, and what names them, get a prefix; headings stand one level lower.</summary>
/// <remarks>
/// It reads what <see cref="Content.Markdown"/> wrote, where every <c>&lt;</c> begins a tag, attributes stand in double quotes and text is escaped.
/// </remarks>
internal sealed class EmbeddedHtml(IHtmlContent content, string prefix) : IHtmlContent
{
    /// <summary>Attributes that are an id, or name some.</summary>
    private static readonly string[] Ids = ["id", "for", "aria-labelledby", "aria-describedby"];

    public void WriteTo(Utf8Output output, PageAddress page)
    {
        using var own = new Utf8Output(int.MaxValue);
        content.WriteTo(own, page);
        output.WriteRaw(Embed(Encoding.UTF8.GetString(own.Written), prefix));
    }

    internal static string Embed(string html, string prefix)
    {
        var result = new StringBuilder(html.Length + 256);
        var at = 0;
        while (at < html.Length)
        {
            var tag = html.IndexOf('<', at);
            if (tag < 0) break;
            result.Append(html, at, tag - at);
            at = CopyTag(html, tag, prefix, result);
        }
        return result.Append(html, at, html.Length - at).ToString();
    }

    /// <summary>Copies the tag at <paramref name="start"/>, and returns where it ends.</summary>
    private static int CopyTag(string html, int start, string prefix, StringBuilder result)
    {
        var at = start + 1;
        if (at < html.Length && html[at] == '/') at++;
        var isHeading = at + 1 < html.Length && html[at] == 'h' && html[at + 1] is >= '1' and <= '5' && (at + 2 >= html.Length || !char.IsAsciiLetterOrDigit(html[at + 2]));
        if (isHeading)
        {
            result.Append(html, start, at + 1 - start).Append((char)(html[at + 1] + 1));
            at += 2;
            start = at;
        }
        while (at < html.Length && html[at] != '>')
        {
            if (html[at] != '"')
            {
                at++;
                continue;
            }
            var end = html.IndexOf('"', at + 1);
            if (end < 0)
            {
                at = html.Length;
                break;
            }
            var name = NameBefore(html, at);
            if (Ids.AsSpan().Contains(name))
            {
                result.Append(html, start, at + 1 - start).AppendJoin(' ', html[(at + 1)..end].Split(' ').Select(id => prefix + id));
                start = end;
            }
            else if (name == "href" && html.AsSpan(at + 1).StartsWith("#"))
            {
                result.Append(html, start, at + 2 - start).Append(prefix);
                start = at + 2;
            }
            at = end + 1;
        }
        at = Math.Min(at + 1, html.Length);
        result.Append(html, start, at - start);
        return at;
    }

    /// <summary>The attribute whose value begins with the quotation mark at <paramref name="quote"/>.</summary>
    private static string NameBefore(string html, int quote)
    {
        var end = quote - 1;
        if (end < 0 || html[end] != '=') return "";
        var start = end;
        while (start > 0 && html[start - 1] is not (' ' or '\n' or '<' or '"')) start--;
        return html[start..end];
    }
}
