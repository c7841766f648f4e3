using System.Collections.Concurrent;
using System.Text;

namespace StaticGen.Search;

/// <summary>
/// Makes letters comparable: lower case, without accents, full-width and ligature forms as plain letters. Stated in words in
/// <c>docs/search-index.md</c>, since no platform's own lower-casing agrees with another's; the browser's twin is <c>search/analyzer.js</c>.
/// </summary>
internal static class TextFolding
{
    /// <summary>
    /// Code points above ASCII that separate words: first and last of each range. Written out, because tables of Unicode's
    /// versions differ between platforms.
    /// </summary>
    private static readonly int[] Separators =
    [
        0x80, 0xA9, 0xAB, 0xB1, 0xB4, 0xB4, 0xB6, 0xB8, 0xBB, 0xBF, 0xD7, 0xD7, 0xF7, 0xF7, 0x2C2, 0x2DF, 0x55A, 0x55F, 0x589, 0x58A,
        0x5BE, 0x5BE, 0x5C0, 0x5C0, 0x5C3, 0x5C3, 0x5F3, 0x5F4, 0x60C, 0x60D, 0x61B, 0x61B, 0x61E, 0x61F, 0x66A, 0x66D, 0x6D4, 0x6D4,
        0x964, 0x965, 0x2000, 0x200A, 0x200E, 0x205F, 0x2061, 0x206F, 0x20A0, 0x20FF, 0x2190, 0x2BFF, 0x2E00, 0x2E7F, 0x3000, 0x3004,
        0x3008, 0x303F, 0xD800, 0xF8FF, 0xFE10, 0xFE6F, 0xFF00, 0xFF0F, 0xFF1A, 0xFF20, 0xFF3B, 0xFF40, 0xFF5B, 0xFF65, 0xFFE0, 0xFFFF,
        0x1F000, 0x1FAFF, 0xE0000, 0x10FFFF,
    ];

    // What a code point folds to never changes, so that remembering it is no state that anybody can notice.
    private static readonly ConcurrentDictionary<int, string> Known = new();

    /// <summary>The code point at <paramref name="index"/>; a lone surrogate counts as itself.</summary>
    public static int CodePointAt(ReadOnlySpan<char> text, int index, out int length)
    {
        var c = text[index];
        if (char.IsHighSurrogate(c) && index + 1 < text.Length && char.IsLowSurrogate(text[index + 1]))
        {
            length = 2;
            return char.ConvertToUtf32(c, text[index + 1]);
        }
        length = 1;
        return c;
    }

    /// <summary>Whether a code point is part of a word. Marks that fold to nothing are, so that they do not split one.</summary>
    public static bool IsLetter(int codePoint)
    {
        if (codePoint < 0x80) return codePoint is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '_';
        var low = 0;
        var high = (Separators.Length / 2) - 1;
        while (low <= high)
        {
            var middle = (low + high) / 2;
            if (codePoint < Separators[middle * 2]) high = middle - 1;
            else if (codePoint > Separators[(middle * 2) + 1]) low = middle + 1;
            else return false;
        }
        return true;
    }

    /// <summary>Whether a code point belongs to a script that is written without spaces.</summary>
    public static bool IsCjk(int codePoint) =>
        codePoint is (>= 0x3040 and <= 0x30FF) or (>= 0x3400 and <= 0x9FFF) or (>= 0xAC00 and <= 0xD7AF) or (>= 0x20000 and <= 0x3FFFF);

    /// <summary>Folds a text of letters.</summary>
    /// <param name="text">Letters; what is not is dropped above ASCII.</param>
    /// <param name="buffer">Takes the result; replaced by a larger one where it does not suffice.</param>
    public static ReadOnlySpan<char> Fold(ReadOnlySpan<char> text, ref char[] buffer)
    {
        if (buffer.Length < text.Length + 1) buffer = new char[text.Length * 2];
        var length = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c < 0x80)
            {
                Reserve(ref buffer, length + 1);
                buffer[length++] = c is >= 'A' and <= 'Z' ? (char)(c | 0x20) : c;
                continue;
            }
            var codePoint = CodePointAt(text, i, out var width);
            i += width - 1;
            var folded = Known.GetOrAdd(codePoint, static p => FoldPoint(p));
            Reserve(ref buffer, length + folded.Length);
            folded.CopyTo(buffer.AsSpan(length));
            length += folded.Length;
        }
        return buffer.AsSpan(0, length);
    }

    private static void Reserve(ref char[] buffer, int length)
    {
        if (length > buffer.Length) Array.Resize(ref buffer, length * 2);
    }

    private static string FoldPoint(int codePoint)
    {
        if (IsMark(codePoint) || codePoint is (>= 0x200B and <= 0x200D) or 0x2060 or (>= 0xFE00 and <= 0xFE0F) or 0xFEFF) return "";
        if (codePoint is >= 0xD800 and <= 0xDFFF) return "";
        var text = char.ConvertFromUtf32(codePoint);
        if (codePoint is (>= 0xA0 and <= 0x2FFF) or (>= 0xF900 and <= 0xFFEF)) text = text.Normalize(NormalizationForm.FormKD);
        var result = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (IsMark(rune.Value) || !IsLetter(rune.Value)) continue;
            var lower = rune.Value is < 0x590 or (>= 0x1E00 and <= 0x1FFF) ? Rune.ToLowerInvariant(rune) : rune;
            _ = lower.Value switch
            {
                'ß' => result.Append("ss"),
                'æ' => result.Append("ae"),
                'œ' => result.Append("oe"),
                'ø' => result.Append('o'),
                'đ' => result.Append('d'),
                'ł' => result.Append('l'),
                'ı' => result.Append('i'),
                'ð' => result.Append('d'),
                'þ' => result.Append("th"),
                _ => result.Append(lower.ToString()),
            };
        }
        return result.ToString();
    }

    private static bool IsMark(int codePoint) => codePoint is >= 0x300 and <= 0x36F;
}
