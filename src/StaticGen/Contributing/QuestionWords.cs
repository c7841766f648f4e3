using System.Collections.Frozen;
using StaticGen.Sources;

namespace StaticGen.Contributing;

/// <summary>The words of a question that tell it from others.</summary>
internal static class QuestionWords
{
    private const int FewestWords = 2;

    private static readonly FrozenSet<string> StopWords = new[]
    {
        "a", "an", "and", "any", "are", "as", "at", "be", "between", "by", "can", "could", "describe", "did", "do", "does", "example", "explain",
        "for", "from", "give", "had", "has", "have", "how", "i", "if", "in", "into", "is", "it", "its", "may", "me", "might", "of", "on", "one", "or", "our", "over",
        "please", "provide", "should", "some", "such", "tell", "that", "the", "their", "them", "there", "these", "they", "this", "to", "use", "used",
        "using", "was", "we", "were", "what", "whats", "when", "where", "which", "who", "why", "will", "with", "would", "you", "your",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The words without those that every question has, folded to ASCII, in order; all words when hardly any is left.</summary>
    /// <param name="question">As it is asked.</param>
    /// <param name="keepsCode">Whether words in backticks count in any case: <c>with</c> is a word like others, and <c>`with`</c> a subject.</param>
    public static List<string> Telling(string question, bool keepsCode = false)
    {
        var words = new List<string>();
        var telling = new List<string>();
        var isCode = false;
        foreach (var range in question.AsSpan().Split('`'))
        {
            var first = words.Count;
            AddWords(question[range], words);
            for (var i = first; i < words.Count; i++)
            {
                if ((isCode && keepsCode) || !StopWords.Contains(words[i])) telling.Add(words[i]);
            }
            isCode = !isCode;
        }
        return telling.Count >= FewestWords ? telling : words;
    }

    private static void AddWords(string question, List<string> words)
    {
        if (!System.Text.Ascii.IsValid(question))
        {
            foreach (var word in question.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)) words.AddRange(Slugs.Suggest(word).Split('-', StringSplitOptions.RemoveEmptyEntries));
            return;
        }
        // What the line above gives, without the cost of its folding: every question of a site comes this way in every build.
        Span<char> letters = stackalloc char[Slugs.Longest];
        var length = 0;
        foreach (var c in question)
        {
            if (char.IsAsciiLetterOrDigit(c))
            {
                if (length < letters.Length) letters[length++] = char.ToLowerInvariant(c);
            }
            else if (c != '\'')
            {
                End(letters);
            }
        }
        End(letters);

        void End(ReadOnlySpan<char> word)
        {
            if (length > 0) words.Add(new string(word[..length]));
            length = 0;
        }
    }
}
