using System.Text;
using StaticGen.Sources;

namespace StaticGen.Content;

/// <summary>A part of a source file between the comments <c># region name</c> and <c># endregion</c>, whatever begins a comment there.</summary>
internal static class CodeRegion
{
    /// <summary>The code of <paramref name="region"/> without its indentation, or of the whole file; null when there is no such region.</summary>
    /// <remarks>Lines that mark regions are left out. Regions may be nested; each ends at the <c>endregion</c> of its own level.</remarks>
    public static IncludedCode? Of(SourceText file, string? region)
    {
        var lines = new List<(string Text, int Number)>();
        var depth = 0;
        var begin = region is null ? 0 : -1;
        for (var number = 1; number <= file.LineCount; number++)
        {
            var line = file.Line(number);
            var mark = MarkOf(line);
            if (mark is { IsEnd: true })
            {
                if (begin > 0 && depth == begin) return Dedent(file.Path, lines);
                depth--;
                continue;
            }
            if (mark is { IsEnd: false } start)
            {
                depth++;
                if (begin < 0 && start.Name == region) begin = depth;
                continue;
            }
            if (begin >= 0 && !(number == file.LineCount && line.IsEmpty)) lines.Add((line.ToString(), number));
        }
        return begin < 0 ? null : Dedent(file.Path, lines);
    }

    private static (bool IsEnd, string Name)? MarkOf(ReadOnlySpan<char> line)
    {
        var text = line.Trim();
        var start = text.IndexOfAnyInRange('a', 'z');
        // A comment's beginning: one to four characters that no name begins with.
        if (start is < 1 or > 5 || !text[..start].TrimStart("#/*-;%<! ").IsEmpty) return null;
        text = text[start..];
        if (text.StartsWith("endregion", StringComparison.Ordinal) && (text.Length == 9 || text[9] is ' ' or '\t')) return (true, "");
        if (!text.StartsWith("region ", StringComparison.Ordinal)) return null;
        var name = text[7..].Trim();
        var end = name.IndexOfAny(" \t");
        return (false, (end < 0 ? name : name[..end]).ToString());
    }

    private static IncludedCode Dedent(string path, List<(string Text, int Number)> lines)
    {
        var indent = int.MaxValue;
        foreach (var (line, _) in lines)
        {
            var first = line.AsSpan().IndexOfAnyExcept(' ', '\t');
            if (first >= 0) indent = Math.Min(indent, first);
        }
        var code = new StringBuilder();
        foreach (var (line, _) in lines) code.Append(line.Length > indent ? line.AsSpan(indent) : line.AsSpan().Trim()).Append('\n');
        return new IncludedCode(code.ToString(), path, [.. lines.Select(static l => l.Number)]);
    }
}
