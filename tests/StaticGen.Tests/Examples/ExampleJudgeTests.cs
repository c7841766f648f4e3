using System.Collections.Immutable;
using StaticGen.Configuration;
using StaticGen.Content;
using StaticGen.Diagnostics;
using StaticGen.Examples;

namespace StaticGen.Tests.Examples;

public sealed class ExampleJudgeTests
{
    private static readonly RunnerConfig Runner = new()
    {
        Command = ["x"],
        FileName = "x.py",
        ErrorLocation = "{file}\", line {line}",
        Lacks = [new("threads", "can't start new thread"), new("a clock", "code: clock(")],
    };

    [Fact]
    public void Output_without_a_block_that_states_it_is_a_warning() =>
        Assert.Equal(
            ["a.md:10:1: warning SG7012: the example prints 2 lines that no output block states"],
            Messages(Judge([Block(10)], new(RunEnd.Exited, 0, "1\n2\n", ""))));

    [Theory]
    [InlineData(RunEnd.TimedOut, 137, "", "a.md:10:1: error SG7017: the example did not end within 10 seconds and was stopped")]
    [InlineData(RunEnd.Exited, 152, "", "a.md:10:1: error SG7017: the example did not end within 10 seconds and was stopped")]
    [InlineData(RunEnd.PrintedTooMuch, 137, "", "a.md:10:1: error SG7018: the example printed more than 1000 kB and was stopped")]
    [InlineData(RunEnd.NotStarted, 0, "no such file", "a.md:10:1: error SG7030: the example could not be started: no such file")]
    [InlineData(RunEnd.Exited, 139, "", "a.md:10:1: error SG7013: the example ends with exit code 139 (signal 11) and no message")]
    [InlineData(RunEnd.Exited, 1, "Traceback:\n  File \"/t/x.py\", line 2, in <module>\nValueError: no\n", "a.md:12:1: error SG7013: the example ends with 'ValueError: no'")]
    [InlineData(RunEnd.Exited, 1, "  File \"/t/x.py\", line 99\nValueError: no\n", "a.md:10:1: error SG7013: the example ends with 'ValueError: no'")]
    public void A_bad_end_is_reported_where_it_happened(RunEnd end, int exitCode, string error, string message) =>
        Assert.Equal([message], Messages(Judge([Block(10, "a\nb\n")], new(end, exitCode, "", error))));

    [Theory]
    [InlineData("ValueError: no\n", true)]
    [InlineData("some.module.ValueError: no\n", true)]
    [InlineData("ValueError\n", true)]
    [InlineData("  | ValueError: no\n", true)]
    [InlineData("MyValueError: no\n", false)]
    [InlineData("ValueErrors: no\n", false)]
    [InlineData("KeyError: ValueError: no\n", false)]
    public void An_error_is_recognised_by_its_name(string error, bool isExpected) =>
        Assert.Equal(isExpected, Judge([Block(10, raises: "ValueError")], new(RunEnd.Exited, 1, "", error))[0].State == ExampleState.Passed);

    [Fact]
    public void Expected_output_of_an_error_is_what_was_printed_and_the_last_line()
    {
        var block = Block(10, raises: "E", expected: "1\nE: no\n");

        Assert.Equal(ExampleState.Passed, Judge([block], new(RunEnd.Exited, 1, "1\n", "E: first\n\nDuring that:\nE: no\n"))[0].State);
        Assert.Equal(
            ["a.md:21:1: error SG7011: the page expects 'E: no', and the example prints 'E: yes'"],
            Messages(Judge([block], new(RunEnd.Exited, 1, "1\n", "E: yes\n"))));
    }

    [Theory]
    [InlineData(0, "", "a.md:10:1: error SG7015: the example ends well instead of with E")]
    [InlineData(1, "KeyError: 1\n", "a.md:10:1: error SG7014: the example ends with 'KeyError: 1' instead of E")]
    [InlineData(137, "", "a.md:10:1: error SG7014: the example ends with exit code 137 (signal 9) instead of E")]
    public void Another_end_than_the_error_is_reported(int exitCode, string error, string message) =>
        Assert.Equal([message], Messages(Judge([Block(10, raises: "E")], new(RunEnd.Exited, exitCode, "", error))));

    [Fact]
    public void Of_a_chain_each_block_has_its_own_output_and_what_is_not_reached_fails()
    {
        Example[] chain = [Block(10, "a\n", expected: "1\n"), Block(30, "b\n", expected: "2\n"), Block(50, "c\n")];
        var program = Program(chain);
        Assert.Equal("a\nprint(" + program.Marker + ")\nb\nprint(" + program.Marker + ")\nc\n", program.Text);
        Assert.Equal([1, 3, 5], program.StartLines);

        Assert.All(Judge(chain, new(RunEnd.Exited, 0, $"1\n{program.Marker}\n2\n{program.Marker}\n", "")), static v => Assert.Equal(ExampleState.Passed, v.State));

        var failed = Judge(chain, new(RunEnd.Exited, 1, $"1\n{program.Marker}\n", "  File \"x.py\", line 3\nE: no\n"));
        Assert.Equal([ExampleState.Passed, ExampleState.Failed, ExampleState.Failed], failed.Select(static v => v.State));
        Assert.Equal(["a.md:31:1: error SG7013: the example ends with 'E: no'"], Messages(failed));

        Assert.Equal(
            ["a.md:30:1: error SG7016: the example ends its process, and the block in line 50 was to continue it"],
            Messages(Judge(chain, new(RunEnd.Exited, 0, $"1\n{program.Marker}\n", ""))));
    }

    [Fact]
    public void What_the_runner_lacks_is_a_reason_to_skip()
    {
        Assert.Equal(ExampleVerdict.Skipped("needs threads"), Judge([Block(10)], new(RunEnd.Exited, 1, "", "RuntimeError: can't start new thread\n"))[0]);
        Assert.Equal(ExampleVerdict.Skipped("needs a clock"), Judge([Block(10, "clock()\n", expected: "1\n")], new(RunEnd.Exited, 0, "2\n", ""))[0]);
        Assert.Equal(ExampleState.Passed, Judge([Block(10, "clock()\n", expected: "1\n")], new(RunEnd.Exited, 0, "1\n", ""))[0].State);
    }

    [Theory]
    [InlineData(1, "a.md:10:1: error SG7019: the example left 1 process running when it ended")]
    [InlineData(2, "a.md:10:1: error SG7019: the example left 2 processes running when it ended")]
    public void Processes_left_behind_are_reported(int count, string message) =>
        Assert.Equal([message], Messages(Judge([Block(10)], new(RunEnd.Exited, 0, "", "", count))));

    [Theory]
    [InlineData("CPython 3.12.1\n", "CPython", "3.12.1", "3.12")]
    [InlineData("Python 3.14.0rc1", "Python", "3.14.0rc1", "3.14")]
    [InlineData("v20.20.2\n", "", "20.20.2", "20.20")]
    [InlineData("warning\nruby 3.3 (2024)\n", "ruby", "3.3", "3.3")]
    public void A_version_is_read_from_what_its_command_prints(string text, string name, string version, string series)
    {
        var read = InterpreterVersion.Read(text)!;

        Assert.Equal((name, version, series), (read.Name, read.Version, read.Series));
    }

    private static string[] Messages(IEnumerable<ExampleVerdict> verdicts) => [.. verdicts.SelectMany(static v => v.Findings).Select(static d => d.ToString())];

    private static ImmutableArray<ExampleVerdict> Judge(Example[] examples, RunOutcome outcome) =>
        ExampleJudge.Judge(new ExampleChain("a.md", "py", [.. examples], null), Program(examples), outcome, Runner);

    private static ExampleProgram Program(Example[] examples) =>
        ExampleProgram.Of(new ExampleChain("a.md", "py", [.. examples], null), examples.Length, "print({marker})");

    private static Example Block(int line, string code = "a\n", string? expected = null, string? raises = null)
    {
        ImmutableArray<KeyValuePair<string, string>> options = raises is null ? [] : [new("raises", raises)];
        var output = expected is null ? null : new CodeBlock("output", [], expected, At(line + 9), At(line + 10), 0, true);
        return new Example(new CodeBlock("py", options, code, At(line), At(line + 1), 0, false), output);
    }

    private static SourceLocation At(int line) => new("a.md", line, 1);
}
