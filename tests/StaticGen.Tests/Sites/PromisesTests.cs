using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace StaticGen.Tests.Sites;

/// <summary>What the default theme's pages promise their readers. The other promises have tests of their own: content that is data in
/// <see cref="HostileSiteTests"/>, mistakes in <see cref="BrokenSitesTests"/>, same bytes in <see cref="DeterminismTests"/>, one code path in <see cref="RebuildTests"/>.</summary>
public sealed class PromisesTests : IDisposable
{
    private readonly TestSite _site = TestSite.Build(TestSite.Config + SampleSite.Content);

    public void Dispose() => _site.Dispose();

    [Fact]
    public void Links_of_the_site_are_relative_and_lead_to_a_file_wherever_the_site_is_put()
    {
        foreach (var root in new[] { "https://example.org/", "https://example.org/deep/er/" })
        {
            foreach (var (path, html) in Pages().Where(p => p.Path != "404.html"))
            {
                foreach (var (element, attribute) in Addresses(html))
                {
                    var address = element.GetAttribute(attribute)!;
                    if (Uri.TryCreate(address, UriKind.Absolute, out _) && address[0] != '/') continue;
                    Assert.False(address.StartsWith('/'), $"{path}: {address}");
                    var target = new Uri(new Uri(root + path), address);
                    Assert.StartsWith(root, target.AbsoluteUri, StringComparison.Ordinal);
                    var file = Uri.UnescapeDataString(target.AbsoluteUri.Split('#', '?')[0][root.Length..]);
                    Assert.Contains(file.Length == 0 || file.EndsWith('/') ? file + "index.html" : file, _site.Output.Files.Keys);
                }
            }
        }
    }

    [Fact]
    public void The_page_for_missing_addresses_links_below_the_sites_path_since_it_is_shown_at_any_depth()
    {
        var (_, html) = Pages().Single(p => p.Path == "404.html");
        var addresses = Addresses(html).Select(a => a.Element.GetAttribute(a.Name)!).Where(a => !a.Contains("://", StringComparison.Ordinal) && !a.StartsWith('#')).ToArray();

        Assert.NotEmpty(addresses);
        Assert.All(addresses, a => Assert.StartsWith("/repo/", a, StringComparison.Ordinal));
    }

    [Fact]
    public void No_page_loads_anything_from_elsewhere()
    {
        foreach (var (path, html) in Pages())
        {
            foreach (var element in html.All.Where(e => e.LocalName is not "a" && !(e.LocalName == "link" && e.GetAttribute("rel") is "canonical" or "alternate")))
            {
                foreach (var attribute in new[] { "src", "href", "srcset", "data", "poster", "action" })
                    Assert.False(element.GetAttribute(attribute)?.Contains("//", StringComparison.Ordinal) ?? false, $"{path}: {element.OuterHtml}");
            }
            if (html.QuerySelector("meta[http-equiv=refresh]") is not null) continue;
            Assert.Contains("default-src 'none'", html.QuerySelector("meta[http-equiv=Content-Security-Policy]")?.GetAttribute("content") ?? "", StringComparison.Ordinal);
        }
        Assert.DoesNotContain(
            _site.Output.Files.Keys.Where(k => k.EndsWith(".css", StringComparison.Ordinal)),
            k => _site.Html(k).Contains("url(http", StringComparison.OrdinalIgnoreCase) || _site.Html(k).Contains("@import", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void Everything_can_be_read_and_reached_without_a_script()
    {
        var question = Pages().Single(p => p.Path == "qa/slicing/index.html").Html;
        foreach (var script in question.QuerySelectorAll("script").ToArray()) script.Remove();
        var text = question.QuerySelector("main")!.TextContent;
        foreach (var part in new[] { "How do you take a part of a list?", "Write the first index", "A slice is a copy.", "print([1, 2, 3][1:])", "[2, 3]", "Does it copy?", "Yes, the list, but not its items.", "The tutorial" })
            Assert.Contains(part, text, StringComparison.Ordinal);
        Assert.DoesNotContain(question.QuerySelectorAll("main [hidden]"), e => e.TextContent.Trim().Length > 0);

        // Every page is reached from the home page by links alone.
        var pages = Pages().ToDictionary(p => "https://example.org/" + p.Path.Replace("index.html", "", StringComparison.Ordinal), p => p.Html, StringComparer.Ordinal);
        var reached = new HashSet<string>(StringComparer.Ordinal) { "https://example.org/" };
        var waiting = new Queue<string>(reached);
        while (waiting.TryDequeue(out var page))
        {
            foreach (var link in pages[page].QuerySelectorAll("a[href]"))
            {
                var target = new Uri(new Uri(page), link.GetAttribute("href")).GetLeftPart(UriPartial.Path);
                if (pages.ContainsKey(target) && reached.Add(target)) waiting.Enqueue(target);
            }
        }
        var redirects = new[] { "https://example.org/qa/slices/", "https://example.org/guide/authoring/", "https://example.org/old/write.html", "https://example.org/404.html" };
        Assert.Empty(pages.Keys.Except(reached, StringComparer.Ordinal).Except(redirects, StringComparer.Ordinal));
    }

    [Fact]
    public void With_errors_the_output_is_still_made_for_a_look_but_the_result_says_not_to_publish_it()
    {
        using var broken = TestSite.BuildUsual(TestSite.Question("content/qa/lists/one.md") + TestSite.Question("content/qa/lists/two.md", body: "[x](nowhere.md)"));

        Assert.True(broken.Result.HasErrors);
        Assert.Contains("qa/one/index.html", broken.Output.Files.Keys);
        Assert.Contains("qa/two/index.html", broken.Output.Files.Keys);
    }

    [Fact]
    public void Mistakes_of_all_stages_are_reported_in_one_run_in_the_order_of_files()
    {
        using var broken = TestSite.Build(TestSite.Config.Replace("tagline", "x", StringComparison.Ordinal) + TestSite.GuideIndex.Replace("Start here.", "[x](nowhere.md)", StringComparison.Ordinal)
            + TestSite.Question("content/qa/lists/one.md", frontMatter: "colour: red") + TestSite.Question("content/qa/lists/two.md", body: "<!-- never closed")
            + "-- templates/layouts/home.html --\n{{ page.titel }}\n-- static/guide/index.html --\nx\n");

        Assert.Equal(["SG4001", "SG2003", "SG3035", "SG4104", "SG5002"], broken.Errors.Select(d => d.Code));
        Assert.Equal(broken.Result.Diagnostics.Select(d => d.At).Order(), broken.Result.Diagnostics.Select(d => d.At));
    }

    private static IEnumerable<(IElement Element, string Name)> Addresses(IDocument html) =>
        html.All.SelectMany(e => e.Attributes.Where(a => a.Name is "href" or "src" or "action").Select(a => (e, a.Name)));

    private IEnumerable<(string Path, IDocument Html)> Pages()
    {
        var parser = new HtmlParser();
        return _site.Output.Files.Keys.Where(k => k.EndsWith(".html", StringComparison.Ordinal)).Order(StringComparer.Ordinal)
            .Select(k => (k, (IDocument)parser.ParseDocument(_site.Html(k)))).ToArray();
    }
}
