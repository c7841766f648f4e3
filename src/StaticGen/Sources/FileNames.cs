using System.Buffers;
using System.Globalization;
using System.Text;

namespace StaticGen.Sources;

/// <summary>Which names every system can store and every server can serve.</summary>
internal static class FileNames
{
    private static readonly SearchValues<char> Forbidden = SearchValues.Create("\\:*?\"<>|");

    /// <summary>Why a file or folder must not have this name; null when it may.</summary>
    public static (string Why, string? Hint)? FindProblem(string name)
    {
        foreach (var rune in name.EnumerateRunes())
        {
            if (rune == Rune.ReplacementChar) return ("it is not valid UTF-8", null);
            if (Rune.IsControl(rune)) return ("it contains a control character", null);
            if ((rune.Value & 0xFFFE) == 0xFFFE || rune.Value is >= 0xFDD0 and <= 0xFDEF) return ("it contains a code that Unicode gives to no character", null);
            if (!rune.IsAscii && Rune.GetUnicodeCategory(rune) is UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator) return ("it contains an invisible character", null);
        }
        if (name.AsSpan().IndexOfAny(Forbidden) is var bad and >= 0) return ($"it contains '{name[bad]}'", null);
        if (name[^1] is '.' or ' ') return ($"it ends with a {(name[^1] == '.' ? "dot" : "space")}", $"Rename it to '{name.TrimEnd('.', ' ')}'");
        if (name[0] == ' ') return ("it begins with a space", $"Rename it to '{name.TrimStart()}'");
        return IsReservedOnWindows(name) ? ("Windows has another use for it", null) : null;
    }

    /// <remarks>learn.microsoft.com, "Naming Files, Paths, and Namespaces": also with any extension.</remarks>
    private static bool IsReservedOnWindows(string name)
    {
        var stem = name.AsSpan();
        var dot = stem.IndexOf('.');
        if (dot >= 0) stem = stem[..dot];
        Span<char> upper = stackalloc char[4];
        if (stem.Length is < 3 or > 4) return false;
        upper = upper[..stem.ToUpperInvariant(upper)];
        return upper is "CON" or "PRN" or "AUX" or "NUL"
            || (upper.Length == 4 && (upper.StartsWith("COM") || upper.StartsWith("LPT")) && upper[3] is (>= '1' and <= '9') or '¹' or '²' or '³');
    }
}
