using System.Buffers;
using System.Runtime.InteropServices;
using System.Text;
using Scriban.Runtime;
using StaticGen.Checking;

namespace StaticGen.Templating;

/// <summary>Collects a page as UTF-8, so that it never exists as a string. Reused from page to page.</summary>
/// <remarks>
/// <see cref="ToString"/> is empty on purpose: Scriban asks for the string of what a template rendered, and we write to the
/// one buffer of the page instead.
/// </remarks>
public sealed class Utf8Output : IScriptOutput, IDisposable
{
    private byte[] _buffer;
    private int _length;
    private readonly int _limit;
    private readonly List<KnownPiece> _known = [];
    private readonly List<(int Start, int Length)> _addresses = [];
    private readonly List<(int Start, int Length)> _ids = [];

    /// <param name="limit">The largest number of bytes that a page may have; beyond it <see cref="OutputLimitException"/> is thrown.</param>
    public Utf8Output(int limit)
    {
        _limit = limit;
        _buffer = ArrayPool<byte>.Shared.Rent(64 * 1024);
    }

    /// <summary>The first half of a surrogate pair whose second half may come with the next write; 0 for none.</summary>
    private char _half;

    /// <summary>Whether what was written so far ends with a whole character.</summary>
    internal bool IsWhole => _half == 0;

    /// <summary>What was written since the last <see cref="Clear"/>; valid until the next write.</summary>
    public ReadOnlySpan<byte> Written
    {
        get
        {
            EndHalf();
            return _buffer.AsSpan(0, _length);
        }
    }

    /// <summary>Where HTML stands whose links are known; valid as long as <see cref="Written"/>.</summary>
    internal KnownPieces Known => new(CollectionsMarshal.AsSpan(_known), CollectionsMarshal.AsSpan(_addresses), CollectionsMarshal.AsSpan(_ids));

    /// <summary>Empties the output for the next page.</summary>
    public void Clear()
    {
        (_length, _half) = (0, '\0');
        _known.Clear();
        _addresses.Clear();
        _ids.Clear();
    }

    /// <summary>Appends <paramref name="text"/> as it is.</summary>
    public void WriteRaw(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty) return;
        if (_half != 0)
        {
            if (char.IsLowSurrogate(text[0]))
            {
                ReadOnlySpan<char> pair = [_half, text[0]];
                _half = '\0';
                Append(pair);
                text = text[1..];
            }
            else
            {
                EndHalf();
            }
            if (text.IsEmpty) return;
        }
        if (char.IsHighSurrogate(text[^1]))
        {
            _half = text[^1];
            text = text[..^1];
        }
        Append(text);
    }

    private void Append(ReadOnlySpan<char> text)
    {
        // The exact size costs a pass over the text; it is wanted only where the cautious one does not fit.
        if (_buffer.Length - _length < Encoding.UTF8.GetMaxByteCount(text.Length)) Reserve(Encoding.UTF8.GetByteCount(text));
        _length += Encoding.UTF8.GetBytes(text, _buffer.AsSpan(_length));
        if (_length > _limit) throw new OutputLimitException(_limit);
    }

    /// <summary>A half that stays alone is no character.</summary>
    private void EndHalf()
    {
        if (_half == 0) return;
        _half = '\0';
        WriteRaw("\uFFFD"u8);
    }

    /// <summary>Appends bytes that are UTF-8 already.</summary>
    public void WriteRaw(ReadOnlySpan<byte> utf8)
    {
        EndHalf();
        Reserve(utf8.Length);
        utf8.CopyTo(_buffer.AsSpan(_length));
        _length += utf8.Length;
    }

    /// <summary>Appends bytes that other pages have too.</summary>
    internal void WriteShared(ReadOnlySpan<byte> utf8, SharedHtml html)
    {
        WriteRaw(utf8);
        _known.Add(new KnownPiece(_length - utf8.Length, utf8.Length, html));
    }

    /// <summary>Number of bytes so far.</summary>
    internal int Length => Written.Length;

    /// <summary>Says that what follows is a part of an article, of which all ids and addresses will be named.</summary>
    internal ArticleStart BeginArticle() => new(Length, _addresses.Count, _ids.Count);

    /// <summary>Says that an address of an article stands, or will stand, at <paramref name="start"/>.</summary>
    internal void NoteAddress(int start, int length) => _addresses.Add((start, length));

    /// <summary>Says that an id of an article stands, or will stand, at <paramref name="start"/>.</summary>
    internal void NoteId(int start, int length) => _ids.Add((start, length));

    /// <summary>Ends the part of an article that began at <paramref name="start"/>.</summary>
    internal void EndArticle(ArticleStart start) =>
        _known.Add(new KnownPiece(start.Offset, Length - start.Offset, Shared: null, _addresses.Count - start.Addresses, _ids.Count - start.Ids));

    /// <summary>How much there was when a part of an article began.</summary>
    internal readonly record struct ArticleStart(int Offset, int Addresses, int Ids);

    /// <summary>Appends all that was written to <paramref name="other"/>.</summary>
    internal void WriteAll(Utf8Output other)
    {
        var written = other.Written;
        WriteRaw(written);
        var shift = _length - written.Length;
        foreach (var piece in other._known) _known.Add(piece with { Start = piece.Start + shift });
        foreach (var (start, length) in other._addresses) _addresses.Add((start + shift, length));
        foreach (var (start, length) in other._ids) _ids.Add((start + shift, length));
    }

    /// <summary>Appends <paramref name="text"/> escaped for HTML text and for attribute values in either kind of quotes.</summary>
    public void WriteEscaped(ReadOnlySpan<char> text)
    {
        while (true)
        {
            var special = text.IndexOfAny(Special);
            if (special < 0)
            {
                WriteRaw(text);
                return;
            }
            WriteRaw(text[..special]);
            WriteRaw(text[special] switch
            {
                '&' => "&amp;"u8,
                '<' => "&lt;"u8,
                '>' => "&gt;"u8,
                '"' => "&quot;"u8,
                _ => "&#39;"u8,
            });
            text = text[(special + 1)..];
        }
    }

    /// <inheritdoc/>
    public void Write(string text, int offset, int count) => WriteRaw(text.AsSpan(offset, count));

    /// <inheritdoc/>
    public ValueTask WriteAsync(string text, int offset, int count, CancellationToken cancellationToken)
    {
        Write(text, offset, count);
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public override string ToString() => "";

    /// <inheritdoc/>
    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = [];
        Clear();
    }

    private static readonly SearchValues<char> Special = SearchValues.Create("&<>\"'");

    private void Reserve(int count)
    {
        if (_length + (long)count > _limit) throw new OutputLimitException(_limit);
        if (_buffer.Length - _length >= count) return;
        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(_buffer.Length * 2, _length + count));
        _buffer.AsSpan(0, _length).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = larger;
    }
}

/// <summary>A template wrote more than a page may have, which only a loop gone wrong does.</summary>
public sealed class OutputLimitException(int limit) : Exception($"The page is larger than {limit / (1024 * 1024)} MiB");
