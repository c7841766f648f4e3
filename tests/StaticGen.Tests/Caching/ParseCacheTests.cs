using System.Text;
using StaticGen.Caching;
using StaticGen.Configuration;
using StaticGen.Content;
using StaticGen.Diagnostics;
using StaticGen.Sources;

namespace StaticGen.Tests.Caching;

public sealed class ParseCacheTests
{
    private static readonly CollectionConfig Guide = new() { Id = "guide", Kind = CollectionKind.Page, Title = "Guide", Folder = "content/guide", At = SourceLocation.WholeFile("x") };

    private readonly ParseCache _cache = new();
    private readonly List<string> _read = [];
    private SourceFile? _beside;

    [Fact]
    public void Only_what_changed_is_read_again_and_findings_come_along()
    {
        var first = ParseAll("config", ("a.md", "one"), ("b.md", "two"));
        var second = ParseAll("config", ("a.md", "one"), ("b.md", "TWO"), ("c.md", "three"));

        Assert.Equal(["a.md", "b.md", "b.md", "c.md"], _read.Order(StringComparer.Ordinal));
        Assert.Same(first[0].Value, second[0].Value);
        Assert.Equal(first[0].Diagnostics, second[0].Diagnostics);
        Assert.NotEmpty(second[0].Diagnostics);
    }

    [Fact]
    public void Another_config_means_that_all_is_read_again()
    {
        ParseAll("config", ("a.md", "one"));
        ParseAll("other", ("a.md", "one"));
        ParseAll(null, ("a.md", "one"));
        ParseAll(null, ("a.md", "one"));

        Assert.Equal(3, _read.Count);
    }

    [Fact]
    public void A_page_is_read_again_when_another_file_that_it_looked_for_has_changed()
    {
        ParseAll("config", ("a.md", "one"));
        ParseAll("config", ("a.md", "one"));
        _beside = new SourceFile("a.md.txt", "here"u8.ToArray());
        ParseAll("config", ("a.md", "one"));
        _beside = new SourceFile("a.md.txt", "here"u8.ToArray());
        ParseAll("config", ("a.md", "one"));
        _beside = new SourceFile("a.md.txt", "else"u8.ToArray());
        ParseAll("config", ("a.md", "one"));

        Assert.Equal(3, _read.Count);
    }

    [Fact]
    public void What_was_gone_for_a_build_is_forgotten()
    {
        ParseAll("config", ("a.md", "one"));
        ParseAll("config");
        ParseAll("config", ("a.md", "one"));

        Assert.Equal(2, _read.Count);
    }

    [Fact]
    public void Results_are_in_the_order_of_the_files()
    {
        var files = Enumerable.Range(0, 200).Select(i => ($"{i:000}.md", "x")).ToArray();

        Assert.Equal(files.Select(f => f.Item1), ParseAll("config", files).Select(r => r.Value!.Path));
    }

    private StageResult<ParsedPage?>[] ParseAll(string? config, params (string Path, string Text)[] files) =>
        [.. _cache.ParseAll(
            config is null ? null : new SourceFile("site.config.yaml", Encoding.UTF8.GetBytes(config)),
            [.. files.Select(f => (new SourceFile(f.Path, Encoding.UTF8.GetBytes(f.Text)), Guide))],
            path => path == "a.md.txt" ? _beside : null,
            (file, _, find) =>
            {
                find(file.Path + ".txt");
                lock (_read) _read.Add(file.Path);
                var at = SourceLocation.WholeFile(file.Path);
                var front = new PageFrontMatter { Title = new Located<string>(file.Path, at) };
                return new StageResult<ParsedPage?>(new ParsedPage(file.Path, "guide", front, Article.Empty), [new Diagnostic("SG0001", Severity.Warning, at, "Found")]);
            })];
}
