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
