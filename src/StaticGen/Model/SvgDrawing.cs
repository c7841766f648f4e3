using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
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
    private const int MostRepeats = 100;
    private const int MostStretched = 10;
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
        if (file.Bytes.Length > LargestFile)
            return new(null, [ModelDiagnostics.LargeSvg(SourceLocation.WholeFile(file.Path), LargestFile / 1024)]);
        var copy = new Copy(file.Path);
        // In one encoding only: what this program and a browser read differently could hide what runs.
        if (SourceText.Decode(file, out var badByte) is not { } source)
            return new(null, [ModelDiagnostics.BrokenSvg(SourceText.PlaceOf(file, badByte), "the file is not UTF-8 text")]);
        try
        {
            using var text = new StringReader(source.Text);
            using var reader = XmlReader.Create(text, new XmlReaderSettings
            {
                DtdProcessing = DtdProcessing.Prohibit,
                XmlResolver = null,
                IgnoreComments = true,
                MaxCharactersInDocument = LargestFile,
            });
            copy.ReadAll(reader);
        }
        catch (XmlException e)
        {
            copy.Broken(e);
        }
        return copy.Result();
    }

    /// <summary>Goes through a drawing once: writes it anew and notes what it must not have.</summary>
    private sealed class Copy(string path)
    {
        private readonly string _prefix = Slugs.Suggest(Path.GetFileNameWithoutExtension(path)) + "-";
        private readonly StringBuilder _html = new();
        private readonly ImmutableArray<Diagnostic>.Builder _found = ImmutableArray.CreateBuilder<Diagnostic>();

        /// <summary>What was reported: an editor's export has the same fault a thousand times.</summary>
        private readonly HashSet<string> _reported = new(StringComparer.Ordinal);

        /// <summary>The elements that are open, with their ids, null for those without.</summary>
        private readonly List<(string Name, string? Id)> _open = [];
        private readonly HashSet<string> _repeated = new(StringComparer.Ordinal);
        private readonly Dictionary<string, SourceLocation> _holdsRepeat = new(StringComparer.Ordinal);
        private int _repeats;

        public StageResult<SvgDrawing?> Result()
        {
            foreach (var (id, at) in _holdsRepeat)
            {
                if (_repeated.Contains(id)) Report("<use>", ModelDiagnostics.RepeatingSvg(at, MostRepeats));
            }
            return new(_found.Count == 0 ? new SvgDrawing(_html.ToString()) : null, _found.ToImmutable());
        }

        public void Broken(XmlException e)
        {
            var at = new SourceLocation(path, Math.Max(1, e.LineNumber), Math.Max(1, e.LinePosition));
            _found.Add(e.Message.Contains("DTD", StringComparison.Ordinal)
                ? ModelDiagnostics.ForbiddenSvg(at, "A document type (<!DOCTYPE>)")
                : ModelDiagnostics.BrokenSvg(at, FirstSentence(e.Message)));
        }

        public void ReadAll(XmlReader reader)
        {
            var lines = (IXmlLineInfo)reader;
            while (reader.Read())
            {
                var at = new SourceLocation(path, lines.LineNumber, lines.LinePosition);
                switch (reader.NodeType)
                {
                    case XmlNodeType.Element:
                        if (reader.Depth > DeepestNesting)
                        {
                            _found.Add(ModelDiagnostics.DeepSvg(at, DeepestNesting));
                            return;
                        }
                        Begin(reader, lines, at);
                        break;
                    case XmlNodeType.EndElement:
                        End(reader.LocalName);
                        break;
                    case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace:
                        _html.Append(WebUtility.HtmlEncode(reader.Value));
                        break;
                    case XmlNodeType.Whitespace when _open.Count > 0:
                        _html.Append('\n');
                        break;
                    case XmlNodeType.XmlDeclaration when reader.GetAttribute("encoding") is { } encoding && !encoding.Equals("utf-8", StringComparison.OrdinalIgnoreCase):
                        Report("encoding", ModelDiagnostics.ForbiddenSvg(at, $"The encoding '{encoding}'"));
                        break;
                    case XmlNodeType.ProcessingInstruction or XmlNodeType.DocumentType or XmlNodeType.EntityReference:
                        Report(reader.Name, ModelDiagnostics.ForbiddenSvg(at, $"'{reader.Name}'"));
                        break;
                }
            }
        }

        private void Begin(XmlReader reader, IXmlLineInfo lines, SourceLocation at)
        {
            var name = reader.LocalName;
            var isRoot = reader.Depth == 0;
            var isEmpty = reader.IsEmptyElement;
            if (reader.NamespaceURI != SvgNamespace || !Elements.Contains(name) || (isRoot && name != "svg"))
                Report($"<{reader.Name}>", ModelDiagnostics.ForbiddenSvg(at, $"<{reader.Name}>"));
            else if (isRoot && reader.GetAttribute("viewBox") is null)
                _found.Add(ModelDiagnostics.SvgWithoutViewBox(at));
            // In a browser's eyes the content of these two is HTML, with rules of its own.
            else if (_open is [.., ("title" or "desc", _)])
                Report($"<{reader.Name}> in text", ModelDiagnostics.ForbiddenSvg(at, $"<{reader.Name}> in <{_open[^1].Name}>"));
            if (name == "use") CountRepeat(reader.GetAttribute("href"), at);

            if (!isRoot) _html.Append('<').Append(name);
            _open.Add((name, reader.GetAttribute("id")));
            while (reader.MoveToNextAttribute())
            {
                // The text alternative of the page replaces the drawing's own.
                var isAlternative = isRoot && reader.Name is "role" or "aria-label" or "aria-labelledby" or "aria-describedby" or "aria-hidden";
                if (reader.Name == "xmlns" || isAlternative) continue;
                var attributeAt = new SourceLocation(path, lines.LineNumber, lines.LinePosition);
                CopyAttribute(reader.Name, reader.NamespaceURI, reader.Value, attributeAt);
                if (isRoot && reader.Name == "viewBox" && !IsGoodViewBox(reader.Value)) _found.Add(ModelDiagnostics.BadViewBox(attributeAt, reader.Value, MostStretched));
                CheckNesting(reader.Name, attributeAt);
            }
            reader.MoveToElement();
            _html.Append('>');
            if (isEmpty) End(name);
        }

        private void End(string name)
        {
            _html.Append("</").Append(name).Append('>');
            _open.RemoveAt(_open.Count - 1);
        }

        private void CountRepeat(string? href, SourceLocation at)
        {
            if (++_repeats == MostRepeats + 1) Report("<use>", ModelDiagnostics.RepeatingSvg(at, MostRepeats));
            if (href is ['#', ..]) _repeated.Add(href[1..]);
            foreach (var (_, id) in _open)
            {
                if (id is not null) _holdsRepeat.TryAdd(id, at);
            }
        }

        private void CopyAttribute(string name, string ns, string value, SourceLocation at)
        {
            if (ns.Length > 0 || !Attributes.Contains(name))
                Report(name, ModelDiagnostics.ForbiddenSvg(at, $"The attribute '{name}'"));
            else if (name == "class")
                CheckClasses(value, at);
            else if (IsForeignReference(name, value))
                Report(value, ModelDiagnostics.ForbiddenSvg(at, $"The reference '{value}' to another file"));
            _html.Append(' ').Append(name).Append("=\"").Append(WebUtility.HtmlEncode(Prefixed(name, value))).Append('"');
        }

        /// <summary>Markers on markers, and clipped clips, multiply like repeats of repeats.</summary>
        private void CheckNesting(string attribute, SourceLocation at)
        {
            if (attribute is not ("clip-path" or "marker-start" or "marker-mid" or "marker-end")) return;
            if (_open.Find(static e => e.Name is "marker" or "clipPath").Name is { } owner)
                Report(attribute + " in " + owner, ModelDiagnostics.ForbiddenSvg(at, $"'{attribute}' in <{owner}>"));
        }

        private static bool IsGoodViewBox(string value)
        {
            var parts = value.Split((char[])[' ', ',', '\t', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries);
            if (parts.Length != 4) return false;
            var numbers = new double[4];
            for (var i = 0; i < 4; i++)
            {
                if (!double.TryParse(parts[i], NumberStyles.Float, CultureInfo.InvariantCulture, out numbers[i]) || !double.IsFinite(numbers[i])) return false;
            }
            return numbers[2] > 0 && numbers[3] > 0 && numbers[3] / numbers[2] is >= 1.0 / MostStretched and <= MostStretched;
        }

        private void CheckClasses(string value, SourceLocation at)
        {
            foreach (var name in value.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
            {
                // The page's own classes could hide the page or cover it.
                if (!name.StartsWith("d-", StringComparison.Ordinal)) Report("." + name, ModelDiagnostics.ForbiddenSvgClass(at, name));
            }
        }

        /// <remarks>CSS reads presentation attributes with its own escapes: <c>u\72l(</c> is <c>url(</c> as well.</remarks>
        private static bool IsForeignReference(string name, string value)
        {
            if (name == "href") return !value.StartsWith('#');
            if (value.Contains('\\', StringComparison.Ordinal)) return true;
            return value.Contains("url(", StringComparison.OrdinalIgnoreCase)
                && (!value.StartsWith("url(#", StringComparison.Ordinal) || value.IndexOf(')', StringComparison.Ordinal) != value.Length - 1);
        }

        private string Prefixed(string attribute, string value) => attribute switch
        {
            "id" => _prefix + value,
            "href" when value.StartsWith('#') => "#" + _prefix + value[1..],
            "aria-labelledby" or "aria-describedby" => string.Join(
                ' ', value.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(id => _prefix + id)),
            _ when value.StartsWith("url(#", StringComparison.Ordinal) => "url(#" + _prefix + value[5..],
            _ => value,
        };

        private void Report(string what, Diagnostic diagnostic)
        {
            if (_reported.Add(what)) _found.Add(diagnostic);
        }

        private static string FirstSentence(string message)
        {
            var end = message.IndexOf(". Line", StringComparison.Ordinal);
            return (end < 0 ? message : message[..end]).TrimEnd('.');
        }
    }
}
