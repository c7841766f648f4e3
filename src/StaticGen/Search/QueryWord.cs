using System.Text;

namespace StaticGen.Search;

/// <summary>What may stand for a word of a query.</summary>
/// <param name="Terms">All of them must be on a page.</param>
/// <param name="Gain">What a page gains by them at most.</param>
/// <param name="Share">From 0 to 1: how far they are what was asked for.</param>
/// <param name="Kind">How they came to stand for the word.</param>
internal sealed record Alternative(string[] Terms, double Gain, double Share, MatchKind Kind);

/// <summary>One word of a query.</summary>
internal sealed class QueryWord(string text, string term, double weight, int end)
{
    /// <summary>As it was typed, folded.</summary>
    public string Text { get; } = text;

    public string Term { get; } = term;

    /// <summary>How much it counts beside the others.</summary>
    public double Weight { get; set; } = weight;

    /// <summary>Where it ends in the query.</summary>
    public int End { get; } = end;

    /// <summary>Pieces of the name that it is.</summary>
    public List<string> Parts { get; } = [];

    /// <summary>What may stand for it.</summary>
    public List<Alternative> Alternatives { get; } = [];

    /// <summary>How much a page with it is worth.</summary>
    public double Value { get; set; }

    /// <summary>Whether the index has the word just so or, for one still being typed, a form of it that begins so; then it is not misspelt.</summary>
    public bool IsSure { get; set; }

    /// <summary>The word that it was read as, when it is misspelt.</summary>
    public string? ReadAs { get; set; }

    /// <summary>The other of a British and an American spelling, or null.</summary>
    public static string? SpellingVariant(string text)
    {
        ReadOnlySpan<string> endings =
            ["e", "ed", "er", "es", "ers", "ing", "ation", "ations", "able"];
        foreach (var (from, to) in new[] { ("is", "iz"), ("iz", "is") })
        {
            foreach (var ending in endings)
            {
                if (text.EndsWith(from + ending, StringComparison.Ordinal)) return string.Concat(text.AsSpan(0, text.Length - from.Length - ending.Length), to, ending);
            }
        }
        foreach (var ending in (ReadOnlySpan<string>)["", "s", "ed", "ing"])
        {
            var stem = text.Length - 3 - ending.Length;
            if (stem < 2 || !text.EndsWith("our" + ending, StringComparison.Ordinal)) continue;
            if (char.IsAsciiLetterLower(text[stem - 1]) && char.IsAsciiLetterLower(text[stem - 2])) return new StringBuilder(text).Remove(stem + 1, 1).ToString();
        }
        return null;
    }
}
