using System.Collections.Frozen;
using System.Net;

namespace StaticGen.Content.Markdown;

/// <summary>What a piece of raw HTML is.</summary>
internal enum RawHtmlKind
{
    /// <summary><c>&lt;name …&gt;</c></summary>
    Open,

    /// <summary><c>&lt;/name&gt;</c></summary>
    Close,

    /// <summary><c>&lt;!-- … --&gt;</c></summary>
    Comment,

    /// <summary>A declaration, a processing instruction, or CDATA.</summary>
    Other,
}

/// <summary>A piece of raw HTML in content, read by CommonMark's rules for tags.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Name">Lower-case name of the element; empty when it is not a tag.</param>
/// <param name="Length">In UTF-16 code units.</param>
/// <param name="Title">Value of the attribute <c>title</c>, decoded; null when absent.</param>
/// <param name="IsOpen">Whether the attribute <c>open</c> is present.</param>
/// <param name="ForbiddenAttribute">The first attribute that this element may not have in content; null when there is none.</param>
internal readonly record struct RawHtml(
    RawHtmlKind Kind, string Name, int Length, string? Title = null, bool IsOpen = false, string? ForbiddenAttribute = null)
{
    /// <summary>Longer tags are read as text.</summary>
    private const int LongestTag = 2000;

    private static readonly FrozenSet<string> Inline =
        FrozenSet.Create(StringComparer.Ordinal, "kbd", "sub", "sup", "br", "abbr", "mark");

    /// <summary>The elements that content may write, in the order in which messages name them.</summary>
    public const string AllowedNames = "<kbd>, <sub>, <sup>, <br>, <details>, <summary>, <abbr> and <mark>";

    /// <summary>Whether it is one of the elements that may stand within a line of text.</summary>
    public bool IsInline => Inline.Contains(Name);

    /// <summary>Whether it opens or closes a part that readers can fold away, or its label.</summary>
    public bool IsDisclosure => Name is "details" or "summary";

    /// <summary>Whether the element is one that content may write at all.</summary>
    public bool IsAllowed => IsInline || IsDisclosure;

    /// <summary>Whether the element has no content and no end tag.</summary>
    public bool IsVoid => Name == "br";

    /// <summary>Reads what begins at the <c>&lt;</c> that <paramref name="text"/> begins with.</summary>
    /// <returns>False when it is not raw HTML, so that the <c>&lt;</c> is text.</returns>
    public static bool TryRead(ReadOnlySpan<char> text, out RawHtml html)
    {
        html = default;
        if (text.Length < 3 || text[0] != '<') return false;
        return text[1] switch
        {
            '!' when text.StartsWith("<!--") => TryReadComment(text, out html),
            '!' or '?' => TryReadOther(text, out html),
            '/' => TryReadClose(text, out html),
            _ => TryReadOpen(text, out html),
        };
    }

    private static bool TryReadComment(ReadOnlySpan<char> text, out RawHtml html)
    {
        // `<!-->` and `<!--->` are whole comments since CommonMark 0.31.
        var end = text.StartsWith("<!-->") ? 5 : text.StartsWith("<!--->") ? 6 : -1;
        if (end < 0)
        {
            end = text[4..].IndexOf("-->", StringComparison.Ordinal);
            if (end >= 0) end += 7;
        }
        html = new(RawHtmlKind.Comment, "", Math.Max(end, 0));
        return end >= 0;
    }

    private static bool TryReadOther(ReadOnlySpan<char> text, out RawHtml html)
    {
        var limited = text[..Math.Min(text.Length, LongestTag)];
        var terminator = text[1] == '?' ? "?>" : text.StartsWith("<![CDATA[") ? "]]>" : ">";
        var end = limited.IndexOf(terminator, StringComparison.Ordinal);
        html = new(RawHtmlKind.Other, "", end + terminator.Length);
        return end >= 0 && (text[1] == '?' || char.IsAsciiLetter(text[2]) || text[2] == '[');
    }

    private static bool TryReadClose(ReadOnlySpan<char> text, out RawHtml html)
    {
        html = default;
        if (!TryReadName(text, 2, out var at, out var name)) return false;
        SkipSpace(text, ref at);
        if (at >= text.Length || text[at] != '>') return false;
        html = new(RawHtmlKind.Close, name, at + 1);
        return true;
    }

    private static bool TryReadOpen(ReadOnlySpan<char> text, out RawHtml html)
    {
        html = default;
        if (text.Length > LongestTag) text = text[..LongestTag];
        if (!TryReadName(text, 1, out var at, out var name)) return false;
        string? title = null;
        string? forbidden = null;
        var isOpen = false;
        while (true)
        {
            var hasSpace = SkipSpace(text, ref at);
            if (at >= text.Length) return false;
            if (text[at] == '>') break;
            if (text[at] == '/' && at + 1 < text.Length && text[at + 1] == '>')
            {
                at++;
                break;
            }
            if (!hasSpace || !TryReadAttribute(text, ref at, out var attribute, out var value)) return false;
            if (attribute.Equals("title", StringComparison.OrdinalIgnoreCase)) title ??= WebUtility.HtmlDecode(value);
            else if (attribute.Equals("open", StringComparison.OrdinalIgnoreCase) && name == "details") isOpen = true;
            else forbidden ??= attribute;
        }
        html = new(RawHtmlKind.Open, name, at + 1, title, isOpen, forbidden);
        return true;
    }

    private static bool TryReadAttribute(ReadOnlySpan<char> text, ref int at, out string name, out string value)
    {
        name = value = "";
        var start = at;
        while (at < text.Length && (char.IsAsciiLetterOrDigit(text[at]) || text[at] is '_' or ':' or '.' or '-')) at++;
        if (at == start || char.IsAsciiDigit(text[start]) || text[start] is '.' or '-') return false;
        name = text[start..at].ToString();

        var afterName = at;
        SkipSpace(text, ref at);
        if (at >= text.Length || text[at] != '=')
        {
            at = afterName;
            return true;
        }
        at++;
        SkipSpace(text, ref at);
        if (at >= text.Length) return false;
        if (text[at] is '"' or '\'')
        {
            var quote = text[at++];
            var length = text[at..].IndexOf(quote);
            if (length < 0) return false;
            value = text.Slice(at, length).ToString();
            at += length + 1;
            return true;
        }
        start = at;
        while (at < text.Length && text[at] is not (' ' or '\t' or '\n' or '\r' or '"' or '\'' or '=' or '<' or '>' or '`')) at++;
        value = text[start..at].ToString();
        return value.Length > 0;
    }

    private static bool TryReadName(ReadOnlySpan<char> text, int start, out int at, out string name)
    {
        at = start;
        name = "";
        if (at >= text.Length || !char.IsAsciiLetter(text[at])) return false;
        while (at < text.Length && (char.IsAsciiLetterOrDigit(text[at]) || text[at] == '-')) at++;
        name = text[start..at].ToString().ToLowerInvariant();
        return true;
    }

    private static bool SkipSpace(ReadOnlySpan<char> text, ref int at)
    {
        var start = at;
        while (at < text.Length && text[at] is ' ' or '\t' or '\n' or '\r') at++;
        return at > start;
    }
}
