using Xunit;

namespace StaticGen.Tests.Highlighting;

public sealed class ConsoleLexerTests
{
    [Fact]
    public void Lines_with_a_prompt_are_commands_and_the_rest_is_output() =>
        Assert.Equal(
            ["Prompt $", "Function python", "Attribute -V", "Output Python 3.14.0"],
            Lexed.As("console", "$ python -V\nPython 3.14.0\n"));

    [Fact]
    public void The_name_of_an_environment_belongs_to_the_prompt() =>
        Assert.Equal(
            ["Prompt (.venv) $", "Function ls"],
            Lexed.As("console", "(.venv) $ ls"));

    [Fact]
    public void So_do_user_host_and_folder() =>
        Assert.Equal(
            ["Prompt me@host:~/src$", "Function ls"],
            Lexed.As("console", "me@host:~/src$ ls"));

    [Fact]
    public void Windows_has_a_prompt_too() =>
        Assert.Equal(
            ["Prompt PS C:\\work>", "Function dir"],
            Lexed.As("console", "PS C:\\work> dir"));

    [Fact]
    public void A_command_goes_on_behind_a_backslash_with_or_without_a_prompt() =>
        Assert.Equal(
            ["Prompt $", "Function a", "Operator \\", "Prompt >", "Attribute --b", "Prompt $", "Function c", "Operator \\",
                "Attribute -d", "Output out"],
            Lexed.As("console", "$ a \\\n> --b\n$ c \\\n  -d\nout"));

    [Fact]
    public void A_here_document_ends_behind_its_prompts() =>
        Assert.Equal(
            ["Prompt $", "Function cat", "Operator <<", "String E", "Prompt >", "String a", "Prompt >", "String E", "Output out"],
            Lexed.As("console", "$ cat <<E\n> a\n> E\nout"));

    [Fact]
    public void A_remark_is_a_comment() =>
        Assert.Equal(
            ["Comment # then", "Output out"],
            Lexed.As("console", "# then\nout"));

    [Fact]
    public void A_price_is_output() =>
        Assert.Equal(
            ["Output $5"],
            Lexed.As("console", "$5"));
}
