using System.Text;
using StaticGen.Diagnostics;

namespace StaticGen.Cli.Printing;

/// <summary>The line that a finding is about, and below it the place in the line.</summary>
/// <param name="LineNumber">From 1.</param>
/// <param name="Line">As it may be shown: tabs as blanks, invisible characters as escapes, at most 120 columns of it.</param>
/// <param name="CaretColumn">Columns before the underlining, from 0; -1 when the whole line is meant.</param>
/// <param name="CaretLength">Columns to underline, at least 1.</param>
internal sealed record SourceExcerpt(int LineNumber, string Line, int CaretColumn, int CaretLength)
{
    /// <summary>The widest part of a line that is shown.</summary>
    public const int MostColumns = 120;

    private const int TabStop = 4;

    /// <summary>How much of a long line is shown before the place that is meant.</summary>
    private const int Before = 40;

    /// <summary>Makes the excerpt of <paramref name="line"/> for a finding at <paramref name="at"/>.</summary>
    public static SourceExcerpt Of(ReadOnlySpan<char> line, SourceLocation at)
    {
        var from = Math.Clamp(at.Column - 1, 0, line.Length);
        var to = Math.Clamp(from + Math.Max(1, at.Length), from, line.Length);
        // What is far away is not looked at: a line may be as long as its file.
        var (start, shown) = CutAround(line, from);
        var (cells, caret, caretEnd) = LayOut(shown, from - start, to - start);
        var (text, left) = Fit(cells, caret, start > 0, start + shown.Length < line.Length);
        return new SourceExcerpt(
            at.Line,
            text.TrimEnd(),
            at.Column == 0 ? -1 : caret - left,
            Math.Max(1, Math.Min(caretEnd - caret, MostColumns - (caret - left))));
    }

    private static (int Start, string Shown) CutAround(ReadOnlySpan<char> line, int from)
    {
        var start = Math.Max(0, from - 2 * MostColumns);
        var end = Math.Min(line.Length, from + 2 * MostColumns);
        if (start > 0 && char.IsLowSurrogate(line[start])) start++;
        if (end < line.Length && char.IsLowSurrogate(line[end])) end++;
        return (start, line[start..end].ToString());
    }

    /// <summary>One element a column; of a wide character the second is empty, marks belong to the element before.</summary>
    private static (List<string> Cells, int Caret, int CaretEnd) LayOut(string text, int from, int to)
    {
        var cells = new List<string>(text.Length);
        var (caret, caretEnd) = (-1, -1);
        for (var i = 0; i < text.Length;)
        {
            if (caret < 0 && i >= from) caret = cells.Count;
            if (caretEnd < 0 && i >= to) caretEnd = cells.Count;
            var isRune = Rune.TryGetRuneAt(text, i, out var rune);
            if (!isRune || (rune.Value != '\t' && SafeText.IsDangerous(rune)) || text.AsSpan(i).StartsWith("##[", StringComparison.Ordinal))
            {
                var safe = new StringBuilder();
                var length = isRune ? (rune.Value == '#' ? 3 : rune.Utf16SequenceLength) : 1;
                SafeText.Append(safe, text.AsSpan(i, length));
                foreach (var character in safe.ToString()) cells.Add(character.ToString());
                i += length;
                continue;
            }
            if (rune.Value == '\t')
            {
                do cells.Add(" ");
                while (cells.Count % TabStop != 0);
            }
            else
            {
                var width = DisplayWidth.Of(rune);
                if (width == 0 && cells.Count > 0) cells[^1] += rune.ToString();
                else cells.Add(rune.ToString());
                if (width == 2) cells.Add("");
            }
            i += rune.Utf16SequenceLength;
        }
        if (caret < 0) caret = cells.Count;
        return (cells, caret, caretEnd < 0 ? cells.Count : caretEnd);
    }

    private static (string Text, int Left) Fit(List<string> cells, int caret, bool isCutLeft, bool isCutRight)
    {
        var first = cells.Count <= MostColumns && !isCutLeft ? 0 : Math.Clamp(caret - Before, 0, Math.Max(0, cells.Count - MostColumns));
        var last = Math.Min(cells.Count, first + MostColumns);
        var text = new StringBuilder();
        for (var i = first; i < last; i++)
        {
            if ((i == first && (first > 0 || isCutLeft)) || (i == last - 1 && (last < cells.Count || isCutRight))) text.Append('…');
            else text.Append(cells[i]);
        }
        return (text.ToString(), first);
    }
}
