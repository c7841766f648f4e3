using System.Collections.Immutable;

namespace StaticGen.Search;

/// <summary>Ranks the pages of a published index for a query; twin of <c>search/search.js</c>.</summary>
/// <remarks><c>tests/vectors/ranking.json</c> holds both to the same results.</remarks>
internal sealed class Ranker(PublishedIndex index)
{
    private const int LongestQuery = 400;
    private const int MostWords = 24;
    private const int MostPrefixMatches = 20;
    private const int Reranked = 20;
    private const double CommonWeight = 0.25;
    private const double SynonymWeight = 0.9;
    private const double RelatedWeight = 0.6;
    private const double JoinedWeight = 0.9;
    private const int MostRelatedTerms = 10;
    private const int MostCorrections = 3;
    private const int MostShardsOfBeginning = 6;
    private const double LeastShareOfBest = 0.08;
    private const int FewResults = 10;

    private readonly HashSet<string> _common = QueryToken.Of(index.Common).Select(t => t.Term).ToHashSet(StringComparer.Ordinal);
    private readonly Dictionary<string, List<SynonymPhrase>> _synonyms = ReadSynonyms(index);

    private sealed record SynonymPhrase(string[] Phrase, List<string[]> Others, double Weight);

    private sealed record Pending(QueryWord Word, string[] Terms, double Weight, bool IsUnlikely = false);

    // Near: how many pages have enough of the best one's score to be told of; Top: the best of these.
    private sealed record Ranking(List<QueryWord> Words, int Near, List<Total> Top, double Covered, bool IsClose);

    private sealed class Total(int page)
    {
        public int Page { get; } = page;
        public double Score { get; set; }
        public double Covered { get; set; }
        public List<(int Section, double Value)> Sections { get; } = [];
        public List<Match> Matches { get; } = [];
    }

    /// <summary>Searches.</summary>
    /// <param name="query">Any text.</param>
    /// <param name="limit">Most results to return.</param>
    public SearchAnswer Search(string query, int limit = 10)
    {
        if (query.Length > LongestQuery) query = query[..LongestQuery];
        index.Budget = index.Most;
        var ranking = Rank(query, limit, isThorough: false);
        // The manifest of a small site has the weightiest postings of a word only: look at all before saying that there is little or no close match.
        if (index.IsSmall && (!ranking.IsClose || ranking.Near < FewResults) && ranking.Words.Count > 0) ranking = Rank(query, limit, isThorough: true);
        return new SearchAnswer(
            [.. ranking.Top.Take(limit).Select(Hit).OfType<SearchHit>()],
            ranking.Near,
            ranking.IsClose,
            ranking.Covered,
            [.. ranking.Words.Where(w => w.ReadAs is not null).Select(w => (w.Text, w.ReadAs!))]);
    }

    /// <summary>The pages for a query, best first, and whether the best have enough of it.</summary>
    private Ranking Rank(string query, int limit, bool isThorough)
    {
        var words = Words(query, out var open);
        Expand(words, open, isThorough);
        var totals = Score(words);
        var all = words.Sum(w => w.Value * w.Weight);
        foreach (var total in totals) total.Score *= 0.4 + (0.6 * total.Covered / all);
        totals.Sort(Compare);
        var top = totals.Take(Math.Max(Reranked, limit)).ToList();
        for (var i = 0; i < Math.Min(Reranked, top.Count); i++)
        {
            if (index.Page(top[i].Page) is { } page) top[i].Score *= 1 + TitleBonus(words, page.Title);
        }
        top.Sort(Compare);
        var covered = top.Count > 0 ? top.Take(3).Max(t => t.Covered) / all : 0;
        var least = top.Count > 0 ? top[0].Score * LeastShareOfBest : 0;
        return new Ranking(words, totals.Count(t => t.Score > least), top.FindAll(t => t.Score > least), covered, covered >= LeastCovered(words, all));
    }

    /// <summary>
    /// How much of the query one of the best pages must have to be a close match: of a long query less, and more where the site lacks a
    /// word of it altogether. Measured on real questions and on queries that a site has no answer to.
    /// </summary>
    private static double LeastCovered(List<QueryWord> words, double all)
    {
        var unknown = words.Where(w => w.Weight == 1 && w.Alternatives.Count == 0).Sum(w => w.Value) / (all > 0 ? all : 1);
        return Math.Max(0.36, Math.Min(0.44, 0.53 - (0.03 * words.Count(w => w.Weight == 1)))) + (0.4 * unknown);
    }

    private SearchHit? Hit(Total total)
    {
        if (index.Page(total.Page) is not { } page) return null;
        var best = total.Sections[0];
        var sum = 0.0;
        foreach (var section in total.Sections)
        {
            sum += section.Value;
            if (section.Value > best.Value) best = section;
        }
        return new SearchHit(page, total.Score, best.Value > sum * 0.5 ? best.Section - 1 : -1, [.. total.Matches]);
    }

    // Rounded: the last bits of a logarithm differ between platforms, and pages that tie must come in the same order on all.
    private static double Rounded(Total total) => Math.Floor((total.Score * 1e6) + 0.5);

    private static int Compare(Total a, Total b) => Rounded(b).CompareTo(Rounded(a)) is not 0 and var order ? order : a.Page - b.Page;

    private double Idf(int frequency) => Math.Log(1 + ((index.Count - frequency + 0.5) / (frequency + 0.5)));

    private static Dictionary<string, List<SynonymPhrase>> ReadSynonyms(PublishedIndex index)
    {
        var byTerm = new Dictionary<string, List<SynonymPhrase>>(StringComparer.Ordinal);
        foreach (var (list, weight) in new[] { (index.Synonyms, SynonymWeight), (index.Related, RelatedWeight) })
        {
            foreach (var group in list.Split('\n', StringSplitOptions.RemoveEmptyEntries))
            {
                var phrases = group.Split('|').Select(p => QueryToken.Of(p).Where(t => !t.IsPart).Select(t => t.Term).ToArray()).Where(p => p.Length > 0).ToArray();
                foreach (var phrase in phrases)
                {
                    var others = phrases.Where(o => string.Join(' ', o) != string.Join(' ', phrase)).ToList();
                    if (!byTerm.TryGetValue(phrase[0], out var known)) byTerm.Add(phrase[0], known = []);
                    known.Add(new SynonymPhrase(phrase, others, weight));
                }
            }
        }
        return byTerm;
    }

    private List<QueryWord> Words(string query, out QueryWord? open)
    {
        var words = new List<QueryWord>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        QueryWord? word = null;
        foreach (var token in QueryToken.Of(query))
        {
            if (token.IsPart)
            {
                word?.Parts.Add(token.Term);
                continue;
            }
            word = null;
            if (words.Count == MostWords || !seen.Add(token.Term)) continue;
            words.Add(word = new QueryWord(token.Text, token.Term, _common.Contains(token.Term) ? CommonWeight : 1, token.End));
            word.Parts.AddRange(LettersAndDigits(token.Text));
        }
        if (words.TrueForAll(w => w.Weight < 1)) words.ForEach(w => w.Weight = 1);
        open = words.Count > 0 && IsOpen(query, words[^1]) ? words[^1] : null;
        return words;
    }

    /// <summary>The two pieces of a word such as <c>pep8</c>; none of others.</summary>
    private static IEnumerable<string> LettersAndDigits(string text)
    {
        var letters = text.AsSpan().IndexOfAnyExceptInRange('a', 'z');
        if (letters < 1 || text.AsSpan(letters).ContainsAnyExceptInRange('0', '9')) return [];
        return [QueryToken.Of(text[..letters])[0].Term, text[letters..]];
    }

    /// <summary>Whether the query ends with this word, so that it may be the beginning of a longer one.</summary>
    private static bool IsOpen(string query, QueryWord word) =>
        word.End == query.Length && word.Text.All(c => c >= 0x80 || char.IsAsciiLetterOrDigit(c) || c == '_');

    /// <summary>Gives each word all that may stand for it.</summary>
    private void Expand(List<QueryWord> words, QueryWord? open, bool isThorough)
    {
        var pending = FindSynonyms(words);
        var variants = words.ConvertAll(w => QueryWord.SpellingVariant(w.Text) is { } v ? QueryToken.Of(v)[0].Term : null);
        LoadFor(words, variants, pending, open, isThorough);
        for (var i = 0; i < words.Count; i++) AddMatches(words[i], variants[i], words[i] == open);
        AddCorrections(words, open);
        foreach (var word in words)
        {
            word.Value = word.Alternatives.Count > 0
                ? word.Alternatives.Where(a => a.Kind == word.Alternatives[0].Kind).Max(a => a.Gain)
                : word.Weight < 1 ? 0 : Idf(0);
        }
        foreach (var (word, terms, weight, _) in pending)
        {
            if (!AreKnown(terms)) continue;
            var own = terms.Min(Gain);
            var value = word.Alternatives.Count > 0 ? Math.Min(word.Value, own) : own;
            word.Alternatives.Add(new Alternative(terms, weight * value, weight, MatchKind.Synonym));
        }
        foreach (var word in words)
        {
            if (word.Alternatives.Count > 0 && word.Alternatives.TrueForAll(a => a.Kind == MatchKind.Synonym))
                word.Value = word.Alternatives.Max(a => a.Gain);
        }
    }

    private List<Pending> FindSynonyms(List<QueryWord> words)
    {
        var pending = new List<Pending>();
        for (var i = 0; i < words.Count; i++)
        {
            // "data base" may stand as one word.
            if (i + 1 < words.Count && words[i].Text.Length + words[i + 1].Text.Length <= Stemmer.LongestWord && IsPlain(words[i].Text) && IsPlain(words[i + 1].Text))
            {
                var joined = QueryToken.Of(words[i].Text + words[i + 1].Text).Select(t => t.Term).Take(1).ToArray();
                var isUnlikely = words[i].Weight * words[i + 1].Weight < 1;
                pending.Add(new Pending(words[i], joined, JoinedWeight, isUnlikely));
                pending.Add(new Pending(words[i + 1], joined, JoinedWeight, isUnlikely));
            }
            foreach (var (phrase, others, weight) in _synonyms.GetValueOrDefault(words[i].Term) ?? [])
            {
                if (i + phrase.Length > words.Count || !phrase.Select((t, n) => words[i + n].Term == t).All(same => same)) continue;
                for (var n = 0; n < phrase.Length; n++) pending.AddRange(others.Select(o => new Pending(words[i + n], o, weight)));
            }
        }
        return pending;
    }

    private void LoadFor(List<QueryWord> words, List<string?> variants, List<Pending> pending, QueryWord? open, bool isThorough)
    {
        var telling = words.FindAll(w => w.Weight == 1);
        if (index.IsSmall && !isThorough)
        {
            index.Load(telling.Where(w => index.Find(w.Term) is null).SelectMany(w => w.Parts.Prepend(w.Term)).Where(t => index.Find(t) is null).ToArray());
            return;
        }
        var needed = (!index.IsSmall && telling.Count > 2 ? telling : words).SelectMany(w => w.Parts.Prepend(w.Term)).Concat(variants.OfType<string>()).ToList();
        if (open is not null && !index.IsSmall) needed.AddRange(index.Shards.Where(s => s.StartsWith(open.Text, StringComparison.Ordinal)).Take(MostShardsOfBeginning - 1).Prepend(open.Text));
        var ofTelling = pending.FindAll(p => p.Word.Weight == 1 && !p.IsUnlikely);
        needed.AddRange(ofTelling.Where(p => p.Weight > RelatedWeight).SelectMany(p => p.Terms));
        needed.AddRange(ofTelling.Where(p => p.Weight <= RelatedWeight).SelectMany(p => p.Terms).Take(MostRelatedTerms));
        index.Load(needed);
    }

    private void AddMatches(QueryWord word, string? variant, bool isOpen)
    {
        // The stem of half a word, or of a misspelt one, may be that of another word, unless a word of that stem begins so.
        var own = index.Find(word.Term)?.Forms ?? [];
        var isWhole = own.Contains(word.Text, StringComparer.Ordinal);
        var isBegun = word.IsSure = isOpen ? Array.Exists(own, f => f.StartsWith(word.Text, StringComparison.Ordinal)) : isWhole;
        Add([word.Term], isWhole ? 1 : !isOpen ? 0.95 : isBegun ? 0.9 : 0.5, isWhole || !isOpen ? MatchKind.Exact : MatchKind.Prefix);
        if (variant is not null) Add([variant], 0.95, MatchKind.Spelling);
        if (word.Parts.Count > 0)
        {
            var isKnown = word.Alternatives.Count > 0;
            Add([.. word.Parts], isKnown ? 0.5 : 1, MatchKind.Parts);
            word.Parts.ForEach(part => Add([part], isKnown ? 0.3 : 0.6, MatchKind.Parts));
        }
        if (!isOpen || word.Weight != 1) return;
        var found = new List<(PublishedTerm Term, double Closeness)>();
        foreach (var term in index.Terms)
        {
            var form = Array.Find(term.Forms, f => f.StartsWith(word.Text, StringComparison.Ordinal));
            if (form is not null && term.Text != word.Term) found.Add((term, (double)word.Text.Length / form.Length));
        }
        found.Sort(static (a, b) => (a.Term.Frequency * a.Closeness) != (b.Term.Frequency * b.Closeness)
            ? (b.Term.Frequency * b.Closeness).CompareTo(a.Term.Frequency * a.Closeness) : string.CompareOrdinal(a.Term.Text, b.Term.Text));
        // All are one word to the reader: the rarest must not win for being rare.
        var gain = Idf(Math.Min(index.Count, found.Take(MostPrefixMatches).Sum(f => f.Term.Frequency)));
        foreach (var (term, closeness) in found.Take(MostPrefixMatches)) Add([term.Text], (isWhole ? 0.4 : 0.8) * (0.6 + (0.4 * closeness)), MatchKind.Prefix, gain);

        void Add(string[] terms, double share, MatchKind kind, double? gain = null)
        {
            if (AreKnown(terms)) word.Alternatives.Add(new Alternative(terms, share * (gain ?? terms.Min(Gain)), share, kind));
        }
    }

    private void AddCorrections(List<QueryWord> words, QueryWord? open)
    {
        var doubtful = words.FindAll(IsDoubtful);
        if (doubtful.Count == 0) return;
        var lexicon = index.Words(doubtful.Select(w => w.Text[0]).Concat(doubtful.Select(w => w.Text[1]))).ToArray();
        var known = new HashSet<string>(lexicon, StringComparer.Ordinal);
        var guesses = doubtful.ConvertAll(word =>
        {
            var found = Spelling.Corrections(word.Text, lexicon, word == open);
            if (found.Count == 0 && word.Term.Length > 4) found = Spelling.Corrections(word.Term, lexicon, isOpen: true);
            var halves = word.Alternatives.Count > 0 || (found.Count > 0 && found[0].Distance < 1.5) ? [] : Spelling.Halves(word.Text, known);
            var corrections = found.FindAll(c => c.Distance <= found[0].Distance + 0.5)
                .ConvertAll(c => (c.Word, c.Distance, Term: QueryToken.Of(c.Word).Select(t => t.Term).FirstOrDefault() ?? ""));
            return (Word: word, Corrections: corrections, Halves: halves);
        });
        if (!index.IsSmall)
        {
            index.Budget = MostCorrections;
            index.Load(guesses.SelectMany(g => g.Corrections.Select(c => c.Term).Concat(g.Halves.SelectMany(pair => pair))));
        }
        foreach (var (word, corrections, halves) in guesses)
        {
            if (halves.Find(AreKnown) is { } both)
            {
                word.Alternatives.Add(new Alternative(both, JoinedWeight * both.Min(Gain), JoinedWeight, MatchKind.Parts));
                continue;
            }
            var likely = corrections.FindAll(c => index.Find(c.Term) is not null && c.Term != word.Term);
            var gain = Idf(Math.Min(index.Count, likely.Sum(c => index.Find(c.Term)!.Frequency)));
            var corrected = new List<Alternative>();
            foreach (var (text, distance, term) in likely)
            {
                if (word.Alternatives.Count == 0) word.ReadAs ??= text;
                // A short word is soon another one.
                var share = 1 - (distance * 0.15) - (word.Text.Length < 6 ? 0.2 : 0);
                corrected.Add(new Alternative([term], gain * share, share, MatchKind.Spelling));
            }
            word.Alternatives.AddRange(corrected);
        }
    }

    /// <summary>Whether a word may be misspelt.</summary>
    private bool IsDoubtful(QueryWord word) =>
        (word.Alternatives.Count == 0 || (!word.IsSure && index.Find(word.Term) is not null))
        && word.Weight >= 1 && word.Text.Length >= 4 && word.Text.All(c => char.IsAsciiLetter(c) || c == '_');

    private static bool IsPlain(string text) => text.Length > 1 && !text.AsSpan().ContainsAnyExceptInRange('a', 'z');

    private bool AreKnown(string[] terms) => Array.TrueForAll(terms, t => index.Find(t) is not null);

    private double Gain(string term) => Idf(index.Find(term)?.Frequency ?? index.Count);

    private List<Total> Score(List<QueryWord> words)
    {
        var totals = new Dictionary<int, Total>();
        foreach (var word in words)
        {
            var best = new Dictionary<int, (double Value, int Section, Alternative By)>();
            foreach (var alternative in word.Alternatives)
            {
                // A name is mostly found in code, where one word says little; who asks for it just so wants these pages before those with a piece of it in the title.
                var isName = alternative.Kind == MatchKind.Exact && word.Parts.Count > 0;
                foreach (var (page, (impact, section)) in Matches(alternative.Terms))
                {
                    var value = alternative.Gain * (isName ? Math.Sqrt(impact) : impact) * word.Weight;
                    if (!best.TryGetValue(page, out var before) || value > before.Value) best[page] = (value, section, alternative);
                }
            }
            foreach (var (page, (value, section, by)) in best)
            {
                if (!totals.TryGetValue(page, out var total)) totals.Add(page, total = new Total(page));
                total.Score += value;
                total.Covered += word.Value * word.Weight * by.Share;
                var known = total.Sections.FindIndex(s => s.Section == section);
                if (known < 0) total.Sections.Add((section, value));
                else total.Sections[known] = (section, total.Sections[known].Value + value);
                total.Matches.Add(new Match(word.Text, string.Join(' ', by.Terms), by.Kind, value));
            }
        }
        return [.. totals.Values];
    }

    /// <summary>The pages on which all terms stand, with the mean of their impacts and the section of the first.</summary>
    private Dictionary<int, (double Impact, int Section)> Matches(string[] terms)
    {
        Dictionary<int, (double Impact, int Section)>? found = null;
        foreach (var term in terms)
        {
            var next = new Dictionary<int, (double Impact, int Section)>();
            foreach (var posting in index.Find(term)!.Postings)
            {
                var before = (Impact: 0.0, Section: 0);
                if (found is not null && !found.TryGetValue(posting.Page, out before)) continue;
                next[posting.Page] = ((posting.Impact / (double)Posting.HighestImpact) + before.Impact, found is null ? posting.Section : before.Section);
            }
            found = next;
        }
        foreach (var page in found!.Keys.ToArray()) found[page] = (found[page].Impact / terms.Length, found[page].Section);
        return found;
    }

    /// <summary>How much of the query a title has, how much of the title the query, and how many neighbours in the one are neighbours in the other.</summary>
    private double TitleBonus(List<QueryWord> words, string title)
    {
        var terms = QueryToken.Of(title).ConvertAll(t => t.Term);
        var nearest = words.ConvertAll(w => w.Alternatives.Where(a => a.Share > 0.35 && Array.TrueForAll(a.Terms, terms.Contains)).MaxBy(a => a.Share));
        var places = nearest.ConvertAll(a => a is null ? -1 : terms.IndexOf(a.Terms[0]));
        var (all, matched, pairs) = (0.0, 0.0, 0);
        for (var i = 0; i < words.Count; i++)
        {
            var value = words[i].Value * words[i].Weight;
            all += value;
            if (nearest[i] is { } match) matched += value * match.Share;
            if (i > 0 && places[i] >= 0 && places[i] == places[i - 1] + 1) pairs++;
        }
        var informative = terms.Where(t => !_common.Contains(t)).ToArray();
        var used = informative.Count(t => places.Exists(p => p >= 0 && terms[p] == t));
        var ofQuery = all > 0 ? matched / all : 0;
        var ofTitle = informative.Length > 0 ? (double)used / informative.Length : 0;
        return (0.5 * ofQuery) + (0.4 * ofQuery * ofTitle) + (words.Count > 1 ? 0.2 * pairs / (words.Count - 1) : 0);
    }
}
