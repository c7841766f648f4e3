using System.Globalization;
using System.Text;

namespace StaticGen.Yaml;

/// <summary>Writes values as an author would, for hints that can be pasted.</summary>
internal static class YamlText
{
    /// <summary>The longest text that a message repeats, in UTF-16 code units.</summary>
    private const int LongestShown = 80;

    /// <summary><paramref name="text"/> in quotes: double ones unless it holds a double quote or a backslash.</summary>
    public static string Quote(string text)
    {
        if (text.AsSpan().IndexOfAny('"', '\\') < 0) return $"\"{text}\"";
        return $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";
    }

    /// <summary><paramref name="text"/> as a value: quoted only when it must be.</summary>
    public static string Value(string text)
    {
        if (text.Length == 0 || char.IsWhiteSpace(text[0]) || char.IsWhiteSpace(text[^1])) return Quote(text);
        if ("-?:,[]{}#&*!|>'\"%@`".Contains(text[0], StringComparison.Ordinal)) return Quote(text);
        if (text[^1] == ':' || text.Contains(": ", StringComparison.Ordinal) || text.Contains(" #", StringComparison.Ordinal)) return Quote(text);
        if (text.AsSpan().IndexOfAny(",[]{}") >= 0) return Quote(text);
        return YamlScalarKinds.Of(text) == YamlScalarKind.Text ? text : Quote(text);
    }

    /// <summary>For messages: one line, cut when long, control characters shown by their number.</summary>
    public static string Show(string text)
    {
        var needsCare = text.Length > LongestShown;
        foreach (var c in text)
        {
            needsCare |= NeedsEscape(c);
        }
        if (!needsCare) return text;

        var shown = new StringBuilder(LongestShown + 16);
        foreach (var c in text)
        {
            if (shown.Length >= LongestShown)
            {
                if (char.IsHighSurrogate(shown[^1])) shown.Length--;
                shown.Append("...");
                break;
            }
            if (c == '\n') shown.Append(' ');
            else if (NeedsEscape(c)) shown.Append(Name(c));
            else shown.Append(c);
        }
        return shown.ToString();
    }

    /// <summary>The name of a character in the form <c>U+001B</c>.</summary>
    public static string Name(char c) => "U+" + ((int)c).ToString("X4", CultureInfo.InvariantCulture);

    // Format characters turn the direction of text around or vanish: a message must show that they are there.
    private static bool NeedsEscape(char c) => char.IsControl(c) || char.GetUnicodeCategory(c) == UnicodeCategory.Format;
}
