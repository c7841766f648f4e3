using System.Net;
using System.Text;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using StaticGen.Diagnostics;

namespace StaticGen.Content.Markdown;

internal sealed partial class ArticleWriter
{
    /// <summary>How many raw elements may be open at once.</summary>
    private const int MaximumRawDepth = 16;

    /// <summary>The tags in lines of text that have their counterpart among their own siblings.</summary>
    private readonly HashSet<HtmlInline> _pairedTags = [];

    /// <summary>Where each open <c>details</c> element begins, outermost first.</summary>
    private readonly List<SourceLocation> _details = [];

    /// <summary>How many of <see cref="_details"/> were open when the current container began; those may not be closed in it.</summary>
    private int _detailsFloor;

    private int _rawDepth;

    /// <summary>A piece of an HTML block: text, or raw HTML.</summary>
    private readonly record struct Piece(RawHtml? Html, int Start, int Length);

    /// <summary>
    /// Finds among the children of <paramref name="container"/> the tags that open and close in good order. What opens inside
    /// emphasis and closes outside has no counterpart: written as it is, it would tear the emphasis apart.
    /// </summary>
    private void PairTags(ContainerInline container)
    {
        Stack<(HtmlInline Inline, string Name)>? open = null;
        Dictionary<string, int>? openByName = null;
        for (var inline = container.FirstChild; inline is not null; inline = inline.NextSibling)
        {
            if (inline is not HtmlInline html || !RawHtml.TryRead(html.Tag, out var tag)) continue;
            if (!tag.IsInline || tag.ForbiddenAttribute is not null) continue;
            if (tag.IsVoid)
            {
                if (tag.Kind == RawHtmlKind.Open) _pairedTags.Add(html);
                continue;
            }
            open ??= [];
            openByName ??= new(StringComparer.Ordinal);
            var count = openByName.GetValueOrDefault(tag.Name);
            if (tag.Kind == RawHtmlKind.Open)
            {
                open.Push((html, tag.Name));
                openByName[tag.Name] = count + 1;
            }
            else if (tag.Kind == RawHtmlKind.Close && count > 0)
            {
                while (true)
                {
                    var (opener, name) = open.Pop();
                    openByName[name]--;
                    if (name != tag.Name) continue;
                    _pairedTags.Add(opener);
                    _pairedTags.Add(html);
                    break;
                }
            }
        }
    }

    private void WriteHtmlInline(HtmlInline html)
    {
        if (!RawHtml.TryRead(html.Tag, out var tag))
        {
            Report(MarkdownDiagnostics.HtmlNotAllowed(At(html.Span), html.Tag));
            WriteText(html.Tag);
            return;
        }
        if (tag.Kind == RawHtmlKind.Comment) return;
        if (_pairedTags.Contains(html) && IsRawDepthAllowed(tag))
        {
            WriteTag(tag);
            return;
        }
        ReportTag(tag, html.Tag, At(html.Span), isInline: true);
        WriteText(html.Tag);
    }

    /// <summary>Reports of a tag in a copy what <see cref="WriteHtmlInline"/> would have reported; the copy has found its counterpart.</summary>
    private void CheckHtmlInline(HtmlInline html)
    {
        if (!RawHtml.TryRead(html.Tag, out var tag)) Report(MarkdownDiagnostics.HtmlNotAllowed(At(html.Span), html.Tag));
        else if (tag.Kind != RawHtmlKind.Comment && !_pairedTags.Contains(html)) ReportTag(tag, html.Tag, At(html.Span), isInline: true);
    }

    private readonly Stack<bool> _rawWritten = new();

    /// <summary>Counts open elements; a tag beyond the limit is refused together with its counterpart.</summary>
    private bool IsRawDepthAllowed(RawHtml tag)
    {
        if (tag.IsVoid) return true;
        if (tag.Kind == RawHtmlKind.Close)
        {
            var isWritten = _rawWritten.Pop();
            if (isWritten) _rawDepth--;
            return isWritten;
        }
        var isAllowed = _rawDepth < MaximumRawDepth;
        if (isAllowed) _rawDepth++;
        _rawWritten.Push(isAllowed);
        return isAllowed;
    }

    private void WriteTag(RawHtml tag)
    {
        if (tag.Kind == RawHtmlKind.Close)
        {
            _html.Raw("</").Raw(tag.Name).Raw('>');
            return;
        }
        _html.Raw('<').Raw(tag.Name);
        if (tag.IsOpen) _html.Raw(" open");
        if (tag.Title is not null) _html.Raw(" title=\"").Attribute(tag.Title).Raw('"');
        _html.Raw('>');
        if (tag.IsVoid && _isTextKept) _text.Break();
    }

    private void ReportTag(RawHtml tag, string written, SourceLocation at, bool isInline)
    {
        if (tag.ForbiddenAttribute is not null && tag.IsAllowed)
            Report(MarkdownDiagnostics.HtmlAttributeNotAllowed(at, tag.Name, tag.ForbiddenAttribute));
        else if (!tag.IsAllowed)
            Report(MarkdownDiagnostics.HtmlNotAllowed(at, written));
        else if (tag.IsDisclosure && (isInline || tag.Kind == RawHtmlKind.Open || tag.Name == "summary"))
            Report(MarkdownDiagnostics.HtmlOutOfPlace(at, written));
        else if (_rawDepth >= MaximumRawDepth)
            Report(MarkdownDiagnostics.HtmlNestedTooDeeply(at, written));
        else
            Report(MarkdownDiagnostics.HtmlUnbalanced(at, written));
    }

    private void WriteHtmlBlock(HtmlBlock block)
    {
        var (text, lines) = JoinLines(block);
        var pieces = Divide(text, out var unclosedComment);
        if (unclosedComment >= 0) Report(MarkdownDiagnostics.CommentNotClosed(PlaceOf(unclosedComment)));
        var partners = PairPieces(pieces);

        var hasDisclosure = false;
        var hasContent = false;
        foreach (var piece in pieces)
        {
            hasDisclosure |= piece.Html is { IsDisclosure: true };
            hasContent |= piece.Html is { } html
                ? html.Kind != RawHtmlKind.Comment
                : !text.AsSpan(piece.Start, piece.Length).IsWhiteSpace();
        }
        if (!hasContent) return;

        StartLine();
        _text.Break();
        // Without `details` the block is a paragraph that happens to begin with a tag.
        if (!hasDisclosure) _html.Raw("<p>");
        WritePieces();
        if (!hasDisclosure) _html.Raw("</p>");
        StartLine();
        _text.Break();

        void WritePieces()
        {
            var openInlines = 0;
            // Where the label begins that is being written; -1 outside of one.
            var summary = -1;
            for (var i = 0; i < pieces.Count; i++)
            {
                var piece = pieces[i];
                var written = text.AsSpan(piece.Start, piece.Length);
                if (piece.Html is not { } tag)
                {
                    WriteText(WebUtility.HtmlDecode(written.ToString()));
                    continue;
                }
                if (tag.Kind == RawHtmlKind.Comment) continue;
                if (tag.IsInline && (partners[i] >= 0 || (tag.IsVoid && tag.Kind == RawHtmlKind.Open && tag.ForbiddenAttribute is null)) && IsRawDepthAllowed(tag))
                {
                    if (!tag.IsVoid) openInlines += tag.Kind == RawHtmlKind.Open ? 1 : -1;
                    WriteTag(tag);
                    continue;
                }
                if (tag.Name == "summary" && partners[i] >= 0)
                {
                    if (tag.Kind == RawHtmlKind.Open && _details.Count > _detailsFloor && openInlines == 0 && summary < 0)
                    {
                        summary = i;
                        WriteTag(tag);
                        continue;
                    }
                    if (tag.Kind == RawHtmlKind.Close && partners[i] == summary)
                    {
                        summary = -1;
                        WriteTag(tag);
                        _text.Break();
                        continue;
                    }
                }
                if (tag.Name == "details" && tag.ForbiddenAttribute is null && openInlines == 0 && summary < 0 && TryWriteDetails(tag, PlaceOf(piece.Start)))
                    continue;
                ReportTag(tag, written.ToString(), PlaceOf(piece.Start, written.IndexOfAny('\n', '\r') is >= 0 and var end ? end : written.Length), isInline: false);
                WriteText(written);
            }
        }

        SourceLocation PlaceOf(int offset, int length = 1)
        {
            var line = lines.Count - 1;
            while (line > 0 && lines[line].Joined > offset) line--;
            return At(lines[line].Source + offset - lines[line].Joined, length);
        }
    }

    private bool TryWriteDetails(RawHtml tag, SourceLocation at)
    {
        if (tag.Kind == RawHtmlKind.Open)
        {
            if (_details.Count >= MaximumRawDepth) return false;
            _details.Add(at);
            WriteTag(tag);
            return true;
        }
        if (_details.Count <= _detailsFloor) return false;
        _details.RemoveAt(_details.Count - 1);
        WriteTag(tag);
        return true;
    }

    /// <summary>Closes what authors left open, so that the container around it ends where it should.</summary>
    private void CloseDetails(int floor)
    {
        for (var i = _details.Count - 1; i >= floor; i--)
        {
            Report(MarkdownDiagnostics.DetailsNotClosed(_details[i]));
            _html.Raw("</details>\n");
            _details.RemoveAt(i);
        }
    }

    /// <summary>The block's text, and for each line where it begins there and in the Markdown.</summary>
    private static (string Text, List<(int Joined, int Source)> Lines) JoinLines(LeafBlock block)
    {
        var text = new StringBuilder();
        var lines = new List<(int, int)>();
        for (var i = 0; i < block.Lines.Count; i++)
        {
            if (i > 0) text.Append('\n');
            ref var slice = ref block.Lines.Lines[i].Slice;
            lines.Add((text.Length, slice.Start));
            text.Append(slice.AsSpan());
        }
        if (lines.Count == 0) lines.Add((0, block.Span.Start));
        return (text.ToString(), lines);
    }

    private static List<Piece> Divide(string text, out int unclosedComment)
    {
        var pieces = new List<Piece>();
        var textStart = 0;
        var at = 0;
        unclosedComment = -1;
        while (at < text.Length)
        {
            var next = text.IndexOf('<', at);
            if (next < 0) break;
            // Once one comment is known to be without end, so are all that follow; looking again and again would take for ever.
            var isEndless = unclosedComment >= 0 && text.AsSpan(next).StartsWith("<!--");
            if (isEndless || !RawHtml.TryRead(text.AsSpan(next), out var html))
            {
                if (unclosedComment < 0 && text.AsSpan(next).StartsWith("<!--")) unclosedComment = next;
                at = next + 1;
                continue;
            }
            if (next > textStart) pieces.Add(new(null, textStart, next - textStart));
            pieces.Add(new(html, next, html.Length));
            at = textStart = next + html.Length;
        }
        if (textStart < text.Length) pieces.Add(new(null, textStart, text.Length - textStart));
        return pieces;
    }

    /// <summary>For each piece the index of the tag that it opens or closes together with, or -1.</summary>
    private static int[] PairPieces(List<Piece> pieces)
    {
        var partners = new int[pieces.Count];
        Array.Fill(partners, -1);
        var open = new Stack<int>();
        var openByName = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < pieces.Count; i++)
        {
            if (pieces[i].Html is not { IsAllowed: true, IsVoid: false, ForbiddenAttribute: null } tag) continue;
            if (tag.Name == "details")
            {
                // Nothing may begin before it and end after it.
                open.Clear();
                openByName.Clear();
                continue;
            }
            var count = openByName.GetValueOrDefault(tag.Name);
            if (tag.Kind == RawHtmlKind.Open)
            {
                open.Push(i);
                openByName[tag.Name] = count + 1;
                continue;
            }
            while (count > 0)
            {
                var opener = open.Pop();
                var name = pieces[opener].Html!.Value.Name;
                openByName[name]--;
                if (name != tag.Name) continue;
                (partners[i], partners[opener]) = (opener, i);
                break;
            }
        }
        return partners;
    }
}
