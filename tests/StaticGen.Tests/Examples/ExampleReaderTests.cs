using System.Collections.Immutable;
using StaticGen.Configuration;
using StaticGen.Content;
using StaticGen.Examples;
using StaticGen.Sources;

namespace StaticGen.Tests.Examples;

public sealed class ExampleReaderTests
{
    [Fact]
    public void Blocks_that_continue_others_are_in_their_chain_with_what_they_print()
    {
        var (chains, messages) = Read("```py\nfirst\n```\n\n```output\n1\n```\n\n```other\nx\n```\n\n```py continue\nsecond\n```\n\n```py\nthird\n```\n");

        Assert.Empty(messages);
        Assert.Equal(["first\n|second\n", "third\n"], chains.Select(c => string.Join('|', c.Examples.Select(e => e.Code))));
        Assert.Equal("1\n", chains[0].Examples[0].Expected!.Code);
        Assert.Null(chains[0].Examples[1].Expected);
    }

    [Theory]
    [InlineData("```py requires=\"3.12\"\n```", "content/p/a.md:4:1: error SG7001: '3.12' is not a range of versions")]
    [InlineData("```py env=nmpy\n```", "content/p/a.md:4:1: error SG7002: 'nmpy' is not an environment of the runner 'py'")]
    [InlineData("```py skip\n```", "content/p/a.md:4:1: error SG7003: the example is skipped without a reason")]
    [InlineData("```py raises\n```", "content/p/a.md:4:1: error SG7004: 'raises' names no error")]
    [InlineData("```py continue\n```", "content/p/a.md:4:1: error SG7005: there is no executed block of this language before this one that it could continue")]
    [InlineData("```mute\n```\n\n```mute continue\n```", "content/p/a.md:7:1: error SG7006: the runner 'mute' has no 'separator', so no block can continue another")]
    [InlineData("```py raises=E\n```\n\n```py continue\n```", "content/p/a.md:7:1: error SG7007: the block in line 4 ends its process with E, so nothing can continue it")]
    [InlineData("```py file=\"none.py\"\n```", "content/p/a.md:4:1: error SG7008: there is no text file 'none.py' in content/p")]
    [InlineData("```py file=\"../p/code.py\"\n```", "content/p/a.md:4:1: error SG7008: there is no text file '../p/code.py' in content/p")]
    [InlineData("```py file=\"code.py#nowhere\"\n```", "content/p/a.md:4:1: error SG7009: 'code.py' has no region 'nowhere'")]
    [InlineData("```py file=\"code.py#inner\"\none\nthree\n```", "content/p/a.md:6:1: error SG7010: the code shown is not that of 'code.py#inner'")]
    public void A_mistake_in_a_fence_is_reported_there(string block, string message) => Assert.Equal([message], Read(block).Messages);

    [Fact]
    public void Code_comes_from_a_region_of_a_file_without_its_indentation_and_marks()
    {
        var (chains, messages) = Read("```py file=\"code.py#inner\"\n```\n\n```py file=\"code.py#outer\"\nbefore\n    one\n    two\nafter\n```\n\n```py file=\"code.py\"\n```\n");

        Assert.Empty(messages);
        Assert.Equal(["one\ntwo\n", "before\n    one\n    two\nafter\n", "top\nbefore\n    one\n    two\nafter\nend\n"], chains.Select(c => c.Examples[0].Code));
    }

    [Fact]
    public void A_chain_runs_up_to_the_first_block_that_needs_another_version()
    {
        var (chains, _) = Read("```py\na\n```\n\n```py continue requires=\">=3.12\"\nb\n```\n\n```py continue\nc\n```\n");

        Assert.Equal(3, chains[0].CountFor("3.12.1"));
        Assert.Equal(1, chains[0].CountFor("3.11.9"));
        Assert.Equal(3, chains[0].CountFor(null));
    }

    private static (ImmutableArray<ExampleChain> Chains, string[] Messages) Read(string blocks)
    {
        var collection = new CollectionConfig { Id = "p", Kind = CollectionKind.Page, Title = "P", Folder = "content/p" };
        var code = File("content/p/code.py", "top\n# region outer\nbefore\n    # region inner\n    one\n    two\n    # endregion\nafter\n# endregion\nend\n");
        var page = PageParser.Parse(File("content/p/a.md", $"---\ntitle: Page\n---\n{blocks}\n"), collection, new PageContext(new HashSet<string>(StringComparer.Ordinal), LintConfig.Default, new SourceTree([File("content/p/a.md", ""), code], [], [], null).Find));
        var runner = new RunnerConfig { Command = ["x", "{file}"], FileName = "x", Separator = "print({marker})" };
        var runners = ImmutableSortedDictionary.Create<string, RunnerConfig>(StringComparer.Ordinal)
            .Add("py", runner with { Environments = ImmutableSortedDictionary.Create<string, ImmutableArray<string>>(StringComparer.Ordinal).Add("numpy", ["x"]) })
            .Add("mute", runner with { Separator = "" });
        var read = ExampleReader.Read(page.Value!, runners);
        return (read.Value, [.. page.Diagnostics.Where(static d => d.Code.StartsWith("SG7", StringComparison.Ordinal)).Concat(read.Diagnostics).Select(static d => d.ToString())]);
    }

    private static SourceFile File(string path, string text) => new(path, System.Text.Encoding.UTF8.GetBytes(text));
}
