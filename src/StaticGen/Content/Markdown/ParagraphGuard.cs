using System.Buffers;
using Markdig.Parsers;
using Markdig.Syntax;

namespace StaticGen.Content.Markdown;

/// <summary>Keeps from the inline parser those paragraphs on which it would spend too long.</summary>
/// <remarks>
/// Markdig's inline parser takes time that grows with the number of brackets, emphasis marks and the like times the length of the
/// paragraph: 80 kB of <c>[a](</c> take many seconds. The product is bounded for the page as a whole, about a second's worth; a page full of
/// large tables stays far below it.
/// </remarks>
internal static class ParagraphGuard
{
    /// <summary>How many marks one paragraph, heading or table may have.</summary>
    public const int MaximumMarks = 5_000;

    /// <summary>Marks times characters, summed over the paragraphs of a page.</summary>
    private const long MaximumWork = 400_000_000;

    /// <summary>Cells that the tables of a page may have, those included that only the header's number of columns makes.</summary>
    private const long MaximumCells = 200_000;

    private static readonly object WorkKey = new();
    private static readonly object RefusalKey = new();
    private static readonly SearchValues<char> Marks = SearchValues.Create("[*_~<:w");

    private sealed class Work
    {
        public long Spent { get; set; }

        public long Cells { get; set; }
    }

    /// <summary>Why a block was not parsed.</summary>
    /// <param name="Marks">Number of its brackets, emphasis marks and the like.</param>
    /// <param name="Cells">Number of cells when it is a table that is too large; 0 otherwise.</param>
    internal sealed record Refusal(int Marks, long Cells);

    /// <summary>Why <paramref name="block"/> was not parsed, or null.</summary>
    public static Refusal? Of(LeafBlock block) => block.GetData(RefusalKey) as Refusal;

    /// <summary>Called when Markdig closes a block, before its inlines are parsed.</summary>
    public static void Check(BlockProcessor processor, Block block)
    {
        if (block is not LeafBlock { ProcessInlines: true, Lines.Count: > 0 } leaf) return;
        var lines = leaf.Lines.Lines.AsSpan(0, leaf.Lines.Count);
        var marks = 0;
        long length = 0;
        foreach (ref var line in lines)
        {
            var text = line.Slice.AsSpan();
            length += text.Length + 1;
            marks += CountMarks(text);
        }
        var columns = lines.Length == 1 ? 0 : lines[0].Slice.AsSpan().Count('|');
        if (marks < 50 && columns < 50 && lines.Length < 1000) return;

        if (processor.Document.GetData(WorkKey) is not Work work)
        {
            work = new Work();
            processor.Document.SetData(WorkKey, work);
        }
        var cells = columns == 0 ? 0 : (columns + 1L) * lines.Length;
        work.Spent += marks * length;
        work.Cells += cells;
        var isTableTooLarge = work.Cells > MaximumCells;
        if (marks <= MaximumMarks && work.Spent <= MaximumWork && !isTableTooLarge) return;
        // What is refused costs nothing, so that the rest of the page is judged by itself.
        work.Spent -= marks * length;
        work.Cells -= cells;
        leaf.ProcessInlines = false;
        leaf.SetData(RefusalKey, new Refusal(marks, isTableTooLarge ? cells : 0));
    }

    private static int CountMarks(ReadOnlySpan<char> text)
    {
        var count = 0;
        while (true)
        {
            var next = text.IndexOfAny(Marks);
            if (next < 0) return count;
            var mark = text[next];
            text = text[(next + 1)..];
            switch (mark)
            {
                case ':':
                    // `://` may begin a link, `:|` a column's alignment; both look back over the line.
                    if (!text.IsEmpty && text[0] is '/' or '|') count++;
                    break;
                case 'w':
                    if (text.StartsWith("ww.")) count++;
                    break;
                case '<':
                    // `<!` and `<?` look for an end that may not be there.
                    if (!text.IsEmpty && text[0] is '!' or '?') count++;
                    break;
                case '[':
                    count++;
                    break;
                default:
                    count++;
                    // A run counts once.
                    text = text.TrimStart(mark);
                    break;
            }
        }
    }
}
