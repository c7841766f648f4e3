using Xunit;

namespace StaticGen.Tests.Highlighting;

public sealed class ShellLexerTests
{
    [Fact]
    public void The_first_word_is_a_command_and_options_are_attributes() =>
        Assert.Equal(
            ["Function pip", "Attribute --upgrade"],
            Lexed.As("shell", "pip install --upgrade pip"));

    [Fact]
    public void Variables_stand_out_in_double_quotes_but_not_in_single_ones() =>
        Assert.Equal(
            ["Builtin echo", "String \"a ", "Variable $HOME", "String \"", "String '$HOME'"],
            Lexed.As("shell", "echo \"a $HOME\" '$HOME'"));

    [Fact]
    public void An_assignment_names_a_variable_and_a_command_may_follow() =>
        Assert.Equal(
            ["Variable A", "Operator =", "Variable B", "Operator =", "String \"x\"", "Function run"],
            Lexed.As("shell", "A=1 B=\"x\" run"));

    [Fact]
    public void A_substitution_is_code_within_a_string() =>
        Assert.Equal(
            ["Variable x", "Operator =", "String \"", "Interpolation $(", "Function date", "String \"+%s\"", "Interpolation )",
                "String \""],
            Lexed.As("shell", "x=\"$(date \"+%s\")\""));

    [Fact]
    public void A_here_document_is_a_string_up_to_its_mark() =>
        Assert.Equal(
            ["Function cat", "Operator <<", "String EOF", "String a ", "Variable $b", "String EOF", "Function ls"],
            Lexed.As("shell", "cat <<EOF\na $b\nEOF\nls"));

    [Fact]
    public void A_quoted_mark_keeps_variables_from_being_expanded() =>
        Assert.Equal(
            ["Function cat", "Operator <<", "String 'E'", "String $b", "String E"],
            Lexed.As("shell", "cat <<'E'\n$b\nE\n"));

    [Fact]
    public void Keywords_count_only_where_a_command_may_stand() =>
        Assert.Equal(
            ["Keyword if", "Builtin true", "Operator ;", "Keyword then", "Builtin echo", "Operator ;", "Keyword fi"],
            Lexed.As("shell", "if true; then echo if; fi"));

    [Fact]
    public void A_number_sign_within_a_word_begins_no_comment() =>
        Assert.Equal(
            ["Builtin echo", "Comment # c"],
            Lexed.As("shell", "echo a#b # c"));

    [Fact]
    public void A_function_has_its_name_marked() =>
        Assert.Equal(
            ["Name greet", "Builtin echo", "Operator ;"],
            Lexed.As("shell", "greet() { echo hi; }"));

    [Fact]
    public void A_loop_defines_its_variable() =>
        Assert.Equal(
            ["Keyword for", "Variable x", "Keyword in", "Operator ;", "Keyword do", "Builtin :", "Operator ;", "Keyword done"],
            Lexed.As("shell", "for x in a b; do :; done"));

    [Fact]
    public void What_begins_with_a_dash_is_no_command() =>
        Assert.Equal(
            ["Keyword case", "Variable $1", "Keyword in", "Operator |", "Function a", "Operator ;;", "Keyword esac"],
            Lexed.As("shell", "case $1 in\n-h|--help) a ;;\nesac"));

    [Fact]
    public void An_option_without_its_command_is_one_still() =>
        Assert.Equal(["Attribute --port"], Lexed.As("shell", "--port 80"));

    [Fact]
    public void A_command_goes_on_behind_a_backslash() =>
        Assert.Equal(
            ["Function a", "Operator \\"],
            Lexed.As("shell", "a \\\n  b"));
}
