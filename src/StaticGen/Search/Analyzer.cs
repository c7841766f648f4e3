using System.Collections.Frozen;

namespace StaticGen.Search;

/// <summary>Takes the tokens of a text.</summary>
internal interface ITokenSink
{
    /// <summary>Takes one token.</summary>
    /// <param name="text">Folded; valid only during the call.</param>
    /// <param name="isPart">Whether it is a piece of the name that came before.</param>
    void Add(ReadOnlySpan<char> text, bool isPart);
}

/// <summary>Divides text into tokens: words, names whole and in parts, operators.</summary>
/// <remarks>
/// The rules stand in <c>docs/search-index.md</c>; the browser's twin is <c>templates/assets/js/search/analyzer.js</c>, and
/// <c>tests/vectors/tokens.json</c> holds both to the same results. One analyzer serves one thread.
/// </remarks>
internal sealed class Analyzer
{
    private const int LongestToken = 64;
    private const int LongestDottedName = 40;
    private const int MostDottedPieces = 4;

    private static readonly FrozenSet<string> Operators = (
        ":= == != <= >= -> => // ** << >> >>> += -= *= /= %= &= |= ^= @= //= **= <<= >>= === !== && || ++ -- :: ?? "
        + "+ - * / % = < > & | ^ ~ @ !").Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> OperatorLookup =
        Operators.GetAlternateLookup<ReadOnlySpan<char>>();

    private char[] _whole = new char[256];
    private char[] _piece = new char[256];
    private char[] _joined = new char[256];

    /// <summary>Where in the text the token that is being handed on ends.</summary>
    public int End { get; private set; }

    /// <summary>Hands the tokens of <paramref name="text"/> to <paramref name="sink"/>, in order. Takes any text.</summary>
    public void Tokenize<TSink>(ReadOnlySpan<char> text, ref TSink sink) where TSink : ITokenSink, allows ref struct
    {
        var sigil = ReadOnlySpan<char>.Empty;
        for (var i = 0; i < text.Length;)
        {
            var c = text[i];
            if (c <= ' ')
            {
                i++;
                continue;
            }
            if (sigil.IsEmpty && PlainWordEnd(text, i) is > 0 and var plain)
            {
                End = plain;
                Add(Lower(text[i..plain]), isPart: false, ref sink);
                i = plain;
                continue;
            }
            var mark = SigilLength(text, i);
            if (mark > 0)
            {
                sigil = text.Slice(i, mark);
                i += mark;
                continue;
            }
            var end = LanguageEnd(text, i);
            if (end > 0)
            {
                End = end;
                ReadOnlySpan<char> name = text[i] is 'c' or 'C' ? (end - i == 3 ? "c++" : "c#") : "f#";
                sink.Add(name, isPart: false);
                i = end;
            }
            else if (IsLetterAt(text, i, out var width))
            {
                i = Chunk(text, i, sigil, ref sink);
            }
            else if ((end = BracketEnd(text, i)) > 0)
            {
                End = end;
                sink.Add(text[i..end], isPart: false);
                i = end;
            }
            else if (IsOperator(c))
            {
                i = OperatorRun(text, i, ref sink);
            }
            else
            {
                i += width;
                continue;
            }
            sigil = default;
        }
    }

    /// <summary>End of a word that no other rule has a say in, as most words are: ASCII letters, at most the first of them a capital, with white space or a comma behind; else 0.</summary>
    private static int PlainWordEnd(ReadOnlySpan<char> text, int start)
    {
        if (!char.IsAsciiLetter(text[start])) return 0;
        var end = start + 1;
        while ((uint)end < (uint)text.Length && char.IsAsciiLetterLower(text[end])) end++;
        if (end == text.Length || text[end] is <= ' ' or ',') return end;
        // At the end of a sentence.
        return text[end] == '.' && (end + 1 == text.Length || text[end + 1] <= ' ') ? end : 0;
    }

    private ReadOnlySpan<char> Lower(ReadOnlySpan<char> word) => char.IsAsciiLetterLower(word[0]) ? word : TextFolding.Fold(word, ref _piece);

    private static bool IsLetterAt(ReadOnlySpan<char> text, int index, out int width)
    {
        width = 1;
        if ((uint)index >= (uint)text.Length) return false;
        var c = text[index];
        return c < 0x80 ? char.IsAsciiLetterOrDigit(c) || c == '_' : TextFolding.IsLetter(TextFolding.CodePointAt(text, index, out width));
    }

    private static bool IsLetterBefore(ReadOnlySpan<char> text, int index)
    {
        if (index == 0) return false;
        var start = index > 1 && char.IsLowSurrogate(text[index - 1]) && char.IsHighSurrogate(text[index - 2]) ? index - 2 : index - 1;
        return IsLetterAt(text, start, out _);
    }

    private static bool IsOperator(char c) =>
        c is '-' or '+' or '*' or '/' or '%' or '=' or '<' or '>' or '!' or '&' or '|' or '^' or '~' or '@' or ':' or '?';

    /// <summary>Length of the <c>@</c>, <c>*</c> or <c>**</c> that belongs to the name behind it, or 0.</summary>
    private static int SigilLength(ReadOnlySpan<char> text, int i)
    {
        if (text[i] is not ('@' or '*')) return 0;
        var length = text[i] == '*' && i + 1 < text.Length && text[i + 1] == '*' ? 2 : 1;
        if (!IsLetterAt(text, i + length, out _)) return 0;
        return (i > 0 && text[i - 1] is ')' or ']') || IsLetterBefore(text, i) ? 0 : length;
    }

    /// <summary>End of a language's name that ends with signs: C++, C#, F#; or 0.</summary>
    private static int LanguageEnd(ReadOnlySpan<char> text, int i)
    {
        if (text[i] is not ('c' or 'C' or 'f' or 'F') || i + 1 >= text.Length) return 0;
        int end;
        if (text[i + 1] == '#') end = i + 2;
        else if (text[i] is 'c' or 'C' && text[i + 1] == '+' && i + 2 < text.Length && text[i + 2] == '+') end = i + 3;
        else return 0;
        if (IsLetterAt(text, end, out _) || (end < text.Length && text[end] is '+' or '#')) return 0;
        return (i > 0 && text[i - 1] == '.') || IsLetterBefore(text, i) ? 0 : end;
    }

    /// <summary>End of a slice, an empty pair of brackets, an ellipsis or a <c>?.</c>; or 0.</summary>
    private static int BracketEnd(ReadOnlySpan<char> text, int i)
    {
        const int LongestSide = 8;
        switch (text[i])
        {
            case '[':
                var end = i + 1;
                while (end < text.Length && end - i <= (LongestSide * 2) + 1 && (char.IsAsciiDigit(text[end]) || text[end] is '-' or ':')) end++;
                if (end >= text.Length || text[end] != ']') return 0;
                var inside = text[(i + 1)..end];
                if (inside.IsEmpty) return end + 1;
                for (var k = Math.Max(0, inside.Length - 1 - LongestSide); k <= Math.Min(LongestSide, inside.Length - 1); k++)
                {
                    if (inside[k] == ':') return end + 1;
                }
                return 0;
            case '{':
                return i + 1 < text.Length && text[i + 1] == '}' ? i + 2 : 0;
            case '.':
                return text[i..].StartsWith("...") && (i + 3 == text.Length || text[i + 3] != '.')
                    && !(i > 0 && text[i - 1] == '.') && !IsLetterBefore(text, i) ? i + 3 : 0;
            case '?':
                return i + 1 < text.Length && text[i + 1] == '.' && (i + 2 == text.Length || text[i + 2] != '.') ? i + 2 : 0;
            default:
                return 0;
        }
    }

    private int OperatorRun<TSink>(ReadOnlySpan<char> text, int start, ref TSink sink) where TSink : ITokenSink, allows ref struct
    {
        var end = start + 1;
        while (end < text.Length && IsOperator(text[end])) end++;
        var run = text[start..end];
        End = end;
        if (run.Length < 4 && OperatorLookup.Contains(run))
        {
            // A single sign between letters is punctuation more often than not.
            if (run.Length > 1 || !(IsLetterBefore(text, start) || IsLetterAt(text, end, out _))) sink.Add(run, isPart: false);
        }
        else if (run.Length < 4)
        {
            for (var i = 0; i < run.Length - 1; i++)
            {
                if (!OperatorLookup.Contains(run.Slice(i, 2))) continue;
                sink.Add(run.Slice(i, 2), isPart: false);
                i++;
            }
        }
        return end;
    }

    /// <summary>Reads names joined by dots, with a contraction such as <c>'s</c> behind them.</summary>
    private int Chunk<TSink>(ReadOnlySpan<char> text, int start, ReadOnlySpan<char> sigil, ref TSink sink) where TSink : ITokenSink, allows ref struct
    {
        var end = start;
        var pieces = 1;
        while (true)
        {
            if (IsLetterAt(text, end, out var width)) end += width;
            else if (end < text.Length && text[end] == '.' && IsLetterAt(text, end + 1, out _))
            {
                pieces++;
                end++;
            }
            else break;
        }
        var name = text[start..end];
        var contraction = Contraction(text, end);
        End = contraction.IsEmpty ? end : end + 1 + contraction.Length;
        var isWhole = false;
        if (pieces > 1 || !sigil.IsEmpty)
        {
            var whole = TextFolding.Fold(name, ref _whole);
            isWhole = pieces is > 1 and <= MostDottedPieces && whole.Length <= LongestDottedName;
            if (sigil.Length > 1) Add(sigil, isPart: false, ref sink);
            if (!sigil.IsEmpty) Add(Join(sigil, whole), isPart: false, ref sink);
            if (isWhole) Add(whole, isPart: !sigil.IsEmpty, ref sink);
        }
        var isPart = isWhole || !sigil.IsEmpty;
        while (true)
        {
            var dot = name.IndexOf('.');
            if (dot < 0) break;
            Name(name[..dot], isPart, ref sink);
            name = name[(dot + 1)..];
        }
        var joins = contraction.Length > 1 || (contraction.Length == 1 && contraction[0] is not ('s' or 'S'));
        Name(joins ? Join(name, contraction) : name, isPart, ref sink);
        return End;
    }

    private ReadOnlySpan<char> Join(ReadOnlySpan<char> first, ReadOnlySpan<char> second)
    {
        var length = first.Length + second.Length;
        if (_joined.Length < length) _joined = new char[length * 2];
        first.CopyTo(_joined);
        second.CopyTo(_joined.AsSpan(first.Length));
        return _joined.AsSpan(0, length);
    }

    /// <summary>The letters behind an apostrophe at <paramref name="at"/> when they shorten a word; else nothing.</summary>
    private static ReadOnlySpan<char> Contraction(ReadOnlySpan<char> text, int at)
    {
        if (at + 1 >= text.Length || text[at] is not ('\'' or '’')) return default;
        var rest = text[(at + 1)..];
        var length = rest[0] is 's' or 'S' or 'd' or 'D' or 'm' or 'M' or 't' or 'T' ? 1
            : rest.Length > 1 && rest[..2] is "ll" or "re" or "ve" or "LL" or "RE" or "VE" ? 2 : 0;
        return length == 0 || IsLetterAt(text, at + 1 + length, out _) ? default : rest[..length];
    }

    private void Name<TSink>(ReadOnlySpan<char> name, bool isPart, ref TSink sink) where TSink : ITokenSink, allows ref struct
    {
        if (!name.Contains('_'))
        {
            Humps(name, isPart, ref sink);
            return;
        }
        Add(TextFolding.Fold(name, ref _piece), isPart, ref sink);
        foreach (var range in name.Split('_'))
        {
            var piece = name[range];
            if (!piece.IsEmpty) Humps(piece, isPart: true, ref sink);
        }
    }

    /// <summary>A name without underscores, and its parts where letter case divides it.</summary>
    private void Humps<TSink>(ReadOnlySpan<char> name, bool isPart, ref TSink sink) where TSink : ITokenSink, allows ref struct
    {
        Word(TextFolding.Fold(name, ref _piece), isPart, ref sink);
        var start = 0;
        for (var i = 1; i < name.Length; i++)
        {
            if (!IsHump(name, i)) continue;
            if (i - start > 1) Word(TextFolding.Fold(name[start..i], ref _piece), isPart: true, ref sink);
            start = i;
        }
        if (start > 0 && name.Length - start > 1) Word(TextFolding.Fold(name[start..], ref _piece), isPart: true, ref sink);
    }

    private static bool IsHump(ReadOnlySpan<char> name, int i) =>
        char.IsAsciiLetterUpper(name[i])
        && (char.IsAsciiLetterLower(name[i - 1]) || char.IsAsciiDigit(name[i - 1])
            || (char.IsAsciiLetterUpper(name[i - 1]) && i + 1 < name.Length && char.IsAsciiLetterLower(name[i + 1])));

    /// <summary>A word; text of scripts without spaces becomes pairs of characters.</summary>
    private static void Word<TSink>(ReadOnlySpan<char> word, bool isPart, ref TSink sink) where TSink : ITokenSink, allows ref struct
    {
        if (!word.ContainsAnyExceptInRange('\0', '\u303f'))
        {
            Add(word, isPart, ref sink);
            return;
        }
        var start = 0;
        var previous = -1;
        for (var i = 0; i < word.Length;)
        {
            if (!TextFolding.IsCjk(TextFolding.CodePointAt(word, i, out var width)))
            {
                if (previous >= 0) start = i;
                previous = -1;
                i += width;
                continue;
            }
            if (previous >= 0)
            {
                Add(word[previous..(i + width)], isPart, ref sink);
            }
            else
            {
                Add(word[start..i], isPart, ref sink);
                var next = i + width;
                if (next >= word.Length || !TextFolding.IsCjk(TextFolding.CodePointAt(word, next, out _))) Add(word[i..next], isPart, ref sink);
            }
            previous = i;
            i += width;
            start = i;
        }
        if (previous < 0) Add(word[start..], isPart, ref sink);
    }

    private static void Add<TSink>(ReadOnlySpan<char> token, bool isPart, ref TSink sink) where TSink : ITokenSink, allows ref struct
    {
        if (!token.IsEmpty && token.Length <= LongestToken) sink.Add(token, isPart);
    }
}
