using System.Text;
using Markdig.Extensions.Footnotes;
using Markdig.Extensions.TaskLists;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using StaticGen.Diagnostics;

namespace StaticGen.Content.Markdown;

internal sealed partial class ArticleWriter
{
    private int _inlineDepth;

    private void WriteInlines(ContainerInline container)
    {
        PairTags(container);
        WriteSiblings(container.FirstChild);
    }

    /// <summary>Writes <paramref name="inline"/> and all that follow it in the same container.</summary>
    private void WriteSiblings(Inline? inline)
    {
        if (inline is null) return;
        if (++_inlineDepth > MaximumInlineDepth)
        {
            Report(MarkdownDiagnostics.TooDeep(At(inline.Span)));
            _inlineDepth--;
            return;
        }
        // What follows a bracket that is never closed hangs below it in the tree, a thousand deep if there are a thousand.
        Stack<Inline>? resumeAt = null;
        while (true)
        {
            if (inline is null)
            {
                if (resumeAt is null || !resumeAt.TryPop(out inline)) break;
                continue;
            }
            if (inline is DelimiterInline delimiter)
            {
                WriteText(delimiter.ToLiteral());
                if (delimiter.NextSibling is { } next) (resumeAt ??= []).Push(next);
                PairTags(delimiter);
                inline = delimiter.FirstChild;
                continue;
            }
            if (inline is LiteralInline literal)
            {
                inline = WriteLiterals(literal);
                continue;
            }
            WriteInline(inline);
            inline = inline.NextSibling;
        }
        _inlineDepth--;
    }

    /// <summary>Reports words that prose does without.</summary>
    private void CheckWords(LiteralInline literal)
    {
        if (options.Words.IsEmpty) return;
        var text = literal.Content.AsSpan();
        foreach (var word in options.Words)
        {
            for (var at = text.IndexOf(word, StringComparison.OrdinalIgnoreCase); at >= 0;)
            {
                var end = at + word.Length;
                if ((at == 0 || !IsInWord(text[at - 1])) && (end == text.Length || !IsInWord(text[end])))
                    Report(MarkdownDiagnostics.DiscouragedWord(PlaceOf(literal, at, word.Length), text[at..end].ToString()));
                var next = text[end..].IndexOf(word, StringComparison.OrdinalIgnoreCase);
                at = next < 0 ? -1 : end + next;
            }
        }
    }

    /// <summary>A hyphen joins words: in "just-in-time" none is "just".</summary>
    private static bool IsInWord(char c) => char.IsLetterOrDigit(c) || c is '-' or '_' or '\u2019' or '\'';

    /// <summary>The place of a part of a literal. What was written as an escape is longer in the source than in the text.</summary>
    private SourceLocation PlaceOf(LiteralInline literal, int offset, int length)
    {
        var wanted = literal.Content.AsSpan().Slice(offset, length);
        var start = bodyStart + literal.Span.Start;
        var written = source.Text.AsSpan(start, Math.Clamp(literal.Span.Length + 1, 0, source.Text.Length - start));
        var at = written.Length >= offset + length && written.Slice(offset, length).SequenceEqual(wanted) ? offset : written.IndexOf(wanted);
        return source.At(start + Math.Max(0, at), length);
    }

    /// <summary>Writes a literal and those right after it, which are one text to the reader: <c>a_b@example.org</c> is three of them.</summary>
    /// <returns>What follows them.</returns>
    private Inline? WriteLiterals(LiteralInline first)
    {
        CheckWords(first);
        var next = first.NextSibling;
        if (next is not LiteralInline)
        {
            WriteLiteral(first.Content.AsSpan(), first.Span);
            return next;
        }
        var last = first;
        var hasAt = first.Content.AsSpan().Contains('@');
        for (; next is LiteralInline literal; next = next.NextSibling)
        {
            CheckWords(literal);
            last = literal;
            hasAt |= literal.Content.AsSpan().Contains('@');
        }
        if (!hasAt)
        {
            for (Inline? inline = first; inline != next; inline = inline!.NextSibling) WriteText(((LiteralInline)inline!).Content.AsSpan());
            return next;
        }
        var text = new StringBuilder();
        for (Inline? inline = first; inline != next; inline = inline!.NextSibling) text.Append(((LiteralInline)inline!).Content.AsSpan());
        WriteLiteral(text.ToString(), new SourceSpan(first.Span.Start, last.Span.End));
        return next;
    }

    private void WriteLiteral(ReadOnlySpan<char> text, SourceSpan at)
    {
        while (_areLinksWritten && EmailAddresses.TryFind(text, out var range))
        {
            var address = text[range].ToString();
            var start = Math.Min(at.Start + range.Start.Value, at.End);
            var place = new SourceSpan(start, Math.Min(start + address.Length - 1, at.End));
            WriteText(text[..range.Start]);
            if (!TryAccept("mailto:" + address, place, out var target))
            {
                WriteText(address);
            }
            else
            {
                BeginLink(target, place, title: null);
                WriteText(address);
                EndLink();
            }
            text = text[range.End..];
            at = new SourceSpan(Math.Min(place.End + 1, at.End), at.End);
        }
        WriteText(text);
    }

    private void WriteInline(Inline inline)
    {
        switch (inline)
        {
            case CodeInline code:
                _html.Raw("<code>");
                WriteText(_isInTable && code.ContentSpan.Contains('|') ? code.Content.Replace("\\|", "|", StringComparison.Ordinal) : code.ContentSpan);
                _html.Raw("</code>");
                break;
            case EmphasisInline emphasis:
                var element = emphasis.DelimiterChar == '~' ? "del" : emphasis.DelimiterCount == 2 ? "strong" : "em";
                _html.Raw('<').Raw(element).Raw('>');
                WriteInlines(emphasis);
                _html.Raw("</").Raw(element).Raw('>');
                break;
            case LineBreakInline lineBreak:
                _html.Raw(lineBreak.IsHard ? "<br>\n" : "\n");
                if (_isTextKept) _text.Break();
                break;
            case LinkInline link:
                WriteLink(link);
                break;
            case AutolinkInline autolink:
                WriteAutolink(autolink);
                break;
            case HtmlEntityInline entity:
                WriteText(entity.Transcoded.AsSpan());
                break;
            case HtmlInline html:
                WriteHtmlInline(html);
                break;
            case TaskList task:
                _html.Raw("<input type=\"checkbox\" disabled").Raw(task.Checked ? " checked aria-label=\"done\">" : " aria-label=\"not done\">");
                break;
            case FootnoteLink footnote:
                WriteFootnoteLink(footnote);
                break;
            case ContainerInline container:
                WriteInlines(container);
                break;
        }
    }

    private void WriteText(ReadOnlySpan<char> text)
    {
        _html.Text(text);
        if (_isTextKept) _text.Prose(text);
    }

    private void WriteLink(LinkInline link)
    {
        if (link.IsImage)
        {
            if (TryResolve(link, out var image)) WriteImage(link, image, withTitle: true);
            else WriteText(PlainText(link));
            return;
        }
        // An `a` in an `a` would be taken apart by the browser.
        if (!_areLinksWritten || !TryResolve(link, out var target))
        {
            WriteInlines(link);
            return;
        }
        BeginLink(target, link.UrlSpan.IsEmpty ? link.Span : link.UrlSpan, link.Title);
        WriteInlines(link);
        EndLink();
    }

    private void WriteAutolink(AutolinkInline autolink)
    {
        var address = autolink.IsEmail ? "mailto:" + autolink.Url : autolink.Url;
        if (_areLinksWritten && TryAccept(address, autolink.Span, out var target))
        {
            BeginLink(target, autolink.Span, title: null);
            WriteText(autolink.Url);
            EndLink();
        }
        else
        {
            WriteText(autolink.Url);
        }
    }

    private void BeginLink(string target, SourceSpan at, string? title)
    {
        _html.Raw("<a href=\"");
        _html.Slot(AddLink(target, LinkKind.Link, at));
        if (!string.IsNullOrEmpty(title)) _html.Raw("\" title=\"").Attribute(title);
        _html.Raw("\">");
        _areLinksWritten = false;
    }

    private void EndLink()
    {
        _html.Raw("</a>");
        _areLinksWritten = true;
    }

    private void WriteImage(LinkInline image, string target, bool withTitle)
    {
        var alternative = PlainText(image);
        if (string.IsNullOrWhiteSpace(alternative)) Report(MarkdownDiagnostics.MissingAlternative(At(image.Span)));
        if (Address.HostOf(target) is { } host)
        {
            // No page asks another host for anything, and the page's policy would not let it.
            Report(MarkdownDiagnostics.ForeignImage(At(image.UrlSpan.IsEmpty ? image.Span : image.UrlSpan), host));
            WriteText(alternative);
            return;
        }
        if (_isCopy)
        {
            _html.Text(alternative);
            return;
        }
        _html.Raw("<img src=\"");
        _html.Slot(AddLink(target, LinkKind.Image, image.UrlSpan.IsEmpty ? image.Span : image.UrlSpan));
        _html.Raw("\" alt=\"").Attribute(alternative);
        if (withTitle && !string.IsNullOrEmpty(image.Title)) _html.Raw("\" title=\"").Attribute(image.Title);
        _html.Raw("\" loading=\"lazy\" decoding=\"async\">");
        if (_isTextKept) _text.Prose(alternative);
    }

    /// <summary>Whether the address is that of an SVG file of the site, which can follow the reader's colours when it stands in the page itself.</summary>
    private static bool IsDrawing(string target) =>
        target.EndsWith(".svg", StringComparison.OrdinalIgnoreCase) && !target.Contains(':', StringComparison.Ordinal);

    private void WriteDiagram(LinkInline image, string target)
    {
        var alternative = PlainText(image);
        if (string.IsNullOrWhiteSpace(alternative)) Report(MarkdownDiagnostics.MissingAlternative(At(image.Span)));
        _html.Slot(AddLink(target, LinkKind.Diagram, image.UrlSpan.IsEmpty ? image.Span : image.UrlSpan, alternative));
        if (_isTextKept) _text.Prose(alternative);
    }

    private int AddLink(string target, LinkKind kind, SourceSpan at, string alternative = "")
    {
        _links.Add(new ArticleLink(target, kind, At(at), alternative));
        return _links.Count - 1;
    }

    /// <summary>Whether content may use the link's address; reports it when not.</summary>
    private bool TryResolve(LinkInline link, out string target)
    {
        var span = link.UrlSpan.IsEmpty ? link.Span : link.UrlSpan;
        // An address in a sentence that cannot be one is text; nobody asked for a link.
        if (link.IsAutoLink) return Address.Check(link.Url ?? "", out target, out _) == AddressFault.None;
        return TryAccept(link.Url ?? "", span, out target);
    }

    private bool TryAccept(string written, SourceSpan span, out string target)
    {
        switch (Address.Check(written, out target, out var scheme))
        {
            case AddressFault.None:
                return true;
            case AddressFault.Empty:
                Report(MarkdownDiagnostics.EmptyAddress(At(span)));
                return true;
            case AddressFault.Scheme:
                Report(MarkdownDiagnostics.ForbiddenScheme(At(span), scheme));
                return false;
            case AddressFault.ProtocolRelative:
                Report(MarkdownDiagnostics.ProtocolRelative(At(span), written));
                return false;
            case AddressFault.ControlCharacter:
                Report(MarkdownDiagnostics.ControlCharacter(At(span)));
                return false;
            default:
                Report(MarkdownDiagnostics.NoHost(At(span), written));
                return false;
        }
    }

    /// <summary>The text of inlines as a reader sees it: entities decoded, code and text alternatives included, line breaks as spaces.</summary>
    private static string PlainText(ContainerInline? container)
    {
        if (container?.FirstChild is LiteralInline { NextSibling: null } only) return only.Content.ToString();
        var text = new StringBuilder();
        AppendPlainText(container, text, 0);
        return text.ToString();
    }

    private static void AppendPlainText(ContainerInline? container, StringBuilder text, int depth)
    {
        if (container is null || depth > MaximumInlineDepth) return;
        Stack<Inline>? resumeAt = null;
        var inline = container.FirstChild;
        while (true)
        {
            if (inline is null)
            {
                if (resumeAt is null || !resumeAt.TryPop(out inline)) return;
                continue;
            }
            if (inline is DelimiterInline delimiter)
            {
                text.Append(delimiter.ToLiteral());
                if (delimiter.NextSibling is { } next) (resumeAt ??= []).Push(next);
                inline = delimiter.FirstChild;
                continue;
            }
            switch (inline)
            {
                case LiteralInline literal:
                    text.Append(literal.Content.AsSpan());
                    break;
                case CodeInline code:
                    text.Append(code.ContentSpan);
                    break;
                case LineBreakInline:
                    text.Append(' ');
                    break;
                case HtmlEntityInline entity:
                    text.Append(entity.Transcoded.AsSpan());
                    break;
                case AutolinkInline autolink:
                    text.Append(autolink.Url);
                    break;
                case HtmlInline html when !(RawHtml.TryRead(html.Tag, out var tag) && (tag.Kind == RawHtmlKind.Comment || tag.IsInline)):
                    text.Append(html.Tag);
                    break;
                case ContainerInline inner:
                    AppendPlainText(inner, text, depth + 1);
                    break;
            }
            inline = inline.NextSibling;
        }
    }
}
