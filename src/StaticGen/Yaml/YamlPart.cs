using StaticGen.Sources;

namespace StaticGen.Yaml;

/// <summary>Whole lines of a source.</summary>
/// <param name="Start">Offset of the first line's first character.</param>
/// <param name="End">Offset behind the last line's break.</param>
internal readonly record struct YamlPart(int Start, int End)
{
    /// <summary>Divides a block of keys where lines begin that are not indented.</summary>
    public static List<YamlPart> ByTopLevelKey(SourceText source, YamlPart whole)
    {
        var parts = new List<YamlPart>();
        var start = whole.Start;
        for (var line = source.At(whole.Start).Line + 1; line <= source.LineCount && source.LineStart(line) < whole.End; line++)
        {
            if (!BeginsKey(source.Line(line))) continue;
            parts.Add(new YamlPart(start, source.LineStart(line)));
            start = source.LineStart(line);
        }
        parts.Add(new YamlPart(start, whole.End));
        return parts;
    }

    /// <summary>The word with which the first line that is neither blank nor a comment begins, or null.</summary>
    public static string? FirstWord(SourceText source, YamlPart part)
    {
        for (var line = source.At(part.Start).Line; line <= source.LineCount && source.LineStart(line) < part.End; line++)
        {
            var text = source.Line(line);
            var trimmed = text.Trim();
            if (trimmed.IsEmpty || trimmed[0] == '#') continue;
            var end = trimmed.IndexOfAny(": \t");
            return (end < 0 ? trimmed : trimmed[..end]).ToString();
        }
        return null;
    }

    // A hyphen may stand below its key without indentation; a bracket or quote at the line's start closes what began above.
    private static bool BeginsKey(ReadOnlySpan<char> line) =>
        line.Length > 0 && !char.IsWhiteSpace(line[0]) && line[0] is not ('#' or ']' or '}' or ',') && !IsItem(line);

    private static bool IsItem(ReadOnlySpan<char> line) => line[0] == '-' && (line.Length == 1 || line[1] is ' ' or '\t');
}
