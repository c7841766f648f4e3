using System.Globalization;
using System.Text;

namespace StaticGen.Examples;

/// <summary>Where printed output first differs from what the page says.</summary>
/// <param name="Line">Index of the expected line, from 0; the number of expected lines when more was printed than expected.</param>
/// <param name="Expected">The expected line, or null when nothing more is expected.</param>
/// <param name="Printed">What was printed there, or null when nothing more was.</param>
/// <param name="Detail">The difference in lines that begin with <c>-</c> (expected), <c>+</c> (printed) or a blank (the same).</param>
public sealed record OutputDifference(int Line, string? Expected, string? Printed, string Detail);

/// <summary>Compares what an example printed with what its page says.</summary>
/// <remarks>
/// Space at the end of lines, line breaks at the end and the kind of line break do not count. A line <c>...</c> alone in what is expected stands for any
/// lines, also for none.
/// </remarks>
public static class OutputComparison
{
    private const string AnyLines = "...";
    private const int Context = 2;
    private const int MostLines = 12;
    private const int LongestLine = 200;

    /// <summary>Null when the two agree.</summary>
    public static OutputDifference? Compare(string expected, string printed)
    {
        ArgumentNullException.ThrowIfNull(expected);
        ArgumentNullException.ThrowIfNull(printed);
        var wanted = LinesOf(expected);
        var got = LinesOf(printed);
        if (wanted.Exists(static line => line.Trim() == AnyLines)) return CompareWithGaps(wanted, got);
        var same = CommonStart(wanted, got);
        return same == wanted.Count && same == got.Count ? null : Difference(wanted, got, same, same);
    }

    /// <summary>The text's lines without what does not count.</summary>
    public static IReadOnlyList<string> Lines(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return LinesOf(text);
    }

    internal static List<string> LinesOf(string text)
    {
        var lines = new List<string>();
        foreach (var line in text.AsSpan().EnumerateLines()) lines.Add(line.TrimEnd().ToString());
        while (lines.Count > 0 && lines[^1].Length == 0) lines.RemoveAt(lines.Count - 1);
        return lines;
    }

    // The runs of lines between gaps are looked for one after the other, each as early as it can be: if any arrangement fits, this one does.
    private static OutputDifference? CompareWithGaps(List<string> wanted, List<string> got)
    {
        var at = 0;
        var start = 0;
        while (true)
        {
            var end = wanted.FindIndex(start, static line => line.Trim() == AnyLines);
            var isFirst = start == 0;
            var isLast = end < 0;
            if (isLast) end = wanted.Count;
            var run = wanted.GetRange(start, end - start);
            if (isFirst)
            {
                var same = CommonStart(run, got);
                if (same < run.Count) return Difference(wanted, got, same, same);
                at = run.Count;
            }
            else if (isLast)
            {
                if (got.Count - at >= run.Count && Matches(run, got, got.Count - run.Count)) return null;
                return Difference(wanted, got, start + SameAtEnd(run, got, at), got.Count - Math.Min(run.Count, got.Count - at) + SameAtEnd(run, got, at));
            }
            else
            {
                var place = at;
                while (place + run.Count <= got.Count && !Matches(run, got, place)) place++;
                if (place + run.Count > got.Count) return Difference(wanted, got, start, at);
                at = place + run.Count;
            }
            if (isLast) return at == got.Count ? null : Difference(wanted, got, end, at);
            start = end + 1;
        }
    }

    private static int SameAtEnd(List<string> run, List<string> got, int at)
    {
        var length = Math.Min(run.Count, got.Count - at);
        for (var i = 0; i < length; i++)
        {
            if (run[i] != got[got.Count - length + i]) return i;
        }
        return Math.Min(length, run.Count - 1);
    }

    private static bool Matches(List<string> run, List<string> got, int at)
    {
        for (var i = 0; i < run.Count; i++)
        {
            if (run[i] != got[at + i]) return false;
        }
        return true;
    }

    private static int CommonStart(List<string> a, List<string> b)
    {
        var same = 0;
        while (same < a.Count && same < b.Count && a[same] == b[same]) same++;
        return same;
    }

    private static OutputDifference Difference(List<string> wanted, List<string> got, int wantedAt, int gotAt)
    {
        var (wantedEnd, gotEnd) = (wanted.Count, got.Count);
        while (wantedEnd > wantedAt && gotEnd > gotAt && wanted[wantedEnd - 1] == got[gotEnd - 1]) (wantedEnd, gotEnd) = (wantedEnd - 1, gotEnd - 1);
        var detail = new StringBuilder();
        for (var i = Math.Max(0, wantedAt - Context); i < wantedAt; i++) Append(detail, ' ', wanted[i]);
        AppendAll(detail, '-', wanted, wantedAt, wantedEnd);
        AppendAll(detail, '+', got, gotAt, gotEnd);
        for (var i = wantedEnd; i < Math.Min(wanted.Count, wantedEnd + Context); i++) Append(detail, ' ', wanted[i]);
        return new OutputDifference(
            wantedAt, wantedAt < wanted.Count ? wanted[wantedAt] : null, gotAt < got.Count ? got[gotAt] : null, detail.ToString().TrimEnd('\n'));
    }

    private static void AppendAll(StringBuilder detail, char sign, List<string> lines, int from, int to)
    {
        var shown = Math.Min(to, from + MostLines);
        for (var i = from; i < shown; i++) Append(detail, sign, lines[i]);
        if (shown < to) Append(detail, sign, string.Create(CultureInfo.InvariantCulture, $"… and {to - shown} more lines"));
    }

    private static void Append(StringBuilder detail, char sign, string line) =>
        detail.Append(sign).Append(' ').Append(line.Length > LongestLine ? string.Concat(line.AsSpan(0, LongestLine), "…") : line).Append('\n');
}
