using Markdig.Extensions.TaskLists;
using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Syntax;

namespace StaticGen.Content.Markdown;

/// <summary>Reads the <c>[ ]</c> or <c>[x]</c> at the very beginning of a list item.</summary>
/// <remarks>
/// Markdig's own parser takes such a marker anywhere in an item, so that <c>- see [x](y.md)</c> loses its link. As on GitHub,
/// white space must follow.
/// </remarks>
internal sealed class TaskMarkerParser : InlineParser
{
    public TaskMarkerParser() => OpeningCharacters = ['['];

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        if (processor.Block is not ParagraphBlock { Parent: ListItemBlock item } paragraph) return false;
        if (item[0] != paragraph || paragraph.Inline?.FirstChild is not null) return false;
        var mark = slice.PeekChar(1);
        if (mark is not (' ' or 'x' or 'X') || slice.PeekChar(2) != ']' || slice.PeekChar(3) is not (' ' or '\t' or '\n' or '\r')) return false;

        var start = processor.GetSourcePosition(slice.Start, out var line, out var column);
        processor.Inline = new TaskList
        {
            Span = new SourceSpan(start, start + 2),
            Line = line,
            Column = column,
            Checked = mark != ' ',
        };
        slice.Start += 3;
        return true;
    }
}
