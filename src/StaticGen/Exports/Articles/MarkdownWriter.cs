using System.Buffers;
using System.Globalization;
using System.Net;
using System.Text;
using StaticGen.Highlighting;

namespace StaticGen.Exports.Articles;

/// <summary>Writes an article's HTML as Markdown that means the same to every reader of GitHub's dialect: what is text stays text.</summary>
/// <remarks>
/// It goes back from the HTML rather than copying the source: included code stands in its place, comments are gone, raw HTML that is not allowed has become text, and addresses are
/// those that were resolved. Read by <see cref="Content.Markdown.ArticleReader"/>, the result gives the HTML that it was made from; a test says so of every page.
/// </remarks>
/// <param name="page">Address of the page that it comes from, to which links within the page lead.</param>
internal sealed class MarkdownWriter(string page)
{
    private static readonly string[] Inline = ["a", "abbr", "br", "code", "del", "em", "img", "input", "kbd", "mark", "span", "strong", "sub", "sup"];

    /// <summary>A heading is one line, whatever is in it.</summary>
    private bool _isInHeading;

    /// <summary>The Markdown of <paramref name="root"/>, ending with a line break unless it is empty.</summary>
    public string Write(HtmlElement root)
    {
        var text = Blocks(root.Children, isTight: false);
        return text.Length == 0 ? "" : XmlText.Clean(text) + "\n";
    }

    /// <summary>A line of text, with all that could be mark-up escaped; in it neither line breaks nor marks of direction are left.</summary>
    public static string Line(string text)
    {
        var line = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            // Unbalanced, they would turn the rest of the line round.
            if (c is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069')) continue;
            line.Append(c is '\n' or '\r' or '\t' or '\u0085' or '\u2028' or '\u2029' ? ' ' : c);
        }
        return XmlText.Clean(WithoutClosingSigns(AtLineStart(Escape(line.ToString().Trim(), isInTable: false))));
    }

    /// <summary>Blocks without a line break at the end. Lines of text among them are paragraphs whose tags were left out.</summary>
    private string Blocks(IReadOnlyList<HtmlNode> nodes, bool isTight)
    {
        var written = new StringBuilder();
        HtmlElement? before = null;
        var isSecond = false;
        for (var i = 0; i < nodes.Count;)
        {
            string block;
            if (IsInline(nodes[i]))
            {
                var start = i;
                while (i < nodes.Count && IsInline(nodes[i])) i++;
                block = Paragraph(nodes.Skip(start).Take(i - start));
                if (block.Length == 0) continue;
                before = null;
            }
            else
            {
                var element = (HtmlElement)nodes[i++];
                // Two lists of one kind in a row are one, unless their marks differ.
                isSecond = before?.Name == element.Name && !isSecond;
                before = element;
                block = Block(element, isSecond);
                if (block.Length == 0) continue;
            }
            if (written.Length > 0) written.Append(isTight ? "\n" : "\n\n");
            written.Append(block);
        }
        return written.ToString();
    }

    private static bool IsInline(HtmlNode node) => node is HtmlText || Inline.AsSpan().Contains(((HtmlElement)node).Name);

    private string Block(HtmlElement element, bool isSecond)
    {
        switch (element.Name)
        {
            case "p" when element.HasClass("footnote-backs"):
                return "";
            case "p":
                return Paragraph(element.Children);
            case ['h', >= '1' and <= '6' and var level]:
                return new string('#', level - '0') + " " + HeadingText(element);
            case "blockquote":
                return Prefixed(Blocks(element.Children, isTight: false), "> ");
            case "aside":
                return Alert(element);
            case "ul" or "ol":
                return List(element, isSecond);
            case "hr":
                return "***";
            case "figure" when element.Child("pre") is { } pre:
                return Code(element, pre);
            case "figure":
                return Picture(element);
            case "div" when element.Child("table") is { } table:
                return Table(table);
            case "section":
                return Footnotes(element);
            case "details":
                return Details(element);
            default:
                return Blocks(element.Children, isTight: false);
        }
    }

    private string HeadingText(HtmlElement heading)
    {
        _isInHeading = true;
        var text = Inlines(heading.Children.Where(static c => c is not HtmlElement { Name: "a" } link || !link.HasClass("heading-link")), isInTable: false).Trim(' ', '\t', '\n').Replace('\n', ' ');
        _isInHeading = false;
        return WithoutClosingSigns(text);
    }

    /// <summary>Signs at the end of a heading would be taken for its own.</summary>
    private static string WithoutClosingSigns(string text)
    {
        var signs = text.Length - text.TrimEnd('#').Length;
        return signs > 0 && signs < text.Length && text[^(signs + 1)] == ' ' ? text.Insert(text.Length - signs, "\\") : text;
    }

    private string Paragraph(IEnumerable<HtmlNode> nodes)
    {
        var text = Inlines(nodes, isInTable: false).Trim(' ', '\n');
        if (!text.Contains('\n', StringComparison.Ordinal)) return AtLineStart(text.Trim(' ', '\t'));
        var lines = text.Split('\n').Select(static line => line.Trim(' ', '\t')).Where(static line => line.Length > 0).Select(AtLineStart).ToList();
        // A tag alone on the first line would make all of it HTML.
        while (lines.Count > 1 && lines[0] is ['<', .., '>'] && lines[0].LastIndexOf('<') == 0)
        {
            lines[0] += " " + lines[1];
            lines.RemoveAt(1);
        }
        return string.Join('\n', lines);
    }

    private static string Prefixed(string text, string prefix)
    {
        if (text.Length == 0) return prefix.TrimEnd();
        return string.Join('\n', text.Split('\n').Select(line => line.Length == 0 ? prefix.TrimEnd() : prefix + line));
    }

    private string Alert(HtmlElement alert)
    {
        var kind = alert.Attribute("class")!.Split(' ')[^1]["alert-".Length..].ToUpperInvariant();
        var content = alert.Children.Where(static c => c is not HtmlElement { Name: "p" } title || !title.HasClass("alert-title")).ToArray();
        return Prefixed($"[!{kind}]\n{Blocks(content, isTight: false)}".TrimEnd('\n'), "> ");
    }

    private string List(HtmlElement list, bool isSecond)
    {
        var items = list.Children.OfType<HtmlElement>().ToArray();
        var isLoose = items.Any(static i => i.Child("p") is not null);
        var number = int.TryParse(list.Attribute("start"), NumberStyles.None, CultureInfo.InvariantCulture, out var start) ? start : 1;
        var written = new StringBuilder();
        foreach (var item in items)
        {
            var mark = list.Name == "ol" ? (number++).ToString(CultureInfo.InvariantCulture) + (isSecond ? ")" : ".") : isSecond ? "*" : "-";
            if (written.Length > 0) written.Append(isLoose ? "\n\n" : "\n");
            var content = Blocks(item.Children, isTight: !isLoose);
            written.Append(content.Length == 0 ? mark : mark + " " + Indented(content, mark.Length + 1));
        }
        return written.ToString();
    }

    /// <summary>All lines but the first moved to the right.</summary>
    private static string Indented(string text, int columns)
    {
        if (!text.Contains('\n', StringComparison.Ordinal)) return text;
        var indent = new string(' ', columns);
        return string.Join('\n', text.Split('\n').Select((line, i) => i == 0 || line.Length == 0 ? line : indent + line));
    }

    private static string Code(HtmlElement figure, HtmlElement pre)
    {
        var code = pre.TextContent;
        var language = figure.Attribute("data-lang") ?? "";
        var mark = language.Contains('`', StringComparison.Ordinal) || (LongestRun(code, '`') >= 3 && LongestRun(code, '~') < 3) ? '~' : '`';
        var fence = new string(mark, Math.Max(3, LongestRun(code, mark) + 1));
        var info = new StringBuilder();
        info.Append(language.Replace("&", "&amp;", StringComparison.Ordinal));
        if (language.Length > 0)
        {
            foreach (var option in (ReadOnlySpan<string>)["continue", "raises", "skip"])
            {
                if (figure.Attribute("data-" + option) is { } value) AppendOption(info, option, value);
            }
            if (figure.Child("figcaption")?.TextContent is { } caption && caption != UsualCaption(language)) AppendOption(info, "title", caption);
        }
        return $"{fence}{info}\n{code}{(code.Length == 0 || code.EndsWith('\n') ? "" : "\n")}{fence}";
    }

    private static string UsualCaption(string language) =>
        language == Content.CodeBlock.OutputLanguage ? "Output" : Languages.TryFind(language, out var known) ? known.Title : language;

    private static void AppendOption(StringBuilder info, string name, string value)
    {
        info.Append(' ').Append(name);
        if (value.Length > 0) info.Append("=\"").Append(OptionValue(value.Replace('"', '\''))).Append('"');
    }

    /// <summary>What may stand in the value of an option: neither a backtick, which would be no fence, nor what an entity could be made of.</summary>
    private static string OptionValue(string text) => text.Replace('`', '\'').Replace('\n', ' ').Replace("&", "&amp;", StringComparison.Ordinal);

    private static int LongestRun(string text, char mark)
    {
        var (longest, run) = (0, 0);
        foreach (var c in text)
        {
            run = c == mark ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }
        return longest;
    }

    private static string Picture(HtmlElement figure)
    {
        if (figure.Child("img") is not { } image) return "";
        return Image(image, figure.Child("figcaption")?.TextContent, isInTable: false);
    }

    private string Table(HtmlElement table)
    {
        var rows = table.Children.OfType<HtmlElement>().SelectMany(static part => part.Children.OfType<HtmlElement>())
            .Select(static row => row.Children.OfType<HtmlElement>().ToArray()).ToArray();
        var written = new StringBuilder();
        for (var i = 0; i < rows.Length; i++)
        {
            if (i > 0) written.Append('\n');
            foreach (var cell in rows[i]) written.Append("| ").Append(Inlines(cell.Children, isInTable: true).Trim(' ', '\n').Replace('\n', ' ')).Append(' ');
            written.Append('|');
            if (i > 0) continue;
            written.Append('\n');
            foreach (var cell in rows[i])
                written.Append(cell.Attribute("class") switch { "ta-l" => "| :-- ", "ta-c" => "| :-: ", "ta-r" => "| --: ", _ => "| --- " });
            written.Append('|');
        }
        return written.ToString();
    }

    private string Footnotes(HtmlElement section)
    {
        var written = new StringBuilder();
        foreach (var (note, i) in section.Child("ol")!.Children.OfType<HtmlElement>().Select(static (n, i) => (n, i)))
        {
            if (written.Length > 0) written.Append("\n\n");
            written.Append(CultureInfo.InvariantCulture, $"[^{i + 1}]: ").Append(Indented(AsNote(Blocks(note.Children, isTight: false)), 4));
        }
        return written.ToString();
    }

    /// <summary>
    /// A renderer that knows no footnotes takes the definition of one for that of a link, whose address the first word is: with a scheme it could run a script. Behind a space without width it has none.
    /// </summary>
    private static string AsNote(string text)
    {
        var end = text.AsSpan().IndexOfAny(EndsOfScheme);
        return end > 0 && text[end] == ':' && char.IsAsciiLetter(text[0]) ? "&#8203;" + text : text;
    }

    private static readonly SearchValues<char> EndsOfScheme = SearchValues.Create(" \n:/?#");

    private string Details(HtmlElement details)
    {
        var title = details.Attribute("title") is { } text ? $" title=\"{WebUtility.HtmlEncode(text)}\"" : "";
        var written = new StringBuilder(details.Attribute("open") is null ? $"<details{title}>" : $"<details open{title}>");
        if (details.Child("summary") is { } summary)
        {
            // In a block of HTML nothing is Markdown.
            written.Append("<summary>");
            AppendHtml(summary, written);
            written.Append("</summary>");
        }
        var content = Blocks([.. details.Children.Where(static c => c is not HtmlElement { Name: "summary" })], isTight: false);
        if (content.Length > 0) written.Append("\n\n").Append(content);
        return written.Append("\n\n</details>").ToString();
    }

    private static void AppendHtml(HtmlElement element, StringBuilder html)
    {
        foreach (var child in element.Children)
        {
            if (child is HtmlText text)
            {
                html.Append(WebUtility.HtmlEncode(text.Text).Replace('\n', ' '));
                continue;
            }
            var inner = (HtmlElement)child;
            html.Append('<').Append(inner.Name);
            if (inner.Attribute("title") is { } title) html.Append(" title=\"").Append(WebUtility.HtmlEncode(title)).Append('"');
            html.Append('>');
            if (inner.Name == "br") continue;
            AppendHtml(inner, html);
            html.Append("</").Append(inner.Name).Append('>');
        }
    }

    private string Inlines(IEnumerable<HtmlNode> nodes, bool isInTable)
    {
        var written = new StringBuilder();
        var list = nodes as IReadOnlyList<HtmlNode> ?? [.. nodes];
        var isBehindMarks = false;
        for (var i = 0; i < list.Count; i++)
        {
            var start = written.Length;
            if (list[i] is HtmlText text)
            {
                if (isBehindMarks && text.Text.Length > 0 && IsPartOfWord(text.Text[0])) written.Append(Nothing);
                written.Append(Escape(text.Text, isInTable));
            }
            else if (list[i] is HtmlElement { Name: "br" })
            {
                // A backslash does it only before another line of text; an element at the beginning of a line would make the rest of it HTML.
                var isLine = !isInTable && !_isInHeading && list.Skip(i + 1).Any(static n => n is not HtmlText { Text: var line } || line.AsSpan().Trim().Length > 0);
                written.Append(isLine ? "\\" : "<br>");
                if (isLine && list[i + 1] is not HtmlText { Text: ['\n', ..] }) written.Append('\n');
            }
            else
            {
                AppendInline((HtmlElement)list[i], written, isInTable);
            }
            if (written.Length > start) isBehindMarks = list[i] is HtmlElement { Name: "em" or "strong" or "del" } && DetachMarks(written, start);
        }
        return written.ToString();
    }

    /// <summary>
    /// Between a letter and a sign, marks of emphasis neither open nor close anything (CommonMark, 6.2): in <c>é*`x`*é</c> the stars are text. Beside a comment, which is made of signs and
    /// shows nothing, they do. Entities in place of the letters would be enough by the letter of the specification; not all readers look at them so.
    /// </summary>
    /// <param name="written">Ends with an emphasis; the comment comes before it where that is needed.</param>
    /// <param name="start">Where its first mark stands.</param>
    /// <returns>Whether a letter that follows needs the comment before it.</returns>
    private static bool DetachMarks(StringBuilder written, int start)
    {
        var mark = written[start];
        var (first, last) = (start, written.Length - 1);
        while (first < last && written[first] == mark) first++;
        while (last > first && written[last] == mark) last--;
        var isBefore = mark == '_' || !char.IsLetterOrDigit(written[last]);
        // An underscore within a word is no mark at all.
        if ((mark == '_' || !char.IsLetterOrDigit(written[first])) && start > 0 && IsPartOfWord(written[start - 1])) written.Insert(start, Nothing);
        return isBefore;
    }

    private const string Nothing = "<!-- -->";

    /// <summary>Neither white space nor a sign, by the narrowest idea that a reader may have of signs.</summary>
    private static bool IsPartOfWord(char c) => !char.IsWhiteSpace(c) && !(char.IsAscii(c) && !char.IsAsciiLetterOrDigit(c));

    private void AppendInline(HtmlElement element, StringBuilder written, bool isInTable)
    {
        switch (element.Name)
        {
            case "strong":
                written.Append("**").Append(Inlines(element.Children, isInTable)).Append("**");
                break;
            case "em":
                var inner = Inlines(element.Children, isInTable);
                // Two stars in a row would be strong.
                var mark = element.Children is [HtmlElement { Name: "em" }, ..] or [.., HtmlElement { Name: "em" }] ? '_' : '*';
                written.Append(mark).Append(inner).Append(mark);
                break;
            case "del":
                written.Append("~~").Append(Inlines(element.Children, isInTable)).Append("~~");
                break;
            case "code":
                written.Append(CodeSpan(element.TextContent, isInTable));
                break;
            case "img":
                written.Append(Image(element, element.Attribute("title"), isInTable));
                break;
            case "input":
                written.Append(element.Attribute("checked") is null ? "[ ]" : "[x]");
                break;
            case "sup" when element.Child("a") is { } reference && reference.HasClass("footnote-ref"):
                written.Append("[^").Append(reference.TextContent).Append(']');
                break;
            case "a":
                Link(element, written, isInTable);
                break;
            case "abbr" or "kbd" or "mark" or "sub" or "sup":
                written.Append('<').Append(element.Name);
                if (element.Attribute("title") is { } title) written.Append(" title=\"").Append(WebUtility.HtmlEncode(title)).Append('"');
                written.Append('>').Append(Inlines(element.Children, isInTable)).Append("</").Append(element.Name).Append('>');
                break;
            default:
                written.Append(Inlines(element.Children, isInTable));
                break;
        }
    }

    private void Link(HtmlElement link, StringBuilder written, bool isInTable)
    {
        var address = link.Attribute("href") ?? "";
        if (address.StartsWith('#')) address = page + address;
        var title = link.Attribute("title");
        var text = link.TextContent;
        var isBare = title is null && (text == address || "mailto:" + text == address) && !address.AsSpan().ContainsAny(NotInBareAddresses)
            && (text.StartsWith("https://", StringComparison.Ordinal) || text.StartsWith("http://", StringComparison.Ordinal) || IsPlainEmail(text));
        if (isBare)
        {
            written.Append('<').Append(text).Append('>');
            return;
        }
        written.Append('[').Append(Inlines(link.Children, isInTable)).Append("](").Append(Destination(address, isInTable));
        AppendTitle(title, written, isInTable);
        written.Append(')');
    }

    /// <summary>Whether angle brackets make a link of an address of e-mail, by CommonMark's narrow form of one.</summary>
    private static bool IsPlainEmail(string text)
    {
        var at = text.IndexOf('@', StringComparison.Ordinal);
        return at > 0 && !text.AsSpan(0, at).ContainsAnyExcept(InEmailNames) && !text.AsSpan(at + 1).ContainsAnyExcept(InEmailHosts)
            && text[(at + 1)..].Split('.').All(static label => label.Length > 0 && label[0] != '-' && label[^1] != '-');
    }

    private static readonly SearchValues<char> NotInBareAddresses = SearchValues.Create(" <>\\`|\n");
    private static readonly SearchValues<char> InEmailNames = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._+-");
    private static readonly SearchValues<char> InEmailHosts = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-");

    private static string Image(HtmlElement image, string? title, bool isInTable)
    {
        var written = new StringBuilder("![").Append(Escape(image.Attribute("alt") ?? "", isInTable)).Append("](").Append(Destination(image.Attribute("src") ?? "", isInTable));
        AppendTitle(title, written, isInTable);
        return written.Append(')').ToString();
    }

    private static void AppendTitle(string? title, StringBuilder written, bool isInTable)
    {
        if (string.IsNullOrEmpty(title)) return;
        written.Append(" \"");
        foreach (var c in title)
        {
            if (c is '"' or '\\' or '<' || (c == '|' && isInTable)) written.Append('\\');
            written.Append(c switch { '\n' => " ", '&' => "&amp;", _ => c.ToString() });
        }
        written.Append('"');
    }

    private static string Destination(string address, bool isInTable)
    {
        var written = new StringBuilder(address.Length + 2);
        foreach (var c in address)
        {
            if (c is ' ' or '<' or '>' or '"' or '`' || char.IsControl(c)) written.Append(Uri.HexEscape(c));
            else if (c == '&') written.Append("&amp;");
            else if (c is '\\' or '(' or ')' or '*' or '_' or '[' or ']' || (c == '|' && isInTable)) written.Append('\\').Append(c);
            else written.Append(c);
        }
        return written.ToString();
    }

    private static string CodeSpan(string code, bool isInTable)
    {
        if (isInTable) code = code.Replace("|", "\\|", StringComparison.Ordinal);
        var fence = new string('`', 1);
        while (HasRun(code, fence.Length)) fence += "`";
        var isPadded = code.Length > 0 && (code[0] == '`' || code[^1] == '`' || (code[0] == ' ' && code[^1] == ' ' && code.AsSpan().Trim(' ').Length > 0));
        return isPadded ? $"{fence} {code} {fence}" : fence + code + fence;
    }

    /// <summary>Whether the code has a run of exactly so many backticks.</summary>
    private static bool HasRun(string code, int length)
    {
        var run = 0;
        for (var i = 0; i <= code.Length; i++)
        {
            if (i < code.Length && code[i] == '`')
            {
                run++;
                continue;
            }
            if (run == length) return true;
            run = 0;
        }
        return false;
    }

    private static string Escape(string text, bool isInTable)
    {
        var written = new StringBuilder(text.Length + 8);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            var before = i > 0 ? text[i - 1] : '\n';
            var after = i + 1 < text.Length ? text[i + 1] : '\n';
            var isMark = c switch
            {
                '\\' or '`' or '*' or '[' or ']' or '<' or '~' => true,
                // Within a word it marks nothing, and names in text read better without.
                '_' => !(char.IsLetterOrDigit(before) && char.IsLetterOrDigit(after)),
                '&' => after == '#' || char.IsAsciiLetter(after),
                '|' => isInTable || !char.IsLetterOrDigit(before) || !char.IsLetterOrDigit(after),
                '{' => after is '#',
                '!' => after is '[' or '\n',
                // An address that was no link before is none now.
                ':' => after == '/' && i + 2 < text.Length && text[i + 2] == '/',
                '.' => before is 'w' && after is not ('\n' or ' ') && text.AsSpan(0, i).EndsWith("www", StringComparison.Ordinal),
                _ => false,
            };
            if (c == '@' && after is not ('\n' or ' ') && before is not ('\n' or ' '))
            {
                // No backslash keeps an address of e-mail from being a link.
                written.Append("&#64;");
                continue;
            }
            if (isMark) written.Append('\\');
            written.Append(c);
        }
        return written.ToString();
    }

    /// <summary>Escapes what begins a block at the beginning of a line.</summary>
    private static string AtLineStart(string line)
    {
        if (line.Length == 0) return line;
        switch (line[0])
        {
            case '#' or '>' or '=' or '+' or '-' or '|':
                return "\\" + line;
            // As the line below the head of a table has it.
            case ':' when line.Length > 1 && line[1] == '-':
                return "\\" + line;
            case >= '0' and <= '9':
                var digits = 1;
                while (digits < line.Length && char.IsAsciiDigit(line[digits])) digits++;
                return digits < line.Length && line[digits] is '.' or ')' ? line.Insert(digits, "\\") : line;
            default:
                return line;
        }
    }
}
