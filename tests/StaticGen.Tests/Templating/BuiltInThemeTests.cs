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

    [Fact]
    public void Every_script_is_published_in_its_small_form()
    {
        var published = BuiltInTheme.Files.Where(f => f.Path.StartsWith(Scripts, StringComparison.Ordinal) && !Joined.Contains(f.Path[Scripts.Length..])).ToArray();

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
        var theme = BuiltInTheme.With([new SourceFile("templates/assets/css/tokens.css", "/* mine */"u8.ToArray()), new SourceFile(Scripts + "own.js", "let  x;"u8.ToArray())]);

        Assert.DoesNotContain("import{", Text(theme.Single(f => f.Path == Scripts + "search/engine.js")), StringComparison.Ordinal);
        Assert.Equal("let  x;", Text(theme.Single(f => f.Path == Scripts + "own.js")));
    }

    private static string Text(SourceFile file) => Encoding.UTF8.GetString(file.Bytes.Span);

    private static string Written(string path)
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Join(root.FullName, "StaticGen.sln"))) root = root.Parent!;
        return File.ReadAllText(Path.Join(root.FullName, path));
    }

    [GeneratedRegex(@"import\{[^}]*\}from""(?<from>[^""]*)""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Imported();
}
