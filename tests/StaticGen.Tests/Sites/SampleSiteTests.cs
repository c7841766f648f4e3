using System.Text;
using System.Text.RegularExpressions;
using VerifyXunit;

namespace StaticGen.Tests.Sites;

/// <summary>What the sample site becomes, page kind by page kind.</summary>
public sealed class SampleSiteTests
{
    [Fact]
    public Task Questions_of_every_status_and_their_lists_become_these_pages() => Pages("qa/");

    [Fact]
    public Task Ordinary_pages_become_these() => Pages("guide/");

    [Fact]
    public async Task Every_site_has_these_pages_and_exports()
    {
        using var site = TestSite.Build(SampleSite.Text);
        var files = Readable(site).Where(f => !f.Key.StartsWith("qa/", StringComparison.Ordinal) && !f.Key.StartsWith("guide/", StringComparison.Ordinal));
        await Verifier.VerifyFiles(files.ToDictionary(StringComparer.Ordinal));
    }

    [Fact]
    public async Task With_drafts_these_pages_differ()
    {
        using var without = TestSite.Build(SampleSite.Text);
        using var with = TestSite.Build(SampleSite.Text, r => r with { IncludeDrafts = true });
        Assert.Empty(with.Messages);
        var before = Readable(without);
        await Verifier.VerifyFiles(Readable(with).Where(f => before.GetValueOrDefault(f.Key) != f.Value).ToDictionary(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_question_looks_like_this_in_the_default_theme()
    {
        using var site = TestSite.Build(TestSite.Config + SampleSite.Content);
        Assert.Empty(site.Messages);
        await Verifier.Verify(WithoutFingerprints(site.Html("qa/slicing/index.html")), "html");
    }

    [Fact]
    public void All_files_are_there_and_nothing_is_found_wrong()
    {
        using var site = TestSite.Build(SampleSite.Text);

        Assert.Empty(site.Messages);
        Assert.Equal("not a real one\n", site.Html("guide/photo.png"));
        Assert.Contains("guide/box.svg", site.Output.Files.Keys);
        Assert.Contains(".well-known/security.txt", site.Output.Files.Keys);
        Assert.Contains(".nojekyll", site.Output.Files.Keys);
        Assert.DoesNotContain(site.Output.Files.Keys, path => path.Contains("secret", StringComparison.Ordinal) || path.Contains("views", StringComparison.Ordinal));
        Assert.Equal(4, site.Result.Statistics.Questions);
        Assert.Equal(site.Output.Files.Count, site.Result.Statistics.Files);
        Assert.Equal(site.Output.Files.Values.Sum(f => (long)f.Length), site.Result.Statistics.Bytes);
    }

    [Fact]
    public void The_base_url_of_the_request_takes_the_place_of_the_configs()
    {
        using var site = TestSite.Build(SampleSite.Text, r => r with { BaseUrl = new Uri("https://other.example/x/") });

        Assert.Contains("<link rel=\"canonical\" href=\"https://other.example/x/qa/slicing/\">", site.Html("qa/slicing/index.html"), StringComparison.Ordinal);
        Assert.Contains("<loc>https://other.example/x/qa/slicing/</loc>", site.Html("sitemap.xml"), StringComparison.Ordinal);
        Assert.Contains("href=\"/x/search/\"", site.Html("404.html"), StringComparison.Ordinal);
        Assert.DoesNotContain(site.Output.Files, f => Encoding.UTF8.GetString(f.Value).Contains("example.org/repo", StringComparison.Ordinal));
    }

    [Fact]
    public void The_history_that_the_request_brings_stands_on_the_page_and_nothing_without_it()
    {
        var history = new SourceHistory(new Dictionary<string, FileHistory>
        {
            ["content/qa/lists/one.md"] = new(new DateOnly(2024, 2, 9), new DateOnly(2025, 11, 3), ["Ann <b>", "Ben", "C", "D", "E", "F", "G"]),
        });
        var text = TestSite.Question("content/qa/lists/one.md") + TestSite.Question("content/qa/lists/two.md");
        using var site = TestSite.BuildUsual(text, r => r with { History = history });

        Assert.Empty(site.Messages);
        Assert.Contains(
            "Written <time datetime=\"2024-02-09\">2024-02-09</time>, last changed <time datetime=\"2025-11-03\">2025-11-03</time>. Contributors: Ann &lt;b&gt;, Ben, C, D, E and 2 more.",
            site.Html("qa/one/index.html"), StringComparison.Ordinal);
        Assert.DoesNotContain("class=\"history\"", site.Html("qa/two/index.html"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_live_script_is_on_every_page_of_the_default_theme_and_no_broken_link()
    {
        using var site = TestSite.Build(TestSite.Config + SampleSite.Content, r => r with { ExtraScript = "/_live/live.js" });

        Assert.Empty(site.Messages);
        Assert.Contains("src=\"../../_live/live.js\"", site.Html("qa/slicing/index.html"), StringComparison.Ordinal);
    }

    private static async Task Pages(string folder, [System.Runtime.CompilerServices.CallerFilePath] string sourceFile = "")
    {
        using var site = TestSite.Build(SampleSite.Text);
        Assert.Empty(site.Messages);
        await Verifier.VerifyFiles(Readable(site).Where(f => f.Key.StartsWith(folder, StringComparison.Ordinal)).ToDictionary(StringComparer.Ordinal), sourceFile);
    }

    /// <summary>All text files but those of the theme and of search, which have tests of their own.</summary>
    private static Dictionary<string, string> Readable(TestSite site) => site.Output.Files
        .Where(f => Path.GetExtension(f.Key) is ".html" or ".xml" or ".txt" && !f.Key.StartsWith("assets/", StringComparison.Ordinal))
        .ToDictionary(f => f.Key, f => WithoutFingerprints(Encoding.UTF8.GetString(f.Value)), StringComparer.Ordinal);

    private static string WithoutFingerprints(string html) =>
        Regex.Replace(html, "assets/[0-9a-f]{10}/", "assets/FINGERPRINT/");
}
