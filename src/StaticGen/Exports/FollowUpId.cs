using System.Security.Cryptography;
using System.Text;
using StaticGen.Sources;

namespace StaticGen.Exports;

/// <summary>
/// The id of a follow-up question, which has no name of its own: a short hash of its letters and digits. It stays when follow-ups change
/// places, and when only case, punctuation or mark-up of one changes; with other words it is another question.
/// </summary>
internal static class FollowUpId
{
    private const string Alphabet = "abcdefghijklmnopqrstuvwxyz234567";

    /// <param name="question">The follow-up question as plain text.</param>
    /// <returns>Four letters or digits: enough to tell the follow-ups of one question apart.</returns>
    public static string Of(string question)
    {
        var words = new StringBuilder(question.Length);
        foreach (var rune in NormalForm.Of(question, NormalizationForm.FormKC).EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune)) words.Append(Rune.ToLowerInvariant(rune));
        }
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(words.ToString()));
        Span<char> id = stackalloc char[4];
        for (var i = 0; i < id.Length; i++) id[i] = Alphabet[hash[i] & 31];
        return id.ToString();
    }
}
