using Xunit;

namespace StaticGen.Tests.Highlighting;

public sealed class YamlLexerTests
{
    [Fact]
    public void Keys_and_scalars_have_their_kinds() =>
        Assert.Equal(
            ["Property a", "String text", "Property b", "Number 1.5", "Property c", "Constant true", "Property d", "Constant ~",
                "Property e", "Number 2026-11-23"],
            Lexed.As("yaml", "a: text\nb: 1.5\nc: true\nd: ~\ne: 2026-11-23\n"));

    [Fact]
    public void A_colon_without_white_space_makes_no_key() =>
        Assert.Equal(
            ["Property url", "String http://a:80/b"],
            Lexed.As("yaml", "url: http://a:80/b"));

    [Fact]
    public void A_number_sign_needs_white_space_before_it() =>
        Assert.Equal(
            ["Property a", "String b#c", "Comment # d"],
            Lexed.As("yaml", "a: b#c # d"));

    [Fact]
    public void A_block_scalar_lasts_as_long_as_it_is_indented() =>
        Assert.Equal(
            ["Property a", "Operator |", "String \n  b: 1\n\n  # c", "Property d", "Number 2"],
            Lexed.As("yaml", "a: |\n  b: 1\n\n  # c\nd: 2"));

    [Fact]
    public void A_block_scalar_in_a_sequence_may_align_with_its_key() =>
        Assert.Equal(
            ["Property a", "Operator >-", "String \n    x", "Property b", "Number 1"],
            Lexed.As("yaml", "- a: >-\n    x\n  b: 1"));

    [Fact]
    public void Flow_style_has_keys_too() =>
        Assert.Equal(
            ["Property a", "Number 1", "String b", "Property \"c\"", "String d"],
            Lexed.As("yaml", "{a: [1, b], \"c\": d}"));

    [Fact]
    public void Anchors_aliases_and_tags_stand_out() =>
        Assert.Equal(
            ["Property a", "Variable &x", "Type !!str", "Number 5", "Property b", "Variable *x"],
            Lexed.As("yaml", "a: &x !!str 5\nb: *x"));

    [Fact]
    public void The_expressions_of_workflows_stand_out() =>
        Assert.Equal(
            ["Property a", "String py-", "Variable ${{ matrix.py }}", "String !"],
            Lexed.As("yaml", "a: py-${{ matrix.py }}!"));

    [Fact]
    public void Marks_of_documents_are_headings() =>
        Assert.Equal(
            ["Decorator %YAML 1.2", "Heading ---", "Property a", "String b", "Heading ..."],
            Lexed.As("yaml", "%YAML 1.2\n---\na: b\n...\n"));

    [Fact]
    public void Quotes_follow_their_own_rules() =>
        Assert.Equal(
            ["Property 'it''s'", "String \"a", "Escape \\t", "String b\""],
            Lexed.As("yaml", "'it''s': \"a\\tb\""));
}
