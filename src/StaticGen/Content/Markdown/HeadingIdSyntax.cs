using System.Buffers;
using Markdig.Parsers;
using Markdig.Syntax;

namespace StaticGen.Content.Markdown;

/// <summary>Takes <c>{#custom-id}</c> off the end of a heading's line.</summary>
internal static class HeadingIdSyntax
{
    private static readonly object Key = new();
    private static readonly SearchValues<char> NotInIds = SearchValues.Create(" \t{}#`");

    /// <summary>An id that the author wrote.</summary>
    /// <param name="Id">Not yet checked, never empty.</param>
    /// <param name="Offset">Where the id begins in the Markdown.</param>
    internal sealed record WrittenId(string Id, int Offset);

    /// <summary>The id that the author gave to <paramref name="heading"/>, or null.</summary>
    public static WrittenId? Of(HeadingBlock heading) => heading.GetData(Key) as WrittenId;

    /// <summary>Called when Markdig closes a block, before its inlines are parsed: takes the id off a heading's last line.</summary>
    public static void TakeFrom(BlockProcessor processor, Block block)
    {
        if (block is not HeadingBlock { Lines.Count: > 0 } heading) return;
        ref var line = ref heading.Lines.Lines[heading.Lines.Count - 1].Slice;
        var text = line.AsSpan();
        var trimmed = text.TrimEnd();
        if (!trimmed.EndsWith("}")) return;
        var open = trimmed.LastIndexOf("{#");
        if (open < 0 || (open > 0 && trimmed[open - 1] is not (' ' or '\t'))) return;
        var id = trimmed[(open + 2)..^1];
        // `{# a comment #}` of a template language is text like any other.
        if (id.IsEmpty || id.ContainsAny(NotInIds)) return;

        heading.SetData(Key, new WrittenId(id.ToString(), line.Start + open + 2));
        line.End = line.Start + trimmed[..open].TrimEnd().Length - 1;
    }

    /// <summary>Whether <paramref name="id"/> is a letter followed by letters, digits, <c>-</c> and <c>_</c>, all ASCII.</summary>
    public static bool IsValid(ReadOnlySpan<char> id)
    {
        if (id.IsEmpty || !char.IsAsciiLetter(id[0])) return false;
        foreach (var c in id)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('-' or '_')) return false;
        }
        return true;
    }
}
