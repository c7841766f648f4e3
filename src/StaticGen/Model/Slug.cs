using System.Globalization;
using System.Text;

namespace StaticGen.Model;

/// <summary>The last part of an address: lower-case letters and digits of ASCII, and hyphens between them.</summary>
public static class Slug
{
    /// <summary>Whether <paramref name="text"/> can be part of an address as it is.</summary>
    public static bool IsValid(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length is 0 or > 100 || text[0] == '-' || text[^1] == '-') return false;
        foreach (var c in text)
        {
            if (!char.IsAsciiLetterLower(c) && !char.IsAsciiDigit(c) && c != '-') return false;
        }
        return true;
    }

    /// <summary>The nearest valid slug: accents removed, letters lowered, everything else a hyphen; <c>page</c> when nothing is left.</summary>
    public static string From(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var slug = new StringBuilder(text.Length);
        foreach (var c in text.Normalize(NormalizationForm.FormD))
        {
            if (char.IsAsciiLetterOrDigit(c)) slug.Append(char.ToLowerInvariant(c));
            else if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark && slug.Length > 0 && slug[^1] != '-') slug.Append('-');
        }
        var result = slug.ToString().Trim('-');
        return result.Length == 0 ? "page" : result.Length > 100 ? result[..100].TrimEnd('-') : result;
    }
}
