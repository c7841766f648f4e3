using System.Collections.Frozen;
using StaticGen.Sources;

namespace StaticGen.Cli.Scaffolding;

/// <summary>Proposes a slug for a question: its words without those that every question has.</summary>
internal static class QuestionSlug
{
    /// <summary>The longest slug that is proposed, in characters.</summary>
    public const int Longest = 60;

    private const int FewestWords = 2;

    private static readonly FrozenSet<string> StopWords = new[]
    {
        "a", "an", "and", "any", "are", "as", "at", "be", "between", "by", "can", "could", "describe", "did", "do", "does", "example", "explain",
        "for", "from", "give", "had", "has", "have", "how", "i", "if", "in", "into", "is", "it", "its", "may", "me", "might", "of", "on", "one", "or", "our", "over",
        "please", "provide", "should", "some", "such", "tell", "that", "the", "their", "them", "there", "these", "they", "this", "to", "use", "used",
        "using", "was", "we", "were", "what", "whats", "when", "where", "which", "who", "why", "will", "with", "would", "you", "your",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>A slug of at most 60 characters, cut between words; empty when the question has no letter that a slug may have.</summary>
    public static string Propose(string question) => Join(TellingWords(question));

    /// <summary>The words that tell questions apart, folded to ASCII; all words when hardly any does.</summary>
    public static string[] TellingWords(string question)
    {
        var words = question.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(static word => Slugs.Suggest(word).Split('-', StringSplitOptions.RemoveEmptyEntries))
            .ToArray();
        var telling = words.Where(static word => !StopWords.Contains(word)).ToArray();
        return telling.Length >= FewestWords ? telling : words;
    }

    private static string Join(string[] words)
    {
        var slug = "";
        foreach (var word in words)
        {
            var longer = slug.Length == 0 ? word : $"{slug}-{word}";
            if (longer.Length > Longest) return slug.Length == 0 ? longer[..Longest] : slug;
            slug = longer;
        }
        return slug;
    }
}
