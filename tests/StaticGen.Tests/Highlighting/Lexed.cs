using StaticGen.Highlighting;
using Xunit;

namespace StaticGen.Tests.Highlighting;

/// <summary>Code as its tokens, in a form that tests can state.</summary>
internal static class Lexed
{
    /// <summary>Each token as <c>Kind text</c>; punctuation is left out unless asked for.</summary>
    public static string[] As(string language, string code, bool withPunctuation = false)
    {
        using var tokens = new TokenList();
        LexerOf(language).Lex(code, tokens);
        var result = new List<string>();
        foreach (var token in tokens.Tokens)
        {
            if (withPunctuation || token.Kind != TokenKind.Punctuation)
                result.Add($"{token.Kind} {code.Substring(token.Start, token.Length)}");
        }
        return [.. result];
    }

    /// <summary>The kind of the first token that is exactly this text, or <see cref="TokenKind.Text"/> if there is none.</summary>
    public static TokenKind KindOf(string text, string language, string code)
    {
        using var tokens = new TokenList();
        LexerOf(language).Lex(code, tokens);
        foreach (var token in tokens.Tokens)
        {
            if (code.AsSpan(token.Start, token.Length).SequenceEqual(text))
                return token.Kind;
        }
        return TokenKind.Text;
    }

    public static Lexer LexerOf(string language)
    {
        Assert.True(Languages.TryFind(language, out var found), $"no language {language}");
        return found.Lexer ?? throw new InvalidOperationException($"{language} has no lexer");
    }
}
