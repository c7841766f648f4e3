using StaticGen.Diagnostics;
using StaticGen.Sources;

namespace StaticGen.Content.Markdown;

/// <summary>Refuses text that would overwhelm the parser, before it is parsed, so that the line can be named.</summary>
/// <remarks>
/// It looks at lines only and judges those in code blocks as well. The limits are far beyond what people write, in code too.
/// What only the parser can see, paragraph by paragraph, is bounded by <see cref="ParagraphGuard"/>.
/// </remarks>
internal static class InputGuard
{
    /// <summary>How many quote and list markers a line may begin with.</summary>
    private const int MaximumMarkers = MarkdigPipeline.MaximumBlockDepth / 2;

    /// <summary>How many link definitions a page may have; each new one is compared with all before it.</summary>
    private const int MaximumDefinitions = 5_000;

    /// <summary>For a run of lines without a blank one: definitions times lines. The rest of a paragraph is copied after each definition.</summary>
    private const long MaximumDefinitionWork = 20_000_000;

    /// <summary>How many headings may be underlined; the paragraph that each one was before is searched for among all blocks.</summary>
    private const int MaximumUnderlines = 2_000;

    /// <summary>Why <paramref name="markdown"/> cannot be read, or null when it can.</summary>
    public static Diagnostic? Check(ReadOnlySpan<char> markdown, SourceText source, int bodyStart)
    {
        var definitions = 0;
        var underlines = 0;
        long linesInRun = 0;
        long definitionsInRun = 0;
        var lineStart = 0;
        while (lineStart < markdown.Length)
        {
            var length = markdown[lineStart..].IndexOfAny('\n', '\r');
            var line = length < 0 ? markdown[lineStart..] : markdown.Slice(lineStart, length);
            if (HasTooManyMarkers(line)) return MarkdownDiagnostics.TooDeep(source.At(bodyStart + lineStart));
            if (line.IsWhiteSpace())
            {
                linesInRun = definitionsInRun = 0;
            }
            else
            {
                if (linesInRun > 0 && IsUnderline(line) && ++underlines > MaximumUnderlines)
                    return MarkdownDiagnostics.TooManyUnderlines(source.At(bodyStart + lineStart), MaximumUnderlines);
                linesInRun++;
                if (line.IndexOf("]:") >= 0)
                {
                    definitionsInRun++;
                    definitions++;
                }
                if (definitions > MaximumDefinitions || definitionsInRun * linesInRun > MaximumDefinitionWork)
                    return MarkdownDiagnostics.TooManyDefinitions(source.At(bodyStart + lineStart), MaximumDefinitions);
            }
            if (length < 0) return null;
            lineStart += length + 1;
        }
        return null;
    }

    private static bool IsUnderline(ReadOnlySpan<char> line)
    {
        line = line.TrimStart(" \t>").TrimEnd();
        return !line.IsEmpty && line[0] is '-' or '=' && !line.ContainsAnyExcept(line[0]);
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
            if (++markers > MaximumMarkers) return !IsThematicBreak(line);
        }
        return false;
    }

    /// <summary>Whether the line is a rule such as <c>* * *</c>, however long.</summary>
    private static bool IsThematicBreak(ReadOnlySpan<char> line)
    {
        var mark = line.TrimStart()[0];
        return mark is '-' or '*' && !line.ContainsAnyExcept(mark, ' ', '\t');
    }
}
