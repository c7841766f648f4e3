using System.Text;

namespace StaticGen.Search;

/// <summary>A token of a query with its place.</summary>
/// <param name="Text">Folded.</param>
/// <param name="Term">What the index knows it by.</param>
/// <param name="IsPart">Whether it is a piece of the name before it.</param>
/// <param name="End">Where it ends in the text.</param>
internal readonly record struct QueryToken(string Text, string Term, bool IsPart, int End)
{
    /// <summary>The tokens of a text.</summary>
    public static List<QueryToken> Of(string text)
    {
        var analyzer = new Analyzer();
        var sink = new Sink(analyzer);
        analyzer.Tokenize(text, ref sink);
        return sink.Tokens;
    }

    private sealed class Sink(Analyzer analyzer) : ITokenSink
    {
        private readonly char[] _stem = new char[128];

        public List<QueryToken> Tokens { get; } = [];

        public void Add(ReadOnlySpan<char> text, bool isPart)
        {
            text.CopyTo(_stem);
            Tokens.Add(new QueryToken(text.ToString(), _stem.AsSpan(0, Stemmer.Stem(_stem, text.Length)).ToString(), isPart, analyzer.End));
        }
    }
}

/// <summary>What may stand for a word of a query.</summary>
/// <param name="Terms">All of them must be on a page.</param>
/// <param name="Gain">What a page gains by them at most.</param>
/// <param name="Share">From 0 to 1: how far they are what was asked for.</param>
/// <param name="Kind">How they came to stand for the word.</param>
internal sealed record Alternative(string[] Terms, double Gain, double Share, MatchKind Kind);

/// <summary>How a page's word came to stand for that of a query.</summary>
internal enum MatchKind
{
    /// <summary>It is the same, but for its ending.</summary>
    Exact,

    /// <summary>It is a part of the name.</summary>
    Parts,

    /// <summary>It begins so.</summary>
    Prefix,

    /// <summary>It is spelt otherwise.</summary>
    Spelling,

    /// <summary>It means the same.</summary>
    Synonym,
}

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
