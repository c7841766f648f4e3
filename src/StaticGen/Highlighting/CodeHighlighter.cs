using System.Buffers;

namespace StaticGen.Highlighting;

/// <summary>
/// Writes code as HTML with a <c>span</c> around each token. A span never holds a line break and neither begins nor ends with white space,
/// so that lines can be cut apart and wrapped later. Stripped of tags and unescaped, the HTML is the code again, character for character.
/// </summary>
public static class CodeHighlighter
{
    private static readonly SearchValues<char> EscapedCharacters = SearchValues.Create("&<>");

    /// <summary>Appends the HTML of <paramref name="code"/> for use as the content of an element.</summary>
    /// <param name="code">The code as the author wrote it.</param>
    /// <param name="language">Its language; see <see cref="Languages.TryFind"/>.</param>
    /// <param name="html">Takes the HTML.</param>
    public static void Write(ReadOnlySpan<char> code, Language language, TextBuffer html)
    {
        if (language.Lexer is null)
        {
            WriteEscaped(code, html);
            return;
        }
        using var tokens = new TokenList();
        language.Lexer.Lex(code, tokens);
        Write(code, tokens.Tokens, html);
    }

    /// <summary>Appends the HTML of <paramref name="code"/> given its tokens.</summary>
    /// <param name="code">The code as the author wrote it.</param>
    /// <param name="tokens">Its tokens, ascending and without overlap.</param>
    /// <param name="html">Takes the HTML.</param>
    public static void Write(ReadOnlySpan<char> code, ReadOnlySpan<Token> tokens, TextBuffer html)
    {
        var written = 0;
        for (var i = 0; i < tokens.Length; i++)
        {
            var first = tokens[i];
            if (TokenClasses.Of(first.Kind) is not { } cssClass)
                continue;
            var end = first.End;
            // Neighbours of one kind share a span, with the blanks between them: `not in` looks the same and costs half.
            while (i + 1 < tokens.Length && tokens[i + 1].Kind == first.Kind && IsBlank(code[end..tokens[i + 1].Start]))
                end = tokens[++i].End;
            WriteEscaped(code[written..first.Start], html);
            WriteSpans(code[first.Start..end], cssClass, html);
            written = end;
        }
        WriteEscaped(code[written..], html);
    }

    private static bool IsBlank(ReadOnlySpan<char> gap) => !gap.ContainsAnyExcept(' ', '\t');

    /// <summary>Writes one span per line that is not blank.</summary>
    private static void WriteSpans(ReadOnlySpan<char> text, string cssClass, TextBuffer html)
    {
        while (!text.IsEmpty)
        {
            var lineEnd = text.IndexOfAny('\n', '\r');
            var line = lineEnd < 0 ? text : text[..lineEnd];
            var visible = line.Trim();
            if (visible.IsEmpty)
            {
                html.Append(line);
            }
            else
            {
                var indent = line.Length - line.TrimStart().Length;
                html.Append(line[..indent]).Append("<span class=\"").Append(cssClass).Append("\">");
                WriteEscaped(visible, html);
                html.Append("</span>").Append(line[(indent + visible.Length)..]);
            }
            if (lineEnd < 0)
                return;
            html.Append(text[lineEnd]);
            text = text[(lineEnd + 1)..];
        }
    }

    private static void WriteEscaped(ReadOnlySpan<char> text, TextBuffer html)
    {
        for (var special = text.IndexOfAny(EscapedCharacters); special >= 0; special = text.IndexOfAny(EscapedCharacters))
        {
            html.Append(text[..special]).Append(text[special] switch { '&' => "&amp;", '<' => "&lt;", _ => "&gt;" });
            text = text[(special + 1)..];
        }
        html.Append(text);
    }
}
