using System.Collections.Immutable;
using System.Text;

namespace StaticGen.Search;

/// <summary>
/// How numbers and terms are written into the index's JSON strings: in characters that JSON does not escape, column by column, so that
/// a server's compression finds the regularities. <c>docs/search-index.md</c> describes the forms; <c>search/index-client.js</c> reads them.
/// </summary>
internal static class IndexEncoding
{
    private const int LastDigits = 46;
    private const int OtherDigits = 45;
    private const int LongestSharedPrefix = 15;
    private const int MostDropped = 9;

    /// <summary>Appends a number from 0 up: digits of base 45 and a last one of base 46 from another part of the alphabet.</summary>
    public static void AppendNumber(IndexColumn column, int number)
    {
        if (number < LastDigits)
        {
            column.Append(Symbol(number));
            return;
        }
        Span<byte> digits = stackalloc byte[8];
        var at = digits.Length;
        digits[--at] = Symbol(number % LastDigits);
        for (number /= LastDigits; number > 0; number /= OtherDigits) digits[--at] = Symbol(LastDigits + (number % OtherDigits));
        column.Append(digits[at..]);
    }

    /// <summary>The character for a value from 0 to 90: those from <c>#</c> to <c>~</c> without the backslash.</summary>
    public static byte Symbol(int value) => (byte)(value + (value < '\\' - '#' ? '#' : '#' + 1));

    /// <summary>
    /// Appends a term's forms. A capital letter begins each: <c>A</c> to <c>P</c> a term's first form, telling how many characters
    /// it shares with the first form before it (0 to 15); <c>Q</c> to <c>Z</c> a further form, telling how many to drop from the end
    /// of the one before it (0 to 9). Forms have no capital letters.
    /// </summary>
    /// <param name="column">Takes the encoding.</param>
    /// <param name="forms">Forms of one term.</param>
    /// <param name="previous">First form of the term before.</param>
    public static void AppendForms(IndexColumn column, ImmutableArray<string> forms, string previous)
    {
        var shared = Math.Min(CommonPrefix(forms[0], previous), LongestSharedPrefix);
        column.Append((byte)('A' + shared));
        column.Append(forms[0].AsSpan(shared));
        var last = forms[0];
        foreach (var form in forms.AsSpan(1, forms.Length - 1))
        {
            var kept = CommonPrefix(form, last);
            if (last.Length - kept > MostDropped) continue;
            column.Append((byte)('Q' + last.Length - kept));
            column.Append(form.AsSpan(kept));
            last = form;
        }
    }

    private static int CommonPrefix(string a, string b) => a.AsSpan().CommonPrefixLength(b);

    /// <summary>The part of an address that follows from a title: folded, runs of other characters than a-z and 0-9 as one hyphen.</summary>
    public static string Slug(string title)
    {
        var slug = new StringBuilder(title.Length);
        foreach (var c in title)
        {
            if (char.IsAsciiLetterOrDigit(c)) slug.Append(char.ToLowerInvariant(c));
            else if (slug.Length > 0 && slug[^1] != '-') slug.Append('-');
        }
        return slug.ToString().TrimEnd('-');
    }
}
