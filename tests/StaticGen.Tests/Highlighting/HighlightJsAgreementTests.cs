using System.Globalization;
using System.Text.Json;
using StaticGen.Highlighting;
using Xunit;

namespace StaticGen.Tests.Highlighting;

/// <summary>
/// Compares our tokens, character by character, with those of highlight.js as <c>tests/web/highlighting/expectations.json</c> records them.
/// A difference that we mean to have stands in <c>differences.json</c> with its reason.
/// </summary>
public sealed class HighlightJsAgreementTests
{
    [Fact]
    public void Tokens_are_those_of_highlight_js_but_for_the_listed_differences()
    {
        using var agreement = Read("agreement.json");
        var languages = agreement.RootElement.GetProperty("languages");
        using var expectations = Read("expectations.json");
        var expected = expectations.RootElement.GetProperty("samples");
        var found = Samples.All().Where(sample => languages.TryGetProperty(sample.Language, out _))
            .SelectMany(sample =>
                Compare(sample.Language, sample.Code, expected.GetProperty(sample.Name), languages.GetProperty(sample.Language)))
            .Distinct(StringComparer.Ordinal).ToList();
        var listed = ListedDifferences();

        var unlisted = found.Except(listed, StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        var gone = listed.Except(found, StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();

        Assert.True(
            unlisted.Count == 0 && gone.Count == 0,
            $"not listed in differences.json ({unlisted.Count}):\n{string.Join('\n', unlisted)}\n"
                + $"listed but no longer so ({gone.Count}):\n{string.Join('\n', gone)}");
    }

    [Fact]
    public void Every_listed_difference_has_a_reason()
    {
        using var differences = Read("differences.json");

        Assert.All(
            differences.RootElement.EnumerateArray(),
            entry => Assert.True(entry.GetProperty("reason").GetString()!.Length > 20, entry.ToString()));
    }

    [Fact]
    public void Every_folder_of_samples_is_compared_or_said_not_to_be()
    {
        using var agreement = Read("agreement.json");
        var named = agreement.RootElement.GetProperty("languages").EnumerateObject()
            .Concat(agreement.RootElement.GetProperty("notCompared").EnumerateObject());

        Assert.Equal(
            named.Select(language => language.Name).Order(StringComparer.Ordinal),
            Samples.All().Select(sample => sample.Language).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
    }

    /// <summary>The pieces that the two see differently, each as <c>language: 'text' is Theirs there and Ours here</c>.</summary>
    private static List<string> Compare(string language, string code, JsonElement expected, JsonElement settings)
    {
        var fold = settings.GetProperty("fold").EnumerateObject()
            .ToDictionary(entry => Enum.Parse<TokenKind>(entry.Name), entry => Enum.Parse<TokenKind>(entry.Value.GetString()!));
        fold[TokenKind.Punctuation] = TokenKind.Text;

        var ours = new TokenKind[code.Length];
        var theirs = new TokenKind[code.Length];
        using var tokens = new TokenList();
        Lexed.LexerOf(language).Lex(code, tokens);
        foreach (var token in tokens.Tokens)
            Fill(ours, token.Start, token.Length, token.Kind);
        foreach (var run in expected.EnumerateArray())
            Fill(theirs, run[0].GetInt32(), run[1].GetInt32(), Enum.Parse<TokenKind>(run[2].GetString()!));

        var differences = new List<string>();
        for (var start = 0; start < code.Length;)
        {
            var end = start + 1;
            if (!char.IsWhiteSpace(code[start]) && ours[start] != theirs[start])
            {
                while (end < code.Length && !char.IsWhiteSpace(code[end]) && (ours[end], theirs[end]) == (ours[start], theirs[start]))
                    end++;
                differences.Add(Difference(language, code[start..end], theirs[start].ToString(), ours[start].ToString()));
            }
            start = end;
        }
        return differences;

        void Fill(TokenKind[] kinds, int start, int length, TokenKind kind) =>
            kinds.AsSpan(start, length).Fill(fold.GetValueOrDefault(kind, kind));
    }

    private static List<string> ListedDifferences()
    {
        using var differences = Read("differences.json");
        return
        [
            .. from entry in differences.RootElement.EnumerateArray()
               from text in entry.GetProperty("texts").EnumerateArray()
               select Difference(
                   entry.GetProperty("language").GetString()!,
                   text.GetString()!,
                   entry.GetProperty("highlightJs").GetString()!,
                   entry.GetProperty("ours").GetString()!),
        ];
    }

    private static string Difference(string language, string text, string theirs, string ours) =>
        string.Create(CultureInfo.InvariantCulture, $"{language}: '{text}' is {theirs} there and {ours} here");

    private static JsonDocument Read(string file) => JsonDocument.Parse(File.ReadAllText(Path.Combine(Samples.Folder, file)));
}
