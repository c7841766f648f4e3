using System.Globalization;
using System.Text;

namespace StaticGen.Cli.Printing;

/// <summary>Text from content as it may be shown on a terminal or in a log that a machine reads.</summary>
/// <remarks>
/// Control characters could drive the terminal, bidirectional controls could show another text than there is ("Trojan Source", CVE-2021-42574), and
/// lines that begin with <c>::</c> or hold <c>##[</c> are commands to GitHub's runner. All of them become escapes that one can see.
/// </remarks>
internal static class SafeText
{
    /// <summary>The text on one line, with escapes in place of what is dangerous or invisible.</summary>
    public static string OneLine(string text)
    {
        if (IsPlain(text)) return text;
        var safe = new StringBuilder(text.Length + 16);
        Append(safe, text);
        if (safe.ToString().AsSpan().TrimStart().StartsWith("::", StringComparison.Ordinal))
            safe.Replace("::", "\\x3a:", 0, safe.ToString().IndexOf("::", StringComparison.Ordinal) + 2);
        return safe.ToString();
    }

    /// <summary>Appends <paramref name="text"/>, made safe, whatever stands before it.</summary>
    public static void Append(StringBuilder safe, ReadOnlySpan<char> text)
    {
        while (!text.IsEmpty)
        {
            if (text.StartsWith("##[", StringComparison.Ordinal))
            {
                safe.Append("##\\x5b");
                text = text[3..];
                continue;
            }
            var status = Rune.DecodeFromUtf16(text, out var rune, out var length);
            if (status != System.Buffers.OperationStatus.Done) safe.Append(CultureInfo.InvariantCulture, $"\\u{{{(int)text[0]:x}}}");
            else if (IsDangerous(rune)) safe.Append(Escape(rune));
            else safe.Append(text[..length]);
            text = text[length..];
        }
    }

    /// <summary>Whether the character must not be shown as it is.</summary>
    public static bool IsDangerous(Rune rune)
    {
        if (rune.Value is >= ' ' and < '\x7f') return false;
        // Joiners are part of words and emoji, and harmless.
        if (rune.Value is 0x200C or 0x200D) return false;
        return Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format
            or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Surrogate;
    }

    /// <summary>The character as an escape: <c>\t</c>, <c>\x1b</c>, <c>\u{202e}</c>.</summary>
    public static string Escape(Rune rune) => rune.Value switch
    {
        '\t' => "\\t",
        '\n' => "\\n",
        '\r' => "\\r",
        <= 0xff => string.Create(CultureInfo.InvariantCulture, $"\\x{rune.Value:x2}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"\\u{{{rune.Value:x}}}"),
    };

    private static bool IsPlain(string text)
    {
        foreach (var character in text)
        {
            if (character is < ' ' or > '~') return false;
        }
        return !text.Contains("##[", StringComparison.Ordinal) && !text.AsSpan().TrimStart().StartsWith("::", StringComparison.Ordinal);
    }
}
