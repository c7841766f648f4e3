using System.Runtime.CompilerServices;
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
    private readonly ReadOnlySpan<byte> _html = html;
    private int _at;

    /// <summary>Name of the element whose content is text, when the tag being read begins one.</summary>
    private ReadOnlySpan<byte> _textElement;
    private bool _inTag;

    /// <summary>Where the walk pauses, unless a tag, a comment or a text element reaches beyond.</summary>
    private int _pause = int.MaxValue;

    public HtmlAttribute Current { get; private set; }

    /// <summary>Whether the walk ended at <see cref="PauseAt"/>, with nothing begun; it goes on with the next call of <see cref="MoveNext"/>.</summary>
    public bool IsPaused { get; private set; }

    /// <summary>Whether the input ends inside something: what follows it would be read as a part of that.</summary>
    public bool IsCut { get; private set; }

    /// <summary>How far everything is read.</summary>
    public readonly int At => _at;

    /// <summary>Lets the walk end before the first tag at or behind this offset.</summary>
    public void PauseAt(int offset) => (_pause, IsPaused) = (offset, false);

    /// <summary>Goes on behind what was read otherwise; only while the walk is paused.</summary>
    public void SkipTo(int offset) => _at = offset;

    public readonly HtmlAttributes GetEnumerator() => this;

    public bool MoveNext()
    {
        while (true)
        {
            if (!_inTag && !EnterTag()) return false;
            while (_inTag)
            {
                var name = NextAttribute(out var value);
                if (KindOf(name) is not { } kind) continue;
                Current = new HtmlAttribute(kind, value);
                return true;
            }
        }
    }

    private static HtmlAttributeKind? KindOf(ReadOnlySpan<byte> name) => name.Length switch
    {
        2 => Is(name, "id"u8) ? HtmlAttributeKind.Id : null,
        3 => Is(name, "src"u8) ? HtmlAttributeKind.Link : null,
        4 => Is(name, "href"u8) ? HtmlAttributeKind.Link : null,
        6 => Is(name, "action"u8) || Is(name, "poster"u8) ? HtmlAttributeKind.Link : null,
        10 => Is(name, "formaction"u8) ? HtmlAttributeKind.Link : null,
        _ => null,
    };

    private static bool Is(ReadOnlySpan<byte> name, ReadOnlySpan<byte> lowerCase) =>
        name.Length == lowerCase.Length && Ascii.EqualsIgnoreCase(name, lowerCase);

    // Names are short: looking for their ends byte by byte is quicker than many at a time.
    private const ulong Space = (1UL << ' ') | (1UL << '\n') | (1UL << '\t') | (1UL << '\r') | (1UL << '\f');

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsSpace(byte b) => b <= ' ' && ((Space >> b) & 1) != 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool EndsTagName(byte b) => b <= '>' && (((Space | (1UL << '/') | (1UL << '>')) >> b) & 1) != 0;

    private readonly ReadOnlySpan<byte> Rest => _html[_at..];

    /// <summary>Moves behind the name of the next start tag.</summary>
    private bool EnterTag()
    {
        while (true)
        {
            var open = Rest.IndexOf((byte)'<');
            if (open < 0) return false;
            if (_at + open >= _pause)
            {
                IsPaused = true;
                return false;
            }
            if (_at + open + 1 == _html.Length) return Cut();
            _at += open + 1;
            var first = _html[_at];
            if (first == '/')
            {
                // Half of all end tags are those of highlighted code.
                if (Rest.StartsWith("/span>"u8))
                {
                    _at += "/span>".Length;
                    continue;
                }
                SkipBehind((byte)'>');
                continue;
            }
            if (first == 's' && TrySkipSpan()) continue;
            if (!char.IsAsciiLetter((char)first))
            {
                if (Rest.StartsWith("!--"u8)) SkipComment();
                // A document type, or what a browser reads as a comment up to the next '>'; else the sign is text.
                else if (first is (byte)'!' or (byte)'?') SkipBehind((byte)'>');
                continue;
            }
            var start = _at;
            while (_at < _html.Length && !EndsTagName(_html[_at])) _at++;
            if (_at == _html.Length) return Cut();
            var name = _html[start.._at];
            _textElement = HoldsText(name) ? name : default;
            _inTag = true;
            return true;
        }
    }

    /// <summary>Passes over a span that has a class and nothing else: highlighted code, and with it half of all tags, consists of them.</summary>
    private bool TrySkipSpan()
    {
        var beginning = "span class=\""u8;
        if (!Rest.StartsWith(beginning)) return false;
        var at = _at + beginning.Length;
        while (at < _html.Length && _html[at] != '"') at++;
        if (at + 1 >= _html.Length || _html[at + 1] != '>') return false;
        _at = at + 2;
        return true;
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
        while (_at < _html.Length && (IsSpace(_html[_at]) || _html[_at] == '/')) _at++;
        if (_at == _html.Length) return EndOfInput();
        if (_html[_at] == '>')
        {
            _inTag = false;
            _at++;
            if (!_textElement.IsEmpty) SkipText(_textElement);
            return default;
        }
        // A name may begin with '=', which is a mistake, but then the walk moves on all the same.
        var start = _at++;
        while (_at < _html.Length && _html[_at] != '=' && !EndsTagName(_html[_at])) _at++;
        if (_at == _html.Length) return EndOfInput();
        var name = _html[start.._at];

        var next = AfterSpace(_at);
        if (next == _html.Length || _html[next] != '=') return name;
        next = AfterSpace(next + 1);
        if (next == _html.Length) return EndOfInput();
        _at = next;
        if (_html[_at] == '>') return name;
        if (_html[_at] is var quote and ((byte)'"' or (byte)'\''))
        {
            _at++;
            var close = Rest.IndexOf(quote);
            if (close < 0) return EndOfInput();
            value = Rest[..close];
            _at += close + 1;
            return name;
        }
        start = _at;
        while (_at < _html.Length && !IsSpace(_html[_at]) && _html[_at] != '>') _at++;
        if (_at == _html.Length) return EndOfInput();
        value = _html[start.._at];
        return name;
    }

    private readonly int AfterSpace(int at)
    {
        while (at < _html.Length && IsSpace(_html[at])) at++;
        return at;
    }

    /// <summary>A tag that the input cuts off is no tag.</summary>
    private ReadOnlySpan<byte> EndOfInput()
    {
        _inTag = Cut();
        return default;
    }

    private bool Cut()
    {
        _at = _html.Length;
        IsCut = true;
        return false;
    }

    private void SkipComment()
    {
        // "<!-->" and "<!--->" are whole comments.
        _at++;
        if (Rest.StartsWith("-->"u8) || Rest.StartsWith("--->"u8)) SkipBehind((byte)'>');
        else
        {
            _at += 2;
            var end = Rest.IndexOf("-->"u8);
            var odd = Rest.IndexOf("--!>"u8);
            if (odd >= 0 && (end < 0 || odd < end)) _at += odd + 4;
            else if (end < 0) Cut();
            else _at += end + 3;
        }
    }

    private void SkipText(ReadOnlySpan<byte> element)
    {
        while (true)
        {
            var end = Rest.IndexOf("</"u8);
            if (end < 0 || _html.Length - (_at + end + 2) <= element.Length)
            {
                Cut();
                return;
            }
            _at += end + 2;
            if (Ascii.EqualsIgnoreCase(Rest[..element.Length], element) && EndsTagName(_html[_at + element.Length])) return;
        }
    }

    private void SkipBehind(byte end)
    {
        var at = Rest.IndexOf(end);
        if (at < 0) Cut();
        else _at += at + 1;
    }
}
