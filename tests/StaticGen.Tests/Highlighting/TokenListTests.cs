using StaticGen.Highlighting;
using Xunit;

namespace StaticGen.Tests.Highlighting;

public sealed class TokenListTests
{
    [Fact]
    public void Text_and_tokens_without_characters_are_left_out()
    {
        using var tokens = new TokenList();
        tokens.Add(0, 3, TokenKind.Text);
        tokens.Add(3, 3, TokenKind.Keyword);

        Assert.True(tokens.Tokens.IsEmpty);
    }

    [Fact]
    public void A_piece_of_a_string_joins_the_piece_before_it()
    {
        using var tokens = new TokenList();
        tokens.Add(0, 1, TokenKind.String);
        tokens.Add(1, 4, TokenKind.String);
        tokens.Add(5, 6, TokenKind.String);

        Assert.Equal([new Token(0, 4, TokenKind.String), new Token(5, 1, TokenKind.String)], tokens.Tokens.ToArray());
    }

    [Fact]
    public void It_grows_as_needed_and_can_be_cleared()
    {
        using var tokens = new TokenList();
        for (var i = 0; i < 10_000; i++)
            tokens.Add(i, i + 1, TokenKind.Number);

        Assert.Equal(10_000, tokens.Tokens.Length);
        Assert.Equal(new Token(9_999, 1, TokenKind.Number), tokens.Tokens[^1]);
        tokens.Clear();
        Assert.True(tokens.Tokens.IsEmpty);
    }
}
