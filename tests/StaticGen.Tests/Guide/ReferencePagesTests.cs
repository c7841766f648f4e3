using System.Collections.Immutable;
using System.CommandLine;
using System.Text;
using StaticGen.Configuration;
using StaticGen.Content;
using StaticGen.Highlighting;
using StaticGen.Model;
using StaticGen.Templating;
using StaticGen.Tests.Cli;
using StaticGen.Yaml;

namespace StaticGen.Tests.Guide;

/// <summary>What the guide lists is what the program has. Run with <c>UPDATE_SNAPSHOTS=1</c> to write the lists anew.</summary>
public sealed class ReferencePagesTests
{
    [Fact]
    public void The_guide_lists_every_key_of_a_question() =>
        GuidePages.AssertGenerated("reference/front-matter.md", "keys of a question", KeyTable(FrontMatterReader.QuestionKeys));

    [Fact]
    public void The_guide_lists_every_key_of_a_page() =>
        GuidePages.AssertGenerated("reference/front-matter.md", "keys of a page", KeyTable(FrontMatterReader.PageKeys));

    [Fact]
    public void The_guide_lists_every_key_of_the_config() =>
        GuidePages.AssertGenerated("reference/configuration.md", "keys of the config", KeySections(SiteConfigReader.Keys));

    [Fact]
    public void The_guide_lists_every_view_with_its_members() =>
        GuidePages.AssertGenerated("reference/template-variables.md", "views", Views());

    [Fact]
    public void The_guide_lists_the_languages_of_code_blocks() =>
        GuidePages.AssertGenerated("writing/questions.md", "languages", LanguageTable());

    [Fact]
    public void The_guide_lists_the_types_of_files_that_may_stand_beside_a_page() =>
        GuidePages.AssertGenerated("writing/pages.md", "file types", string.Join(" ", PageFileTypes.Allowed.Select(e => $"`{e}`")));

    [Fact]
    public void The_guide_lists_the_rules_that_a_site_can_set()
    {
        var rules = File.ReadLines(GuidePages.PathOf("reference/configuration.md")).Where(static l => l.StartsWith("| `SG", StringComparison.Ordinal)).ToArray();

        Assert.Equal(LintRules.Codes.Order(StringComparer.Ordinal), rules.Select(static l => l.Substring(3, 6)));
        Assert.All(rules, static l => Assert.EndsWith("g |", l.Replace("error |", "warning |", StringComparison.Ordinal), StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_guide_shows_the_help_of_every_command()
    {
        var help = new StringBuilder();
        foreach (var command in await Commands())
        {
            var run = await ProgramRun.Of(GuidePages.Repository, [.. command.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--help"]);
            Assert.Equal(0, run.Code);
            help.Append($"## staticgen {command} {{#{(command.Length == 0 ? "staticgen" : command.Replace(' ', '-'))}}}\n\n".Replace("staticgen  {", "staticgen {", StringComparison.Ordinal));
            help.Append("```text\n").Append(AsPrinted(run.Output)).Append("\n```\n\n");
        }
        GuidePages.AssertGenerated("reference/command-line.md", "help", help.ToString());
    }

    /// <summary>The root, and each command below it as the help lists them.</summary>
    private static async Task<ImmutableArray<string>> Commands()
    {
        var commands = ImmutableArray.CreateBuilder<string>();
        await Collect("");
        return commands.ToImmutable();

        async Task Collect(string command)
        {
            var run = await ProgramRun.Of(GuidePages.Repository, [.. command.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--help"]);
            var lines = run.Output.ReplaceLineEndings("\n").Split('\n');
            var at = Array.IndexOf(lines, "Commands:");
            // A command that only groups others says nothing that they do not say.
            if (at < 0 || command.Length == 0) commands.Add(command);
            if (at < 0) return;
            foreach (var line in lines.Skip(at + 1).TakeWhile(l => l.StartsWith("  ", StringComparison.Ordinal)))
            {
                if (line[2] != ' ') await Collect($"{command} {line.Trim().Split(' ')[0]}".Trim());
            }
        }
    }

    /// <summary>The help as users see it: the library takes the name of the running program from the process, which is that of the tests here.</summary>
    private static string AsPrinted(string help) => string
        .Join('\n', help.ReplaceLineEndings("\n").Split('\n').Select(l => l.TrimEnd()))
        .Replace($"\n  {RootCommand.ExecutableName} ", "\n  staticgen ", StringComparison.Ordinal)
        .Trim('\n');

    /// <summary>The keys of one level as a table.</summary>
    private static string KeyTable(ImmutableArray<KeyDoc> keys)
    {
        var table = new StringBuilder("| Key | Value | Required | Meaning |\n|---|---|---|---|\n");
        foreach (var key in keys) table.Append(Row(key, key.Name));
        foreach (var key in keys.Where(k => !k.Keys.IsEmpty))
        {
            foreach (var inner in key.Keys) table.Append(Row(inner, $"{key.Name}.{inner.Name}"));
        }
        return table.ToString();
    }

    /// <summary>A table for the keys without keys of their own, and a section for each of the others.</summary>
    private static string KeySections(ImmutableArray<KeyDoc> keys)
    {
        var text = new StringBuilder("## Top level\n\n").Append(FlatTable(keys));
        Append(keys, "");
        return text.ToString();

        void Append(ImmutableArray<KeyDoc> below, string path)
        {
            foreach (var key in below.Where(k => !k.Keys.IsEmpty))
            {
                var name = path.Length == 0 ? key.Name : $"{path}.{key.Name}";
                text.Append($"\n## Keys of `{name.Replace(".*", "", StringComparison.Ordinal)}`\n\n{key.Description}\n\n").Append(FlatTable(Named(key)));
                Append(Named(key), name);
            }
        }
    }

    /// <summary>What stands below a mapping by free names is shown in the place of the names.</summary>
    private static ImmutableArray<KeyDoc> Named(KeyDoc key) =>
        key.Keys is [{ Name: "*", Keys.IsEmpty: false } any] ? any.Keys : key.Keys;

    private static string FlatTable(ImmutableArray<KeyDoc> keys)
    {
        var table = new StringBuilder("| Key | Value | Required | Meaning |\n|---|---|---|---|\n");
        foreach (var key in keys) table.Append(Row(key, key.Name));
        return table.ToString();
    }

    private static string Row(KeyDoc key, string name) =>
        $"| `{(name == "*" ? "(any name)" : name)}` | {Cell(key.Type)} | {(key.Required ? "yes" : "no")} | {Cell(key.Description)} |\n";

    private static string Views()
    {
        var text = new StringBuilder();
        foreach (var view in ViewReference.All)
        {
            text.Append($"## {view.Name}\n\n| Member | Type | What it holds |\n|---|---|---|\n");
            foreach (var member in view.Members) text.Append($"| `{member.Name}` | {Cell(member.Type)} | {Cell(Code(member.Description))} |\n");
            text.Append('\n');
        }
        return text.ToString();
    }

    private static string LanguageTable()
    {
        var table = new StringBuilder("| Write | Also | Shown as |\n|---|---|---|\n");
        foreach (var language in Languages.All)
            table.Append($"| `{language.Id}` | {string.Join(", ", language.Aliases.Select(a => $"`{a}`"))} | {Cell(language.Title)} |\n");
        return table.ToString();
    }

    /// <summary>Tags in a description are meant as text.</summary>
    private static string Code(string text) => text.Replace("<title>", "`<title>`", StringComparison.Ordinal).Replace("<h1>", "`<h1>`", StringComparison.Ordinal);

    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal).Replace("[", "\\[", StringComparison.Ordinal);
}
