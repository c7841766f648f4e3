using System.Text;

namespace StaticGen.Exports;

/// <summary>
/// Takes from the HTML of a note what Anki would read as more than HTML: formulas for MathJax, whose <c>\href</c> makes links of any scheme, and its own marks, which play files
/// (<c>[sound:</c>), speak (<c>[anki:</c>), run LaTeX (<c>[latex]</c>, <c>[$]</c>) or ask for typing (<c>[[type:</c>). It looks the same as before.
/// </summary>
internal static class AnkiMarkup
{
    private static readonly string[] Marks = ["sound:", "anki:", "latex]", "/latex]", "$", "/$", "[type:"];

    /// <param name="html">Well-formed HTML with attributes in double quotes, in which <c>&gt;</c> stands at ends of tags only.</param>
    public static string Disarm(string html)
    {
        if (html.AsSpan().IndexOfAny('[', '\\') < 0) return html;
        var result = new StringBuilder(html.Length + 32);
        var isInTag = false;
        for (var i = 0; i < html.Length; i++)
        {
            var c = html[i];
            var rest = html.AsSpan(i + 1);
            if (c == '<') isInTag = true;
            else if (c == '>') isInTag = false;
            if (c == '[' && (isInTag || IsMark(rest))) result.Append("&#91;");
            // MathJax reads a text up to the next element; references to characters would not stop it.
            else if (c == '\\' && !isInTag && rest is ['(' or '[', ..]) result.Append("\\<span></span>");
            else result.Append(c);
        }
        return result.ToString();
    }

    private static bool IsMark(ReadOnlySpan<char> rest)
    {
        foreach (var mark in Marks)
        {
            if (rest.StartsWith(mark, StringComparison.OrdinalIgnoreCase)) return true;
        }
        return false;
    }
}
