using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Json.Schema;
using StaticGen.Cli.Fixing;
using StaticGen.Configuration;
using StaticGen.Content;
using StaticGen.Diagnostics;
using StaticGen.Sources;
using StaticGen.Tests.Cli;
using StaticGen.Tests.Sites;
using StaticGen.Yaml;
using Xunit;

namespace StaticGen.Tests.Yaml;

/// <summary>A key that was renamed is read under its former name, with the rewrite printed and made by <c>check --fix</c>.</summary>
public sealed class FormerKeysTests
{
    private const string Path = "site.config.yaml";

    /// <summary>Two keys, one of them required and one renamed twice.</summary>
    private static readonly KeyTable<Dictionary<string, string>> Table = new("a thing",
    [
        new Key<Dictionary<string, string>, YamlScalar>("colour", new LineType(1, 20), static (d, v) => d["colour"] = v.Text, required: true, "Its colour.", static _ => "red"),
        new Key<Dictionary<string, string>, ImmutableArray<string>>("parts", new LinesType(new LineType(1, 20), 1, 5), static (d, v) => d["parts"] = string.Join('+', v), required: false, "Its parts."),
    ])
    {
        Former = [new FormerKey("color", "colour", new Version(1, 4)), new FormerKey("pieces", "parts", new Version(2, 0)), new FormerKey("bits", "parts", new Version(2, 3))],
    };

    private static readonly JsonSchema Schema = JsonSchema.FromText(YamlSchema.Write("A thing", Table));

    [Theory]
    [InlineData("color: red", "colour: red", "1:1+5 SG1013: 'color' is called 'colour' since 1.4; the former name is read until 3.0 > Run 'staticgen check --fix', or write colour: red")]
    [InlineData("colour: red\npieces: [lid, box]", "colour: red\nparts: [lid, box]", "2:1+6 SG1013: 'pieces' is called 'parts' since 2.0; the former name is read until 4.0 > Run 'staticgen check --fix', or write parts: [lid, box]")]
    [InlineData("colour: red\nbits:\n  - lid\n  - box", "colour: red\nparts:\n  - lid\n  - box", "2:1+4 SG1013: 'bits' is called 'parts' since 2.3; the former name is read until 4.0 > Write parts in its place, or run 'staticgen check --fix'")]
    [InlineData("{\"bits\": [lid, box], 'color' : red}", "{\"parts\": [lid, box], 'colour' : red}", "1:2+6 SG1013: 'bits' is called 'parts' since 2.3; the former name is read until 4.0 > Run 'staticgen check --fix', or write parts: [lid, box]\n1:22+7 SG1013: 'color' is called 'colour' since 1.4; the former name is read until 3.0 > Run 'staticgen check --fix', or write colour: red")]
    public void A_former_name_is_read_as_todays_and_the_fix_writes_it(string before, string after, string findings)
    {
        var (draft, found) = Read(before);
        var (draftAfter, foundAfter) = Read(after);

        Assert.Equal(findings, Text(found));
        Assert.All(found, static d => Assert.Equal(Severity.Warning, d.Severity));
        Assert.Equal(draftAfter, draft);
        Assert.NotEmpty(draft);
        Assert.Empty(foundAfter);
        var file = new SourceFile(Path, Encoding.UTF8.GetBytes(before));
        Assert.Equal(after, Encoding.UTF8.GetString(Assert.Single(SourceFixes.Make(found, SourceTree.Empty with { Config = file })).Bytes));
    }

    [Theory]
    [InlineData("color: red\ncolour: blue", "1:1+5 SG1004: 'color' is the former name of 'colour', which is given as well > Line 2 has it; remove this one")]
    [InlineData("colour: blue\nbits: [lid]\npieces: [box]", "2:1+4 SG1013: 'bits' is called 'parts' since 2.3; the former name is read until 4.0 > Run 'staticgen check --fix', or write parts: [lid]\n3:1+6 SG1004: 'pieces' is the former name of 'parts', which is given as well > Line 2 has it; remove this one")]
    public void Of_a_key_under_two_of_its_names_the_former_one_is_to_go(string text, string findings)
    {
        var (draft, found) = Read(text);

        Assert.Equal(findings, Text(found));
        Assert.Equal("blue", draft["colour"]);
    }

    [Fact]
    public void What_is_wrong_with_its_value_is_said_under_todays_name_and_an_unknown_key_is_still_unknown() =>
        Assert.Equal(
            "1:1+5 SG1013: 'color' is called 'colour' since 1.4; the former name is read until 3.0 > Run 'staticgen check --fix', or write colour: [red]\n"
            + "1:8+5 SG1006: 'colour' expects text, found a list > If text is meant, quote it: colour: \"[red]\"\n"
            + "2:1+6 SG1003: 'weight' is not a key of a thing > The keys are colour, parts",
            Text(Read("color: [red]\nweight: 3").Found));

    [Theory]
    [InlineData("""{"colour": "red"}""")]
    [InlineData("""{"color": "red"}""")]
    [InlineData("""{"color": "red", "bits": ["lid"]}""")]
    [InlineData("""{"color": "red", "colour": "red"}""")]
    [InlineData("""{"colour": "red", "bits": ["lid"], "pieces": ["box"]}""")]
    [InlineData("""{"colour": "red", "bits": 1}""")]
    [InlineData("""{"bits": ["lid"]}""")]
    [InlineData("{}")]
    public void The_schema_takes_what_the_reader_takes(string text)
    {
        using var document = JsonDocument.Parse(text);

        Assert.Equal(!Read(text).Found.Any(static d => d.Severity == Severity.Error), Schema.Evaluate(document.RootElement).IsValid);
    }

    [Fact]
    public void Editors_strike_the_former_name_through_and_the_reference_says_what_became_of_it()
    {
        using var schema = JsonDocument.Parse(YamlSchema.Write("A thing", Table));

        var former = schema.RootElement.GetProperty("properties").GetProperty("color");
        Assert.True(former.GetProperty("deprecated").GetBoolean());
        Assert.Equal("Renamed: write colour.", former.GetProperty("description").GetString());
        Assert.Equal("Its colour. Before 1.4 it was called `color`, which is read, with a warning, until 3.0.", Table.Docs[0].Description);
        Assert.Equal("Its parts. Before 2.0 it was called `pieces`, which is read, with a warning, until 4.0. Before 2.3 it was called `bits`, which is read, with a warning, until 4.0.", Table.Docs[1].Description);
    }

    [Fact]
    public void Front_matter_has_a_code_of_its_own_for_it()
    {
        var source = new SourceText("content/qa/lists/q.md", "color: red");
        var found = ImmutableArray.CreateBuilder<Diagnostic>();
        var mapping = YamlDocument.Read(source, 0, source.Text.Length, YamlRules.FrontMatter, found)!;

        Table.Read(mapping, [], source.At(0), new YamlContext(source, YamlRules.FrontMatter, found));

        Assert.Equal("content/qa/lists/q.md:1:1: warning SG2013: 'color' is called 'colour' since 1.4; the former name is read until 3.0", Assert.Single(found).ToString());
    }

    [Fact]
    public void No_former_name_is_read_longer_than_was_said()
    {
        var now = Version.Parse(ProductVersion.Text.Split('-')[0]);
        var former = SiteConfigReader.Keys.SelectMany(All).Concat(FrontMatterReader.QuestionKeys.SelectMany(All)).Concat(FrontMatterReader.PageKeys.SelectMany(All)).SelectMany(static k => k.Former).ToArray();

        Assert.NotEmpty(former);
        Assert.All(former, f => Assert.True(f.Since <= now && now < f.Until, $"{f.Name}: remove it from its table, or its time has not come"));

        static IEnumerable<KeyDoc> All(KeyDoc key) => key.Keys.SelectMany(All).Prepend(key);
    }

    [Fact]
    public async Task The_memory_of_examples_under_its_former_name_is_mended_by_check()
    {
        const string Limits = "    memory_megabytes: 512\n    alternatives:\n      other: {command: [python, \"{file}\"], file_megabytes: 9}\n";
        using var site = TestSite.Create(TestSite.Config.TrimEnd() + "\n" + Limits + TestSite.GuideIndex.TrimEnd() + "\n" + TestSite.Question("content/qa/lists/a.md"));
        var config = System.IO.Path.Combine(site.Root, Path);
        var line = Array.IndexOf(await File.ReadAllLinesAsync(config, TestContext.Current.CancellationToken), "    memory_megabytes: 512") + 1;

        var check = await ProgramRun.Of(site.Root, "check", "--no-color", "--quiet");
        var fix = await ProgramRun.Of(site.Root, "check", "--fix", "--no-color", "--quiet");
        var again = await ProgramRun.Of(site.Root, "check", "--strict", "--quiet");

        Assert.True(check.Code == 0, check.Error);
        Assert.Contains($"{Path}:{line}:5: warning SG1013: 'memory_megabytes' is called 'memory_mebibytes' since 0.1; the former name is read until 2.0\n", check.Error, StringComparison.Ordinal);
        Assert.Contains("  hint: Run 'staticgen check --fix', or write memory_mebibytes: 512\n", check.Error, StringComparison.Ordinal);
        Assert.Contains($"@@ -{line} +{line} @@ SG1013\n-    memory_megabytes: 512\n+    memory_mebibytes: 512\n", fix.Output, StringComparison.Ordinal);
        Assert.Contains("file_mebibytes: 9}", await File.ReadAllTextAsync(config, TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Equal((0, ""), (again.Code, again.Error));
    }

    private static (Dictionary<string, string> Draft, ImmutableArray<Diagnostic> Found) Read(string text)
    {
        var source = new SourceText(Path, text);
        var found = ImmutableArray.CreateBuilder<Diagnostic>();
        var draft = new Dictionary<string, string>(StringComparer.Ordinal);
        if (YamlDocument.Read(source, 0, text.Length, YamlRules.Configuration, found) is { } mapping)
            Table.Read(mapping, draft, source.At(0), new YamlContext(source, YamlRules.Configuration, found));
        return (draft, [.. found.Order(Comparer<Diagnostic>.Create(Diagnostic.ByPlace))]);
    }

    private static string Text(IEnumerable<Diagnostic> found) => string.Join('\n', found.Select(static d => $"{d.At.Line}:{d.At.Column}+{d.At.Length} {d.Code}: {d.Message}{(d.Hint is null ? "" : " > " + d.Hint)}"));
}
