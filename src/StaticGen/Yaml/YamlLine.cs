using StaticGen.Diagnostics;
using StaticGen.Sources;

namespace StaticGen.Yaml;

/// <summary>A line of a broken YAML text, divided as its author most likely meant it: indentation, hyphens, key, value.</summary>
internal readonly ref struct YamlLine
{
    private readonly SourceText _source;
    private readonly ReadOnlySpan<char> _text;
    private readonly ReadOnlySpan<char> _value;
    private readonly int _valueAt;
    private readonly bool _hasKey;
    private readonly bool _isItem;

    public YamlLine(SourceText source, int number)
    {
        _source = source;
        Number = number;
        _text = source.Line(number).TrimEnd();
        Indent = _text.Length - _text.TrimStart().Length;
        var at = Indent;
        while (at + 1 < _text.Length && _text[at] == '-' && _text[at + 1] == ' ')
        {
            _isItem = true;
            at += 2;
            while (at < _text.Length && _text[at] == ' ') at++;
        }
        var colon = FindColon(_text[at..]);
        if (colon >= 0)
        {
            _hasKey = true;
            at += colon + 1;
            while (at < _text.Length && _text[at] == ' ') at++;
        }
        _valueAt = at;
        _value = WithoutComment(_text[at..]);
    }

    public int Number { get; }

    /// <summary>Whether the line begins a list item.</summary>
    public bool IsItem => _isItem;

    /// <summary>Whether the line has a key, or an item with one.</summary>
    public bool HasKey => _hasKey;

    /// <summary>Number of spaces or tabs before the first character.</summary>
    public int Indent { get; }

    public bool IsBlank => Indent == _text.Length || _text[Indent] == '#';

    /// <summary>Whether the following deeper lines are the text of a block scalar.</summary>
    public bool BeginsBlock => _value.Length > 0 && _value[0] is '|' or '>' && IsBlockHeader(_value);

    /// <summary>What is wrong with this line, or null when it looks right.</summary>
    public YamlFault? Explain(YamlFailure failure)
    {
        var failsLater = failure.Offset >= _source.LineStart(Number) + _text.Length;
        var failsHere = !failsLater && failure.Offset >= _source.LineStart(Number);
        if (_value.IsEmpty) return null;
        return _value[0] switch
        {
            '"' or '\'' => ExplainQuoted(failure, failsLater),
            '[' or '{' => ExplainFlow(failure, failsLater),
            '|' or '>' when BeginsBlock => null,
            '@' or '`' or '%' or '|' or '>' or '*' or '&' or '!' or ',' or ']' or '}' => CannotBegin(_value[0]),
            '-' when _hasKey && !_isItem && (_value.Length == 1 || _value[1] == ' ') =>
                (At(_valueAt), "a list cannot begin on the line of its key", $"Put '{YamlText.Show(_value.ToString())}' on the next line, indented"),
            _ => ExplainPlain(failsHere),
        };
    }

    private YamlFault? ExplainQuoted(YamlFailure failure, bool failsLater)
    {
        var quote = _value[0];
        var name = quote == '"' ? "double" : "single";
        var end = EndOfQuoted(_value);
        if (end < 0)
        {
            if (!failsLater && !failure.Message.Contains("quoted", StringComparison.Ordinal)) return null;
            return (At(_valueAt), $"the {name} quote that opens here is not closed", $"Close it: {Corrected(YamlText.Quote(_value[1..].ToString()))}");
        }
        if (end < _value.Length)
        {
            var whole = _value[^1] == quote ? _value[1..^1] : _value;
            return (
                At(_valueAt + end, _value.Length - end),
                $"text behind the closing quote: {YamlText.Show(_value[end..].Trim().ToString())}",
                $"Quote the whole value: {Corrected(YamlText.Quote(whole.ToString()))}");
        }
        if (!failure.Message.Contains("escape", StringComparison.Ordinal)) return null;
        var single = "'" + _value[1..^1].ToString().Replace("'", "''", StringComparison.Ordinal) + "'";
        return (At(_valueAt, _value.Length), "a backslash in double quotes begins an escape, and this one is not known", $"Use single quotes: {Corrected(single)}");
    }

    private YamlFault? ExplainFlow(YamlFailure failure, bool failsLater)
    {
        var (depth, badItem, end) = WalkFlow(_value);
        if (badItem >= 0 && _value[badItem] is '"' or '\'')
        {
            if (!failsLater && !failure.Message.Contains("quoted", StringComparison.Ordinal)) return null;
            return (At(_valueAt + badItem), $"the {(_value[badItem] == '"' ? "double" : "single")} quote that opens here is not closed", "Close it behind the last character of the item");
        }
        if (badItem >= 0)
        {
            var itemEnd = badItem;
            while (itemEnd < _value.Length && _value[itemEnd] is not (',' or ']' or '}')) itemEnd++;
            var item = _value[badItem..itemEnd].TrimEnd();
            return (
                At(_valueAt + badItem, item.Length),
                $"a value cannot begin with '{_value[badItem]}' unless it is quoted",
                $"Quote the value: {Corrected($"{_value[..badItem]}{YamlText.Quote(item.ToString())}{_value[itemEnd..]}")}");
        }
        if (depth > 0)
        {
            if (!failsLater) return null;
            var closing = _value[0] == '[' ? ']' : '}';
            return (At(_valueAt), $"'{_value[0]}' is not closed", $"Close it: {Corrected($"{_value.TrimEnd(", ")}{closing}")}");
        }
        if (end < _value.Length)
        {
            return (
                At(_valueAt + end, _value.Length - end),
                $"text behind the closing bracket: {YamlText.Show(_value[end..].Trim().ToString())}",
                $"Remove it, or quote the whole value: {Corrected(YamlText.Quote(_value.ToString()))}");
        }
        var comma = EmptyItem(_value);
        if (comma >= 0) return (At(_valueAt + comma), "an item is missing before this ','", "Remove one comma");
        return null;
    }

    private YamlFault? ExplainPlain(bool failsHere)
    {
        var colon = FindColon(_value);
        if (_hasKey && colon >= 0)
        {
            return new YamlFault(
                At(_valueAt + colon),
                "a value with ': ' in it must be quoted",
                $"Quote the value: {Corrected(YamlText.Quote(_value.ToString()))}",
                QuoteValue());
        }
        if (_hasKey || _isItem || !failsHere && Indent > 0) return null;
        var joint = _text.IndexOf(':');
        if (joint > 0 && IsKeyLike(_text[Indent..joint]))
        {
            var value = YamlText.Value(_text[(joint + 1)..].Trim().ToString());
            return new YamlFault(
                At(joint), "a space is missing behind ':'", $"Write: {_text[..joint].Trim()}: {value}",
                new TextEdit(_text[joint..].ToString(), ": " + value, _source.LineStart(Number) + joint));
        }
        return Indent > 0
            ? null
            : (At(0, _text.Length), $"expected 'key: value', found '{YamlText.Show(_text.ToString())}'", "Write a key and a colon before it, or remove the line");
    }

    private YamlFault? CannotBegin(char c) =>
        _hasKey || _isItem
            ? new YamlFault(At(_valueAt), $"a value cannot begin with '{c}' unless it is quoted", $"Quote the value: {Corrected(YamlText.Quote(_value.ToString()))}", QuoteValue())
            : new YamlFault(At(_valueAt), $"a line cannot begin with '{c}' here", "Write a key and a colon before it, with what follows in quotes, or remove the line");

    private TextEdit QuoteValue() => new(_value.ToString(), YamlText.Quote(_value.ToString()), _source.LineStart(Number) + _valueAt);

    /// <summary>The line with another value, as the author can paste it.</summary>
    private string Corrected(string value) => YamlText.Show($"{_text[Indent.._valueAt]}") + value;

    private SourceLocation At(int column, int length = 1) => _source.At(_source.LineStart(Number) + column, length);

    private static bool IsKeyLike(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('_' or '-')) return false;
        }
        return text.Length > 0;
    }

    /// <summary>The colon that ends a key: followed by a space or the line's end, not in quotes or brackets.</summary>
    private static int FindColon(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty || text[0] is '[' or '{') return -1;
        var from = text[0] is '"' or '\'' ? Math.Max(EndOfQuoted(text), 0) : 0;
        if (from == 0 && text[0] is '"' or '\'' && EndOfQuoted(text) < 0) return -1;
        for (var i = from; i < text.Length; i++)
        {
            if (text[i] == ':' && (i + 1 == text.Length || text[i + 1] is ' ' or '\t')) return i;
            if (text[i] == '#' && i > 0 && text[i - 1] is ' ' or '\t') return -1;
        }
        return -1;
    }

    /// <summary>The offset behind the quote that closes the one at the start; -1 when there is none.</summary>
    private static int EndOfQuoted(ReadOnlySpan<char> text)
    {
        var quote = text[0];
        for (var i = 1; i < text.Length; i++)
        {
            if (quote == '"' && text[i] == '\\') i++;
            else if (text[i] == quote)
            {
                if (quote == '\'' && i + 1 < text.Length && text[i + 1] == '\'') i++;
                else return i + 1;
            }
        }
        return -1;
    }

    private static ReadOnlySpan<char> WithoutComment(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty) return text;
        var i = text[0] is '"' or '\'' ? EndOfQuoted(text) : 0;
        if (i < 0) return text;
        for (; i < text.Length; i++)
        {
            if (text[i] == '#' && (i == 0 || text[i - 1] is ' ' or '\t')) return text[..i].TrimEnd();
        }
        return text;
    }

    private static bool IsBlockHeader(ReadOnlySpan<char> value)
    {
        foreach (var c in value[1..])
        {
            if (c is not ('+' or '-') && !char.IsAsciiDigit(c)) return false;
        }
        return value.Length <= 3;
    }

    /// <summary>How many brackets stay open, where an item begins with a character that cannot or with a quote that is not closed, and where the outermost bracket closes.</summary>
    private static (int Depth, int BadItem, int End) WalkFlow(ReadOnlySpan<char> text)
    {
        var depth = 0;
        var itemBegins = true;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c is '[' or '{') (depth, itemBegins) = (depth + 1, true);
            else if (c is ']' or '}')
            {
                if (--depth == 0) return (0, -1, i + 1);
                itemBegins = false;
            }
            else if (c is ',') itemBegins = true;
            else if (c is ' ') continue;
            else if (itemBegins && c is '"' or '\'')
            {
                var end = EndOfQuoted(text[i..]);
                if (end < 0) return (depth, i, text.Length);
                i += end - 1;
                itemBegins = false;
            }
            else if (itemBegins && c is '@' or '`' or '%' or '*' or '&' or '!' or '|' or '>') return (depth, i, text.Length);
            else itemBegins = c == ':' && i + 1 < text.Length && text[i + 1] == ' ';
        }
        return (depth, -1, text.Length);
    }

    private static int EmptyItem(ReadOnlySpan<char> text)
    {
        var begins = true;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == ' ') continue;
            if (text[i] == ',' && begins) return i;
            begins = text[i] is ',' or '[' or '{';
        }
        return -1;
    }
}
