using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Xunit;

namespace StaticGen.Tests.Sites;

/// <summary>A site that opens from a disk, where nobody looks for index.html and nothing can be fetched.</summary>
public sealed partial class PortableSiteTests
{
    [Fact]
    public void Every_address_on_a_page_names_a_file_of_the_site()
    {
        using var site = Build();
        Assert.Empty(site.Messages);
        var links = 0;
        foreach (var (path, content) in site.Output.Files.Where(f => f.Key.EndsWith(".html", StringComparison.Ordinal)))
        {
            foreach (Match match in Addresses().Matches(Encoding.UTF8.GetString(content)))
            {
                var address = System.Net.WebUtility.HtmlDecode(match.Groups["address"].Value);
                if (address.Contains(':', StringComparison.Ordinal) || address.StartsWith('#')) continue;
                var target = new Uri(new Uri("https://site/" + path), address);
                Assert.True(site.Output.Files.ContainsKey(Uri.UnescapeDataString(target.AbsolutePath[1..])), $"{path}: {address}");
                links++;
            }
        }
        Assert.True(links > 200, $"{links} links");
    }

    [Fact]
    public void Data_are_scripts_and_scripts_are_classic_ones()
    {
        using var site = Build();
        var files = site.Output.Files;
        Assert.DoesNotContain(files.Keys, static f => f.EndsWith(".json", StringComparison.Ordinal));
        var data = files.Where(static f => f.Key.EndsWith(".json.js", StringComparison.Ordinal)).ToArray();
        Assert.Contains("search-index/manifest.json.js", data.Select(static f => f.Key));
        foreach (var (_, content) in data)
        {
            var text = Encoding.UTF8.GetString(content);
            Assert.StartsWith("document.currentScript.data = ", text, StringComparison.Ordinal);
            using var json = JsonDocument.Parse(text["document.currentScript.data = ".Length..].TrimEnd('\n', ';'));
        }
        var home = site.Html("index.html");
        Assert.DoesNotContain("type=\"module\"", home, StringComparison.Ordinal);
        Assert.DoesNotContain("speculationrules", home, StringComparison.Ordinal);
        Assert.Contains("script-src 'self' file:", home, StringComparison.Ordinal);
    }

    [Fact]
    public void What_only_a_server_needs_is_not_there()
    {
        using var site = Build();
        using var served = TestSite.BuildUsual(SampleSite.Content);
        string[] forServers = [".nojekyll", "404.html", "robots.txt", "sitemap.xml"];
        Assert.Equal(forServers, forServers.Where(served.Output.Files.ContainsKey));
        Assert.Equal([], forServers.Where(site.Output.Files.ContainsKey));
        Assert.DoesNotContain("data-portable", served.Html("index.html"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_broken_fragment_is_found_behind_the_name_of_a_file()
    {
        using var site = TestSite.BuildUsual(
            SampleSite.Content + "-- templates/partials/footer.html --\n<a href=\"{{ page.url }}#nowhere\">x</a><a href=\"{{ site.home }}#nowhere\">x</a>\n", static r => r with { IsPortable = true });
        Assert.Contains(site.Messages, static m => m.Contains("nowhere", StringComparison.Ordinal) && m.Contains("index.html", StringComparison.Ordinal));
    }

    [Fact]
    public void The_same_site_gives_the_same_bytes()
    {
        using var one = Build();
        using var other = Build();
        Assert.Equal(one.Output.Files.Keys.Order(StringComparer.Ordinal), other.Output.Files.Keys.Order(StringComparer.Ordinal));
        foreach (var (path, content) in one.Output.Files) Assert.True(content.AsSpan().SequenceEqual(other.Output.Files[path]), path);
    }

    private static TestSite Build() => TestSite.BuildUsual(SampleSite.Content, static r => r with { IsPortable = true });

    [GeneratedRegex("""\s(href|src|action|data-page)="(?<address>[^"]+)""", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Addresses();
}
