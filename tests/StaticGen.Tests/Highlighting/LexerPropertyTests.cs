using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;
using CsCheck;
using StaticGen.Highlighting;
using Xunit;

namespace StaticGen.Tests.Highlighting;

/// <summary>What holds for every lexer and any input whatever.</summary>
public sealed class LexerPropertyTests
{
    /// <summary>Pieces that open, close or change something in one language or another.</summary>
    private static readonly string[] Fragments =
    [
        "\"", "'", "`", "\"\"\"", "'''", "f\"", "rb'", "t'''", "{", "}", "{{", "}}", "[", "]", "(", ")", "$", "${", "$(", "$((",
        "))", "$\"", "$$\"\"\"", "@\"",
        "\\", "\\\n", "\\u00", "\\N{", "#", "//", "/*", "*/", "--", "<!--", "-->", "<![CDATA[", "]]>", "<?", "<a ", "</", "/>",
        "<script>", "</script>",
        "<style>", "</style>", "&amp;", "&#", "{%", "%}", "{#", "<<EOF\n", "EOF\n", "<<-'E'\n", ">>> ", "... ", "$ ", "(venv) $ ",
        "me@host:~$ ", "PS C:\\> ",
        "\n", "\r\n", "\r", "\t", " ", "    ", "match x:\n", "case _:", "type X[T] = ", "lazy import ", "def f[T](", "class A(",
        "@a.b", "lambda: ", ":=", "async ",
        "a: ", "- ", "|\n", "  x\n", "? ", "&a", "*a", "!!t ", "---\n", "%YAML\n", "[a]\n", "a = ", "a=", "R\"x(", ")x\"", "L'",
        "#include <", "#region\n",
        "RUN ", "CMD [", "FROM a AS b\n", "--from=", "+a\n", "-a\n", "@@ \n", "GET / HTTP/1.1\n", "HTTP/1.1 200\n", "Host: a\n",
        "@media ", "a:b", ";", ",", ".", "url(",
        "!important", "1", "0x", "1e", "1.", "..", "...", "é", "\u0301", "😀", "\ud83d", "\0", "if", "then", "for", "in", "select ",
        "/", "=/a", "=", "?", "!", "<", ">", "&",
    ];

    private static readonly Gen<string> Code = Gen.Frequency(
        (8, Gen.Int[0, Fragments.Length - 1].Select(i => Fragments[i]).Array[0, 40].Select(string.Concat)),
        (1, Gen.String[Gen.Char["\"'`{}[]()$\\#/*-<>!&%@:=.,;|?\n\r\t abfrtx019_"], 0, 80]),
        (1, Gen.String[0, 60]));

    public static TheoryData<string> LanguageIds => [.. Languages.All.Select(language => language.Id)];

    [Theory]
    [MemberData(nameof(LanguageIds))]
    public void Tokens_ascend_and_do_not_overlap_and_the_html_is_the_code_again(string id)
    {
        Languages.TryFind(id, out var language);
        Code.Sample(code => AssertSound(language, code), iter: 4_000);
    }

    [Theory]
    [MemberData(nameof(LanguageIds))]
    public void Every_beginning_of_every_sample_in_its_language_is_sound(string id)
    {
        Languages.TryFind(id, out var language);
        foreach (var (_, _, code) in Samples.All().Where(sample => sample.Language == id))
        {
            for (var length = 0; length <= code.Length; length++)
            {
                AssertAscending(language, code[..length]);
                // Checking the HTML is far slower than writing it, and adds little here.
                if (length % 16 == 0)
                    AssertSound(language, code[..length]);
            }
        }
    }

    [Theory]
    [MemberData(nameof(LanguageIds))]
    public void Every_sample_is_sound_in_every_other_language(string id)
    {
        Languages.TryFind(id, out var language);
        foreach (var (_, _, code) in Samples.All())
            AssertSound(language, code);
    }

    [Theory]
    [MemberData(nameof(LanguageIds))]
    public void Deep_nesting_neither_overflows_nor_throws(string id)
    {
        Languages.TryFind(id, out var language);
        foreach (var opening in (string[])["f'{", "f'''{f\"{", "f'{x:{", "\"$(", "`${", "$\"{", "((", "[", "{", "<a ", "<a b=\"",
            "{{", "{% ", "- ", "a: {", "$((", "a{"])
            AssertSound(language, string.Concat(Enumerable.Repeat(opening, 5_000)));
    }

    [Theory]
    [MemberData(nameof(LanguageIds))]
    public void Time_is_in_proportion_to_length_however_often_one_thing_is_repeated(string id)
    {
        Languages.TryFind(id, out var language);
        using var tokens = new TokenList();
        foreach (var fragment in Fragments)
        {
            var code = string.Concat(Enumerable.Repeat(fragment, 300_000 / fragment.Length));
            tokens.Clear();
            var start = Stopwatch.GetTimestamp();
            language.Lexer?.Lex(code, tokens);
            // A hundred times what it takes; looking at everything again for every fragment would take longer still.
            Assert.True(Stopwatch.GetElapsedTime(start).TotalSeconds < 1, $"{id} is slow on '{fragment}'");
        }
    }

    [Theory]
    [MemberData(nameof(LanguageIds))]
    public void Windows_line_ends_change_no_token(string id)
    {
        Languages.TryFind(id, out var language);
        foreach (var (name, _, code) in Samples.All().Where(sample => sample.Language == id))
            Assert.True(VisibleTokens(language, code).SequenceEqual(
                VisibleTokens(language, code.Replace("\n", "\r\n", StringComparison.Ordinal)), StringComparer.Ordinal), name);
    }

    private static List<string> VisibleTokens(Language language, string code)
    {
        using var tokens = new TokenList();
        language.Lexer?.Lex(code, tokens);
        var result = new List<string>();
        foreach (var token in tokens.Tokens)
            result.Add($"{token.Kind} {code.Substring(token.Start, token.Length).ReplaceLineEndings("\n")}");
        return result;
    }

    private static bool AssertSound(Language language, string code)
    {
        AssertAscending(language, code);
        var html = new TextBuffer();
        CodeHighlighter.Write(code, language, html);
        AssertHtmlIs(code, html.ToString());
        return true;
    }

    private static void AssertAscending(Language language, string code)
    {
        using var tokens = new TokenList();
        language.Lexer?.Lex(code, tokens);
        var end = 0;
        foreach (var token in tokens.Tokens)
        {
            if (token.Start < end || token.Length <= 0 || token.End > code.Length || token.Kind == TokenKind.Text)
                Assert.Fail($"{token} after {end} of {code.Length} in {language.Id}: {code}");
            end = token.End;
        }
    }

    private static void AssertHtmlIs(string code, string html)
    {
        var text = Regex.Replace(html, "</?span[^>]*>", "", RegexOptions.None, TimeSpan.FromSeconds(10))
            .Replace("&lt;", "<", StringComparison.Ordinal).Replace("&gt;", ">", StringComparison.Ordinal).Replace("&amp;",
                "&", StringComparison.Ordinal);
        if (text != code)
            Assert.Equal(code, text);
        const string Span = "<span class=\"[a-z]{1,2}\">(?<text>[^<]*)(?<end></span>)?";
        foreach (Match span in Regex.Matches(html, Span, RegexOptions.None, TimeSpan.FromSeconds(10)))
        {
            var content = span.Groups["text"].Value;
            var isTrimmed = content.Length > 0 && content.AsSpan().Trim().Length == content.Length;
            if (!span.Groups["end"].Success || content.AsSpan().ContainsAny('\n', '\r') || !isTrimmed)
                Assert.Fail($"bad span '{span.Value}' in {html}");
        }
    }
}
