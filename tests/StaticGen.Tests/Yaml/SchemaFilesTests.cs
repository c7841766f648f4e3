using StaticGen.Configuration;
using StaticGen.Content;
using StaticGen.Tests.Cli;
using StaticGen.Tests.Guide;
using StaticGen.Tests.Sites;

namespace StaticGen.Tests.Yaml;

public sealed class SchemaFilesTests
{
    [Theory]
    [InlineData("config")]
    [InlineData("question")]
    [InlineData("page")]
    public async Task The_files_in_docs_are_what_the_program_prints(string kind)
    {
        var printed = await ProgramRun.Of(GuidePages.Repository, "schema", kind);
        var file = Path.Combine(GuidePages.Repository, "docs", "schemas", kind + ".json");
        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1") await File.WriteAllTextAsync(file, printed.Output, TestContext.Current.CancellationToken);

        Assert.Equal((0, ""), (printed.Code, printed.Error));
        Assert.Equal(await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken), printed.Output);
    }

    [Fact]
    public async Task A_collections_own_levels_and_tags_can_be_had()
    {
        using var site = TestSite.Create(TestSite.Config);

        var run = await ProgramRun.Of(site.Root, "schema", "question", "--collection", "qa");

        Assert.Equal(0, run.Code);
        Assert.Equal(FrontMatterReader.JsonSchema(SiteConfigReader.Read(StaticGen.Sources.SourceScanner.ReadConfig(site.Root).Value).Value.Collections[0]), run.Output);
        Assert.Contains("\"basic\",\n", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("staticgen: there is no schema 'confg'\n  hint: Did you mean 'config'?\n", "confg")]
    [InlineData("staticgen: there is no schema 'x'\n  hint: There are config, question, page\n", "x")]
    [InlineData("staticgen: '--collection' goes with 'question'\n  hint: Leave it out\n", "page", "--collection", "qa")]
    [InlineData("staticgen: 'nowhere' is not a collection of questions of the site\n  hint: There are: qa\n", "question", "--collection", "nowhere")]
    public async Task A_schema_that_is_not_there_is_wrong_usage(string message, params string[] arguments)
    {
        using var site = TestSite.Create(TestSite.Config);

        var run = await ProgramRun.Of(site.Root, ["schema", .. arguments]);

        Assert.Equal((2, message + "Run 'staticgen schema --help' for what it understands.\n"), (run.Code, run.Error));
    }
}
