using System.Text;
using StaticGen.Content;

namespace StaticGen.Search;

/// <summary>One term on one page.</summary>
/// <param name="Term">Number of the term.</param>
/// <param name="Document">Number of the page.</param>
/// <param name="Impact">How much the term says about the page, from 1 to <see cref="Posting.HighestImpact"/>.</param>
/// <param name="Section">0 for the page as a whole; else the heading above its weightiest occurrence, counted from 1.</param>
internal readonly record struct Posting(int Term, int Document, byte Impact, byte Section)
{
    /// <summary>The impact that stands for the whole of what a term can say.</summary>
    public const int HighestImpact = 90;

    /// <summary>Headings behind this one are not told apart.</summary>
    public const int LastSection = 90;
}

/// <summary>Reads pages, one after another, into postings. One collector serves one thread.</summary>
internal sealed class TermCollector : ITokenSink
{
    private readonly Analyzer _analyzer = new();
    private readonly Dictionary<string, int> _forms = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _formLookup;
    private readonly Dictionary<string, int> _terms = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _termLookup;
    private readonly List<Form> _formList = [];
    private readonly char[] _stem = new char[128];

    // What is known of each term on the page and in the field being read; reset by the list of terms that were touched.
    private double[] _weight = new double[1024];
    private double[] _sectionWeight = new double[1024];
    private byte[] _section = new byte[1024];
    private bool[] _isStrong = new bool[1024];
    private int[] _count = new int[1024];
    private readonly List<int> _touched = [];
    private readonly List<int> _inField = [];
    private char[] _text = new char[4096];
    private int _page;
    private int _length;
    private bool _isStrongField;

    public TermCollector()
    {
        _formLookup = _forms.GetAlternateLookup<ReadOnlySpan<char>>();
        _termLookup = _terms.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>A word as it stands in texts.</summary>
    public sealed class Form(string text, int term)
    {
        public string Text { get; } = text;
        public int Term { get; } = term;

        /// <summary>Number of pages that have it; more where it stands in a title or the like.</summary>
        public int Weight { get; set; }

        /// <summary>The page that counted it last; -1 for none.</summary>
        public int LastPage { get; set; } = -1;
    }

    /// <summary>All terms, by number.</summary>
    public List<string> Terms { get; } = [];

    /// <summary>All forms of the terms.</summary>
    public IReadOnlyList<Form> Forms => _formList;

    /// <summary>What was read, by page.</summary>
    public List<Posting> Postings { get; } = [];

    /// <summary>Reads one page.</summary>
    public void Read(int number, SearchDocument document, SearchFacets facets)
    {
        _page = number;
        Field(SearchField.Title, document.Title);
        Field(SearchField.Question, document.Question);
        foreach (var term in document.SearchTerms) Tokens(term, SearchField.SearchTerms);
        EndField(SearchField.SearchTerms, 0);
        foreach (var tag in document.Tags) Tokens(facets.Tags[tag].Title, SearchField.Terms);
        if (document.Topic >= 0) Tokens(facets.Topics[document.Topic].Title, SearchField.Terms);
        EndField(SearchField.Terms, 0);
        for (var i = 0; i < document.Headings.Length; i++)
        {
            if (document.Headings[i].IsPartName) continue;
            Tokens(document.Headings[i].Text, SearchField.Headings);
            EndField(SearchField.Headings, Section(i));
        }
        foreach (var block in document.Text)
        {
            var field = block.Kind == TextKind.Code ? SearchField.Code
                : block.Heading == document.ShortAnswer ? SearchField.ShortAnswer : SearchField.Prose;
            Tokens(Decode(block), field);
            EndField(field, field.IsStrong ? 0 : Section(block.Heading));
        }
        EndDocument(number);
    }

    void ITokenSink.Add(ReadOnlySpan<char> text, bool isPart)
    {
        _length += isPart ? 0 : 1;
        if (!_isStrongField && text.Length > 4 && !text.ContainsAnyExceptInRange('0', '9')) return;
        if (!_formLookup.TryGetValue(text, out var form)) form = AddForm(text);
        var entry = _formList[form];
        if (entry.LastPage != _page)
        {
            entry.LastPage = _page;
            entry.Weight += _isStrongField ? 4 : 1;
        }
        if (_count[entry.Term]++ == 0) _inField.Add(entry.Term);
    }

    private int AddForm(ReadOnlySpan<char> text)
    {
        text.CopyTo(_stem);
        var stem = _stem.AsSpan(0, Stemmer.Stem(_stem, text.Length));
        if (!_termLookup.TryGetValue(stem, out var term))
        {
            term = Terms.Count;
            _termLookup[stem] = term;
            Terms.Add(stem.ToString());
            if (term == _weight.Length) Grow();
        }
        var form = _formList.Count;
        var owned = text.ToString();
        _formList.Add(new Form(owned, term));
        _forms.Add(owned, form);
        return form;
    }

    private void Grow()
    {
        var size = _weight.Length * 2;
        Array.Resize(ref _weight, size);
        Array.Resize(ref _sectionWeight, size);
        Array.Resize(ref _section, size);
        Array.Resize(ref _isStrong, size);
        Array.Resize(ref _count, size);
    }

    private static int Section(int heading) => Math.Min(heading + 1, Posting.LastSection);

    private void Field(SearchField field, string text)
    {
        Tokens(text, field);
        EndField(field, 0);
    }

    /// <summary>The text of a block; valid until the next call.</summary>
    private ReadOnlySpan<char> Decode(TextBlock block)
    {
        if (_text.Length < block.Utf8.Length) _text = new char[block.Utf8.Length * 2];
        return _text.AsSpan(0, Encoding.UTF8.GetChars(block.Utf8, _text));
    }

    private void Tokens(ReadOnlySpan<char> text, SearchField field)
    {
        _isStrongField = field.IsStrong;
        var self = this;
        _analyzer.Tokenize(text, ref self);
    }

    private void EndField(SearchField field, int section)
    {
        foreach (var term in _inField)
        {
            var weight = field.Count(_count[term], _length);
            _count[term] = 0;
            if (_weight[term] == 0) _touched.Add(term);
            _weight[term] += weight;
            if (field.IsStrong) _isStrong[term] = true;
            else if (weight > _sectionWeight[term])
            {
                _sectionWeight[term] = weight;
                _section[term] = (byte)section;
            }
        }
        _inField.Clear();
        _length = 0;
    }

    private void EndDocument(int number)
    {
        foreach (var term in _touched)
        {
            var weight = _weight[term];
            var impact = Posting.HighestImpact * weight / (weight + SearchField.Saturation);
            Postings.Add(new Posting(
                term, number, (byte)Math.Max(1, (int)Math.Round(impact)), _isStrong[term] ? (byte)0 : _section[term]));
            _weight[term] = 0;
            _sectionWeight[term] = 0;
            _section[term] = 0;
            _isStrong[term] = false;
        }
        _touched.Clear();
    }
}
