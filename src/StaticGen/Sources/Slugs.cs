using System.Globalization;
using System.Text;

namespace StaticGen.Sources;

/// <summary>Slugs: the form of file names and ids that become part of an address.</summary>
/// <remarks>Lower-case ASCII letters and digits, single hyphens between them, so that an address looks the same everywhere it is shown.</remarks>
public static class Slugs
{
    /// <summary>The most characters that a slug may have.</summary>
    public const int Longest = 80;

    /// <summary>The form as a regular expression (ECMA 262), for the JSON Schema.</summary>
    internal const string Pattern = "^[a-z0-9]+(-[a-z0-9]+)*$";

    /// <summary>Whether <paramref name="text"/> is a slug.</summary>
    public static bool IsValid(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty || text.Length > Longest || text[0] == '-' || text[^1] == '-') return false;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '-' ? text[i - 1] == '-' : !char.IsAsciiLetterLower(text[i]) && !char.IsAsciiDigit(text[i])) return false;
        }
        return true;
    }

    /// <summary>The slug nearest to <paramref name="text"/>: <c>My Page</c> gives <c>my-page</c>, <c>Café</c> gives <c>cafe</c>; empty when nothing is left.</summary>
    public static string Suggest(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length > Longest) text = text[..Longest];
        var slug = new StringBuilder(text.Length);
        foreach (var c in NormalForm.Of(text, NormalizationForm.FormD))
        {
            if (char.IsAsciiLetterOrDigit(c)) slug.Append(char.ToLowerInvariant(c));
            else if (CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark || c is '\'' or '’') continue;
            else if (slug.Length > 0 && slug[^1] != '-') slug.Append('-');
        }
        return slug.ToString().TrimEnd('-');
    }

    /// <summary>The slug of the page that a source file is: its name without extension, or its folder's name when it is <c>index.md</c>.</summary>
    /// <param name="path">Such as <c>content/python/oop/inheritance/index.md</c>.</param>
    public static string OfFile(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        var parts = path.Split('/');
        var name = parts[^1];
        var dot = name.LastIndexOf('.');
        if (dot > 0) name = name[..dot];
        return name == "index" && parts.Length > 1 ? parts[^2] : name;
    }
}
