using Scriban;
using StaticGen.Model;
using StaticGen.Templating;
using StaticGen.Tests.Sites;

namespace StaticGen.Tests.Templating;

/// <summary>Partials that come out alike are rendered once; nobody may be able to tell.</summary>
public sealed class FragmentCacheTests
{
    private const int Pages = 80;

    [Theory]
    [InlineData("{{ site.title }}|{{ page.kind }}|{{ $1 }}|{{ asset 'css/site.css' }}", true)]
    [InlineData("{{ for t in $1.topics limit:3 }}{{ t.title }}{{ for.index }}{{ end }}", true)]
    [InlineData("{{ $x = 1 }}{{ $x }}{{ ($1 | array.size) > 1 ? 'a' : 'b' }}", true)]
    [InlineData("<a href=\"{{ site.home }}\" title=\"{{ page.title }}\">", true)]
    [InlineData("{{ include 'partials/other' page.topic }}", true)]
    [InlineData("{{ content }}", false)]
    [InlineData("{{ x }}", false)]
    [InlineData("{{ x = 1 }}", false)]
    [InlineData("{{ for.index }}", false)]
    [InlineData("{{ for t in site.collections }}{{ end }}{{ t }}", false)]
    [InlineData("{{ this.page }}", false)]
    [InlineData("{{ while false }}{{ end }}", false)]
    public void Only_what_reads_nothing_but_site_page_and_arguments_is_remembered(string template, bool isPure) =>
        Assert.Equal(isPure, FragmentPurity.Holds(Template.Parse(template)));

    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    public void A_link_to_a_neighbour_becomes_one_to_itself_on_that_page(int linked)
    {
        // All pages write the same partial, the linked one too, whichever is rendered first.
        using var site = Build("{{ for m in page.collection.nav }}{{ for n in m.children }}{{ if n.title == 'Page " + linked + "' }}<a href=\"{{ n.url }}\">{{ end }}{{ end }}{{ end }}");

        for (var i = 0; i < Pages; i++) Assert.Equal(i == linked ? "<a href=\"./\">" : $"<a href=\"../p{linked}/\">", Body(site, i));
    }

    [Theory]
    [InlineData("{{ page.title }}", "Page {0}")]
    [InlineData("<p title=\"{{ page.title }}\">", "<p title=\"Page {0}\">")]
    [InlineData("{{ if page.title == 'Page 3' }}three{{ else }}other{{ end }}", "other")]
    [InlineData("{{ include 'partials/inner' page.title }}", "[Page {0}]")]
    [InlineData("{{ page.doc.html }}", "<p>Text {0}.</p>")]
    [InlineData("{{ include 'partials/inner' page.doc.html }}", "[<p>Text {0}.</p>\n]")]
    [InlineData("{{ $1 }}", "x")]
    public void What_differs_from_page_to_page_is_written_anew(string partial, string expected)
    {
        using var site = Build(partial);

        for (var i = 0; i < Pages; i++)
        {
            var text = i == 3 && expected == "other" ? "three" : string.Format(System.Globalization.CultureInfo.InvariantCulture, expected, i);
            Assert.Equal(text, Body(site, i));
        }
    }

    [Fact]
    public void A_partial_sees_what_the_layout_around_it_sets_for_this_page()
    {
        using var site = Build("{{ shown }}", "{{ shown = page.title + '!' }}");

        for (var i = 0; i < Pages; i++) Assert.Equal($"Page {i}!", Body(site, i));
    }

    [Fact]
    public void A_partial_that_each_page_of_one_folder_writes_anew_is_still_remembered_in_another()
    {
        // The lists of forty topics come before the questions: each names its own topic in the sidebar, and thousands of questions below it name it alike.
        var cache = new FragmentCache();
        var template = Template.Parse("{{ page.title }}");
        var page = new PageView { Kind = "page", Title = "One", Heading = "One", Description = "One", Url = new Permalink("/a/"), Canonical = "https://example.org/a/" };
        var (lists, questions) = (new FragmentPlace("qa/topics/", "a/"), new FragmentPlace("qa/", "a/"));
        for (var i = 0; cache.Of(template, lists)?.Find([i], page, lists) is null && i < 100; i++)
        {
        }

        Assert.Null(cache.Of(template, lists));
        var fragments = cache.Of(template, questions);
        Assert.NotNull(fragments);
        fragments.Add(new FragmentRecording(questions, null).ToFragment([1], "one"u8));
        Assert.Equal("one"u8, cache.Of(template, questions)!.Find([1], page, questions)!.Html);
    }

    [Fact]
    public void What_is_seldom_the_same_in_any_folder_is_given_up()
    {
        var cache = new FragmentCache();
        var template = Template.Parse("{{ page.title }}");
        var asked = 0;
        for (var folder = 0; folder < 1_000 && cache.Of(template, new FragmentPlace($"{folder}/", "a/")) is not null; folder++) asked++;

        Assert.InRange(asked, 64, 256);
    }

    private static TestSite Build(string partial, string before = "")
    {
        var pages = string.Concat(Enumerable.Range(0, Pages).Select(i => $"-- content/guide/p{i}.md --\n---\ntitle: Page {i}\n---\nText {i}.\n"));
        var site = TestSite.BuildUsual(TestSite.Question("content/qa/lists/one.md") + pages
            + $"-- templates/layouts/page.html --\n{before}{{{{ include 'partials/probe' 'x' -}}}}\n"
            + "-- templates/layouts/base.html --\n{{ content }}\n"
            + $"-- templates/partials/probe.html --\n{partial}\n"
            + "-- templates/partials/inner.html --\n[{{ $1 }}]\n");
        Assert.Empty(site.Messages);
        return site;
    }

    private static string Body(TestSite site, int page) => site.Html($"guide/p{page}/index.html").Trim('\n');
}
