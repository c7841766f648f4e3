using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using StaticGen.Sources;
using StaticGen.Templating;
using StaticGen.ThemeScripts;
using Xunit;

namespace StaticGen.Tests.Templating;

public sealed partial class BuiltInThemeTests
{
    private const string Scripts = "templates/assets/js/";

    /// <summary>Those that are loaded by name, with what they import in them.</summary>
    private static readonly string[] Joined =
    [
        "main.js", "search/engine.js", "ui/help-sheet.js", "ui/interview-page.js", "ui/practice-page.js", "ui/run-buttons.js", "ui/run-example.js",
        "ui/search-dialog.js", "ui/search-page.js", "ui/study.js", "ui/topic-progress.js",
    ];

    private static readonly SourceFile OwnScript = new(Scripts + "own.js", "let  x;"u8.ToArray());

    [Fact]
    public void A_site_without_own_scripts_publishes_those_alone_that_are_loaded()
    {
        var published = BuiltInTheme.Files.Where(IsScript).Select(f => f.Path[Scripts.Length..]);

        Assert.Equal([.. Joined.Append("sidebar.js").Append("theme.js").Order(StringComparer.Ordinal)], published);
    }

    [Theory]
    [InlineData("templates/assets/js/own.js")]
    [InlineData("templates/layouts/home.html")]
    public void A_site_with_scripts_or_templates_of_its_own_has_every_module(string path)
    {
        var published = BuiltInTheme.With([new SourceFile(path, "mine"u8.ToArray())]).Where(IsScript).Select(f => f.Path).Except([path]);

        Assert.Equal(BuiltInTheme.With([], asWritten: true).Where(IsScript).Select(f => f.Path), published);
    }

    /// <summary>A build takes it for granted and looks at a site's own templates only; so here they are somebody's own.</summary>
    [Fact]
    public void Its_templates_are_read_without_a_finding_as_if_they_were_a_sites_own()
    {
        var copies = BuiltInTheme.Files.Select(static f => f with { }).ToImmutableArray();

        var (templates, found) = TemplateSet.Load(copies);

        Assert.Empty(found);
        Assert.InRange(templates.Names.Count(), 40, 100);
        var unsafeOne = new SourceFile("templates/partials/own.html", "<a title={{ page.title }}>x</a>"u8.ToArray());
        Assert.NotEmpty(TemplateSet.Load([.. copies, unsafeOne]).Diagnostics);
    }

    [Fact]
    public void As_written_it_is_what_lies_in_the_folder()
    {
        var files = BuiltInTheme.With([], asWritten: true);

        Assert.InRange(files.Length, 100, 1000);
        Assert.All(files, f => Assert.Equal(File.ReadAllBytes(Path.Join(Root, f.Path)), f.Bytes.ToArray()));
        Assert.Equal(Directory.GetFiles(Path.Join(Root, "templates"), "*", SearchOption.AllDirectories).Length, files.Length);
        Assert.Equal(files.Select(f => f.Path).Order(StringComparer.Ordinal), files.Select(f => f.Path));
    }

    [Fact]
    public void Every_script_is_published_in_its_small_form()
    {
        var published = BuiltInTheme.With([OwnScript]).Where(f => IsScript(f) && f != OwnScript && !Joined.Contains(f.Path[Scripts.Length..])).ToArray();

        Assert.NotEmpty(published);
        Assert.All(published, script =>
        {
            Assert.Equal(ScriptMinifier.Minify(Written(script.Path), script.Path, out var faults), Text(script));
            Assert.Empty(faults);
        });
    }

    [Fact]
    public void What_is_loaded_together_is_one_file()
    {
        var engine = BuiltInTheme.Files.Single(f => f.Path == Scripts + "search/engine.js");

        Assert.DoesNotContain("import{", Text(engine), StringComparison.Ordinal);
        Assert.Contains("skies:\"sky\"", Text(engine), StringComparison.Ordinal);
        foreach (var entry in Joined)
        {
            var froms = Imported().Matches(Text(BuiltInTheme.Files.Single(f => f.Path == Scripts + entry))).Select(m => m.Groups["from"].Value);
            Assert.Subset(new HashSet<string>(entry == "main.js" ? [] : ["../main.js", "../search/engine.js"]), froms.ToHashSet());
        }
    }

    [Fact]
    public void A_script_that_a_site_replaces_is_published_as_it_is_and_used()
    {
        var own = new SourceFile(Scripts + "search/stemmer.js", "// mine\nexport const  stem = (word) => word;\n"u8.ToArray());

        var theme = BuiltInTheme.With([own]);

        Assert.Contains(own, theme);
        Assert.Contains("from\"./search.js\"", Text(theme.Single(f => f.Path == Scripts + "search/engine.js")), StringComparison.Ordinal);
        Assert.Contains("from\"./stemmer.js\"", Text(theme.Single(f => f.Path == Scripts + "search/analyzer.js")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_copy_that_was_not_changed_is_the_themes_own()
    {
        var copy = new SourceFile(Scripts + "main.js", Encoding.UTF8.GetBytes(Written(Scripts + "main.js")));

        Assert.Equal(BuiltInTheme.Files, BuiltInTheme.With([copy]));
    }

    [Fact]
    public void Other_files_of_a_site_leave_the_scripts_joined()
    {
        var theme = BuiltInTheme.With([new SourceFile("templates/assets/css/tokens.css", "/* mine */"u8.ToArray()), OwnScript]);

        Assert.DoesNotContain("import{", Text(theme.Single(f => f.Path == Scripts + "search/engine.js")), StringComparison.Ordinal);
        Assert.Equal("let  x;", Text(theme.Single(f => f.Path == Scripts + "own.js")));
    }

    [Fact]
    public void Styles_of_a_site_change_nothing_about_the_scripts()
    {
        var theme = BuiltInTheme.With([new SourceFile("templates/assets/css/tokens.css", "/* mine */"u8.ToArray())]);

        Assert.Equal(BuiltInTheme.Files.Where(IsScript), theme.Where(IsScript));
    }

    private static bool IsScript(SourceFile file) => file.Path.StartsWith(Scripts, StringComparison.Ordinal);

    private static string Text(SourceFile file) => Encoding.UTF8.GetString(file.Bytes.Span);

    private static string Written(string path) => File.ReadAllText(Path.Join(Root, path));

    private static string Root { get; } = FindRoot();

    private static string FindRoot()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Join(root.FullName, "StaticGen.sln"))) root = root.Parent!;
        return root.FullName;
    }

    [GeneratedRegex(@"import\{[^}]*\}from""(?<from>[^""]*)""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Imported();
}
