using Markdig.Extensions.Footnotes;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace StaticGen.Content.Markdown;

internal sealed partial class ArticleWriter
{
    private readonly HtmlBuffer _card = HtmlBuffer.Rent();

    /// <summary>A follow-up question whose answer may go on in the blocks that come next.</summary>
    private (string Question, ArticleHtml QuestionHtml, SourceSpan Span, int BlocksStart)? _pendingFollowUp;

    /// <summary>Where the parts of <c>**Question?** - Answer</c> stand in the HTML of the section.</summary>
    private readonly record struct FollowUpParts(string Question, int QuestionStart, int QuestionEnd, int AnswerStart, int AnswerEnd);

    /// <summary>Writes a block of the section for follow-up questions, and takes the questions out of it on the way.</summary>
    private void WriteFollowUpBlock(Block block)
    {
        switch (block)
        {
            case ListBlock list:
                EndFollowUp();
                StartLine();
                _html.Raw(list.IsOrdered ? "<ol>\n" : "<ul>\n");
                for (var i = 0; i < list.Count; i++) WriteFollowUpItem((ListItemBlock)list[i], !list.IsLoose);
                _html.Raw(list.IsOrdered ? "</ol>\n" : "</ul>\n");
                break;
            case ParagraphBlock paragraph:
                EndFollowUp();
                if (IsRefused(paragraph) || paragraph.Inline is null) break;
                StartLine();
                _html.Raw("<p>");
                var parts = WriteFollowUpLine(paragraph, paragraph.Span);
                _html.Raw("</p>\n");
                _text.Break();
                if (parts is { } found) BeginFollowUp(found, paragraph.Span);
                break;
            default:
                // Code, tables and the like go on with the answer; footnotes do not.
                if (block is FootnoteGroup) EndFollowUp();
                WriteBlock(block, isTight: false);
                break;
        }
    }

    private void WriteFollowUpItem(ListItemBlock item, bool isTight)
    {
        StartLine();
        _html.Raw("<li>");
        if (item is [ParagraphBlock refused, ..] && IsRefused(refused))
        {
            // Reported; nothing of it was parsed.
        }
        else if (item.Count == 0 || item[0] is not ParagraphBlock { Inline: not null } first)
        {
            Report(MarkdownDiagnostics.FollowUpForm(At(item.Span)));
            WriteBlocks(item, isTight);
        }
        else
        {
            if (!isTight) _html.Raw("<p>");
            var parts = WriteFollowUpLine(first, item.Span);
            if (!isTight) _html.Raw("</p>\n");
            _text.Break();
            if (parts is { } found) BeginFollowUp(found, item.Span);
            var outer = _detailsFloor;
            _detailsFloor = _details.Count;
            for (var i = 1; i < item.Count; i++) WriteBlock(item[i], isTight);
            CloseDetails(_detailsFloor);
            _detailsFloor = outer;
            EndFollowUp();
        }
        _html.Raw("</li>\n");
        _text.Break();
    }

    private FollowUpParts? WriteFollowUpLine(ParagraphBlock paragraph, SourceSpan item)
    {
        var line = paragraph.Inline!;
        if (line.FirstChild is not EmphasisInline { DelimiterCount: 2, DelimiterChar: not '~' } bold
            || bold.NextSibling is not LiteralInline separator
            || DashLength(separator) is not (> 0 and var dash))
        {
            Report(MarkdownDiagnostics.FollowUpForm(At(item)));
            WriteInlines(line);
            return null;
        }
        PairTags(line);
        _html.Raw("<strong>");
        var questionStart = _html.Length;
        WriteInlines(bold);
        var questionEnd = _html.Length;
        _html.Raw("</strong>");
        var text = separator.Content.AsSpan();
        WriteText(text[..dash]);
        var answerStart = _html.Length;
        WriteText(text[dash..]);
        WriteSiblings(separator.NextSibling);
        return new(PlainText(bold).Trim(), questionStart, questionEnd, answerStart, _html.Length);
    }

    /// <summary>Length of the dash between question and answer with the space around it; 0 when there is none, or no answer.</summary>
    private static int DashLength(LiteralInline literal)
    {
        var text = literal.Content.AsSpan();
        var at = 0;
        while (at < text.Length && text[at] is ' ' or '\t') at++;
        if (at >= text.Length || text[at] is not ('-' or '\u2013' or '\u2014')) return 0;
        var afterDash = ++at;
        while (at < text.Length && text[at] is ' ' or '\t') at++;
        if (at == text.Length) return literal.NextSibling is null ? 0 : at;
        return at > afterDash ? at : 0;
    }

    private void BeginFollowUp(FollowUpParts parts, SourceSpan span)
    {
        _html.CopyTo(_scratch, parts.QuestionStart, parts.QuestionEnd);
        var question = _scratch.Take(options.Texts);
        _card.Raw("<p>");
        _html.CopyTo(_card, parts.AnswerStart, parts.AnswerEnd);
        _card.Raw("</p>\n");
        _pendingFollowUp = (parts.Question, question, span, _html.Length);
    }

    /// <summary>Ends the answer of the last question with what has been written since.</summary>
    private void EndFollowUp()
    {
        if (_pendingFollowUp is not { } pending) return;
        _html.CopyTo(_card, pending.BlocksStart, _html.Length);
        _followUps.Add(new FollowUp(KeptText.In(options.Texts, pending.Question), pending.QuestionHtml, _card.Take(options.Texts), At(pending.Span)));
        _pendingFollowUp = null;
    }
}
