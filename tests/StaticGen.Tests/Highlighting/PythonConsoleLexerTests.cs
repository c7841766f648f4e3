using Xunit;

namespace StaticGen.Tests.Highlighting;

public sealed class PythonConsoleLexerTests
{
    [Fact]
    public void Statements_are_python_and_the_rest_is_output() =>
        Assert.Equal(["Prompt >>>", "Number 1", "Operator +", "Number 1", "Output 2"], Console(">>> 1 + 1\n2\n"));

    [Fact]
    public void A_string_goes_on_behind_the_second_prompt() =>
        Assert.Equal(
            ["Prompt >>>", "Operator =", "String \"\"\"a\n", "Prompt ...", "String  b\"\"\"", "Operator +", "Number 1"],
            Console(">>> x = \"\"\"a\n... b\"\"\" + 1\n"));

    [Fact]
    public void Dots_in_the_output_are_no_prompt() => Assert.Equal(["Prompt >>>", "Function f", "Output ok",
        "Output ... x"], Console(">>> f()\nok\n... x\n"));

    [Fact]
    public void The_exception_that_ends_a_traceback_stands_out() =>
        Assert.Equal(
            ["Output Traceback (most recent call last):", "Output   File \"<stdin>\", line 1", "Error KeyError", "Output : 'x'"],
            Console("Traceback (most recent call last):\n  File \"<stdin>\", line 1\nKeyError: 'x'\n"));

    [Fact]
    public void A_new_statement_forgets_what_was_left_open() =>
        Assert.Equal(["Prompt >>>", "String '''a\n", "Prompt >>>", "Number 1"], Console(">>> '''a\n>>> 1\n"));

    [Fact]
    public void Match_over_several_prompts_is_a_statement() =>
        Assert.Equal(
            ["Prompt >>>", "Keyword match", "Prompt ...", "Keyword case", "Number 1", "Keyword pass"],
            Console(">>> match x:\n...     case 1: pass\n"));

    private static string[] Console(string code) => Lexed.As("pycon", code);
}
