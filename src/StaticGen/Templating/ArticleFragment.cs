using System.Text;
using StaticGen.Content;
using StaticGen.Model;

namespace StaticGen.Templating;

/// <summary>A part of an article; its links are written as the page that shows it needs them.</summary>
/// <param name="content">The part.</param>
/// <param name="page">The article's page.</param>
/// <param name="prefix">What ids begin with on a page that shows several articles, where headings stand one level lower; empty on a page of its own.</param>
internal sealed class ArticleFragment(ArticleHtml content, ContentPage page, string prefix = "") : IHtmlContent
{
    /// <summary>Whether both write the same.</summary>
    public bool IsSame(ArticleFragment other) =>
        content.IsSamePart(other.Content) && ViewComparison.IsSameContent(page, other.Page) && string.Equals(prefix, other.Prefix, StringComparison.Ordinal);

    private ArticleHtml Content => content;

    private ContentPage Page => page;

    private string Prefix => prefix;

    public void WriteTo(Utf8Output output, PageAddress address)
    {
        ReadOnlySpan<byte> utf8Prefix = prefix.Length == 0 ? [] : Encoding.UTF8.GetBytes(prefix);
        var html = content.Utf8;
        var marks = content.Marks.AsSpan();
        var start = 0;
        var known = output.BeginArticle();
        foreach (var slot in content.Utf8Slots)
        {
            WriteMarked(output, html, start, slot.Offset, ref marks, utf8Prefix);
            start = slot.Offset;
            var target = page.Targets[slot.Link];
            var link = page.Source.Article.Links[slot.Link];
            if (link.Kind == LinkKind.Diagram)
            {
                output.EndArticle(known);
                WriteDiagram(output, target, link.Alternative, address, utf8Prefix);
                known = output.BeginArticle();
                continue;
            }
            var addressAt = output.Length;
            var written = target.OnSite is null ? target.External : address.Href(target.OnSite);
            if (!utf8Prefix.IsEmpty && link.Kind == LinkKind.Link && written.StartsWith('#'))
            {
                output.WriteRaw("#"u8);
                output.WriteRaw(utf8Prefix);
                output.WriteEscaped(written.AsSpan(1));
            }
            else
            {
                output.WriteEscaped(written);
            }
            output.NoteAddress(addressAt, output.Length - addressAt);
        }
        WriteMarked(output, html, start, html.Length, ref marks, utf8Prefix);
        output.EndArticle(known);
    }

    /// <summary>Writes a piece that has no gap, and says where ids and links stand in it.</summary>
    private static void WriteMarked(Utf8Output output, ReadOnlySpan<byte> html, int start, int end, ref ReadOnlySpan<HtmlMark> marks, ReadOnlySpan<byte> prefix)
    {
        for (; !marks.IsEmpty && marks[0].Offset < end; marks = marks[1..])
        {
            var (offset, kind) = marks[0];
            if (kind == HtmlMarkKind.HeadingLevel)
            {
                if (prefix.IsEmpty) continue;
                output.WriteRaw(html[start..offset]);
                output.WriteRaw([(byte)Math.Min(html[offset] + 1, '6')]);
                start = offset + 1;
                continue;
            }
            var at = output.Length + offset - start;
            var length = prefix.Length + html[offset..].IndexOf((byte)'"');
            if (kind == HtmlMarkKind.Id) output.NoteId(at, length);
            else output.NoteAddress(at - 1, length + 1);
            if (prefix.IsEmpty) continue;
            output.WriteRaw(html[start..offset]);
            output.WriteRaw(prefix);
            start = offset;
        }
        output.WriteRaw(html[start..end]);
    }

    private static void WriteDiagram(Utf8Output output, LinkTarget target, string alternative, PageAddress address, ReadOnlySpan<byte> prefix)
    {
        if (!prefix.IsEmpty)
        {
            using var own = new Utf8Output(int.MaxValue);
            WriteDiagram(own, target, alternative, address, prefix: default);
            EmbeddedHtml.Embed(own.Written, prefix, output);
            return;
        }
        if (target.Drawing is { } drawing && !address.KeepsDrawingsApart)
        {
            output.WriteRaw("<svg role=\"img\" aria-label=\""u8);
            output.WriteEscaped(alternative);
            output.WriteRaw("\""u8);
            output.WriteRaw(drawing.AttributesAndContent);
            return;
        }
        output.WriteRaw("<img src=\""u8);
        output.WriteEscaped(target.OnSite is null ? target.External : address.Href(target.OnSite));
        output.WriteRaw("\" alt=\""u8);
        output.WriteEscaped(alternative);
        output.WriteRaw("\" loading=\"lazy\" decoding=\"async\">"u8);
    }
}
