using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Syntax;

namespace StaticGen.Content.Markdown;

/// <summary>Makes Markdig see tables where the GitHub Flavored Markdown specification (0.29, "Tables") sees them.</summary>
/// <remarks>
/// Markdig takes no paragraph for a table when one of its lines has no pipe, and is content with a header row that has other columns than the row
/// of dashes below it.
/// </remarks>
internal static class TableRows
{
    private static readonly object NoTableKey = new();
    private static readonly object TableKey = new();

    /// <summary>Whether the block is a table whose rows are still lines of a paragraph.</summary>
    public static bool IsTable(Block? block) => block?.GetData(TableKey) is not null;

    /// <summary>Called when Markdig closes a block, before its inlines are parsed.</summary>
    public static void Complete(BlockProcessor processor, Block block)
    {
        if (block is not ParagraphBlock { Lines.Count: >= 2 } paragraph) return;
        var lines = paragraph.Lines.Lines;
        var columns = CountDelimiters(lines[1].Slice.AsSpan());
        if (columns == 0) return;
        if (CountCells(lines[0].Slice.AsSpan()) != columns)
        {
            paragraph.SetData(NoTableKey, NoTableKey);
            return;
        }
        paragraph.SetData(TableKey, TableKey);
        for (var i = 2; i < paragraph.Lines.Count; i++)
        {
            ref var line = ref lines[i];
            if (CountPipes(line.Slice.AsSpan()) > 0) continue;
            // A row of one cell; the others are empty. Where the line stands in the source is kept apart from its text.
            line.Slice = new StringSlice(line.Slice.ToString() + "|", line.Slice.NewLine);
        }
    }

    /// <summary>Leaves pipes alone in a paragraph that only looks like a table.</summary>
    internal sealed class NoTableParser : InlineParser
    {
        public NoTableParser() => OpeningCharacters = ['|'];

        public override bool Match(InlineProcessor processor, ref StringSlice slice)
        {
            if (processor.Block?.GetData(NoTableKey) is null) return false;
            var start = processor.GetSourcePosition(slice.Start, out var line, out var column);
            processor.Inline = new Markdig.Syntax.Inlines.LiteralInline(new StringSlice(slice.Text, slice.Start, slice.Start))
            {
                Span = new SourceSpan(start, start),
                Line = line,
                Column = column,
            };
            slice.SkipChar();
            return true;
        }
    }

    /// <summary>How many columns a row of dashes such as <c>|:--|--:|</c> has; 0 when it is something else.</summary>
    private static int CountDelimiters(ReadOnlySpan<char> line)
    {
        line = line.Trim();
        if (line.IsEmpty || line.ContainsAnyExcept("|-: \t")) return 0;
        if (line[0] == '|') line = line[1..];
        if (!line.IsEmpty && line[^1] == '|') line = line[..^1];
        var columns = 0;
        foreach (var part in line.Split('|'))
        {
            var cell = line[part].Trim();
            if (!cell.IsEmpty && cell[0] == ':') cell = cell[1..];
            if (!cell.IsEmpty && cell[^1] == ':') cell = cell[..^1];
            if (cell.IsEmpty || cell.ContainsAnyExcept('-')) return 0;
            columns++;
        }
        return columns;
    }

    private static int CountCells(ReadOnlySpan<char> line)
    {
        line = line.Trim();
        var pipes = CountPipes(line);
        var ends = pipes > 0 && line[0] == '|' ? 1 : 0;
        if (pipes > ends && line[^1] == '|' && !IsEscaped(line, line.Length - 1)) ends++;
        return pipes + 1 - ends;
    }

    private static int CountPipes(ReadOnlySpan<char> line)
    {
        var count = 0;
        for (var i = line.IndexOf('|'); i >= 0;)
        {
            if (!IsEscaped(line, i)) count++;
            var next = line[(i + 1)..].IndexOf('|');
            i = next < 0 ? -1 : i + 1 + next;
        }
        return count;
    }

    private static bool IsEscaped(ReadOnlySpan<char> line, int at)
    {
        var backslashes = 0;
        while (at > backslashes && line[at - 1 - backslashes] == '\\') backslashes++;
        return backslashes % 2 == 1;
    }
}
