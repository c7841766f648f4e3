using System.Buffers;
using System.Text;

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

/// <summary>Walks over the <c>id</c> attributes of a page and those that hold one address, in one pass.</summary>
/// <remarks>
/// The states of WHATWG HTML, section 13.2.5, that matter here: attributes with either kind of quotes or none, comments, and elements whose
/// content is text. Of two attributes of one name in a tag, which only a mistake in a template makes, both are seen.
/// </remarks>
internal ref struct HtmlAttributes(ReadOnlySpan<byte> html)
{
    private static readonly SearchValues<byte> EndsTagName = SearchValues.Create(" \n\t\r\f/>"u8);
    private static readonly SearchValues<byte> BetweenAttributes = SearchValues.Create(" \n\t\r\f/"u8);
    private static readonly SearchValues<byte> EndsAttributeName = SearchValues.Create("= \n\t\r\f/>"u8);
    private static readonly SearchValues<byte> Space = SearchValues.Create(" \n\t\r\f"u8);
    private static readonly SearchValues<byte> EndsBareValue = SearchValues.Create(" \n\t\r\f>"u8);

    private ReadOnlySpan<byte> _rest = html;

    /// <summary>Name of the element whose content is text, when the tag being read begins one.</summary>
    private ReadOnlySpan<byte> _textElement;
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
                if (Is(name, "id"u8)) return Found(HtmlAttributeKind.Id, value);
                if (Is(name, "href"u8) || Is(name, "src"u8) || Is(name, "action"u8) || Is(name, "formaction"u8) || Is(name, "poster"u8))
                    return Found(HtmlAttributeKind.Link, value);
            }
        }
    }

    private static bool Is(ReadOnlySpan<byte> name, ReadOnlySpan<byte> lowerCase) =>
        name.Length == lowerCase.Length && Ascii.EqualsIgnoreCase(name, lowerCase);

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
            if (open < 0 || open + 1 == _rest.Length) return false;
            _rest = _rest[(open + 1)..];
            if (_rest.StartsWith("!--"u8))
            {
                SkipComment();
                continue;
            }
            if (!char.IsAsciiLetter((char)_rest[0]))
            {
                // A document type, an end tag, or what a browser reads as a comment up to the next '>'; else the sign is text.
                if (_rest[0] is (byte)'!' or (byte)'?' or (byte)'/') SkipBehind(">"u8);
                continue;
            }
            var end = _rest.IndexOfAny(EndsTagName);
            if (end < 0) return false;
            var name = _rest[..end];
            _rest = _rest[end..];
            _textElement = HoldsText(name) ? name : default;
            _inTag = true;
            return true;
        }
    }

    private static bool HoldsText(ReadOnlySpan<byte> name) => name.Length switch
    {
        3 => Is(name, "xmp"u8),
        5 => Is(name, "style"u8) || Is(name, "title"u8),
        6 => Is(name, "script"u8) || Is(name, "iframe"u8),
        7 => Is(name, "noembed"u8),
        8 => Is(name, "textarea"u8) || Is(name, "noframes"u8),
        _ => false,
    };

    private ReadOnlySpan<byte> NextAttribute(out ReadOnlySpan<byte> value)
    {
        value = default;
        var start = _rest.IndexOfAnyExcept(BetweenAttributes);
        if (start < 0) return EndOfInput();
        _rest = _rest[start..];
        if (_rest[0] == '>')
        {
            _inTag = false;
            _rest = _rest[1..];
            if (!_textElement.IsEmpty) SkipText(_textElement);
            return default;
        }
        // A name may begin with '=', which is a mistake, but then the walk moves on all the same.
        var end = _rest[1..].IndexOfAny(EndsAttributeName);
        if (end < 0) return EndOfInput();
        var name = _rest[..(end + 1)];
        _rest = _rest[(end + 1)..];

        var next = _rest.IndexOfAnyExcept(Space);
        if (next < 0 || _rest[next] != '=') return name;
        var atValue = _rest[(next + 1)..];
        next = atValue.IndexOfAnyExcept(Space);
        if (next < 0) return EndOfInput();
        _rest = atValue[next..];
        if (_rest[0] == '>') return name;
        if (_rest[0] is (byte)'"' or (byte)'\'')
        {
            var close = _rest[1..].IndexOf(_rest[0]);
            if (close < 0) return EndOfInput();
            value = _rest.Slice(1, close);
            _rest = _rest[(close + 2)..];
            return name;
        }
        var bare = _rest.IndexOfAny(EndsBareValue);
        if (bare < 0) return EndOfInput();
        value = _rest[..bare];
        _rest = _rest[bare..];
        return name;
    }

    /// <summary>A tag that the input cuts off is no tag.</summary>
    private ReadOnlySpan<byte> EndOfInput()
    {
        _inTag = false;
        _rest = default;
        return default;
    }

    private void SkipComment()
    {
        // "<!-->" and "<!--->" are whole comments.
        _rest = _rest[1..];
        if (_rest.StartsWith("-->"u8) || _rest.StartsWith("--->"u8)) SkipBehind(">"u8);
        else
        {
            _rest = _rest[2..];
            var end = _rest.IndexOf("-->"u8);
            var odd = _rest.IndexOf("--!>"u8);
            if (odd >= 0 && (end < 0 || odd < end)) _rest = _rest[(odd + 4)..];
            else SkipBehind("-->"u8);
        }
    }

    private void SkipText(ReadOnlySpan<byte> element)
    {
        while (true)
        {
            SkipBehind("</"u8);
            if (_rest.Length <= element.Length) return;
            if (Ascii.EqualsIgnoreCase(_rest[..element.Length], element) && EndsTagName.Contains(_rest[element.Length])) return;
        }
    }

    private void SkipBehind(ReadOnlySpan<byte> end)
    {
        var at = _rest.IndexOf(end);
        _rest = at < 0 ? default : _rest[(at + end.Length)..];
    }
}
