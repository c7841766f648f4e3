using Xunit;

namespace StaticGen.Tests.Highlighting;

public sealed class DockerfileLexerTests
{
    [Fact]
    public void Instructions_are_keywords_and_what_they_run_is_shell() =>
        Assert.Equal(
            ["Keyword FROM", "Keyword AS", "Keyword RUN", "Function pip", "Attribute -q", "Operator &&", "Operator \\",
                "Builtin echo", "Variable $A", "Keyword CMD", "String \"python\"", "String \"-m\""],
            Lexed.As("dockerfile", "FROM python:3.14 AS build\nRUN pip install -q x && \\\n    echo $A\nCMD [\"python\", \"-m\"]\n"));

    [Fact]
    public void Options_come_before_the_arguments() =>
        Assert.Equal(
            ["Keyword COPY", "Attribute --from"],
            Lexed.As("dockerfile", "COPY --from=build /a /b"));

    [Fact]
    public void Settings_have_keys() =>
        Assert.Equal(
            ["Keyword ENV", "Property A", "Operator =", "Number 1", "Operator \\", "Property B", "Operator =", "String \"x $A\""],
            Lexed.As("dockerfile", "ENV A=1 \\\n    B=\"x $A\"\n"));

    [Fact]
    public void Comments_stand_on_lines_of_their_own() =>
        Assert.Equal(
            ["Comment # a", "Keyword RUN", "Function x"],
            Lexed.As("dockerfile", "# a\nRUN x"));
}
