using System.Text;
using StaticGen.Sources;
using StaticGen.Templating;

namespace StaticGen.Tests.Templating;

public sealed class TemplateSetTests
{
    [Fact]
    public void Templates_go_by_their_path_and_icons_by_their_name()
    {
        var set = TemplateSet.Load(
        [
            File("templates/assets/page.html", "an asset"), File("templates/icons/a.svg", " <svg/>\n"), File("templates/icons/more/a.svg", "<g/>"),
            File("templates/layouts/x.html", "x"), File("templates/notes.txt", "no template"), File("templates/partials/deep/y.html", "y"),
        ]);

        Assert.Empty(set.Diagnostics);
        Assert.Equal(["layouts/x", "partials/deep/y"], set.Value.Names.Order(StringComparer.Ordinal));
        Assert.Equal("<svg/>", set.Value.FindIcon("a"));
        Assert.Equal("<g/>", set.Value.FindIcon("more/a"));
    }

    [Fact]
    public void A_mistake_is_reported_at_its_line_whatever_ends_the_lines()
    {
        foreach (var end in new[] { "\n", "\r\n", "\r" })
        {
            var found = TemplateSet.Load([File("templates/layouts/x.html", $"<p>{end}{end}{{{{ if }}}}x{{{{ end }}}}")]).Diagnostics;
            Assert.Contains(found, d => d is { Code: "SG5001", At.Line: 3 });
        }
    }

    [Fact]
    public void What_cannot_be_parsed_is_not_missing_as_well()
    {
        var set = TemplateSet.Load([File("templates/layouts/x.html", "{{ for }}")]);

        Assert.NotEmpty(set.Diagnostics);
        Assert.Null(set.Value.Find("layouts/x"));
        Assert.True(set.Value.IsBroken("layouts/x"));
        Assert.False(set.Value.IsBroken("layouts/y"));
    }

    [Fact]
    public void The_default_theme_has_no_faults() => Assert.Empty(TemplateSet.Load(BuiltInTheme.Files).Diagnostics);

    [Fact]
    public void A_site_overrides_the_theme_file_by_file()
    {
        var theme = BuiltInTheme.With([File("templates/layouts/home.html", "mine"), File("templates/partials/mine.html", "new")]);

        Assert.Equal(BuiltInTheme.With([], asWritten: true).Length + 1, theme.Length);
        Assert.Equal("mine", Encoding.UTF8.GetString(theme.Single(f => f.Path == "templates/layouts/home.html").Bytes.Span));
        Assert.Equal(theme.Select(f => f.Path).Order(StringComparer.Ordinal), theme.Select(f => f.Path));
    }

    private static SourceFile File(string path, string text) => new(path, Encoding.UTF8.GetBytes(text));
}
