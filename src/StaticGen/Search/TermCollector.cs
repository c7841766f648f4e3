using System.Runtime.InteropServices;
using System.Text;
using StaticGen.Content;

namespace StaticGen.Search;

/// <summary>One term on one page.</summary>
/// <param name="Document">Number of the page.</param>
/// <param name="Impact">How much the term says about the page, from 1 to <see cref="Posting.HighestImpact"/>.</param>
/// <param name="Section">0 for the page as a whole; else the heading above its weightiest occurrence, counted from 1.</param>
[StructLayout(LayoutKind.Sequential, Pack = 2)]
internal readonly record struct Posting(int Document, byte Impact, byte Section)
{
    /// <summary>The impact that stands for the whole of what a term can say.</summary>
    public const int HighestImpact = 90;

    /// <summary>Headings behind this one are not told apart.</summary>
    public const int LastSection = 90;
}

/// <summary>Reads pages, one after another, into postings. One collector serves one thread.</summary>
internal sealed class TermCollector
{
    private readonly Analyzer _analyzer = new();
    private readonly WordTable _forms = new();
    private readonly WordTable _terms = new();
    private readonly char[] _stem = new char[128];
    private Form[] _ofForm = new Form[1024];

    // What is known of each term on the page and in the field being read; reset by the list of terms that were touched.
    private Reading[] _reading = new Reading[1024];
    private readonly List<int> _touched = [];
    private readonly List<int> _inField = [];
    private char[] _text = new char[4096];
    private int _page;
    private int _length;
    private bool _isStrongField;

    /// <summary>What is known of a word as it stands in texts.</summary>
    /// <param name="Term">Number of its term.</param>
    /// <param name="Weight">Number of pages that have it; more where it stands in a title or the like.</param>
    /// <param name="LastPage">The page that counted it last; -1 for none.</param>
    private record struct Form(int Term, int Weight, int LastPage);

    /// <summary>What is known of a term on the page that is read.</summary>
    private struct Reading
    {
        public double Weight;
        public double SectionWeight;
        public int Count;
        public byte Section;
        public bool IsStrong;
    }

    /// <summary>How many terms there are.</summary>
    public int Terms => _terms.Count;

    /// <summary>How many words there are.</summary>
    public int Forms => _forms.Count;

    /// <summary>What was read.</summary>
    public PostingLog Log { get; } = new();

    /// <summary>The term of this number.</summary>
    public string Term(int number) => _terms[number].ToString();

    /// <summary>The word of this number, with its term and its weight: the number of pages that have it, more where it stands in a title or the like.</summary>
    /// <param name="number">Its number.</param>
    /// <param name="terms">The terms of all collectors: a word that is its own term, as most are, is that string.</param>
    /// <param name="numbers">The number that each of our terms has among them.</param>
    public (string Text, int Term, int Weight) FormAt(int number, string[] terms, int[] numbers)
    {
        var (own, weight, _) = _ofForm[number];
        var text = _forms[number];
        var term = numbers[own];
        return (text.SequenceEqual(terms[term]) ? terms[term] : text.ToString(), term, weight);
    }

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

    /// <summary>A value, so that the analyzer is compiled for it and needs no call through an interface for each word.</summary>
    private readonly struct Sink(TermCollector collector) : ITokenSink
    {
        public void Add(ReadOnlySpan<char> text, bool isPart) => collector.Add(text, isPart);
    }

    private void Add(ReadOnlySpan<char> text, bool isPart)
    {
        _length += isPart ? 0 : 1;
        if (!_isStrongField && text.Length > 4 && char.IsAsciiDigit(text[0]) && !text.ContainsAnyExceptInRange('0', '9')) return;
        var number = _forms.NumberOf(text, out var isNew);
        if (isNew) AddForm(number, text);
        ref var form = ref _ofForm[number];
        if (form.LastPage != _page)
        {
            form.LastPage = _page;
            form.Weight += _isStrongField ? 4 : 1;
        }
        if (_reading[form.Term].Count++ == 0) _inField.Add(form.Term);
    }

    private void AddForm(int number, ReadOnlySpan<char> text)
    {
        text.CopyTo(_stem);
        var term = _terms.NumberOf(_stem.AsSpan(0, Stemmer.Stem(_stem, text.Length)), out _);
        if (term == _reading.Length) Array.Resize(ref _reading, _reading.Length * 2);
        if (number == _ofForm.Length) Array.Resize(ref _ofForm, _ofForm.Length * 2);
        _ofForm[number] = new Form(term, 0, LastPage: -1);
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
        var utf8 = block.Utf8;
        if (_text.Length < utf8.Length) _text = new char[utf8.Length * 2];
        return _text.AsSpan(0, Encoding.UTF8.GetChars(utf8, _text));
    }

    private void Tokens(ReadOnlySpan<char> text, SearchField field)
    {
        _isStrongField = field.IsStrong;
        var sink = new Sink(this);
        _analyzer.Tokenize(text, ref sink);
    }

    private void EndField(SearchField field, int section)
    {
        foreach (var term in _inField)
        {
            ref var reading = ref _reading[term];
            var weight = field.Count(reading.Count, _length);
            reading.Count = 0;
            if (reading.Weight == 0) _touched.Add(term);
            reading.Weight += weight;
            if (field.IsStrong) reading.IsStrong = true;
            else if (weight > reading.SectionWeight)
            {
                reading.SectionWeight = weight;
                reading.Section = (byte)section;
            }
        }
        _inField.Clear();
        _length = 0;
    }

    private void EndDocument(int number)
    {
        foreach (var term in _touched)
        {
            ref var reading = ref _reading[term];
            var impact = Posting.HighestImpact * reading.Weight / (reading.Weight + SearchField.Saturation);
            Log.Add(term, (byte)Math.Max(1, (int)Math.Round(impact)), reading.IsStrong ? (byte)0 : reading.Section);
            reading = default;
        }
        _touched.Clear();
        Log.EndDocument(number);
    }
}
