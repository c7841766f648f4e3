using System.Buffers;
using System.Globalization;
using System.Text;

namespace StaticGen.Content.Markdown;

/// <summary>HTML in the making, with the gaps where links go.</summary>
internal sealed class HtmlBuffer
{
    private static readonly SearchValues<char> EscapedInText = SearchValues.Create("&<>");
    private static readonly SearchValues<char> EscapedInAttribute = SearchValues.Create("&<>\"'");

    /// <summary>Room for most articles in one piece: what is taken out is copied without going from piece to piece.</summary>
    private const int ArticleLength = 32 * 1024;

    [ThreadStatic]
    private static HtmlBuffer? s_spare;

    private readonly List<LinkSlot> _slots = [];

    /// <summary>Where the last id was written; -1 for nowhere.</summary>
    private int _lastId = -1;

    /// <param name="capacity">How many characters are expected.</param>
    public HtmlBuffer(int capacity = 256) => Builder = new StringBuilder(capacity);

    /// <summary>An empty buffer for a whole article; to be handed back by <see cref="Return"/>.</summary>
    public static HtmlBuffer Rent()
    {
        var buffer = s_spare ?? new HtmlBuffer(ArticleLength);
        s_spare = null;
        return buffer;
    }

    /// <summary>Keeps the buffer for the next article of this thread.</summary>
    public void Return()
    {
        Clear();
        if (Builder.Capacity <= ArticleLength * 2) s_spare = this;
    }

    /// <summary>The text itself; nothing unescaped may be written to it.</summary>
    public StringBuilder Builder { get; }

    /// <summary>Number of UTF-16 code units so far.</summary>
    public int Length => Builder.Length;

    /// <summary>Writes markup.</summary>
    public HtmlBuffer Raw(string markup)
    {
        Builder.Append(markup);
        return this;
    }

    /// <summary>Writes a character of markup.</summary>
    public HtmlBuffer Raw(char markup)
    {
        Builder.Append(markup);
        return this;
    }

    /// <summary>Writes a number.</summary>
    public HtmlBuffer Number(int number)
    {
        Builder.Append(CultureInfo.InvariantCulture, $"{number}");
        return this;
    }

    /// <summary>Writes the content of an element, escaped.</summary>
    public HtmlBuffer Text(ReadOnlySpan<char> text) => Escape(text, EscapedInText);

    /// <summary>Writes the value of an attribute, escaped; the quotation marks are the caller's.</summary>
    public HtmlBuffer Attribute(ReadOnlySpan<char> value) => Escape(value, EscapedInAttribute);

    /// <summary>Writes the attribute <c>id</c>. Only with it does an element get an id, and only what has one may hold a link that is no gap.</summary>
    public HtmlBuffer Id(string id)
    {
        _lastId = Builder.Length;
        return Raw(" id=\"").Attribute(id).Raw('"');
    }

    /// <summary>Leaves a gap for the address of a link.</summary>
    public void Slot(int link) => _slots.Add(new LinkSlot(Builder.Length, link));

    /// <summary>The part from <paramref name="start"/> to <paramref name="end"/>, to be appended to <paramref name="other"/> with its gaps.</summary>
    public void CopyTo(HtmlBuffer other, int start, int end)
    {
        var shift = other.Length - start;
        // Gaps are in ascending order, and what is copied is near the end.
        var first = _slots.Count;
        while (first > 0 && _slots[first - 1].Offset >= start) first--;
        for (var i = first; i < _slots.Count && _slots[i].Offset <= end; i++)
            other._slots.Add(_slots[i] with { Offset = _slots[i].Offset + shift });
        var copied = ArrayPool<char>.Shared.Rent(Math.Max(1, end - start));
        Builder.CopyTo(start, copied, end - start);
        other.Builder.Append(copied.AsSpan(0, end - start));
        ArrayPool<char>.Shared.Return(copied);
        if (_lastId >= start) other._lastId = other.Length;
    }

    /// <summary>What was written since the last call; the buffer is empty afterwards.</summary>
    /// <param name="store">Keeps it; null for by itself.</param>
    public ArticleHtml Take(TextStore? store)
    {
        var copy = ArrayPool<char>.Shared.Rent(Math.Max(1, Builder.Length));
        Builder.CopyTo(0, copy, Builder.Length);
        var html = new ArticleHtml(copy.AsSpan(0, Builder.Length), [.. _slots], store, hasIds: _lastId >= 0);
        ArrayPool<char>.Shared.Return(copy);
        Clear();
        return html;
    }

    private void Clear()
    {
        Builder.Clear();
        _slots.Clear();
        _lastId = -1;
    }

    private HtmlBuffer Escape(ReadOnlySpan<char> text, SearchValues<char> escaped)
    {
        while (true)
        {
            var next = text.IndexOfAny(escaped);
            if (next < 0)
            {
                Builder.Append(text);
                return this;
            }
            Builder.Append(text[..next]);
            Builder.Append(text[next] switch
            {
                '&' => "&amp;",
                '<' => "&lt;",
                '>' => "&gt;",
                '"' => "&quot;",
                _ => "&#39;",
            });
            text = text[(next + 1)..];
        }
    }
}
