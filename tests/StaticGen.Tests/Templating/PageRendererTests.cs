using StaticGen.Diagnostics;
using StaticGen.Tests.Sites;

namespace StaticGen.Tests.Templating;

/// <summary>What templates can do and cannot, seen on the home page of a small site.</summary>
public sealed class PageRendererTests
{
    [Theory]
    [InlineData("{{ page.title }}", "Test Site")]
    [InlineData("{{ 'a < b & \"c\"' }}", "a &lt; b &amp; &quot;c&quot;")]
    [InlineData("{{ '<b>' | string.upcase }}", "&lt;B&gt;")]
    [InlineData("{{ 'a' + 1 + '<' }}", "a1&lt;")]
    [InlineData("{{ site.board }}", "board/")]
    [InlineData("{{ site.board + '#x' }}", "board/#x")]
    [InlineData("{{ absolute site.board }}", "https://example.org/repo/board/")]
    [InlineData("{{ plural 1 'page' 'pages' }}, {{ plural 2 'page' 'pages' }}", "1 page, 2 pages")]
    [InlineData("{{ 1.5 }} {{ 1000000 }} {{ true }} {{ null }}|", "1.5 1000000 true |")]
    [InlineData("{{ $x = 1 }}{{ $x + 1 }}", "2")]
    [InlineData("{{ y = 1 }}{{ y + 1 }}", "2")]
    [InlineData("{{ [1, 2, 3] | array.join ', ' }}", "1, 2, 3")]
    [InlineData("{{ site.extra.nothing }}|", "|")]
    [InlineData("{{## a comment ##}}x", "x")]
    [InlineData("<pre>\n  {{ 'a' }}\n    b</pre>", "<pre>\n  a\n    b</pre>")]
    [InlineData("{{ for i in 1..3 }}{{ i }}{{ end }}", "123")]
    public void A_template_writes(string template, string html) => Assert.Equal(html, Home(template));

    [Fact]
    public void A_long_page_is_written_to_its_end() =>
        Assert.EndsWith("the end", Home("{{ for i in 1..60000 }}<p>" + new string('x', 80) + "</p>\n{{ end }}the end"), StringComparison.Ordinal);

    [Theory]
    [InlineData("{{ date.now }}", "The variable or function `date` was not found")]
    [InlineData("{{ math.random 1 9 }}", "Cannot get member with name random")]
    [InlineData("{{ math.uuid }}", "Cannot get member with name uuid")]
    [InlineData("{{ 'x' | html.escape }}", "Cannot get member with name escape")]
    [InlineData("{{ object.eval '1' }}", "The variable or function `object` was not found")]
    [InlineData("{{ include_join ['a'] ',' }}", "The variable or function `include_join` was not found")]
    [InlineData("{{ site = 1 }}", "Cannot set the readonly variable `site`")]
    [InlineData("{{ plural 'x' 'page' 'pages' }}", "'plural' needs a whole number first")]
    [InlineData("{{ plural 1 2 3 }}", "'plural' needs text")]
    [InlineData("{{ plural 1 }}", "Invalid number of arguments `1` passed to `plural 1` while expecting `3` arguments")]
    [InlineData("{{ absolute 'x' }}", "'absolute' needs an address of the site")]
    [InlineData("{{ icon 7 }}", "'icon' needs text")]
    [InlineData("{{ site.extra }}", "A map cannot be written as text")]
    [InlineData("{{ 'x' + site }}", "A site cannot be written as text")]
    [InlineData("{{ [1, 2] }}", "A list cannot be written as text")]
    [InlineData("{{ (icon 'search') + 'x' }}", "HTML cannot be written as text")]
    [InlineData("<p title=\"{{ site.collections }}\">", "A list cannot be written as text")]
    [InlineData("{{ s = 'sixteen letters.'; for i in 1..40; s = s + s; end }}{{ s | string.size }}", "A text of more than 4,194,304 characters is too long")]
    [InlineData("{{ s = 'x' * 4000000; o = {}; for i in 1..2000; o['k' + i] = s + i; end }}", "The values that this page keeps take more than 256 MB")]
    [InlineData("{{ s = 'x' * 4000000; a = []; for i in 1..2000; a = a | array.add (s + i); end }}", "The values that this page keeps take more than 256 MB")]
    [InlineData("{{ s = 'x' * 100001; s | regex.matches '((x))' }}", "'regex.matches' takes a text of at most 100,000 characters")]
    [InlineData("{{ 'ab' * 1000000000 }}", "String multiplication exceeds LimitToString `4194304`")]
    [InlineData("{{ while true; end }}", "Exceeding number of iteration limit `20000000` for loop statement")]
    [InlineData("{{ 1..2000000000 | array.size }}", "Range expression exceeds LoopLimit `20000000`")]
    public void A_template_cannot(string template, string message)
    {
        using var site = Site(template);

        var finding = Assert.Single(site.Result.Diagnostics);
        Assert.Equal(("SG5002", message), (finding.Code, finding.Message));
        Assert.Equal("templates/layouts/home.html", finding.At.Path);
    }

    [Fact]
    public void A_page_that_takes_too_long_is_given_up_and_so_are_the_others()
    {
        // Neither the steps nor their number are beyond a limit.
        using var site = TestSite.BuildUsual(
            TestSite.Question("content/qa/lists/one.md")
            + "-- templates/layouts/base.html --\n<p>\n{{ s = 'x'; for i in 1..19; s = s + s; end\nfor i in 1..19000000; t = s | string.upcase; end }}\n",
            static request => request with { PagePatience = TimeSpan.FromSeconds(0.5) });

        // Long enough for every page to come to the loop, which would take minutes. Two workers may have begun, and stand at different places of the loop.
        var finding = Assert.Single(site.Result.Diagnostics.DistinctBy(static d => d.Message));
        Assert.Equal(("SG5002", "After 0.5 seconds the page is not finished"), (finding.Code, finding.Message));
        Assert.Equal("templates/layouts/base.html", finding.At.Path);
        Assert.DoesNotContain(site.Output.Files.Keys, static path => path.EndsWith(".html", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("{{ page.title", "templates/layouts/home.html:1:1: error SG5001: The expression that begins here is not closed")]
    [InlineData("{{ page.title }}\n<p>\n  {{ page.url\n", "templates/layouts/home.html:3:3: error SG5001: The expression that begins here is not closed")]
    [InlineData("<p>\n  {{ x = 'abc }}\n</p>\n", "templates/layouts/home.html:2:10: error SG5001: The text that begins here is not closed")]
    [InlineData("<p>\n  {{ x = 'abc }}\n</p>\n{{ 'd' }}\n", "templates/layouts/home.html:2:10: error SG5001: The text that begins here is not closed")]
    [InlineData("<p>\n{{ 1 +\n  `abc }}\n</p>\n", "templates/layouts/home.html:3:3: error SG5001: The text that begins here is not closed")]
    [InlineData("<p>\n{%{ x {{ y }}\n", "templates/layouts/home.html:2:1: error SG5001: What is to be written as it stands, from here on, is not closed")]
    [InlineData("<p>\n  {{ site }}", "templates/layouts/home.html:2:6: error SG5002: A site cannot be written as text")]
    [InlineData("<p>\n{{ for i in 1..2 }}\n  {{ if true }}{{ [i] }}{{ end }}\n{{ end }}", "templates/layouts/home.html:3:19: error SG5002: A list cannot be written as text")]
    [InlineData("{{ 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!' | regex.match '^(a+)+$' }}", "templates/layouts/home.html:1:")]
    public void What_would_pass_in_silence_or_take_for_ever_is_reported(string template, string message)
    {
        using var site = Site(template);

        Assert.StartsWith(message, Assert.Single(site.Result.Diagnostics).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void However_much_a_worker_writes_no_page_is_cut_off()
    {
        var text = new string('x', 900_000);
        var pages = string.Concat(Enumerable.Range(0, 20).Select(i => $"-- content/guide/p{i}.md --\n---\ntitle: Page {i}\n---\nText.\n"));
        using var site = TestSite.BuildUsual(
            TestSite.Question("content/qa/lists/one.md") + $"-- templates/layouts/page.html --\n<p>{text}</p>{{{{ page.doc.html }}}}<p id=\"end\">end</p>\n" + pages);

        Assert.Empty(site.Messages);
        for (var i = 0; i < 20; i++)
        {
            var html = site.Html($"guide/p{i}/index.html");
            Assert.Contains(text, html, StringComparison.Ordinal);
            Assert.Contains("<p id=\"end\">end</p>", html, StringComparison.Ordinal);
            Assert.EndsWith("</html>\n", html, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Functions_that_all_pages_share_cannot_be_changed()
    {
        using var site = Site("{{ math.pi = 3 }}");

        Assert.Equal("SG5002", Assert.Single(site.Result.Diagnostics).Code);
    }

    [Fact]
    public void What_one_page_sets_another_does_not_see()
    {
        var pages = string.Concat(Enumerable.Range(0, 60).Select(i => $"-- content/guide/p{i}.md --\n---\ntitle: Page {i}\n---\nText.\n"));
        foreach (var variable in new[] { "leak", "$leak" })
        {
            using var site = TestSite.BuildUsual(TestSite.Question("content/qa/lists/one.md") + pages
                + $"-- templates/layouts/page.html --\n{{{{ if page.title == 'Page 0' || page.title == 'Page 30' }}}}{{{{ {variable} = 'set' }}}}{{{{ end }}}}{{{{ {variable} }}}}\n"
                + "-- templates/layouts/base.html --\n{{ content }}\n");

            Assert.Contains("was not found", Assert.Single(site.Result.Diagnostics).Message, StringComparison.Ordinal);
            Assert.Equal(["guide/p0/index.html", "guide/p30/index.html"], site.Output.Files.Keys.Where(k => k.StartsWith("guide/p", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        }
    }

    [Fact]
    public void A_fault_on_many_pages_is_reported_once_with_the_first_of_them()
    {
        using var site = TestSite.BuildUsual(
            TestSite.Question("content/qa/lists/one.md") + TestSite.Question("content/qa/lists/two.md", "Another title") + "-- templates/partials/footer.html --\n<p>{{ page.titel }}</p>\n");

        var finding = Assert.Single(site.Result.Diagnostics);
        Assert.Equal("templates/partials/footer.html:1:12: error SG5002: A page has no member 'titel'", finding.ToString());
        Assert.Equal("Did you mean 'title'? Seen on the page /", finding.Hint);
    }

    [Fact]
    public void After_a_fault_on_one_page_the_others_come_out_right()
    {
        var pages = string.Concat(Enumerable.Range(0, 40).Select(i => $"-- content/guide/p{i}.md --\n---\ntitle: Page {i}\n---\nText {i}.\n"));
        using var site = TestSite.BuildUsual(TestSite.Question("content/qa/lists/one.md") + pages
            + "-- templates/layouts/page.html --\n{{ for x in [1, 2] }}{{ if page.title == 'Page 7' }}{{ page.question.title }}{{ end }}{{ x }}{{ end }}{{ page.doc.html }}\n"
            + "-- templates/layouts/base.html --\n{{ content }}\n");

        Assert.Equal("SG5002", Assert.Single(site.Result.Diagnostics, d => d.Severity == Severity.Error).Code);
        for (var i = 0; i < 40; i++)
        {
            if (i != 7) Assert.Equal($"12<p>Text {i}.</p>", site.Html($"guide/p{i}/index.html").TrimEnd('\n'));
        }
    }

    [Fact]
    public void Arguments_of_a_partial_are_its_own()
    {
        using var site = TestSite.BuildUsual(TestSite.Question("content/qa/lists/one.md")
            + "-- templates/layouts/base.html --\n{{ content }}\n-- templates/layouts/home.html --\n{{ include 'partials/a' 'x' 'y' }}\n"
            + "-- templates/partials/a.html --\n{{ $1 }}{{ include 'partials/b' $2 }}{{ $1 }}\n-- templates/partials/b.html --\n[{{ $1 }}]\n");

        Assert.Empty(site.Messages);
        Assert.Equal("x[y]\n\nx", site.Html("index.html").TrimEnd('\n'));
    }

    [Fact]
    public void A_missing_document_template_is_named()
    {
        using var site = Site("x", "-- templates/layouts/base.html --\n{{ if }}\n");

        Assert.All(site.Result.Diagnostics, d => Assert.Equal("SG5001", d.Code));
        Assert.NotEmpty(site.Result.Diagnostics);
    }

    private static string Home(string template)
    {
        using var site = Site(template);
        Assert.Empty(site.Messages);
        return site.Html("index.html").TrimEnd('\n');
    }

    private static TestSite Site(string template, string more = "-- templates/layouts/base.html --\n{{ content }}\n") =>
        TestSite.BuildUsual(TestSite.Question("content/qa/lists/one.md") + $"-- templates/layouts/home.html --\n{template}\n" + more);
}
