using System.Buffers;

namespace StaticGen.Content.Markdown;

/// <summary>Finds e-mail addresses in running text, which become links as on GitHub.</summary>
/// <remarks>"Extended email autolink" of the GitHub Flavored Markdown specification, 0.29; that the last character is a letter is what its implementation asks, so that
/// <c>numpy@2.1</c> is none.</remarks>
internal static class EmailAddresses
{
    private static readonly SearchValues<char> LocalPart = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-_+");

    /// <summary>The first address in <paramref name="text"/>.</summary>
    /// <returns>False when there is none.</returns>
    public static bool TryFind(ReadOnlySpan<char> text, out Range address)
    {
        var from = 0;
        while (true)
        {
            var at = text[from..].IndexOf('@');
            if (at < 0)
            {
                address = default;
                return false;
            }
            at += from;
            var start = text[from..at].LastIndexOfAnyExcept(LocalPart) + 1 + from;
            var end = at + 1;
            var dots = 0;
            while (end < text.Length)
            {
                var c = text[end];
                if (c == '.' && end + 1 < text.Length && char.IsAsciiLetterOrDigit(text[end + 1])) dots++;
                else if (!char.IsAsciiLetterOrDigit(c) && c is not ('-' or '_')) break;
                end++;
            }
            address = start..end;
            if (start < at && dots > 0 && char.IsAsciiLetter(text[end - 1]) && !(end < text.Length && text[end] == '@')) return true;
            from = at + 1;
        }
    }
}
