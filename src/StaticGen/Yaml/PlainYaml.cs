using System.Buffers;
using System.Collections.Immutable;
using StaticGen.Sources;

namespace StaticGen.Yaml;

/// <summary>Reads what front matter mostly is: keys at the margin, with values that stand on one line, and lists of such values in brackets or with hyphens.</summary>
/// <remarks>
/// It accepts far less than YAML and gives up at the first doubt; <see cref="YamlDocument"/> then reads the whole by its parser, mistakes included. What it does accept comes out as
/// the parser has it, places and all. That saves more than half of the time and most of the memory that front matter takes.
/// </remarks>
internal static class PlainYaml
{
    private const int MostKeys = 32;
    private static readonly SearchValues<char> NotInBrackets = SearchValues.Create("[{}:#\"'&*!|>%@`?");

    /// <summary>Reads the characters from <paramref name="start"/> up to <paramref name="end"/>, both at line starts or the text's end.</summary>
    /// <returns>Null when it takes the parser to read them.</returns>
    public static YamlMapping? TryRead(SourceText source, int start, int end)
    {
        var text = source.Text;
        var entries = ImmutableArray.CreateBuilder<YamlEntry>(8);
        for (var at = start; at < end;)
        {
            if (text[at] == '\n')
            {
                at++;
                continue;
            }
            var line = LineAt(text, at, end);
            var key = NameLength(line);
            if (key == 0 || key == line.Length || line[key] != ':' || entries.Count == MostKeys) return null;
            var name = RecurringText.Of(line[..key]);
            foreach (var entry in entries)
            {
                if (entry.Key == name) return null;
            }
            YamlNode? value;
            var next = at + line.Length + 1;
            var from = key + 1;
            if (from == line.Length) value = HyphenList(source, next, end, out next);
            else if (line[from] != ' ') return null;
            else
            {
                while (from < line.Length && line[from] == ' ') from++;
                value = from == line.Length ? null
                    : line[from] == '[' ? BracketList(source, at + from, line[from..])
                    : Scalar(source, at + from, line[from..]);
            }
            if (value is null) return null;
            entries.Add(new YamlEntry(name, source.At(at, key), value));
            at = next;
        }
        if (entries.Count == 0) return null;
        var first = entries[0].KeyAt;
        var begin = source.LineStart(first.Line);
        return new YamlMapping(entries.DrainToImmutable(), isFlow: false, source.At(begin, LineAt(text, begin, end).Length), begin, EndOf(text, begin, end));
    }

    /// <summary>Behind the last character that is not white space.</summary>
    private static int EndOf(string text, int begin, int end)
    {
        while (end > begin && text[end - 1] is '\n' or ' ') end--;
        return end;
    }

    private static ReadOnlySpan<char> LineAt(string text, int at, int end)
    {
        var rest = text.AsSpan(at, end - at);
        var length = rest.IndexOf('\n');
        return length < 0 ? rest : rest[..length];
    }

    /// <summary>Length of the key on which the line begins, such as <c>applies_to</c>; 0 when it begins otherwise.</summary>
    private static int NameLength(ReadOnlySpan<char> line)
    {
        if (line.IsEmpty || !char.IsAsciiLetter(line[0])) return 0;
        var length = 1;
        while (length < line.Length && (char.IsAsciiLetterOrDigit(line[length]) || line[length] is '_' or '-')) length++;
        return length;
    }

    /// <summary>The list whose first item stands on the line at <paramref name="at"/>.</summary>
    private static YamlSequence? HyphenList(SourceText source, int at, int end, out int next)
    {
        var items = ImmutableArray.CreateBuilder<YamlNode>();
        var (indent, begin, last) = (-1, 0, 0);
        for (next = at; next < end;)
        {
            var line = LineAt(source.Text, next, end);
            var spaces = line.IndexOfAnyExcept(' ');
            if (spaces < 0 || line[spaces] != '-') break;
            if (indent < 0) (indent, begin) = (spaces, next + spaces);
            else if (spaces != indent) return null;
            var from = spaces + 2;
            if (from >= line.Length || line[from - 1] != ' ' || Scalar(source, next + from, line[from..]) is not { } item) return null;
            items.Add(item);
            last = item.End;
            next += line.Length + 1;
        }
        if (items.Count == 0) return null;
        var place = source.At(begin, items[0].End - begin);
        return new YamlSequence(items.DrainToImmutable(), place, begin, last);
    }

    /// <param name="source">The whole.</param>
    /// <param name="at">Offset of the bracket.</param>
    /// <param name="line">The line from the bracket on.</param>
    private static YamlSequence? BracketList(SourceText source, int at, ReadOnlySpan<char> line)
    {
        if (line[^1] != ']') return null;
        var items = ImmutableArray.CreateBuilder<YamlNode>();
        var from = 1;
        while (true)
        {
            while (line[from] == ' ') from++;
            if (from == line.Length - 1) break;
            var isQuoted = line[from] is '"' or '\'';
            var length = isQuoted ? line[(from + 1)..].IndexOf(line[from]) + 2 : line[from..].IndexOfAny(',', ']');
            if (length < 2 && isQuoted || from + length >= line.Length) return null;
            var written = line.Slice(from, length);
            if (!isQuoted && written.ContainsAny(NotInBrackets)) return null;
            if (Scalar(source, at + from, written) is not { } item) return null;
            items.Add(item);
            from += length;
            if (line[from] == ']') break;
            if (line[from] != ',') return null;
            from++;
            // A comma behind the last item, or two of them, are the parser's.
            if (line[from..^1].IndexOfAnyExcept(' ') < 0) return null;
        }
        if (from != line.Length - 1 || items.Count == 0 && line.Length != 2) return null;
        return new YamlSequence(items.DrainToImmutable(), source.At(at, line.Length), at, at + line.Length);
    }

    /// <summary>The value that fills <paramref name="written"/>, which stands at <paramref name="at"/>.</summary>
    private static YamlScalar? Scalar(SourceText source, int at, ReadOnlySpan<char> written)
    {
        if (written.IsEmpty || !IsPrintable(written)) return null;
        var isQuoted = written[0] is '"' or '\'';
        if (isQuoted)
        {
            var inside = written[1..];
            var quote = written[0];
            if (inside.IsEmpty || inside.IndexOf(quote) != inside.Length - 1 || quote == '"' && inside.Contains('\\')) return null;
            return new YamlScalar(RecurringText.Of(inside[..^1]), YamlStyle.Quoted, source.At(at, written.Length), at, at + written.Length);
        }
        if (!char.IsAsciiLetterOrDigit(written[0]) && written[0] < 0x80 || written[^1] is ' ' or ':') return null;
        if (written.Contains(": ", StringComparison.Ordinal) || written.Contains(" #", StringComparison.Ordinal)) return null;
        return new YamlScalar(RecurringText.Of(written), YamlStyle.Plain, source.At(at, written.Length), at, at + written.Length);
    }

    /// <summary>Whether there is nothing in it that means more to YAML than a character: no tab, no other line break or space, no control or private character.</summary>
    private static bool IsPrintable(ReadOnlySpan<char> text)
    {
        if (text.IndexOfAnyExceptInRange(' ', '~') < 0) return true;
        foreach (var c in text)
        {
            if (c is < ' ' or > '~' && (c is < '\u00A1' or > '\uD7FF' || char.IsWhiteSpace(c))) return false;
        }
        return true;
    }
}
