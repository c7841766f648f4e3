namespace StaticGen.Templating;

/// <summary>HTML on a page that shows several articles: ids, and what names them, get a prefix; headings stand one level lower.</summary>
/// <remarks>
/// For what <see cref="ArticleFragment"/> cannot embed while it writes: drawings. In them every <c>&lt;</c> begins a tag, attributes stand in double quotes and text is escaped.
/// </remarks>
internal static class EmbeddedHtml
{
    /// <summary>Writes <paramref name="html"/> embedded.</summary>
    public static void Embed(ReadOnlySpan<byte> html, ReadOnlySpan<byte> prefix, Utf8Output result)
    {
        while (html.IndexOf((byte)'<') is var tag and >= 0)
        {
            result.WriteRaw(html[..tag]);
            html = html[(tag + CopyTag(html[tag..], prefix, result))..];
        }
        result.WriteRaw(html);
    }

    /// <summary>Copies the tag at the beginning of <paramref name="html"/>, and returns where it ends.</summary>
    private static int CopyTag(ReadOnlySpan<byte> html, ReadOnlySpan<byte> prefix, Utf8Output result)
    {
        var start = 0;
        var at = 1;
        if (at < html.Length && html[at] == '/') at++;
        var isHeading = at + 1 < html.Length && html[at] == 'h' && html[at + 1] is >= (byte)'1' and <= (byte)'5' && (at + 2 >= html.Length || !char.IsAsciiLetterOrDigit((char)html[at + 2]));
        if (isHeading)
        {
            result.WriteRaw(html[..(at + 1)]);
            result.WriteRaw([(byte)(html[at + 1] + 1)]);
            at += 2;
            start = at;
        }
        while (at < html.Length && html[at] != '>')
        {
            if (html[at] != '"')
            {
                at++;
                continue;
            }
            var length = html[(at + 1)..].IndexOf((byte)'"');
            if (length < 0)
            {
                at = html.Length;
                break;
            }
            var name = NameBefore(html[..at]);
            var value = html.Slice(at + 1, length);
            // An id, or what names some.
            if (name.SequenceEqual("id"u8) || name.SequenceEqual("for"u8) || name.SequenceEqual("aria-labelledby"u8) || name.SequenceEqual("aria-describedby"u8))
            {
                result.WriteRaw(html[start..(at + 1)]);
                while (true)
                {
                    result.WriteRaw(prefix);
                    var space = value.IndexOf((byte)' ');
                    if (space < 0) break;
                    result.WriteRaw(value[..(space + 1)]);
                    value = value[(space + 1)..];
                }
                result.WriteRaw(value);
                start = at + 1 + length;
            }
            else if (name.SequenceEqual("href"u8) && value.StartsWith("#"u8))
            {
                result.WriteRaw(html[start..(at + 2)]);
                result.WriteRaw(prefix);
                start = at + 2;
            }
            at += length + 2;
        }
        at = Math.Min(at + 1, html.Length);
        result.WriteRaw(html[start..at]);
        return at;
    }

    /// <summary>The attribute whose value begins with a quotation mark behind <paramref name="html"/>.</summary>
    private static ReadOnlySpan<byte> NameBefore(ReadOnlySpan<byte> html)
    {
        if (html.IsEmpty || html[^1] != '=') return [];
        html = html[..^1];
        return html[(html.LastIndexOfAny(" \n<\""u8) + 1)..];
    }
}
