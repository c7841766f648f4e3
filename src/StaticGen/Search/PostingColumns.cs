using System.Collections.Immutable;
using System.Text.Json;

namespace StaticGen.Search;

/// <summary>Terms with their postings, as they are written: one string for each kind of value. Cleared and filled anew for each file.</summary>
internal sealed class PostingColumns
{
    private readonly IndexColumn _terms = new();
    private readonly IndexColumn _counts = new();
    private readonly IndexColumn _documents = new();
    private readonly IndexColumn _impacts = new();
    private readonly IndexColumn _sections = new();
    private string _previous = "";

    /// <summary>Size in bytes.</summary>
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
        json.WriteString("terms"u8, _terms.Written);
        json.WriteString("counts"u8, _counts.Written);
        json.WriteString("pages"u8, _documents.Written);
        json.WriteString("impacts"u8, _impacts.Written);
        json.WriteString("sections"u8, _sections.Written);
        json.WriteEndObject();
    }

    /// <summary>Forgets all terms.</summary>
    public void Clear()
    {
        foreach (var column in (ReadOnlySpan<IndexColumn>)[_terms, _counts, _documents, _impacts, _sections]) column.Clear();
        _previous = "";
    }
}
