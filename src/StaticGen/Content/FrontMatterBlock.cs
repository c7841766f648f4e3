using System.Collections.Immutable;
using System.Text;
using StaticGen.Diagnostics;
using StaticGen.Sources;

namespace StaticGen.Content;

/// <summary>Finds the lines between the two <c>---</c> on top of a page.</summary>
/// <param name="Start">Offset of the first line of YAML.</param>
/// <param name="End">Offset behind it; equal to <paramref name="Start"/> when there is nothing to read.</param>
/// <param name="BodyStart">Offset of the page's body.</param>
/// <param name="IsWhole">False when it is missing, empty, unclosed or too large, which is reported; what is there may be guessed from.</param>
internal readonly record struct FrontMatterBlock(int Start, int End, int BodyStart, bool IsWhole)
{
    /// <summary>The most that is read, in bytes of UTF-8.</summary>
    public const int Largest = 16 * 1024;

    public static FrontMatterBlock Find(SourceText source, string example, ImmutableArray<Diagnostic>.Builder diagnostics)
    {
        var opening = FirstLineWithText(source);
        var first = source.Line(opening).TrimStart('\uFEFF');
        if (!IsFence(first))
        {
            var looksLikeFence = opening == 1 && LooksLikeFence(first);
            diagnostics.Add(looksLikeFence
                ? FrontMatterDiagnostics.NotAFence(source.At(0, first.Length), first.ToString())
                : FrontMatterDiagnostics.Missing(source.At(0), example));
            return looksLikeFence ? Guess(source) : new FrontMatterBlock(0, 0, 0, IsWhole: false);
        }
        var at = source.At(source.LineStart(opening), 3);
        if (opening > 1) diagnostics.Add(FrontMatterDiagnostics.NotOnFirstLine(at));
        var start = LineEnd(source, opening);
        for (var line = opening + 1; line <= source.LineCount; line++)
        {
            if (!IsFence(source.Line(line))) continue;
            var block = new FrontMatterBlock(start, source.LineStart(line), LineEnd(source, line), IsWhole: true);
            if (IsTooLarge(source, block))
            {
                diagnostics.Add(FrontMatterDiagnostics.TooLarge(at));
                return block with { End = start, IsWhole = false };
            }
            if (HasKeys(source, opening, line)) return block;
            diagnostics.Add(FrontMatterDiagnostics.Empty(at, example));
            return block with { IsWhole = false };
        }
        var guess = Guess(source);
        diagnostics.Add(FrontMatterDiagnostics.Unclosed(source.At(0, 3), source.At(guess.End).Line, NearFence(source)));
        return IsTooLarge(source, guess) ? guess with { End = guess.Start } : guess;
    }

    /// <summary>The lines that look like YAML: up to the first that is blank, a heading, or hyphens.</summary>
    private static FrontMatterBlock Guess(SourceText source)
    {
        var line = 2;
        while (line <= source.LineCount && LooksLikeYaml(source.Line(line))) line++;
        var start = LineEnd(source, 1);
        var end = line <= source.LineCount ? source.LineStart(line) : source.Text.Length;
        var body = line <= source.LineCount && LooksLikeFence(source.Line(line)) ? LineEnd(source, line) : end;
        return new FrontMatterBlock(start, Math.Max(start, end), Math.Max(start, body), IsWhole: false);
    }

    private static bool LooksLikeYaml(ReadOnlySpan<char> line)
    {
        if (line.Trim().IsEmpty || LooksLikeFence(line)) return false;
        return line[0] is ' ' or '\t' or '-' or ']' or '}' || line.Contains(": ", StringComparison.Ordinal) || line.TrimEnd()[^1] == ':';
    }

    private static int FirstLineWithText(SourceText source)
    {
        for (var line = 1; line <= source.LineCount; line++)
        {
            if (!source.Line(line).Trim().IsEmpty) return line;
        }
        return 1;
    }

    private static bool IsFence(ReadOnlySpan<char> line) => line.StartsWith("---", StringComparison.Ordinal) && line[3..].Trim(" \t").IsEmpty;

    /// <summary>What editors and habits make of three hyphens: two or four of them, dashes, plus signs, a space before.</summary>
    private static bool LooksLikeFence(ReadOnlySpan<char> line)
    {
        line = line.Trim();
        return (line.Length >= 2 || line is "—") && line.IndexOfAnyExcept("-–—") < 0 || line is "+++" or "...";
    }

    private static int NearFence(SourceText source)
    {
        for (var line = 2; line <= source.LineCount; line++)
        {
            if (LooksLikeFence(source.Line(line))) return line;
        }
        return 0;
    }

    private static bool HasKeys(SourceText source, int opening, int closing)
    {
        for (var line = opening + 1; line < closing; line++)
        {
            var text = source.Line(line).Trim();
            if (!text.IsEmpty && text[0] != '#') return true;
        }
        return false;
    }

    private static bool IsTooLarge(SourceText source, FrontMatterBlock block) =>
        block.End - block.Start > Largest || Encoding.UTF8.GetByteCount(source.Text.AsSpan(block.Start, block.End - block.Start)) > Largest;

    private static int LineEnd(SourceText source, int line) => line < source.LineCount ? source.LineStart(line + 1) : source.Text.Length;
}
