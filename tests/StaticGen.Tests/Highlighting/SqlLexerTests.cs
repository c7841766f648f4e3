using Xunit;

namespace StaticGen.Tests.Highlighting;

public sealed class SqlLexerTests
{
    [Fact]
    public void Keywords_count_in_any_case() =>
        Assert.Equal(
            ["Keyword select", "Keyword from", "Keyword WHERE"],
            Lexed.As("sql", "select A from b WHERE c"));

    [Fact]
    public void Strings_double_their_quotes() =>
        Assert.Equal(
            ["String 'it''s'", "Variable \"name\""],
            Lexed.As("sql", "'it''s' \"name\""));

    [Fact]
    public void Types_functions_and_constants_have_their_kinds() =>
        Assert.Equal(
            ["Keyword CAST", "Keyword AS", "Type INT", "Function lower", "Constant NULL"],
            Lexed.As("sql", "CAST(x AS INT), lower(y), NULL"));

    [Fact]
    public void Comments_come_in_two_forms() =>
        Assert.Equal(
            ["Comment -- a", "Number 1", "Comment /* b\nc */"],
            Lexed.As("sql", "-- a\n1 /* b\nc */"));

    [Fact]
    public void Parameters_are_variables() =>
        Assert.Equal(
            ["Operator =", "Variable ?", "Keyword AND", "Operator =", "Variable :id", "Keyword OR", "Operator =", "Variable %s",
                "Keyword OR", "Operator =", "Variable %(x)s", "Keyword OR", "Operator =", "Variable $1"],
            Lexed.As("sql", "a = ? AND b = :id OR c = %s OR d = %(x)s OR e = $1"));

    [Fact]
    public void A_column_may_be_called_like_a_keyword() =>
        Assert.Equal(
            [],
            Lexed.As("sql", "t.key, t.text"));
}
