using System.Runtime.InteropServices;

namespace StaticGen.Search;

/// <summary>What a collector found, page after page, in six bytes a term: a site of 100,000 pages has some thirty million.</summary>
internal sealed class PostingLog
{
    private const int EntriesInChunk = 1 << 16;

    private readonly List<Entry[]?> _chunks = [];
    private readonly List<(int Document, int Count)> _documents = [];
    private int _used = EntriesInChunk;
    private int _count;

    /// <summary>A term on the page whose turn it is.</summary>
    [StructLayout(LayoutKind.Sequential, Pack = 2)]
    internal readonly record struct Entry(int Term, byte Impact, byte Section);

    /// <summary>Adds a term to the page that is read.</summary>
    public void Add(int term, byte impact, byte section)
    {
        if (_used == EntriesInChunk)
        {
            _chunks.Add(GC.AllocateUninitializedArray<Entry>(EntriesInChunk));
            _used = 0;
        }
        _chunks[^1]![_used++] = new Entry(term, impact, section);
        _count++;
    }

    /// <summary>What was added since the last call are the terms of the page <paramref name="number"/>.</summary>
    public void EndDocument(int number)
    {
        _documents.Add((number, _count));
        _count = 0;
    }

    /// <summary>Adds how many pages have each term, by number, to <paramref name="counts"/>.</summary>
    /// <param name="counts">Counts, at other numbers.</param>
    /// <param name="numbers">Where the count of each term stands.</param>
    public void Count(Span<int> counts, ReadOnlySpan<int> numbers)
    {
        for (var c = 0; c < _chunks.Count; c++)
        {
            foreach (ref readonly var entry in Chunk(c)) counts[numbers[entry.Term]]++;
        }
    }

    /// <summary>Puts each posting where the next of its term belongs, and forgets it.</summary>
    /// <param name="postings">Takes all.</param>
    /// <param name="next">By number, the place of the next posting of a term; moved on.</param>
    /// <param name="numbers">The number of each of our terms.</param>
    public void MoveTo(Posting[] postings, Span<int> next, ReadOnlySpan<int> numbers)
    {
        var (chunk, at) = (0, 0);
        foreach (var (document, count) in _documents)
        {
            for (var i = 0; i < count; i++)
            {
                if (at == EntriesInChunk)
                {
                    _chunks[chunk++] = null;
                    at = 0;
                }
                var entry = _chunks[chunk]![at++];
                postings[next[numbers[entry.Term]]++] = new Posting(document, entry.Impact, entry.Section);
            }
        }
        _chunks.Clear();
        _documents.Clear();
    }

    private ReadOnlySpan<Entry> Chunk(int index) => _chunks[index].AsSpan(0, index == _chunks.Count - 1 ? _used : EntriesInChunk);
}
