using System.Text.Json;

namespace StaticGen.Search;

/// <summary>Reads the files of a published index, as the browser does; twin of <c>search/index-client.js</c>.</summary>
internal sealed class PublishedIndex
{
    private const int SummariesPerBlock = 8;
    private const int MostLetters = 3;

    private readonly Func<string, byte[]?> _read;
    private readonly HashSet<string> _loaded = new(StringComparer.Ordinal);
    private readonly Dictionary<string, PublishedTerm> _terms = new(StringComparer.Ordinal);
    private readonly List<PublishedTerm> _inOrder = [];
    private readonly Dictionary<int, PublishedPage> _pages = [];
    private readonly string[] _folders;
    private readonly string _prefix;
    private readonly int _pagesPerBlock;
    private readonly Dictionary<char, string[]> _lexicon = [];

    private PublishedIndex(JsonElement manifest, Func<string, byte[]?> read)
    {
        _read = read;
        Count = manifest.GetProperty("documents").GetInt32();
        _prefix = Text(manifest, "prefix");
        _folders = Text(manifest, "folders").Split(' ');
        _pagesPerBlock = manifest.TryGetProperty("pagesPerBlock", out var size) ? size.GetInt32() : 0;
        Shards = [.. Forms(Text(manifest, "shards")).Select(f => f[0])];
        Most = manifest.GetProperty("most").GetInt32();
        Common = Text(manifest, "common");
        Synonyms = Text(manifest, "synonyms");
        Related = Text(manifest, "related");
        Topics = Titles(manifest, "topics");
        Levels = Titles(manifest, "levels");
        if (manifest.TryGetProperty("core", out var core)) AddTerms(core);
        if (Count > 0 && manifest.TryGetProperty("titles", out _)) AddPages(manifest, 0);
    }

    /// <summary>Number of pages.</summary>
    public int Count { get; }

    /// <summary>Whether all pages are in the manifest.</summary>
    public bool IsSmall => _pagesPerBlock == 0;

    public string Common { get; }

    public string Synonyms { get; }

    public string Related { get; }

    /// <summary>For each shard a text that divides its terms from those before.</summary>
    public string[] Shards { get; }

    /// <summary>Titles of the topics.</summary>
    public string[] Topics { get; }

    /// <summary>Titles of the levels.</summary>
    public string[] Levels { get; }

    /// <summary>All terms that are loaded, in the order in which they were.</summary>
    public IReadOnlyList<PublishedTerm> Terms => _inOrder;

    /// <summary>Opens an index.</summary>
    /// <param name="read">Gets a file by its name below the index's folder; null when there is none.</param>
    public static PublishedIndex Open(Func<string, byte[]?> read)
    {
        using var manifest = JsonDocument.Parse(read(IndexFiles.Manifest) ?? throw new ArgumentException("There is no search index.", nameof(read)));
        return new PublishedIndex(manifest.RootElement, read);
    }

    /// <summary>What is loaded of a term, or null.</summary>
    public PublishedTerm? Find(string term) => _terms.GetValueOrDefault(term);

    /// <summary>How many files one query may cost.</summary>
    public int Most { get; }

    /// <summary>How many more files with terms may be loaded.</summary>
    public int Budget { get; set; }

    /// <summary>Loads what the index has of some terms, those that come first before the others: at most <see cref="Budget"/> files more.</summary>
    public void Load(IEnumerable<string> terms)
    {
        if (Shards.Length == 0) return;
        foreach (var name in terms.Where(t => Find(t) is not { IsWhole: true }).Select(t => $"{_folders[0]}/t{ShardOf(t)}.json").Distinct(StringComparer.Ordinal).ToArray())
        {
            if (!_loaded.Contains(name) && Budget-- > 0) File(name, file => AddTerms(file.GetProperty("core")));
        }
    }

    /// <summary>A page.</summary>
    public PublishedPage? Page(int number)
    {
        if (_pagesPerBlock > 0) File($"{FolderOf(number)}/d{number / _pagesPerBlock}.json", file => AddPages(file, number / _pagesPerBlock * _pagesPerBlock));
        return _pages.GetValueOrDefault(number);
    }

    /// <summary>The titles of a page's headings.</summary>
    public string[] Sections(int number)
    {
        string[] sections = [];
        if (_read($"{FolderOf(number)}/s{number / SummariesPerBlock}.json") is { } bytes)
        {
            using var file = JsonDocument.Parse(bytes);
            sections = [.. file.RootElement.GetProperty("sections")[number % SummariesPerBlock].GetString()!.Split('\n').Select(l => l.Split('\t')[0])];
        }
        return sections;
    }

    /// <summary>All words that a wrong one may stand for; in a large site those that have one of the first three of these letters as their first or second.</summary>
    public IEnumerable<string> Words(IEnumerable<char> letters)
    {
        if (IsSmall) return _inOrder.SelectMany(t => t.Forms);
        var words = new HashSet<string>(StringComparer.Ordinal);
        foreach (var letter in letters.Distinct().Take(MostLetters))
        {
            File($"{_folders[0]}/w{letter}.json", file => _lexicon[letter] = [.. Forms(Text(file, "words")).Select(f => f[0])]);
            words.UnionWith(_lexicon.GetValueOrDefault(letter) ?? []);
        }
        return words;
    }

    private string FolderOf(int page) => _folders[1 + (page / IndexFiles.PagesPerFolder)];

    private static string Text(JsonElement file, string name) => file.TryGetProperty(name, out var value) ? value.GetString()! : "";

    private static string[] Titles(JsonElement manifest, string name) => [.. Text(manifest, name).Split('\n').Select(l => l.Split('\t')[0])];

    private void File(string name, Action<JsonElement> use)
    {
        if (!_loaded.Add(name) || _read(name) is not { } bytes) return;
        using var file = JsonDocument.Parse(bytes);
        use(file.RootElement);
    }

    private int ShardOf(string term)
    {
        var low = 0;
        var high = Shards.Length;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (string.CompareOrdinal(Shards[middle], term) <= 0) low = middle + 1;
            else high = middle;
        }
        return Math.Max(0, low - 1);
    }

    private void AddTerms(JsonElement columns)
    {
        var counts = new NumberReader(Text(columns, "counts"));
        var pages = new NumberReader(Text(columns, "pages"));
        var impacts = Text(columns, "impacts");
        var sections = Text(columns, "sections");
        var next = 0;
        Span<char> stem = stackalloc char[128];
        foreach (var forms in Forms(Text(columns, "terms")))
        {
            var count = counts.Next();
            var frequency = count + counts.Next();
            forms[0].CopyTo(stem);
            var key = stem[..Stemmer.Stem(stem, forms[0].Length)].ToString();
            if (!_terms.TryGetValue(key, out var term))
            {
                term = new PublishedTerm(key, forms, frequency);
                _terms.Add(key, term);
                _inOrder.Add(term);
            }
            var page = -1;
            for (var i = 0; i < count; i++, next++)
            {
                page += pages.Next() + 1;
                term.Postings.Add(new PublishedPosting(page, NumberReader.Value(impacts[next]), NumberReader.Value(sections[next])));
            }
        }
    }

    private void AddPages(JsonElement file, int start)
    {
        var titles = Text(file, "titles").Split('\n');
        var addresses = Text(file, "addresses").Split('\n');
        var topics = new NumberReader(Text(file, "pageTopics"));
        var levels = new NumberReader(Text(file, "pageLevels"));
        for (var i = 0; i < titles.Length; i++)
        {
            var path = addresses[i].Length > 0 ? addresses[i] : IndexEncoding.Slug(titles[i]);
            _pages[start + i] = new PublishedPage(start + i, titles[i], path[0] == '/' ? path[1..] : _prefix + path, topics.Next() - 1, levels.Next() - 1);
        }
    }

    private static List<string[]> Forms(string text)
    {
        var terms = new List<List<string>>();
        var first = "";
        var last = "";
        for (var i = 0; i < text.Length;)
        {
            var end = i + 1;
            while (end < text.Length && text[end] is not (>= 'A' and <= 'Z')) end++;
            var sign = text[i] - 'A';
            var rest = text.AsSpan(i + 1, end - i - 1);
            if (sign < 16)
            {
                last = first = string.Concat(first.AsSpan(0, sign), rest);
                terms.Add([last]);
            }
            else
            {
                last = string.Concat(last.AsSpan(0, last.Length - sign + 16), rest);
                terms[^1].Add(last);
            }
            i = end;
        }
        return terms.ConvertAll(t => t.ToArray());
    }

    private sealed class NumberReader(string text)
    {
        private int _at;

        public static int Value(char c) => c - (c < '\\' ? '#' : '#' + 1);

        public int Next()
        {
            var number = 0;
            int digit;
            while ((digit = Value(text[_at++])) > 45) number = (number * 45) + digit - 46;
            return (number * 46) + digit;
        }
    }
}

/// <summary>A term of a published index.</summary>
/// <param name="Text">The term.</param>
/// <param name="Forms">Words for it, the most frequent first.</param>
/// <param name="Frequency">Number of pages that have it.</param>
internal sealed record PublishedTerm(string Text, string[] Forms, int Frequency)
{
    /// <summary>Those that are loaded.</summary>
    public List<PublishedPosting> Postings { get; } = [];

    /// <summary>Whether all are.</summary>
    public bool IsWhole => Postings.Count == Frequency;
}

/// <summary>A term on a page.</summary>
internal readonly record struct PublishedPosting(int Page, int Impact, int Section);
