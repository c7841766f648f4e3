using System.Globalization;
using Markdig.Extensions.Alerts;
using Markdig.Extensions.Footnotes;
using Markdig.Extensions.Tables;
using Markdig.Extensions.TaskLists;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using StaticGen.Diagnostics;

namespace StaticGen.Content.Markdown;

internal sealed partial class ArticleWriter
{
    private static readonly string[] AlertKinds = ["NOTE", "TIP", "IMPORTANT", "WARNING", "CAUTION"];

    /// <param name="container">Holds the blocks.</param>
    /// <param name="isTight">Whether paragraphs are written without <c>p</c>, as in a list whose items are not set apart.</param>
    private void WriteBlocks(ContainerBlock container, bool isTight)
    {
        var outer = _detailsFloor;
        _detailsFloor = _details.Count;
        for (var i = 0; i < container.Count; i++) WriteBlock(container[i], isTight);
        CloseDetails(_detailsFloor);
        _detailsFloor = outer;
    }

    private void WriteBlock(Block block, bool isTight)
    {
        switch (block)
        {
            case ParagraphBlock paragraph:
                WriteParagraph(paragraph, isTight);
                break;
            case HeadingBlock heading:
                WriteHeading(heading);
                break;
            case FencedCodeBlock fenced:
                WriteFencedCode(fenced);
                break;
            case Markdig.Syntax.CodeBlock code:
                WriteIndentedCode(code);
                break;
            case ListBlock list:
                WriteList(list);
                break;
            case AlertBlock alert:
                WriteAlert(alert);
                break;
            case QuoteBlock quote:
                StartLine();
                _html.Raw("<blockquote>\n");
                WriteBlocks(quote, isTight: false);
                _html.Raw("</blockquote>\n");
                break;
            case Table table:
                WriteTable(table);
                break;
            case HtmlBlock html:
                WriteHtmlBlock(html);
                break;
            case ThematicBreakBlock:
                StartLine();
                _html.Raw("<hr>\n");
                break;
            case FootnoteGroup footnotes:
                WriteFootnotes(footnotes);
                break;
            case LinkReferenceDefinitionGroup:
                break;
            case ContainerBlock other:
                WriteBlocks(other, isTight);
                break;
        }
    }

    private void StartLine()
    {
        if (_html.Length > 0 && _html.Characters[^1] != '\n') _html.Raw('\n');
    }

    private void WriteParagraph(ParagraphBlock paragraph, bool isTight)
    {
        _text.Break();
        if (IsRefused(paragraph)) return;
        if (paragraph.Inline is null || TryWriteFigure(paragraph.Inline)) return;
        if (isTight)
        {
            if (_html.Length > 0 && _html.Characters[^1] is not ('>' or '\n')) _html.Raw('\n');
            WriteInlines(paragraph.Inline);
            _text.Break();
            return;
        }
        if (paragraph.Inline.FirstChild is null) return;
        StartLine();
        _html.Raw("<p>");
        WriteInlines(paragraph.Inline);
        _html.Raw("</p>\n");
        _text.Break();
    }

    /// <summary>Whether the block was too much for the parser, which is reported.</summary>
    private bool IsRefused(LeafBlock block)
    {
        if (ParagraphGuard.Of(block) is not { } refusal) return false;
        Report(refusal.Cells > 0
            ? MarkdownDiagnostics.TableTooLarge(At(block.Span), refusal.Cells)
            : MarkdownDiagnostics.TooComplex(At(block.Span), refusal.Marks));
        return true;
    }

    /// <summary>An image that is alone in its paragraph becomes a figure: one with a title, which is its caption, and every drawing.</summary>
    private bool TryWriteFigure(ContainerInline content)
    {
        if (content.FirstChild is not LinkInline { IsImage: true, NextSibling: null } image) return false;
        var title = image.Title ?? "";
        if (title.Length == 0 && !IsDrawing(image.Url ?? "")) return false;
        if (!TryResolve(image, out var target)) return false;
        StartLine();
        if (IsDrawing(target))
        {
            _html.Raw("<figure class=\"diagram\" tabindex=\"0\">");
            WriteDiagram(image, target);
        }
        else
        {
            _html.Raw("<figure>");
            WriteImage(image, target, withTitle: false);
        }
        if (title.Length > 0) _html.Raw("<figcaption>").Text(title).Raw("</figcaption>");
        _html.Raw("</figure>\n");
        _text.Break();
        if (title.Length > 0) _text.Prose(title);
        _text.Break();
        return true;
    }

    private void WriteList(ListBlock list)
    {
        StartLine();
        if (list.IsOrdered)
        {
            _html.Raw("<ol");
            if (int.TryParse(list.OrderedStart, NumberStyles.None, CultureInfo.InvariantCulture, out var start) && start != 1)
                _html.Raw(" start=\"").Number(start).Raw('"');
        }
        else
        {
            _html.Raw("<ul");
        }
        _html.Raw(HasTasks(list) ? " class=\"task-list\">\n" : ">\n");
        for (var i = 0; i < list.Count; i++) WriteListItem((ListItemBlock)list[i], !list.IsLoose);
        _html.Raw(list.IsOrdered ? "</ol>\n" : "</ul>\n");
    }

    private void WriteListItem(ListItemBlock item, bool isTight)
    {
        StartLine();
        _html.Raw(IsTask(item) ? "<li class=\"task\">" : "<li>");
        WriteBlocks(item, isTight);
        _html.Raw("</li>\n");
        _text.Break();
    }

    private static bool HasTasks(ListBlock list)
    {
        for (var i = 0; i < list.Count; i++)
        {
            if (IsTask((ListItemBlock)list[i])) return true;
        }
        return false;
    }

    private static bool IsTask(ListItemBlock item) => item.Count > 0 && item[0] is ParagraphBlock { Inline.FirstChild: TaskList };

    private void WriteAlert(AlertBlock alert)
    {
        var written = alert.Kind.ToString();
        var kind = Array.Find(AlertKinds, known => known.Equals(written, StringComparison.OrdinalIgnoreCase));
        StartLine();
        if (kind is null)
        {
            Report(MarkdownDiagnostics.UnknownAlert(At(alert.Span), written, NearestMatch.Of(written, AlertKinds)));
            _html.Raw("<blockquote>\n<p>[!").Text(written).Raw("]</p>\n");
            WriteBlocks(alert, isTight: false);
            _html.Raw("</blockquote>\n");
            return;
        }
        var label = kind[0] + kind[1..].ToLowerInvariant();
        _html.Raw("<aside class=\"alert alert-").Raw(kind.ToLowerInvariant()).Raw("\" role=\"note\"><p class=\"alert-title\">").Raw(label).Raw("</p>\n");
        WriteBlocks(alert, isTight: false);
        _html.Raw("</aside>\n");
    }
}
