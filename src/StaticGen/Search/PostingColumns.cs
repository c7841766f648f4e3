using System.Collections.Immutable;
using System.Text;
using System.Text.Json;

namespace StaticGen.Search;

/// <summary>Terms with their postings, as they are written: one string for each kind of value.</summary>
internal sealed class PostingColumns
{
    private readonly StringBuilder _terms = new();
    private readonly StringBuilder _counts = new();
    private readonly StringBuilder _documents = new();
    private readonly StringBuilder _impacts = new();
    private readonly StringBuilder _sections = new();
    private string _previous = "";

    /// <summary>Size in characters.</summary>
    public int Length => _terms.Length + _counts.Length + _documents.Length + _impacts.Length + _sections.Length;

    /// <summary>Adds a term.</summary>
    /// <param name="forms">Its forms; the first one's stem is the term.</param>
    /// <param name="frequency">Number of pages that have it.</param>
    /// <param name="postings">Those of its postings that are written here, in order of pages.</param>
    public void Add(ImmutableArray<string> forms, int frequency, ReadOnlySpan<Posting> postings)
    {
        IndexEncoding.AppendForms(_terms, forms, _previous);
        _previous = forms[0];
        IndexEncoding.AppendNumber(_counts, postings.Length);
        IndexEncoding.AppendNumber(_counts, frequency - postings.Length);
        var last = -1;
        foreach (var posting in postings)
        {
            IndexEncoding.AppendNumber(_documents, posting.Document - last - 1);
            last = posting.Document;
            _impacts.Append(IndexEncoding.Symbol(posting.Impact));
            _sections.Append(IndexEncoding.Symbol(posting.Section));
        }
    }

    /// <summary>Writes the columns as one object.</summary>
    public void WriteTo(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        Write(json, "terms", _terms);
        Write(json, "counts", _counts);
        Write(json, "pages", _documents);
        Write(json, "impacts", _impacts);
        Write(json, "sections", _sections);
        json.WriteEndObject();
    }

    /// <summary>Writes a column piece by piece: as one string, those of common words would lie among the collector's large objects.</summary>
    private static void Write(Utf8JsonWriter json, string name, StringBuilder column)
    {
        json.WritePropertyName(name);
        foreach (var chunk in column.GetChunks()) json.WriteStringValueSegment(chunk.Span, isFinalSegment: false);
        json.WriteStringValueSegment(default(ReadOnlySpan<char>), isFinalSegment: true);
    }
}
