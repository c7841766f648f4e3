using System.Buffers;
using System.Globalization;

namespace StaticGen.Content.Markdown;

/// <summary>HTML in the making, with the gaps where links go.</summary>
internal sealed class HtmlBuffer
{
    private static readonly SearchValues<char> EscapedInText = SearchValues.Create("&<>");
    private static readonly SearchValues<char> EscapedInAttribute = SearchValues.Create("&<>\"'");

    /// <summary>Room for most articles in one piece: what is taken out is copied without going from piece to piece.</summary>
    private const int ArticleLength = 32 * 1024;

    /// <summary>An article takes three.</summary>
    private const int MostSpare = 3;

    [ThreadStatic]
    private static Stack<HtmlBuffer>? s_spare;

    private readonly List<LinkSlot> _slots = [];
    private readonly List<HtmlMark> _marks = [];

    private HtmlBuffer()
    {
    }

    /// <summary>An empty buffer; to be handed back by <see cref="Return"/>.</summary>
    public static HtmlBuffer Rent() => s_spare is { } spare && spare.TryPop(out var buffer) ? buffer : new HtmlBuffer();

    /// <summary>Keeps the buffer for the next article of this thread.</summary>
    public void Return()
    {
        Clear();
        s_spare ??= new Stack<HtmlBuffer>();
        if (s_spare.Count < MostSpare && Characters.Capacity <= ArticleLength * 2) s_spare.Push(this);
    }

    /// <summary>The text itself; nothing unescaped may be written to it.</summary>
    public TextBuffer Characters { get; } = new(ArticleLength);

    /// <summary>Number of UTF-16 code units so far.</summary>
    public int Length => Characters.Length;

    /// <summary>Writes markup.</summary>
    public HtmlBuffer Raw(string markup)
    {
        Characters.Append(markup);
        return this;
    }

    /// <summary>Writes a character of markup.</summary>
    public HtmlBuffer Raw(char markup)
    {
        Characters.Append(markup);
        return this;
    }

    /// <summary>Writes a number.</summary>
    public HtmlBuffer Number(int number)
    {
        Span<char> digits = stackalloc char[11];
        number.TryFormat(digits, out var length, provider: CultureInfo.InvariantCulture);
        Characters.Append(digits[..length]);
        return this;
    }

    /// <summary>Writes the content of an element, escaped.</summary>
    public HtmlBuffer Text(ReadOnlySpan<char> text) => Escape(text, EscapedInText);

    /// <summary>Writes the value of an attribute, escaped; the quotation marks are the caller's.</summary>
    public HtmlBuffer Attribute(ReadOnlySpan<char> value) => Escape(value, EscapedInAttribute);

    /// <summary>Writes the attribute <c>id</c>. Only with it does an element get an id.</summary>
    public HtmlBuffer Id(string id)
    {
        Raw(" id=\"");
        Mark(HtmlMarkKind.Id);
        return Attribute(id).Raw('"');
    }

    /// <summary>Writes the attribute <c>href</c> of a link to an id of the same article.</summary>
    public HtmlBuffer Fragment(string id)
    {
        Raw(" href=\"#");
        Mark(HtmlMarkKind.Fragment);
        return Attribute(id).Raw('"');
    }

    /// <summary>Writes the level in a tag of a heading.</summary>
    public HtmlBuffer HeadingLevel(int level)
    {
        Mark(HtmlMarkKind.HeadingLevel);
        return Number(level);
    }

    private void Mark(HtmlMarkKind kind) => _marks.Add(new HtmlMark(Characters.Length, kind));

    /// <summary>Leaves a gap for the address of a link.</summary>
    public void Slot(int link) => _slots.Add(new LinkSlot(Characters.Length, link));

    /// <summary>The part from <paramref name="start"/> to <paramref name="end"/>, to be appended to <paramref name="other"/> with its gaps and marks.</summary>
    public void CopyTo(HtmlBuffer other, int start, int end)
    {
        var shift = other.Length - start;
        // Gaps and marks are in ascending order, and what is copied is near the end.
        var first = _slots.Count;
        while (first > 0 && _slots[first - 1].Offset >= start) first--;
        for (var i = first; i < _slots.Count && _slots[i].Offset <= end; i++)
            other._slots.Add(_slots[i] with { Offset = _slots[i].Offset + shift });
        first = _marks.Count;
        while (first > 0 && _marks[first - 1].Offset >= start) first--;
        for (var i = first; i < _marks.Count && _marks[i].Offset < end; i++)
            other._marks.Add(_marks[i] with { Offset = _marks[i].Offset + shift });
        other.Characters.Append(Characters.Written[start..end]);
    }

    /// <summary>What was written since the last call; the buffer is empty afterwards.</summary>
    /// <param name="store">Keeps it; null for by itself.</param>
    public ArticleHtml Take(TextStore? store)
    {
        var html = new ArticleHtml(Characters.Written, [.. _slots], [.. _marks], store);
        Clear();
        return html;
    }

    /// <summary>Empties the buffer.</summary>
    public void Clear()
    {
        Characters.Clear();
        _slots.Clear();
        _marks.Clear();
    }

    private HtmlBuffer Escape(ReadOnlySpan<char> text, SearchValues<char> escaped)
    {
        while (true)
        {
            var next = text.IndexOfAny(escaped);
            if (next < 0)
            {
                Characters.Append(text);
                return this;
            }
            Characters.Append(text[..next]);
            Characters.Append(text[next] switch
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
