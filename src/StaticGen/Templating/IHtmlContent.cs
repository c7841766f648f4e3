using System.Text;
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
