using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace StaticGen.Search;

/// <summary>From index terms to the pages that have them.</summary>
internal sealed class InvertedIndex
{
    private const int MostForms = 6;

    /// <summary>So many pages are worth a collector of their own: each meets all frequent words anew, which are most of what a small site has, and what they found must be merged.</summary>
    private const int PagesPerCollector = 128;

    private readonly int[] _starts;
    private readonly Posting[] _postings;

    private InvertedIndex(int documents, ImmutableArray<IndexTerm> terms, int[] starts, Posting[] postings)
    {
        Documents = documents;
        Terms = terms;
        _starts = starts;
        _postings = postings;
    }

    /// <summary>Number of pages.</summary>
    public int Documents { get; }

    /// <summary>All terms, in ordinal order.</summary>
    public ImmutableArray<IndexTerm> Terms { get; }

    /// <summary>The pages that have the term of this number, in order.</summary>
    public ReadOnlySpan<Posting> Postings(int term) => _postings.AsSpan(_starts[term], _starts[term + 1] - _starts[term]);

    /// <summary>Number of the term, or -1.</summary>
    public int Find(string term)
    {
        var low = 0;
        var high = Terms.Length - 1;
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var order = string.CompareOrdinal(Terms[middle].Text, term);
            if (order == 0) return middle;
            if (order < 0) low = middle + 1;
            else high = middle - 1;
        }
        return -1;
    }

    /// <summary>Reads all pages, in parallel. The result depends on the pages and their order alone.</summary>
    public static InvertedIndex Of(IReadOnlyList<SearchDocument> documents, SearchFacets facets, CancellationToken cancellation = default)
    {
        var workers = Math.Clamp(Environment.ProcessorCount, 1, Math.Max(1, documents.Count / PagesPerCollector));
        var collectors = new TermCollector[workers];
        Parallel.For(0, workers, Workers.PerProcessor, w =>
        {
            var collector = collectors[w] = new TermCollector();
            var end = (int)((long)documents.Count * (w + 1) / workers);
            for (var i = (int)((long)documents.Count * w / workers); i < end && !cancellation.IsCancellationRequested; i++) collector.Read(i, documents[i], facets);
        });
        cancellation.ThrowIfCancellationRequested();
        return Merge(documents.Count, collectors);
    }

    private static InvertedIndex Merge(int documents, TermCollector[] collectors)
    {
        var texts = Array.ConvertAll(collectors, static c =>
        {
            var terms = new string[c.Terms];
            for (var i = 0; i < terms.Length; i++) terms[i] = c.Term(i);
            return terms;
        });
        var (sorted, maps) = Sorted(texts);

        // Collectors hold ascending ranges of pages: taking them one after another leaves each term's postings in order.
        var starts = new int[sorted.Length + 1];
        for (var c = 0; c < collectors.Length; c++) collectors[c].Log.Count(starts.AsSpan(1), maps[c]);
        for (var i = 0; i < sorted.Length; i++) starts[i + 1] += starts[i];
        var postings = new Posting[starts[^1]];
        var next = starts.AsSpan(0, sorted.Length).ToArray();
        for (var c = 0; c < collectors.Length; c++) collectors[c].Log.MoveTo(postings, next, maps[c]);
        return new InvertedIndex(documents, ImmutableCollectionsMarshal.AsImmutableArray(TermsOf(sorted, collectors, maps)), starts, postings);
    }

    /// <summary>All terms in order, and the place of each collector's terms among them.</summary>
    private static (string[] Terms, int[][] Maps) Sorted(string[][] texts)
    {
        if (texts is [var only])
        {
            // Sorted along with its terms, a collector's numbers say what became of each.
            var sorted = only.ToArray();
            var map = new int[sorted.Length];
            var numbers = new int[sorted.Length];
            for (var i = 0; i < numbers.Length; i++) numbers[i] = i;
            Array.Sort(sorted, numbers, StringComparer.Ordinal);
            for (var i = 0; i < numbers.Length; i++) map[numbers[i]] = i;
            return (sorted, [map]);
        }
        var all = new HashSet<string>(StringComparer.Ordinal);
        foreach (var terms in texts) all.UnionWith(terms);
        var union = all.ToArray();
        Array.Sort(union, StringComparer.Ordinal);
        var places = new Dictionary<string, int>(union.Length, StringComparer.Ordinal);
        for (var i = 0; i < union.Length; i++) places.Add(union[i], i);
        return (union, Array.ConvertAll(texts, terms => Array.ConvertAll(terms, t => places[t])));
    }

    private static IndexTerm[] TermsOf(string[] sorted, TermCollector[] collectors, int[][] maps)
    {
        // A chain for each term rather than a dictionary: most have one form or two, and a large site has hundreds of thousands.
        var firsts = new int[sorted.Length];
        Array.Fill(firsts, -1);
        var chained = new List<(string Text, int Weight, int Next)>();
        for (var c = 0; c < collectors.Length; c++)
        {
            for (var i = 0; i < collectors[c].Forms; i++)
            {
                var (text, term, weight) = collectors[c].FormAt(i, sorted, maps[c]);
                ref var first = ref firsts[term];
                // One collector has each form once.
                var same = c == 0 ? -1 : first;
                while (same >= 0 && chained[same].Text != text) same = chained[same].Next;
                if (same >= 0)
                {
                    chained[same] = chained[same] with { Weight = chained[same].Weight + weight };
                    continue;
                }
                chained.Add((text, weight, first));
                first = chained.Count - 1;
            }
        }
        var terms = new IndexTerm[sorted.Length];
        var forms = new List<(string Text, int Weight)>();
        for (var i = 0; i < sorted.Length; i++)
        {
            forms.Clear();
            for (var at = firsts[i]; at >= 0; at = chained[at].Next)
            {
                if (chained[at].Weight > 0) forms.Add((chained[at].Text, chained[at].Weight));
            }
            if (forms.Count > 1) forms.Sort(static (a, b) => a.Weight != b.Weight ? b.Weight.CompareTo(a.Weight) : string.CompareOrdinal(a.Text, b.Text));
            var kept = Math.Min(1, forms.Count);
            while (kept < Math.Min(MostForms, forms.Count) && forms[kept].Weight > 1) kept++;
            var texts = new string[kept];
            for (var n = 0; n < kept; n++) texts[n] = forms[n].Text;
            terms[i] = new IndexTerm(sorted[i], ImmutableCollectionsMarshal.AsImmutableArray(texts), forms.Count == 0 ? 0 : forms[0].Weight);
        }
        return terms;
    }
}

/// <summary>A normalised word.</summary>
/// <param name="Text">The stem, or a name or operator as it is.</param>
/// <param name="Forms">The words that texts have for it, the most frequent first.</param>
/// <param name="Weight">How often the most frequent form occurs, in pages, more where it stands in titles.</param>
internal sealed record IndexTerm(string Text, ImmutableArray<string> Forms, int Weight);
