using System.Buffers;
using System.Collections.Immutable;
using System.IO.Hashing;
using System.Numerics;
using System.Text;
using System.Text.Json;
using StaticGen.Output;

namespace StaticGen.Search;

/// <summary>One file of the published index.</summary>
/// <param name="Name">Path below the index's folder.</param>
/// <param name="Bytes">Its content.</param>
internal readonly record struct IndexFile(string Name, byte[] Bytes);

/// <summary>
/// Writes the index as JSON files. One form for all sizes: a small site has its pages and its weightiest postings in the manifest and the
/// rest in shards; a large one has all pages in blocks and all postings in shards. See <c>docs/search-index.md</c>.
/// </summary>
internal sealed class IndexFiles
{
    /// <summary>Version of the form; the browser refuses another.</summary>
    public const int Format = 4;

    /// <summary>Name of the file that leads to all others, the only one whose name stays from build to build.</summary>
    public const string Manifest = "manifest.json";

    /// <summary>Pages whose titles and summaries share a folder: a change of one writes the files of so many anew.</summary>
    public const int PagesPerFolder = 1_024;

    private const int PagesPerBlock = 16;
    private const int PagesPerSummaryBlock = 8;
    private const int MostPagesInManifest = 600;
    private const int MostPostings = 600;
    private const int ShortestSmallShard = 800;
    private const int LongestSmallShard = 2_000;
    private const int ShortestShard = 2_000;
    private const int LongestShard = 4_000;
    private const int MostShards = 2_500;
    private const int FetchedOfSmall = 4;
    private const int PagesPerFetched = 60;
    private const int FetchedLength = 24_000;
    private const int MostLexiconWords = 8_000;
    private const int ManifestBase = 4650;
    private const int ManifestPerPage = 63;

    /// <summary>Bytes, compressed, that the manifest of a small site and what a query fetches beside it come to, with some room to what search promises.</summary>
    private const int FirstQueryOfSmall = 13_000;
    private const string Letters = "_abcdefghijklmnopqrstuvwxyz";

    private readonly SearchFacets _facets;
    private readonly IReadOnlyList<SearchDocument> _documents;
    private readonly InvertedIndex _index;
    private readonly bool _isSmall;
    private readonly int _shardLength;
    private readonly string _prefix;

    /// <summary>Words that mean the same, and words that are related, as the manifest has them; a small site's is measured before it is written.</summary>
    private readonly string _same;
    private readonly string _related;

    private IndexFiles(
        IReadOnlyList<SearchDocument> documents, SearchFacets facets, InvertedIndex index, ImmutableArray<ImmutableArray<string>> synonyms)
    {
        (_documents, _facets, _index) = (documents, facets, index);
        _isSmall = documents.Count <= MostPagesInManifest;
        _shardLength = _isSmall ? SmallShardLength() : ShardLength();
        _prefix = documents.Select(d => d.Address[..(d.Address.IndexOf('/') + 1)]).GroupBy(p => p, StringComparer.Ordinal)
            .OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal).FirstOrDefault()?.Key ?? "";
        _same = Groups(synonyms.Concat(RelatedWords.SameOf(_index)));
        _related = Groups(RelatedWords.RelatedOf(_index, _isSmall));
    }

    /// <summary>The files of an index; the manifest is the last.</summary>
    /// <param name="documents">The pages, neighbours beside each other.</param>
    /// <param name="facets">What their topics, levels and tags mean.</param>
    /// <param name="index">Their terms.</param>
    /// <param name="synonyms">Groups of words that mean the same.</param>
    public static ImmutableArray<IndexFile> Of(
        IReadOnlyList<SearchDocument> documents, SearchFacets facets, InvertedIndex index, ImmutableArray<ImmutableArray<string>> synonyms) =>
        new IndexFiles(documents, facets, index, synonyms).Write();

    private ImmutableArray<IndexFile> Write()
    {
        PostingColumns? core = null;
        var kept = 0L;
        if (_isSmall) core = Core(out kept);
        // The first folder has what the words of all pages make, each further one what is said of a range of pages.
        var (shards, dividers) = Shards(kept);
        var folders = new List<List<(string Name, Action<Utf8JsonWriter> Content)>> { new() };
        if (!_isSmall)
        {
            folders[0].Add(("facets.json", json => WriteFacetColumns(json, 0, _documents.Count)));
            var lexicon = Lexicon();
            foreach (var letter in Letters) folders[0].Add(($"w{letter}.json", json => WriteForms(json, "words", lexicon.Where(w => w[0] == letter || w[1] == letter))));
        }
        for (var i = 0; i < _documents.Count; i += PagesPerFolder) folders.Add(PageFiles(i, Math.Min(i + PagesPerFolder, _documents.Count)));

        var parts = folders.SelectMany((files, folder) => files.Select(f => (Folder: folder, f.Name, f.Content))).ToArray();
        var contents = new byte[shards.Count + parts.Length][];
        shards.CopyTo(contents);
        Parallel.For(0, parts.Length, Workers.PerProcessor, i => contents[shards.Count + i] = CompactJson.Object(parts[i].Content));
        var names = FolderNames(folders.Select((f, i) => f.Count + (i == 0 ? shards.Count : 0)), contents);
        return
        [
            .. shards.Select((shard, i) => new IndexFile($"{names[0]}/t{i}.json", shard)),
            .. parts.Select((part, i) => new IndexFile($"{names[part.Folder]}/{part.Name}", contents[shards.Count + i])),
            new IndexFile(Manifest, CompactJson.Object(json => WriteManifest(json, core, dividers, names))),
        ];
    }

    private List<(string Name, Action<Utf8JsonWriter> Content)> PageFiles(int first, int last)
    {
        var files = new List<(string, Action<Utf8JsonWriter>)>();
        if (!_isSmall) AddBlocks('d', PagesPerBlock, WritePages);
        AddBlocks('s', PagesPerSummaryBlock, WriteSummaries);
        return files;

        void AddBlocks(char kind, int size, Action<Utf8JsonWriter, int, int> write)
        {
            for (var i = first; i < last; i += size)
            {
                var (start, end) = (i, Math.Min(i + size, last));
                files.Add(($"{kind}{i / size}.json", json => write(json, start, end)));
            }
        }
    }

    /// <summary>A folder is named after all that lies in it, so that its files can be kept for ever and none is ever taken for that of another build.</summary>
    private static string[] FolderNames(IEnumerable<int> counts, byte[][] contents)
    {
        var names = new List<string>();
        var next = 0;
        foreach (var count in counts)
        {
            var hash = new XxHash128();
            for (var end = next + count; next < end; next++) hash.Append(contents[next]);
            names.Add(Fingerprint.NameOf(hash));
        }
        return [.. names];
    }

    private void WriteManifest(Utf8JsonWriter json, PostingColumns? core, List<string> dividers, string[] folders)
    {
        WriteManifestHead(json);
        json.WriteString("folders", string.Join(' ', folders));
        WriteForms(json, "shards", dividers);
        if (core is null) return;
        json.WritePropertyName("core");
        core.WriteTo(json);
    }

    private void WriteManifestHead(Utf8JsonWriter json)
    {
        json.WriteNumber("format", Format);
        json.WriteNumber("documents", _documents.Count);
        json.WriteString("prefix", _prefix);
        WriteFacets(json, "topics", _facets.Topics);
        WriteFacets(json, "levels", _facets.Levels);
        WriteFacets(json, "tags", _facets.Tags);
        json.WriteString("common", CommonWords.English);
        json.WriteNumber("most", MostFetched);
        json.WriteString("synonyms", _same);
        json.WriteString("related", _related);
        if (_isSmall)
        {
            WritePages(json, 0, _documents.Count);
            return;
        }
        json.WriteNumber("pagesPerBlock", PagesPerBlock);
    }

    private static string Groups(IEnumerable<ImmutableArray<string>> groups) => string.Join('\n', groups.Select(g => string.Join('|', g)));

    private static void WriteFacets(Utf8JsonWriter json, string name, ImmutableArray<SearchFacet> facets) =>
        json.WriteString(name, string.Join('\n', facets.Select(f =>
            $"{f.Title}\t{(f.Id == IndexEncoding.Slug(f.Title) ? "" : f.Id)}\t{(f.Address.EndsWith('/' + f.Id, StringComparison.Ordinal) ? f.Address[..^f.Id.Length] : f.Address)}")));

    private void WritePages(Utf8JsonWriter json, int start, int end)
    {
        var titles = new StringBuilder();
        var addresses = new StringBuilder();
        for (var i = start; i < end; i++)
        {
            var document = _documents[i];
            if (i > start)
            {
                titles.Append('\n');
                addresses.Append('\n');
            }
            titles.Append(document.Title.ReplaceLineEndings(" "));
            var address = document.Address.StartsWith(_prefix, StringComparison.Ordinal) ? document.Address[_prefix.Length..] : "/" + document.Address;
            addresses.Append(address == IndexEncoding.Slug(document.Title) ? "" : address);
        }
        json.WriteString("titles", titles.ToString());
        json.WriteString("addresses", addresses.ToString());
        WriteFacetColumns(json, start, end);
    }

    private void WriteFacetColumns(Utf8JsonWriter json, int start, int end)
    {
        var (topics, levels, tags) = (new IndexColumn(), new IndexColumn(), new IndexColumn());
        for (var i = start; i < end; i++)
        {
            var document = _documents[i];
            IndexEncoding.AppendNumber(topics, document.Topic + 1);
            IndexEncoding.AppendNumber(levels, document.Level + 1);
            IndexEncoding.AppendNumber(tags, document.Tags.Length);
            foreach (var tag in document.Tags) IndexEncoding.AppendNumber(tags, tag);
        }
        json.WriteString("pageTopics"u8, topics.Written);
        json.WriteString("pageLevels"u8, levels.Written);
        json.WriteString("pageTags"u8, tags.Written);
    }

    private void WriteSummaries(Utf8JsonWriter json, int start, int end)
    {
        json.WriteStartArray("summaries");
        for (var i = start; i < end; i++) json.WriteStringValue(_documents[i].Summary);
        json.WriteEndArray();
        json.WriteStartArray("sections");
        for (var i = start; i < end; i++)
        {
            json.WriteStringValue(string.Join('\n', _documents[i].Headings
                .Select(h => h.Id == IndexEncoding.Slug(h.Text) ? h.Text.ReplaceLineEndings(" ") : $"{h.Text.ReplaceLineEndings(" ")}\t{h.Id}")));
        }
        json.WriteEndArray();
    }

    /// <summary>
    /// The words that a misspelt one may stand for. They are written by letter, each with its first and with its second one: a misspelt word needs
    /// the files of its own first two, whether its first letter is left out, added, or in the place of the second.
    /// </summary>
    private string[] Lexicon() =>
    [
        .. _index.Terms.Where(t => t.Weight > 2).SelectMany(t => t.Forms.Take(3).Select((form, n) => (form, Weight: t.Weight / (n + 1))))
            .Where(w => w.form.Length > 3 && char.IsAsciiLetterLower(w.form[0]))
            .OrderByDescending(w => w.Weight).ThenBy(w => w.form, StringComparer.Ordinal)
            .Take(MostLexiconWords).Select(w => w.form).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
    ];

    /// <summary>Words in order, each without what it shares with the one before.</summary>
    private static void WriteForms(Utf8JsonWriter json, string name, IEnumerable<string> words)
    {
        var column = new IndexColumn();
        var previous = "";
        foreach (var word in words)
        {
            IndexEncoding.AppendForms(column, [word], previous);
            previous = word;
        }
        json.WriteString(name, column.Written);
    }

    /// <summary>The weightiest postings, as many as the manifest has room for.</summary>
    /// <param name="threshold">Only postings of at least this value are in.</param>
    private PostingColumns Core(out long threshold)
    {
        var head = CompactJson.Object(WriteManifestHead).Length;
        var worths = Worths();
        var room = ManifestBase + (ManifestPerPage * _documents.Count) - (head * 45L / 100);
        // Whatever is worth more than this is in: 24 halvings find the place to cut.
        var (low, high) = (0L, 1L << 24);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (CoreSize(middle, worths) <= room) high = middle;
            else low = middle + 1;
        }
        threshold = low;
        var columns = new PostingColumns();
        var buffer = new List<Posting>();
        var next = 0;
        for (var i = 0; i < _index.Terms.Length; i++)
        {
            var postings = _index.Postings(i);
            buffer.Clear();
            foreach (var posting in postings)
            {
                if (worths[next++] >= threshold) buffer.Add(posting);
            }
            if (buffer.Count > 0) columns.Add(_index.Terms[i].Forms, postings.Length, System.Runtime.InteropServices.CollectionsMarshal.AsSpan(buffer));
        }
        return columns;
    }

    /// <summary>What each posting is worth, terms one after the other.</summary>
    private long[] Worths()
    {
        var worths = new List<long>();
        for (var i = 0; i < _index.Terms.Length; i++)
        {
            var postings = _index.Postings(i);
            var rarity = Rarity(postings.Length);
            foreach (var posting in postings) worths.Add(Value(posting, rarity, postings.Length));
        }
        return [.. worths];
    }

    /// <summary>Bytes that the postings worth <paramref name="threshold"/> or more would take, compressed; an estimate by measured averages.</summary>
    private long CoreSize(long threshold, ReadOnlySpan<long> worths)
    {
        var tenths = 0L;
        for (var i = 0; i < _index.Terms.Length; i++)
        {
            var frequency = _index.Postings(i).Length;
            var count = 0;
            foreach (var worth in worths[..frequency]) count += worth >= threshold ? 1 : 0;
            worths = worths[frequency..];
            if (count == 0) continue;
            tenths += 30 + (count * 15);
            foreach (var form in _index.Terms[i].Forms) tenths += 2 + (form.Length * 2);
        }
        return tenths / 10;
    }

    /// <summary>What a posting adds to a score at most. A term of one page alone must pay for its place in the list of terms as well.</summary>
    private static long Value(Posting posting, long rarity, int frequency) => posting.Impact * rarity * (frequency == 1 ? 6 : 10) / 10;

    /// <summary>The logarithm of how rare a term is, in whole numbers, so that every machine cuts at the same place.</summary>
    private long Rarity(int frequency)
    {
        var ratio = (uint)(((long)_documents.Count * 16 / Math.Max(1, frequency)) + 16);
        var power = BitOperations.Log2(ratio);
        return (power * 256L) + (((ratio - (1L << power)) * 256) >> power) - (4 * 256);
    }

    /// <summary>Adds the postings of the highest impact, as many as a shard takes, in order of pages; of equal ones, the first.</summary>
    /// <remarks>Counts impacts instead of sorting postings: a common word is on most pages, and sorting them was a twentieth of a build.</remarks>
    private static void AddWeightiest(ReadOnlySpan<Posting> postings, List<Posting> selected)
    {
        if (postings.Length <= MostPostings)
        {
            selected.AddRange(postings);
            return;
        }
        Span<int> counts = stackalloc int[Posting.HighestImpact + 1];
        counts.Clear();
        foreach (ref readonly var posting in postings) counts[posting.Impact]++;
        var lowest = Posting.HighestImpact;
        var room = MostPostings;
        for (; counts[lowest] < room; lowest--) room -= counts[lowest];
        foreach (ref readonly var posting in postings)
        {
            if (posting.Impact > lowest || (posting.Impact == lowest && room-- > 0)) selected.Add(posting);
        }
    }

    /// <summary>How many shards a query may fetch.</summary>
    private int MostFetched => _isSmall ? FetchedOfSmall + (_documents.Count / PagesPerFetched) : FetchedLength / _shardLength;

    /// <summary>
    /// The fewer pages, the shorter the manifest, and the longer shards may be for the same first query: a site of sixty pages has half as many files
    /// of them as one of ninety. Compressed, a shard has two thirds of its length.
    /// </summary>
    private int SmallShardLength() =>
        Math.Clamp((FirstQueryOfSmall - ManifestBase - (ManifestPerPage * _documents.Count)) / MostFetched * 3 / 2, ShortestSmallShard, LongestSmallShard);

    /// <summary>
    /// A query fetches whole shards, so that short ones waste less, but each has a place in the manifest and is a file to write: the more postings
    /// there are, the longer shards become.
    /// </summary>
    private int ShardLength()
    {
        var length = 0L;
        for (var i = 0; i < _index.Terms.Length; i++) length += 10 + (4 * Math.Min(_index.Postings(i).Length, MostPostings));
        return (int)Math.Clamp(length / MostShards, ShortestShard, LongestShard);
    }

    /// <summary>All postings that the manifest does not have, in files of about the same size, and for each a text that divides its terms from those before.</summary>
    private (List<byte[]> Files, List<string> Dividers) Shards(long threshold)
    {
        var files = new List<byte[]>();
        var dividers = new List<string>();
        var columns = new PostingColumns();
        var divider = "";
        var last = "";
        var buffer = new List<Posting>();
        for (var i = 0; i < _index.Terms.Length; i++)
        {
            var postings = _index.Postings(i);
            buffer.Clear();
            if (_isSmall)
            {
                var rarity = Rarity(postings.Length);
                foreach (var posting in postings)
                {
                    if (Value(posting, rarity, postings.Length) < threshold) buffer.Add(posting);
                }
                if (buffer.Count == 0) continue;
            }
            else
            {
                AddWeightiest(postings, buffer);
            }
            if (_index.Terms[i].Forms.IsEmpty) continue;
            if (columns.Length == 0 && last.Length > 0) divider = Divider(last, _index.Terms[i].Text);
            last = _index.Terms[i].Text;
            columns.Add(_index.Terms[i].Forms, postings.Length, System.Runtime.InteropServices.CollectionsMarshal.AsSpan(buffer));
            if (columns.Length < _shardLength) continue;
            End();
        }
        if (columns.Length > 0) End();
        return (files, dividers);

        void End()
        {
            files.Add(CompactJson.Object(json =>
            {
                json.WritePropertyName("core");
                columns.WriteTo(json);
            }));
            dividers.Add(divider);
            columns.Clear();
        }
    }

    /// <summary>The shortest beginning of <paramref name="term"/> that comes after <paramref name="last"/>.</summary>
    private static string Divider(string last, string term)
    {
        var length = last.AsSpan().CommonPrefixLength(term) + 1;
        // Half of a pair is no text.
        return term[..(char.IsHighSurrogate(term[length - 1]) && length < term.Length ? length + 1 : length)];
    }
}
