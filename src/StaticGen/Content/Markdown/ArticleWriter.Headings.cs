using Markdig.Extensions.Footnotes;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using StaticGen.Sources;

namespace StaticGen.Content.Markdown;

internal sealed partial class ArticleWriter
{
    private readonly Dictionary<HeadingBlock, (string Id, string Text)> _headingIds = [];
    private readonly HtmlBuffer _scratch = HtmlBuffer.Rent();
    private int _lastLevel = 1;

    /// <summary>Gives every heading its id before anything is written: the ids that authors chose come before those that are made.</summary>
    private void PrepareHeadings(MarkdownDocument document)
    {
        var headings = new List<HeadingBlock>();
        FindHeadings(document, headings);
        foreach (var heading in headings)
        {
            if (HeadingIdSyntax.Of(heading) is not { } written) continue;
            if (!HeadingIdSyntax.IsValid(written.Id))
                Report(MarkdownDiagnostics.InvalidHeadingId(At(written.Offset, written.Id.Length), written.Id));
            else if (!_ids.TryTake(written.Id))
                Report(MarkdownDiagnostics.TakenHeadingId(At(written.Offset, written.Id.Length), written.Id));
            else
                _headingIds.Add(heading, (written.Id, RecurringText.Of(PlainText(heading.Inline))));
        }
        foreach (var heading in headings)
        {
            if (_headingIds.ContainsKey(heading)) continue;
            var text = RecurringText.Of(PlainText(heading.Inline));
            _headingIds.Add(heading, (_ids.For(text), text));
        }
    }

    private static void FindHeadings(ContainerBlock container, List<HeadingBlock> headings)
    {
        for (var i = 0; i < container.Count; i++)
        {
            if (container[i] is HeadingBlock heading) headings.Add(heading);
            else if (container[i] is ContainerBlock inner) FindHeadings(inner, headings);
        }
    }

    private static int LevelOf(HeadingBlock heading) => Math.Max(2, heading.Level);

    /// <summary>Records a heading that begins a section; its element is written by the template.</summary>
    private Heading WriteSectionHeading(HeadingBlock block)
    {
        var heading = AddHeading(block);
        if (block.Inline is null) return heading;
        CheckCopied(block.Inline);
        return heading;
    }

    /// <summary>Reports what is wrong in a heading that is written as a copy only: a copy reports nothing itself.</summary>
    private void CheckCopied(ContainerInline container)
    {
        foreach (var inline in container.Descendants())
        {
            switch (inline)
            {
                case LiteralInline literal:
                    CheckWords(literal);
                    break;
                case HtmlInline html:
                    CheckHtmlInline(html);
                    break;
                case LinkInline link:
                    Report(MarkdownDiagnostics.LinkInSectionHeading(At(link.Span)));
                    // It is shown as text, and yet where it leads is the author's mistake to know of.
                    var at = link.UrlSpan.IsEmpty ? link.Span : link.UrlSpan;
                    if (!TryResolve(link, out var target)) break;
                    if (link.IsImage && Address.HostOf(target) is { } host) Report(MarkdownDiagnostics.ForeignImage(At(at), host));
                    else AddLink(target, link.IsImage ? LinkKind.Image : LinkKind.Link, at);
                    break;
                case AutolinkInline autolink:
                    Report(MarkdownDiagnostics.LinkInSectionHeading(At(autolink.Span)));
                    if (TryAccept(autolink.IsEmail ? "mailto:" + autolink.Url : autolink.Url, autolink.Span, out var address)) AddLink(address, LinkKind.Link, autolink.Span);
                    break;
                case FootnoteLink footnote:
                    Report(MarkdownDiagnostics.LinkInSectionHeading(At(footnote.Span)));
                    break;
            }
        }
    }

    /// <summary>Writes a heading inside a section.</summary>
    private void WriteHeading(HeadingBlock block)
    {
        var heading = AddHeading(block);
        StartLine();
        _html.Raw("<h").HeadingLevel(heading.Level).Id(heading.Id).Raw('>');
        if (block.Inline is not null)
        {
            // The heading's words belong to its own field of the search index, not to the prose below it.
            _isTextKept = false;
            WriteInlines(block.Inline);
            _isTextKept = true;
        }
        if (heading.Level <= 4)
        {
            _html.Raw(" <a class=\"heading-link\"").Fragment(heading.Id)
                .Raw(" aria-label=\"Link to this section: ").Attribute(heading.Text)
                .Raw("\"><span aria-hidden=\"true\">#</span></a>");
        }
        _html.Raw("</h").HeadingLevel(heading.Level).Raw(">\n");
    }

    private Heading AddHeading(HeadingBlock block)
    {
        var (id, text) = _headingIds[block];
        var level = LevelOf(block);
        var at = At(block.Span);
        if (IsRefused(block)) text = "";
        else if (string.IsNullOrWhiteSpace(text)) Report(MarkdownDiagnostics.EmptyHeading(at));
        if (block.Level == 1) Report(MarkdownDiagnostics.FirstLevelHeading(at, text));
        else if (level > _lastLevel + 1) Report(MarkdownDiagnostics.SkippedLevel(at, text, level, _lastLevel + 1));
        _lastLevel = level;

        var heading = new Heading(level, id, text, CopyWithoutLinks(block, text), at);
        _headings.Add(heading);
        _text.BeginHeading(_headings.Count - 1);
        return heading;
    }

    /// <param name="block">Heading.</param>
    /// <param name="text">Its text, which is the copy too when nothing in it is marked or escaped.</param>
    private string CopyWithoutLinks(LeafBlock block, string text)
    {
        if (block.Inline is null) return "";
        var page = _html;
        (_html, _isCopy, _isTextKept, _areLinksWritten) = (_scratch, true, false, false);
        WriteInlines(block.Inline);
        var copy = _scratch.Characters.Written.SequenceEqual(text) ? text : _scratch.Characters.ToString();
        _scratch.Clear();
        (_html, _isCopy, _isTextKept, _areLinksWritten) = (page, false, true, true);
        return copy;
    }
}
