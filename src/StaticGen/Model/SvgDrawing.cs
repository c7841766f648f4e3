using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Net;
using System.Text;
using System.Xml;
using StaticGen.Diagnostics;
using StaticGen.Sources;

namespace StaticGen.Model;

/// <summary>An SVG file that may stand in a page: shapes, text and nothing that runs, loads or restyles.</summary>
/// <param name="AttributesAndContent">The drawing behind <c>&lt;svg role="img" aria-label="…"</c>: the other attributes, the content, the end tag.</param>
/// <remarks>
/// Files come from contributors. What is not on the lists below is an error rather than removed in silence: the file itself is published as well,
/// and a browser that opens it directly would run what the page does not show.
/// </remarks>
public sealed record SvgDrawing(string AttributesAndContent)
{
    private const int LargestFile = 256 * 1024;
    private const int DeepestNesting = 32;
    private const string SvgNamespace = "http://www.w3.org/2000/svg";

    private static readonly FrozenSet<string> Elements = new[]
    {
        "svg", "g", "title", "desc", "rect", "circle", "ellipse", "line", "polyline", "polygon", "path", "text", "tspan", "defs", "marker",
        "clipPath", "symbol", "use",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Attributes = new[]
    {
        "viewBox", "width", "height", "x", "y", "x1", "y1", "x2", "y2", "cx", "cy", "r", "rx", "ry", "d", "points", "transform", "class", "id",
        "dx", "dy", "text-anchor", "dominant-baseline", "alignment-baseline", "font-size", "font-weight", "font-style", "font-family", "letter-spacing",
        "textLength", "lengthAdjust", "fill", "stroke", "stroke-width", "stroke-dasharray", "stroke-linecap", "stroke-linejoin", "stroke-opacity",
        "fill-opacity", "fill-rule", "opacity", "marker-start", "marker-mid", "marker-end", "markerWidth", "markerHeight", "markerUnits", "refX", "refY",
        "orient", "clip-path", "clip-rule", "preserveAspectRatio", "href", "pathLength", "rotate", "role", "aria-label", "aria-labelledby",
        "aria-describedby", "aria-hidden", "focusable", "version", "lang",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Reads a drawing. Its ids get a prefix of their own, so that two drawings on one page do not clash.</summary>
    public static StageResult<SvgDrawing?> Read(SourceFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        var found = ImmutableArray.CreateBuilder<Diagnostic>();
        if (file.Bytes.Length > LargestFile)
        {
            found.Add(ModelDiagnostics.BrokenSvg(SourceLocation.WholeFile(file.Path), $"it is larger than {LargestFile / 1024} kB"));
            return new(null, found.ToImmutable());
        }
        var html = new StringBuilder();
        try
        {
            using var stream = new MemoryStream(file.Bytes.ToArray(), writable: false);
            using var reader = XmlReader.Create(stream, new XmlReaderSettings
            {
                DtdProcessing = DtdProcessing.Prohibit,
                XmlResolver = null,
                IgnoreComments = true,
                IgnoreProcessingInstructions = false,
                MaxCharactersInDocument = LargestFile,
            });
            Copy(reader, file.Path, html, found);
        }
        catch (XmlException e)
        {
            found.Add(ModelDiagnostics.BrokenSvg(new SourceLocation(file.Path, Math.Max(1, e.LineNumber), Math.Max(1, e.LinePosition)), FirstSentence(e.Message)));
        }
        return new(found.Count == 0 ? new SvgDrawing(html.ToString()) : null, found.ToImmutable());
    }

    private static void Copy(XmlReader reader, string path, StringBuilder html, ImmutableArray<Diagnostic>.Builder found)
    {
        var prefix = Path.GetFileNameWithoutExtension(path) + "-";
        var lines = (IXmlLineInfo)reader;
        var isRoot = true;
        while (reader.Read())
        {
            var at = new SourceLocation(path, lines.LineNumber, lines.LinePosition);
            switch (reader.NodeType)
            {
                case XmlNodeType.Element:
                    if (reader.Depth > DeepestNesting) found.Add(ModelDiagnostics.BrokenSvg(at, $"it is nested deeper than {DeepestNesting} elements"));
                    if (reader.Depth > DeepestNesting) return;
                    var name = reader.LocalName;
                    var isEmpty = reader.IsEmptyElement;
                    if (reader.NamespaceURI != SvgNamespace || !Elements.Contains(name) || (isRoot && name != "svg"))
                        found.Add(ModelDiagnostics.ForbiddenSvg(at, $"<{reader.Name}>"));
                    if (isRoot && reader.GetAttribute("viewBox") is null) found.Add(ModelDiagnostics.SvgWithoutViewBox(at));
                    if (!isRoot) html.Append('<').Append(name);
                    CopyAttributes(reader, lines, path, prefix, isRoot, html, found);
                    html.Append(isEmpty ? $"></{name}>" : ">");
                    isRoot = false;
                    break;
                case XmlNodeType.EndElement:
                    html.Append("</").Append(reader.LocalName).Append('>');
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace:
                    html.Append(WebUtility.HtmlEncode(reader.Value));
                    break;
                case XmlNodeType.Whitespace:
                    html.Append('\n');
                    break;
                case XmlNodeType.ProcessingInstruction or XmlNodeType.DocumentType or XmlNodeType.EntityReference:
                    found.Add(ModelDiagnostics.ForbiddenSvg(at, $"'{reader.Name}'"));
                    break;
            }
        }
    }

    private static void CopyAttributes(
        XmlReader reader, IXmlLineInfo lines, string path, string prefix, bool isRoot, StringBuilder html, ImmutableArray<Diagnostic>.Builder found)
    {
        while (reader.MoveToNextAttribute())
        {
            if (reader.Name == "xmlns") continue;
            // The text alternative of the page replaces the drawing's own.
            if (isRoot && reader.Name is "role" or "aria-label" or "aria-labelledby" or "aria-describedby") continue;
            var at = new SourceLocation(path, lines.LineNumber, lines.LinePosition);
            var value = reader.Value;
            if (reader.NamespaceURI.Length > 0 || !Attributes.Contains(reader.Name))
                found.Add(ModelDiagnostics.ForbiddenSvg(at, $"The attribute '{reader.Name}'"));
            else if (reader.Name == "href" && !value.StartsWith('#'))
                found.Add(ModelDiagnostics.ForbiddenSvg(at, $"The reference '{value}' to another file"));
            else if (value.Contains("url(", StringComparison.OrdinalIgnoreCase) && !IsOwnReference(value))
                found.Add(ModelDiagnostics.ForbiddenSvg(at, $"The reference '{value}' to another file"));
            html.Append(' ').Append(reader.Name).Append("=\"").Append(WebUtility.HtmlEncode(Prefixed(reader.Name, value, prefix))).Append('"');
        }
        reader.MoveToElement();
    }

    private static bool IsOwnReference(string value) =>
        value.StartsWith("url(#", StringComparison.Ordinal) && value.IndexOf(')', StringComparison.Ordinal) == value.Length - 1;

    private static string Prefixed(string attribute, string value, string prefix) => attribute switch
    {
        "id" => prefix + value,
        "href" when value.StartsWith('#') => "#" + prefix + value[1..],
        _ when value.StartsWith("url(#", StringComparison.Ordinal) => "url(#" + prefix + value[5..],
        _ => value,
    };

    private static string FirstSentence(string message)
    {
        var end = message.IndexOf(". Line", StringComparison.Ordinal);
        return (end < 0 ? message : message[..end]).TrimEnd('.');
    }
}
