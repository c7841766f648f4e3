using System.Text;

namespace StaticGen.Content.Markdown;

/// <summary>The options of a code fence: what follows the language on its first line.</summary>
internal static class InfoString
{
    /// <summary>The options that some stage of the build understands, in ordinal order.</summary>
    public static readonly string[] KnownOptions = ["continue", "env", "file", "raises", "requires", "skip", "title"];

    /// <summary>An option and where it stands.</summary>
    /// <param name="Key">As written; empty when <paramref name="Fault"/> says that it cannot be read.</param>
    /// <param name="Value">Without quotation marks; empty when there is none.</param>
    /// <param name="Offset">Offset in the string that was read.</param>
    /// <param name="Length">In UTF-16 code units.</param>
    /// <param name="Fault">What is wrong with it, or null.</param>
    internal readonly record struct Option(string Key, string Value, int Offset, int Length, string? Fault);

    /// <summary>Reads <c>key="value" key=value key</c>; a backslash before <c>"</c> or <c>\</c> in quotation marks is an escape.</summary>
    public static List<Option> Read(ReadOnlySpan<char> text)
    {
        var options = new List<Option>();
        var at = 0;
        while (true)
        {
            while (at < text.Length && text[at] is ' ' or '\t') at++;
            if (at >= text.Length) return options;
            var start = at;
            while (at < text.Length && IsKeyCharacter(text[at])) at++;
            var key = text[start..at].ToString();
            if (key.Length == 0 || (at < text.Length && text[at] is not ('=' or ' ' or '\t')))
            {
                at = EndOfWord(text, at);
                options.Add(new("", "", start, at - start, text[start..at].ToString()));
                continue;
            }
            var value = "";
            if (at < text.Length && text[at] == '=')
            {
                at++;
                var isWhole = at < text.Length && text[at] == '"' ? ReadQuoted(text, ref at, out value) : ReadBare(text, ref at, out value);
                if (!isWhole)
                {
                    at = EndOfWord(text, at);
                    options.Add(new("", "", start, at - start, text[start..at].ToString()));
                    continue;
                }
            }
            options.Add(new(key, value, start, at - start, null));
        }
    }

    private static bool ReadBare(ReadOnlySpan<char> text, ref int at, out string value)
    {
        var start = at;
        while (at < text.Length && text[at] is not (' ' or '\t' or '"')) at++;
        value = text[start..at].ToString();
        return value.Length > 0 && (at == text.Length || text[at] != '"');
    }

    private static bool ReadQuoted(ReadOnlySpan<char> text, ref int at, out string value)
    {
        var result = new StringBuilder();
        value = "";
        for (at++; at < text.Length; at++)
        {
            var c = text[at];
            if (c == '\\' && at + 1 < text.Length && text[at + 1] is '"' or '\\')
            {
                result.Append(text[++at]);
                continue;
            }
            if (c != '"')
            {
                result.Append(c);
                continue;
            }
            at++;
            value = result.ToString();
            return at == text.Length || text[at] is ' ' or '\t';
        }
        return false;
    }

    private static int EndOfWord(ReadOnlySpan<char> text, int at)
    {
        while (at < text.Length && text[at] is not (' ' or '\t')) at++;
        return at;
    }

    private static bool IsKeyCharacter(char c) => char.IsAsciiLetterOrDigit(c) || c is '-' or '_';
}
