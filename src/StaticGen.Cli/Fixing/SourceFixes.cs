using System.Collections.Immutable;
using System.Text;
using StaticGen.Diagnostics;
using StaticGen.Sources;

namespace StaticGen.Cli.Fixing;

/// <summary>The edits by which findings can be mended, file by file.</summary>
internal static class SourceFixes
{
    /// <summary>A file with the edits made.</summary>
    /// <param name="Path">Path below the site's root.</param>
    /// <param name="Bytes">The file as it would be written; a byte order mark and line ends stay.</param>
    /// <param name="Lines">The lines that change, in order.</param>
    public sealed record FixedFile(string Path, byte[] Bytes, ImmutableArray<FixedLine> Lines);

    /// <summary>A line before and after.</summary>
    /// <param name="Number">From 1.</param>
    /// <param name="Old">Without its line break.</param>
    /// <param name="New">Without its line break.</param>
    /// <param name="Codes">Codes of what was mended, such as <c>SG2007</c>.</param>
    public sealed record FixedLine(int Number, string Old, string New, string Codes);

    /// <summary>Makes the edits that fit the text as it is. Of two that touch, the first is made: the other may not hold any more.</summary>
    public static ImmutableArray<FixedFile> Make(ImmutableArray<Diagnostic> findings, SourceTree sources)
    {
        var files = ImmutableArray.CreateBuilder<FixedFile>();
        foreach (var group in findings.Where(static f => f.Fix is not null).GroupBy(static f => f.At.Path, StringComparer.Ordinal))
        {
            if (sources.Find(group.Key) is not { } file || SourceText.Decode(file, out _) is not { } text) continue;
            if (Make(file, text, group) is { } made) files.Add(made);
        }
        return files.ToImmutable();
    }

    private static FixedFile? Make(SourceFile file, SourceText text, IEnumerable<Diagnostic> findings)
    {
        var edits = new List<(int Start, TextEdit Edit, string Code)>();
        foreach (var finding in findings)
        {
            var edit = finding.Fix!;
            var start = edit.Start ?? (finding.At is { Line: > 0, Column: > 0 } at && at.Line <= text.LineCount ? text.LineStart(at.Line) + at.Column - 1 : -1);
            if (start >= edit.Behind.Length && Stands(text.Text, edit.Behind, start - edit.Behind.Length) && Stands(text.Text, edit.Old, start)) edits.Add((start, edit, finding.Code));
        }
        var changed = new StringBuilder();
        var byLine = new SortedDictionary<int, List<(int Start, TextEdit Edit, string Code)>>();
        var end = 0;
        foreach (var one in edits.OrderBy(static e => e.Start).ThenByDescending(static e => e.Edit.Old.Length))
        {
            if (one.Start < end) continue;
            changed.Append(text.Text, end, one.Start - end).Append(one.Edit.New);
            end = one.Start + one.Edit.Old.Length;
            var line = text.At(one.Start).Line;
            if (!byLine.TryGetValue(line, out var list)) byLine.Add(line, list = []);
            list.Add(one);
        }
        if (byLine.Count == 0) return null;
        changed.Append(text.Text, end, text.Text.Length - end);
        var mark = file.Bytes.Span.StartsWith("\uFEFF"u8) ? "\uFEFF" : "";
        return new FixedFile(file.Path, Encoding.UTF8.GetBytes(mark + changed), [.. byLine.Select(l => Line(text, l.Key, l.Value))]);
    }

    private static bool Stands(string text, string part, int at) => at + part.Length <= text.Length && string.CompareOrdinal(text, at, part, 0, part.Length) == 0;

    private static FixedLine Line(SourceText text, int number, List<(int Start, TextEdit Edit, string Code)> edits)
    {
        var old = text.Line(number).ToString();
        var changed = new StringBuilder(old);
        foreach (var (start, edit, _) in Enumerable.Reverse(edits)) changed.Remove(start - text.LineStart(number), edit.Old.Length).Insert(start - text.LineStart(number), edit.New);
        return new FixedLine(number, old, changed.ToString(), string.Join(", ", edits.Select(static e => e.Code).Distinct(StringComparer.Ordinal)));
    }
}
