using System.Globalization;
using System.Text;
using System.Text.Json;
using Markdig;
using Markdig.Syntax;
using StaticGen.Highlighting;
using Xunit;

namespace StaticGen.Tests.Highlighting;

/// <summary>
/// Compares our tokens, character by character, with those of VS Code's grammars, over the samples and over every code block of the site's
/// content. <c>tests/web/highlighting/textmate.json</c> says how scopes compare with kinds, how far each language has to agree, and which
/// differences are meant, with the reason and the largest share of the language's characters that each may take.
/// </summary>
public sealed class TextMateAgreementTests(TextMateAgreementTests.Comparison comparison) : IClassFixture<TextMateAgreementTests.Comparison>
{
    /// <summary>The share of a language's characters, in per cent, that a difference may take without being listed.</summary>
    private const double Tolerated = 0.25;

    public static TheoryData<string> Compared => [.. Settings.Languages.Keys];

    private static readonly AgreementSettings Settings = AgreementSettings.Read();

    [Theory]
    [MemberData(nameof(Compared))]
    public void Characters_are_of_the_kind_that_the_grammar_of_vs_code_gives_them(string language)
    {
        var result = comparison.With(language, (code, tokens) => Lexed.LexerOf(language).Lex(code, tokens));
        TestContext.Current.TestOutputHelper?.WriteLine(result.ToString());

        Assert.True(result.Faults.Count == 0, $"{string.Join('\n', result.Faults)}\n{result}");
    }

    [Theory]
    [MemberData(nameof(Compared))]
    public void A_lexer_that_finds_nothing_does_not_pass(string language)
    {
        Assert.NotEmpty(comparison.With(language, (_, _) => { }).Faults);
    }

    [Theory]
    [MemberData(nameof(Compared))]
    public void A_lexer_that_loses_its_place_does_not_pass(string language)
    {
        Assert.NotEmpty(comparison.With(language, Shifted).Faults);

        void Shifted(string code, TokenList tokens)
        {
            using var right = new TokenList();
            Lexed.LexerOf(language).Lex(code, right);
            foreach (var token in right.Tokens)
                tokens.Add(Math.Min(token.Start + 2, code.Length), Math.Min(token.End + 2, code.Length), token.Kind);
        }
    }

    [Fact]
    public void Every_language_is_compared_or_said_not_to_be()
    {
        Assert.Equal(
            Languages.All.Where(language => language.Lexer is not null).Select(language => language.Id).Order(StringComparer.Ordinal),
            Settings.Languages.Keys.Concat(Settings.NotCompared).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_difference_has_a_reason() =>
        Assert.All(Settings.Differences, difference => Assert.True(difference.Reason.Length > 20, difference.ToString()));

    /// <summary>The samples with the kinds that the grammars give them, found once for all tests.</summary>
    public sealed class Comparison
    {
        private readonly Dictionary<string, List<(string Code, TokenKind[] Theirs)>> _samples = new(StringComparer.Ordinal);

        public Comparison()
        {
            var grammars = new TextMateGrammars();
            foreach (var (language, code) in Samples.All().Select(sample => (sample.Language, sample.Code)).Concat(CodeOfTheContent()))
            {
                if (!Settings.Languages.TryGetValue(language, out var settings))
                    continue;
                if (!_samples.TryGetValue(language, out var samples))
                    _samples[language] = samples = [];
                samples.Add((code, grammars.KindsOf(settings.Grammar, code, settings.Scopes)));
            }
        }

        /// <summary>Compares what <paramref name="lex"/> finds with what the grammar found.</summary>
        internal Agreement With(string language, Action<string, TokenList> lex)
        {
            var settings = Settings.Languages[language];
            var agreement = new Agreement(language, settings);
            foreach (var (code, theirs) in _samples[language])
            {
                using var tokens = new TokenList();
                lex(code, tokens);
                var ours = new TokenKind[code.Length];
                foreach (var token in tokens.Tokens)
                    ours.AsSpan(token.Start, token.Length).Fill(token.Kind);
                agreement.Add(code, theirs, ours);
            }
            return agreement;
        }

        private static IEnumerable<(string Language, string Code)> CodeOfTheContent()
        {
            var content = Path.Combine(Samples.Folder, "..", "..", "..", "content");
            foreach (var file in Directory.GetFiles(content, "*.md", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
            {
                foreach (var block in Markdown.Parse(File.ReadAllText(file)).Descendants<FencedCodeBlock>())
                {
                    if (Languages.TryFind(block.Info, out var language))
                        yield return (language.Id, block.Lines.ToString().ReplaceLineEndings("\n"));
                }
            }
        }
    }

    /// <summary>How far the two agree on one language.</summary>
    internal sealed class Agreement(string language, LanguageSettings settings)
    {
        private readonly Dictionary<(TokenKind Theirs, TokenKind Ours), (int Characters, Dictionary<string, int> Texts)> _differences = [];
        private int _characters;

        /// <summary>What the test fails for, a sentence each.</summary>
        public IReadOnlyList<string> Faults => [.. FindFaults()];

        private double Percent => 100 - ShareOf(_differences.Values.Sum(difference => difference.Characters));

        /// <summary>White space is left out: it has no colour.</summary>
        public void Add(string code, TokenKind[] theirs, TokenKind[] ours)
        {
            for (var start = 0; start < code.Length;)
            {
                var end = start + 1;
                if (!char.IsWhiteSpace(code[start]))
                {
                    var pair = Pair(start);
                    while (end < code.Length && !char.IsWhiteSpace(code[end]) && Pair(end) == pair)
                        end++;
                    _characters += end - start;
                    if (pair.Theirs != pair.Ours)
                        Count(pair, code[start..end]);
                }
                start = end;
            }

            (TokenKind Theirs, TokenKind Ours) Pair(int i) => (Fold(theirs[i]), Fold(ours[i]));
        }

        public override string ToString()
        {
            var text = new StringBuilder()
                .Append(CultureInfo.InvariantCulture, $"{language}: {_characters} characters, {Percent:F2} % agree\n");
            foreach (var ((theirs, ours), (characters, texts)) in _differences.OrderByDescending(difference => difference.Value.Characters))
            {
                var examples = texts.OrderByDescending(entry => entry.Value).ThenBy(entry => entry.Key, StringComparer.Ordinal).Take(12)
                    .Select(entry => $"{entry.Key} ({entry.Value})");
                text.Append(CultureInfo.InvariantCulture, $"  {ShareOf(characters):F2} % {theirs} there, {ours} here: {string.Join("  ", examples)}\n");
            }
            return text.ToString();
        }

        private IEnumerable<string> FindFaults()
        {
            if (Percent < settings.AtLeast)
                yield return string.Create(CultureInfo.InvariantCulture, $"{language}: {Percent:F2} % agree, and {settings.AtLeast} % have to");
            var listed = Settings.Differences.Where(difference => difference.Language == language)
                .ToDictionary(difference => (difference.Theirs, difference.Ours));
            foreach (var (kinds, (characters, _)) in _differences)
            {
                var limit = listed.TryGetValue(kinds, out var difference) ? difference.AtMost : Tolerated;
                if (ShareOf(characters) > limit)
                {
                    yield return string.Create(
                        CultureInfo.InvariantCulture,
                        $"{language}: {ShareOf(characters):F2} % are {kinds.Theirs} there and {kinds.Ours} here, and {limit} % may be");
                }
            }
            foreach (var kinds in listed.Keys.Except(_differences.Keys))
                yield return $"{language}: {kinds.Theirs} there and {kinds.Ours} here is listed and does not occur";
        }

        private TokenKind Fold(TokenKind kind) => settings.Fold.GetValueOrDefault(kind, kind);

        private double ShareOf(int characters) => 100.0 * characters / _characters;

        private void Count((TokenKind Theirs, TokenKind Ours) pair, string text)
        {
            var (characters, texts) = _differences.GetValueOrDefault(pair, (0, new Dictionary<string, int>(StringComparer.Ordinal)));
            texts[text] = texts.GetValueOrDefault(text) + 1;
            _differences[pair] = (characters + text.Length, texts);
        }
    }

    /// <summary>How one language is compared.</summary>
    /// <param name="Grammar">The scope that names its grammar.</param>
    /// <param name="Scopes">The kinds of scopes; see <see cref="TextMateGrammars"/>.</param>
    /// <param name="Fold">Kinds that only one side tells apart, made the same on both.</param>
    /// <param name="AtLeast">The characters, in per cent, that have to agree.</param>
    internal sealed record LanguageSettings(
        string Grammar, IReadOnlyDictionary<string, TokenKind?> Scopes, IReadOnlyDictionary<TokenKind, TokenKind> Fold, double AtLeast);

    /// <summary>A difference that we mean to have.</summary>
    internal sealed record Difference(string Language, TokenKind Theirs, TokenKind Ours, double AtMost, string Reason);

    /// <summary>What <c>textmate.json</c> holds.</summary>
    internal sealed record AgreementSettings(
        IReadOnlyDictionary<string, LanguageSettings> Languages, IReadOnlyList<string> NotCompared, IReadOnlyList<Difference> Differences)
    {
        public static AgreementSettings Read()
        {
            using var file = JsonDocument.Parse(File.ReadAllText(Path.Combine(Samples.Folder, "textmate.json")));
            var root = file.RootElement;
            var common = ScopesOf(root).ToList();
            return new AgreementSettings(
                root.GetProperty("languages").EnumerateObject().ToDictionary(
                    language => language.Name,
                    language => new LanguageSettings(
                        language.Value.GetProperty("grammar").GetString()!,
                        ScopesOf(language.Value).Concat(common).DistinctBy(scope => scope.Key)
                            .ToDictionary(scope => scope.Key, scope => scope.Value, StringComparer.Ordinal),
                        FoldOf(language.Value),
                        language.Value.GetProperty("atLeast").GetDouble()),
                    StringComparer.Ordinal),
                [.. root.GetProperty("notCompared").EnumerateObject().Select(language => language.Name)],
                [
                    .. root.GetProperty("differences").EnumerateArray().Select(difference => new Difference(
                        difference.GetProperty("language").GetString()!,
                        Kind(difference.GetProperty("textMate")),
                        Kind(difference.GetProperty("ours")),
                        difference.GetProperty("atMost").GetDouble(),
                        difference.GetProperty("reason").GetString()!)),
                ]);
        }

        private static IEnumerable<KeyValuePair<string, TokenKind?>> ScopesOf(JsonElement element) =>
            element.TryGetProperty("scopes", out var scopes)
                ? scopes.EnumerateObject().Select(scope => KeyValuePair.Create(
                    scope.Name, scope.Value.ValueKind == JsonValueKind.Null ? (TokenKind?)null : Kind(scope.Value)))
                : [];

        private static Dictionary<TokenKind, TokenKind> FoldOf(JsonElement language)
        {
            var fold = language.GetProperty("fold").EnumerateObject()
                .ToDictionary(entry => Enum.Parse<TokenKind>(entry.Name), entry => Kind(entry.Value));
            fold[TokenKind.Punctuation] = TokenKind.Text;
            fold[TokenKind.Operator] = TokenKind.Text;
            return fold;
        }

        private static TokenKind Kind(JsonElement kind) => Enum.Parse<TokenKind>(kind.GetString()!);
    }
}
