namespace StaticGen.Content.Markdown;

/// <summary>Finds lines that open more blocks than can be read, before they are parsed, so that the line can be named.</summary>
internal static class NestingGuard
{
    /// <summary>How many quote and list markers a line may begin with.</summary>
    private const int MaximumMarkers = MarkdigPipeline.MaximumBlockDepth / 2;

    /// <summary>Offset of the first line that begins with too many markers, or null.</summary>
    /// <remarks>Lines inside code blocks are judged as well; no code begins with thirty quote marks one after the other.</remarks>
    public static int? FindTooDeepLine(ReadOnlySpan<char> markdown)
    {
        var lineStart = 0;
        while (lineStart < markdown.Length)
        {
            var length = markdown[lineStart..].IndexOfAny('\n', '\r');
            var line = length < 0 ? markdown[lineStart..] : markdown.Slice(lineStart, length);
            if (HasTooManyMarkers(line)) return lineStart;
            if (length < 0) return null;
            lineStart += length + 1;
        }
        return null;
    }

    private static bool HasTooManyMarkers(ReadOnlySpan<char> line)
    {
        var markers = 0;
        for (var i = 0; i < line.Length; i++)
        {
            var c = line[i];
            if (c is ' ' or '\t') continue;
            var isBullet = c is '-' or '*' or '+' && i + 1 < line.Length && line[i + 1] is ' ' or '\t';
            if (c != '>' && !isBullet)
            {
                var digits = i;
                while (digits < line.Length && digits - i < 9 && char.IsAsciiDigit(line[digits])) digits++;
                if (digits == i || digits + 1 >= line.Length || line[digits] is not ('.' or ')') || line[digits + 1] is not (' ' or '\t')) return false;
                i = digits;
            }
            if (++markers > MaximumMarkers) return true;
        }
        return false;
    }
}
