using System.Buffers;

namespace StaticGen.Checking;

/// <summary>Which attributes the link checker cares for.</summary>
internal enum HtmlAttributeKind
{
    Id,
    Link,
}

internal readonly ref struct HtmlAttribute(HtmlAttributeKind kind, ReadOnlySpan<byte> value)
{
    public HtmlAttributeKind Kind { get; } = kind;

    /// <summary>As written, character references not decoded.</summary>
    public ReadOnlySpan<byte> Value { get; } = value;
}

/// <summary>Walks over the <c>id</c>, <c>href</c> and <c>src</c> attributes of a page in one pass.</summary>
/// <remarks>
/// Reads what our own templates write: attribute values in quotes (unquoted ones are refused when templates are loaded). The content of
/// <c>script</c> and <c>style</c> elements and of comments is passed over.
/// </remarks>
internal ref struct HtmlAttributes(ReadOnlySpan<byte> html)
{
    private static readonly SearchValues<byte> EndsTagName = SearchValues.Create(" \n\t\r/>"u8);
    private static readonly SearchValues<byte> BetweenAttributes = SearchValues.Create(" \n\t\r/"u8);
    private static readonly SearchValues<byte> EndsAttributeName = SearchValues.Create("= \n\t\r/>"u8);

    private ReadOnlySpan<byte> _rest = html;
    private bool _inTag;

    public HtmlAttribute Current { get; private set; }

    public readonly HtmlAttributes GetEnumerator() => this;

    public bool MoveNext()
    {
        while (true)
        {
            if (!_inTag && !EnterTag()) return false;
            while (_inTag)
            {
                var name = NextAttribute(out var value);
                if (name.SequenceEqual("id"u8)) return Found(HtmlAttributeKind.Id, value);
                if (name.SequenceEqual("href"u8) || name.SequenceEqual("src"u8)) return Found(HtmlAttributeKind.Link, value);
            }
        }
    }

    private bool Found(HtmlAttributeKind kind, ReadOnlySpan<byte> value)
    {
        Current = new HtmlAttribute(kind, value);
        return true;
    }

    /// <summary>Moves behind the name of the next start tag.</summary>
    private bool EnterTag()
    {
        while (true)
        {
            var open = _rest.IndexOf((byte)'<');
            if (open < 0) return false;
            _rest = _rest[(open + 1)..];
            if (_rest.StartsWith("!--"u8))
            {
                if (!Skip("-->"u8)) return false;
                continue;
            }
            if (_rest.IsEmpty) return false;
            if (!char.IsAsciiLetter((char)_rest[0])) continue;
            var end = _rest.IndexOfAny(EndsTagName);
            if (end < 0) return false;
            var name = _rest[..end];
            _rest = _rest[end..];
            if (name.SequenceEqual("script"u8)) _rawEnd = RawEnd.Script;
            else if (name.SequenceEqual("style"u8)) _rawEnd = RawEnd.Style;
            else _rawEnd = RawEnd.None;
            _inTag = true;
            return true;
        }
    }

    private enum RawEnd
    {
        None,
        Script,
        Style,
    }

    private RawEnd _rawEnd;

    private ReadOnlySpan<byte> NextAttribute(out ReadOnlySpan<byte> value)
    {
        value = default;
        var start = _rest.IndexOfAnyExcept(BetweenAttributes);
        if (start < 0)
        {
            _inTag = false;
            _rest = default;
            return default;
        }
        _rest = _rest[start..];
        if (_rest[0] == '>')
        {
            _inTag = false;
            _rest = _rest[1..];
            if (_rawEnd == RawEnd.Script) Skip("</script"u8);
            else if (_rawEnd == RawEnd.Style) Skip("</style"u8);
            return default;
        }
        var end = _rest.IndexOfAny(EndsAttributeName);
        if (end < 0) end = _rest.Length;
        // A stray '=' is taken as a name of its own so that the walk always moves on.
        if (end == 0) end = 1;
        var name = _rest[..end];
        _rest = _rest[end..];
        if (_rest.Length < 2 || _rest[0] != '=') return name;
        var quote = _rest[1];
        if (quote is not ((byte)'"' or (byte)'\''))
        {
            _rest = _rest[1..];
            return name;
        }
        var close = _rest[2..].IndexOf(quote);
        if (close < 0)
        {
            _rest = default;
            return name;
        }
        value = _rest.Slice(2, close);
        _rest = _rest[(close + 3)..];
        return name;
    }

    private bool Skip(ReadOnlySpan<byte> end)
    {
        var at = _rest.IndexOf(end);
        if (at < 0)
        {
            _rest = default;
            return false;
        }
        _rest = _rest[(at + end.Length)..];
        return true;
    }
}
