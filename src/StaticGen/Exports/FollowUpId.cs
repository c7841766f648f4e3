using System.Text;
using StaticGen.Sources;

namespace StaticGen.Exports;

/// <summary>
/// The id of a follow-up question, which has no name of its own: a short hash of its letters and digits. It stays when follow-ups change
/// places, and when only case, punctuation or mark-up of one changes; with other words it is another question.
/// </summary>
internal static class FollowUpId
{
    private const int LongestOnStack = 256;
    private const string Alphabet = "abcdefghijklmnopqrstuvwxyz234567";

    /// <param name="question">The follow-up question as plain text.</param>
    /// <returns>Four letters or digits: enough to tell the follow-ups of one question apart.</returns>
    public static string Of(string question)
    {
        Span<byte> hash = stackalloc byte[Fingerprint.Length];
        if (Ascii.IsValid(question) && question.Length <= LongestOnStack) HashAscii(question, hash);
        else HashFolded(question, hash);
        Span<char> id = stackalloc char[4];
        for (var i = 0; i < id.Length; i++) id[i] = Alphabet[hash[i] & 31];
        return id.ToString();
    }

    private static void HashFolded(string question, Span<byte> hash)
    {
        var words = new StringBuilder(question.Length);
        foreach (var rune in NormalForm.Of(question, NormalizationForm.FormKC).EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune)) words.Append(Rune.ToLowerInvariant(rune));
        }
        Fingerprint.Of(Encoding.UTF8.GetBytes(words.ToString()), hash);
    }

    /// <summary>The same for a text that folding leaves as it is, which most are: every build makes the id of every follow-up question.</summary>
    private static void HashAscii(string question, Span<byte> hash)
    {
        Span<byte> words = stackalloc byte[LongestOnStack];
        var length = 0;
        foreach (var c in question)
        {
            if (char.IsAsciiLetterOrDigit(c)) words[length++] = (byte)char.ToLowerInvariant(c);
        }
        Fingerprint.Of(words[..length], hash);
    }
}
