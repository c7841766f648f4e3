using System.Globalization;
using System.Text;
using StaticGen.Sources;

namespace StaticGen.Content.Markdown;

/// <summary>Gives out ids of which no two on a page are the same.</summary>
/// <remarks>
/// The rules are those by which GitHub makes anchors, as far as the library <c>github-slugger</c> documents them: lower case, all but letters,
/// marks, decimal and letter numbers, connecting punctuation, <c>-</c> and space removed, a hyphen for each space; a repeated one gets <c>-1</c>, <c>-2</c> and so on.
/// </remarks>
internal sealed class HeadingIds
{
    /// <summary>Every id given out, with the number of its last copy.</summary>
    private readonly Dictionary<string, int> _taken = new(StringComparer.Ordinal);

    /// <summary>All ids given out so far, in no order.</summary>
    public IReadOnlyCollection<string> All => _taken.Keys;

    /// <summary>Takes <paramref name="id"/> as it is, or returns false when it is given out already.</summary>
    public bool TryTake(string id) => _taken.TryAdd(id, 0);

    /// <summary>The id for a heading of the given plain text.</summary>
    public string For(string text)
    {
        var slug = Slug(text);
        return Unique(slug.Length == 0 ? "section" : slug);
    }

    /// <summary><paramref name="id"/> itself, or with the first number behind it that makes it unique.</summary>
    public string Unique(string id)
    {
        if (_taken.TryAdd(id, 0)) return id;
        var copy = _taken[id];
        string numbered;
        do
        {
            copy++;
            numbered = string.Create(CultureInfo.InvariantCulture, $"{id}-{copy}");
        }
        while (!_taken.TryAdd(numbered, 0));
        _taken[id] = copy;
        return numbered;
    }

    /// <summary>The id by GitHub's rules, without regard to others; empty when nothing of the text is left.</summary>
    public static string Slug(string text)
    {
        var slug = new StringBuilder(text.Length);
        Span<char> utf16 = stackalloc char[2];
        var lettersBefore = false;
        var index = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            index += rune.Utf16SequenceLength;
            if (rune.Value == ' ')
            {
                slug.Append('-');
                lettersBefore = false;
                continue;
            }
            if (!IsKept(rune)) continue;
            switch (rune.Value)
            {
                // The two letters whose lower case in JavaScript depends on more than the letter.
                case 0x130:
                    slug.Append("i\u0307");
                    break;
                case 0x3A3:
                    slug.Append(lettersBefore && !StartsWithLetter(text.AsSpan(index)) ? '\u03C2' : '\u03C3');
                    break;
                default:
                    slug.Append(utf16[..Rune.ToLowerInvariant(rune).EncodeToUtf16(utf16)]);
                    break;
            }
            if (Rune.IsLetter(rune)) lettersBefore = true;
        }
        return RecurringText.Of(slug.ToString());
    }

    private static bool StartsWithLetter(ReadOnlySpan<char> text) =>
        Rune.DecodeFromUtf16(text, out var rune, out _) == System.Buffers.OperationStatus.Done && Rune.IsLetter(rune);

    private static bool IsKept(Rune rune)
    {
        if (rune.IsAscii) return char.IsAsciiLetterOrDigit((char)rune.Value) || rune.Value is '-' or '_';
        return Rune.GetUnicodeCategory(rune) is
            UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter or
            UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter or
            UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark or
            UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber or UnicodeCategory.ConnectorPunctuation;
    }
}
