using System.Buffers;
using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace StaticGen.Content.Markdown;

/// <summary>Makes links of addresses that stand in the text as they are: <c>https://example.org</c>, <c>www.example.org</c>.</summary>
/// <remarks>
/// "Extended autolinks" of the GitHub Flavored Markdown specification, 0.29. Markdig's own extension ends an address at the first bracket that
/// nothing opened. E-mail addresses are found when text is written (<see cref="EmailAddresses"/>), for they begin before the character that tells.
/// </remarks>
internal sealed class BareAddressParser : InlineParser
{
    private static readonly SearchValues<char> Ends = SearchValues.Create(" \t\r\n\f\v<");

    public BareAddressParser() => OpeningCharacters = ['h', 'w'];

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        var before = slice.PeekCharExtra(-1);
        if (before is not ('\0' or '*' or '_' or '~' or '(') && !before.IsWhitespace() && !(before == '|' && TableRows.IsTable(processor.Block))) return false;
        var text = slice.AsSpan();
        var prefix = text switch
        {
            _ when text.StartsWith("www.", StringComparison.Ordinal) => 0,
            _ when text.StartsWith("http://", StringComparison.Ordinal) => 7,
            _ when text.StartsWith("https://", StringComparison.Ordinal) => 8,
            _ => -1,
        };
        if (prefix < 0 || !HasDomain(text[prefix..], needsDot: prefix == 0)) return false;

        var end = text.IndexOfAny(Ends);
        if (end >= 0) text = text[..end];
        end = text.IndexOf('|');
        if (end >= 0 && TableRows.IsTable(processor.Block)) text = text[..end];
        text = WithoutEnd(text);
        if (text.Length <= prefix) return false;

        var start = processor.GetSourcePosition(slice.Start, out var line, out var column);
        var span = new SourceSpan(start, start + text.Length - 1);
        var link = new LinkInline
        {
            Span = span,
            UrlSpan = span,
            Line = line,
            Column = column,
            IsClosed = true,
            IsAutoLink = true,
            Url = prefix == 0 ? $"http://{text}" : text.ToString(),
        };
        link.AppendChild(new LiteralInline
        {
            Span = span,
            Line = line,
            Column = column,
            IsClosed = true,
            Content = new StringSlice(slice.Text, slice.Start, slice.Start + text.Length - 1),
        });
        processor.Inline = link;
        slice.Start += text.Length;
        return true;
    }

    /// <summary>Whether the text begins with a domain; of the last two parts none may have an underscore.</summary>
    private static bool HasDomain(ReadOnlySpan<char> text, bool needsDot)
    {
        var dots = 0;
        var underscoresBefore = 0;
        var underscores = 0;
        var i = 0;
        for (; i < text.Length; i++)
        {
            var c = text[i];
            if (c == '_')
            {
                underscores++;
            }
            else if (c == '.')
            {
                (underscoresBefore, underscores) = (underscores, 0);
                dots++;
            }
            else if (c != '-' && !char.IsLetterOrDigit(c))
            {
                break;
            }
        }
        return i > 0 && text[0] != '.' && underscores == 0 && underscoresBefore == 0 && (dots > 0 || !needsDot);
    }

    /// <summary>The address without the punctuation of the sentence that it stands in.</summary>
    private static ReadOnlySpan<char> WithoutEnd(ReadOnlySpan<char> text)
    {
        // Counted once: a thousand closing brackets must not be counted a thousand times.
        var surplus = text.Count(')') - text.Count('(');
        while (!text.IsEmpty)
        {
            var last = text[^1];
            if (last is '?' or '!' or '.' or ',' or ':' or '*' or '_' or '~' or '\'' or '"')
            {
                text = text[..^1];
            }
            else if (last == ')' && surplus > 0)
            {
                surplus--;
                text = text[..^1];
            }
            else if (last == ';')
            {
                // An entity, or the end of a clause.
                var name = text[..^1].LastIndexOfAnyExceptInRange('A', 'z');
                var isEntity = name >= 0 && text[name] == '&' && name < text.Length - 2;
                var cut = isEntity ? name : text.Length - 1;
                surplus -= text[cut..].Count(')') - text[cut..].Count('(');
                text = text[..cut];
            }
            else
            {
                break;
            }
        }
        return text;
    }
}
