using Xunit;

namespace StaticGen.Tests.Cli;

public sealed class UsageTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("biuld", "staticgen: 'biuld' is not a command of 'staticgen'; did you mean 'build'?\nRun 'staticgen --help' for what it understands.\n")]
    [InlineData("dance", "staticgen: 'dance' is not a command of 'staticgen'; there are build, serve, check, search, verify, new, text, schema, doctor, init\nRun 'staticgen --help' for what it understands.\n")]
    [InlineData("", "staticgen: 'staticgen' needs a command: build, serve, check, search, verify, new, text, schema, doctor, init\nRun 'staticgen --help' for what it understands.\n")]
    [InlineData("build --formt", "staticgen: '--formt' is not an option of 'staticgen build'; did you mean '--format'?\nRun 'staticgen build --help' for what it understands.\n")]
    [InlineData("build site", "staticgen: 'site' is one argument too many for 'staticgen build'\nRun 'staticgen build --help' for what it understands.\n")]
    [InlineData("build --output", "staticgen: '--output' needs a value, such as '--output DIR'\nRun 'staticgen build --help' for what it understands.\n")]
    [InlineData("build --format jsn", "staticgen: 'jsn' is not a format; there are text, json, github, sarif; did you mean 'json'?\nRun 'staticgen build --help' for what it understands.\n")]
    [InlineData("build --base-url x", "staticgen: 'x' is not an address to publish at; it looks like https://example.org/ or https://owner.github.io/repository/\nRun 'staticgen build --help' for what it understands.\n")]
    [InlineData("build --base-url javascript:x", "staticgen: 'javascript:x' is not an address to publish at; it looks like https://example.org/ or https://owner.github.io/repository/\nRun 'staticgen build --help' for what it understands.\n")]
    [InlineData("build --source nowhere", "staticgen: there is no folder 'nowhere'\n  hint: Name the folder that holds site.config.yaml\nRun 'staticgen build --help' for what it understands.\n")]
    [InlineData("serve --port 99999", "staticgen: '99999' is not a port; ports are numbers from 0 to 65535\nRun 'staticgen serve --help' for what it understands.\n")]
    [InlineData("serve --base-path /a/../b", "staticgen: '/a/../b' is not a path for a site; it looks like /repository/\nRun 'staticgen serve --help' for what it understands.\n")]
    [InlineData("new qestion x", "staticgen: 'qestion' is not a command of 'staticgen new'; did you mean 'question'?\nRun 'staticgen new --help' for what it understands.\n")]
    [InlineData("new question", "staticgen: 'staticgen new question' needs a question\nRun 'staticgen new question --help' for what it understands.\n")]
    public async Task Wrong_usage_is_explained_and_ends_with_2(string arguments, string expected)
    {
        var run = await ProgramRun.Of(_folder.Path, arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries));

        Assert.Equal(new ProgramRun(2, "", expected), run);
    }

    [Theory]
    [InlineData("--help", "staticgen init my-site && cd my-site && staticgen serve")]
    [InlineData("build --help", "staticgen build --base-url https://example.org/answers/")]
    [InlineData("check --help", "staticgen check --strict --format github")]
    [InlineData("serve --help", "staticgen serve --drafts --open")]
    [InlineData("new question --help", "staticgen new question \"How do you sort a dict by value?\" --topic data-structures --level basic")]
    [InlineData("init --help", "staticgen init my-site")]
    public async Task Help_ends_with_an_example(string arguments, string example)
    {
        var run = await ProgramRun.Of(_folder.Path, arguments.Split(' '));

        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.EndsWith($"Example:\n  {example}\n\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_version_is_one_line() =>
        Assert.Matches("^staticgen [0-9]+\\.[0-9]+\\.[0-9]+\n$", (await ProgramRun.Of(_folder.Path, "--version")).Output);
}
