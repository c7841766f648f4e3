using System.Text;
using StaticGen.Content;
using StaticGen.Model;

namespace StaticGen.Templating;

/// <summary>A value that is HTML already: templates write it as it is, where they would escape text.</summary>
internal interface IHtmlContent
{
    /// <summary>Writes the HTML as it must read on the page <paramref name="page"/>.</summary>
    void WriteTo(Utf8Output output, PageAddress page);
}

/// <summary>From where addresses are seen.</summary>
/// <param name="Path">Path of the page being rendered.</param>
/// <param name="BasePath">When not null, addresses are written from the site's root, beginning with this path, since the page is shown at any depth.</param>
/// <param name="NamesFiles">Whether pages are linked to by the names of their files.</param>
internal readonly record struct PageAddress(string Path, string? BasePath, bool NamesFiles = false)
{
    /// <summary>Whether drawings are shown as pictures of their own rather than in the page, for readers that know only simple HTML.</summary>
    public bool KeepsDrawingsApart { get; init; }

    /// <summary>The address of <paramref name="target"/> for a link on this page.</summary>
    public string Href(Permalink target) => BasePath is null
        ? RelativeUrl.Between(Path, target, NamesFiles)
        : RelativeUrl.Below(BasePath, target);
}

/// <summary>HTML without links of this site.</summary>
internal sealed class Html : IHtmlContent
{
    private readonly string? _text;
    private readonly byte[]? _utf8;

    /// <param name="html">Well-formed HTML.</param>
    public Html(string html) => _text = html;

    /// <param name="utf8">Well-formed HTML that is written more than once, or is UTF-8 already.</param>
    public Html(byte[] utf8) => _utf8 = utf8;

    public void WriteTo(Utf8Output output, PageAddress page)
    {
        if (_utf8 is not null) output.WriteRaw(_utf8);
        else output.WriteRaw(_text);
    }

    public override string ToString() => _text ?? Encoding.UTF8.GetString(_utf8!);
}

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
        var embedding = prefix.Length == 0 ? default : Encoding.UTF8.GetBytes(prefix).AsSpan();
        if (!content.Marks.IsDefault)
        {
            Write(output, address, embedding);
            return;
        }
        using var own = new Utf8Output(int.MaxValue);
        Write(own, address, prefix: default);
        if (embedding.IsEmpty) output.WriteRaw(own.Written);
        else EmbeddedHtml.Embed(own.Written, embedding, output);
    }

    private void Write(Utf8Output output, PageAddress address, ReadOnlySpan<byte> prefix)
    {
        var html = content.Utf8;
        var marks = content.Marks.IsDefault ? [] : content.Marks.AsSpan();
        var start = 0;
        var known = output.BeginArticle();
        foreach (var slot in content.Utf8Slots)
        {
            WriteMarked(output, html, start, slot.Offset, ref marks, prefix);
            start = slot.Offset;
            var target = page.Targets[slot.Link];
            var link = page.Source.Article.Links[slot.Link];
            if (link.Kind == LinkKind.Diagram)
            {
                output.EndArticle(known);
                WriteDiagram(output, target, link.Alternative, address, prefix);
                known = output.BeginArticle();
                continue;
            }
            var addressAt = output.Length;
            var written = target.OnSite is null ? target.External : address.Href(target.OnSite);
            if (!prefix.IsEmpty && link.Kind == LinkKind.Link && written.StartsWith('#'))
            {
                output.WriteRaw("#"u8);
                output.WriteRaw(prefix);
                output.WriteEscaped(written.AsSpan(1));
            }
            else
            {
                output.WriteEscaped(written);
            }
            output.NoteAddress(addressAt, output.Length - addressAt);
        }
        WriteMarked(output, html, start, html.Length, ref marks, prefix);
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
