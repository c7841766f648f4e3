using System.Text;
using CsCheck;
using Scriban.Syntax;
using StaticGen.Assets;
using StaticGen.Model;
using StaticGen.Sources;
using StaticGen.Templating;

namespace StaticGen.Tests.Templating;

/// <summary>A template that is run by plan writes what Scriban would write, and fails where and as Scriban would.</summary>
public sealed class TemplatePlanTests
{
    [Theory]
    [InlineData("a{{ page.title }}b{{ site.title }}é𝄞", "aLists &lt;1&gt;bSite &amp; moreé𝄞")]
    [InlineData("{{ if page.noindex }}1{{ else if page.kind == 'question' }}2{{ else }}3{{ end }}", "2")]
    [InlineData("{{ for b in page.breadcrumbs }}{{ b.title }}{{ if !for.last }}, {{ end }}{{ end }}", "Home, Topic")]
    [InlineData("{{ for b in page.breadcrumbs limit:1 }}{{ for.first }} {{ for.last }} {{ for.length }}{{ for c in page.breadcrumbs }}{{ b = 1 }} {{ b.title }}/{{ c.title }} {{ for.index }}{{ end }} {{ for.last }}{{ end }}", "true true 1 Home/Home 0 Home/Topic 1 true")]
    [InlineData("{{ for b in page.breadcrumbs }}{{ for b in page.breadcrumbs limit:1 }}{{ b.title }}{{ end }}{{ b.title }} {{ end }}{{ for t in page.toc }}a{{ else }}none{{ end }}", "HomeHome HomeTopic none")]
    [InlineData("{{ for b in page.breadcrumbs }}{{ include 'partials/item' b.title }}{{ end }}", "[Home Home][Topic Topic]")]
    [InlineData("{{ include 'partials/nested' 2 }}", "<Home<Topic>><Topic<Topic>>")]
    [InlineData("{{ for icon in page.breadcrumbs }}{{ icon.title }}{{ end }}{{ plural 1 'x' 'y' }}", "HomeTopic1 x")]
    [InlineData("{{ (page.breadcrumbs | array.size) > 1 }}|{{ page.toc | array.size }}", "true|0")]
    [InlineData("{{ (page.breadcrumbs | array.first).title }} {{ $f = page.toc | array.first }}{{ $f }}|{{ page.noindex ? 'a' : page.kind }}", "Home |question")]
    [InlineData("<a href=\"{{ page.url }}\" title=\"{{ page.title }}\">", "<a href=\"./\" title=\"Lists &lt;1&gt;\">")]
    [InlineData("{{ $x = page.title }}{{ $x }}{{ include 'partials/args' 1 page.kind }}", "Lists &lt;1&gt;[1 question]")]
    [InlineData("{{ for i in 1..9 }}{{ if i == 3 }}{{ break }}{{ end }}{{ i }}{{ end }}", "12")]
    [InlineData("{{ include 'partials/early' }}!", "a!")]
    [InlineData("{{ page.edit_url ?? 'none' }} {{ page.edit_url?.x }} {{ page.kind != 'x' }} {{ 3 > 2 || page.nothing }}", "none  true true")]
    public void Text_values_and_conditions(string template, string expected)
    {
        Assert.Equal(expected, Render(template, byPlan: true));
        Assert.Equal(expected, Render(template, byPlan: false));
    }

    [Theory]
    [InlineData("x{{ page.titel }}")]
    [InlineData("{{ for b in page.breadcrumbs }}{{ b.titel }}{{ end }}")]
    [InlineData("{{ for b in page.breadcrumbs }}{{ for c in page.breadcrumbs }}{{ b.title }}{{ c.titel }}{{ end }}{{ end }}")]
    [InlineData("{{ for b in page.breadcrumbs }}{{ b }}{{ end }}")]
    [InlineData("{{ for b in page.titles }}{{ b }}{{ end }}")]
    [InlineData("{{ $x = page.titel }}")]
    [InlineData("{{ page.edit_url.x }}")]
    [InlineData("{{ page.question.title }}")]
    [InlineData("{{ nothing }}")]
    [InlineData("a {{ page }}")]
    [InlineData("{{ if page }}{{ site.extra }}{{ end }}")]
    [InlineData("{{ page.breadcrumbs }}")]
    [InlineData("{{ plural 'x' 'a' 'b' }}")]
    [InlineData("{{ plural 1 }}")]
    [InlineData("{{ include 'partials/nothing' }}")]
    [InlineData("{{ include 'partials/round' }}")]
    [InlineData("<a title=\"{{ icon 'x' }}\">")]
    public void Mistakes_are_found_at_the_same_place(string template)
    {
        var expected = Render(template, byPlan: false);

        Assert.StartsWith("mistake ", expected, StringComparison.Ordinal);
        Assert.Equal(expected, Render(template, byPlan: true));
    }

    private static readonly Gen<string> Expressions = Gen.Recursive<string>((depth, inner) => depth > 3
        ? OneOf.These("page.title", "page.kind", "page.url", "page.noindex", "page.edit_url", "page.breadcrumbs", "page.toc", "site.title", "site.collections", "$x", "x", "b.title", "1", "'a'", "true", "null", "page.none", "for.last", "for.first", "for.index", "for.changed", "for.length")
        : Gen.OneOf(
            Gen.Select(inner, OneOf.These("==", "!=", "<", ">=", "&&", "||", "+", "??"), inner, static (a, op, b) => $"({a} {op} {b})"),
            inner.Select(static a => $"(!{a})"),
            inner.Select(static a => $"({a} | array.size)"),
            inner.Select(static a => $"({a} | array.first)"),
            Gen.Select(inner, inner, inner, static (a, b, c) => $"({a} ? {b} : {c})"),
            inner.Select(static a => $"(plural {a} 'a' 'b')"),
            inner));

    private static readonly Gen<string> Bodies = Gen.Recursive<string>((depth, inner) => depth > 3
        ? Gen.OneOf(OneOf.These("text", "<b>é</b>\n", "{{ x = 1 }}", "{{ b = 1 }}", "{{ $x = page.title }}", "{{ include 'partials/args' 1 2 }}"), Expressions.Select(static e => $"{{{{ {e} }}}}"))
        : Gen.OneOf(
            Gen.Select(inner, inner, static (a, b) => a + b),
            Gen.Select(Expressions, inner, inner, static (e, a, b) => $"{{{{ if {e} }}}}{a}{{{{ else }}}}{b}{{{{ end }}}}"),
            inner.Select(static a => $"{{{{- for b in page.breadcrumbs }}}}{a}{{{{ end -}}}}"),
            inner.Select(static a => $"{{{{- for b in page.breadcrumbs limit:1 }}}}{a}{{{{ else }}}}none{{{{ end -}}}}"),
            inner.Select(static a => $"{{{{- for c in page.toc }}}}{a}{{{{ else }}}}none{{{{ end -}}}}"),
            inner.Select(static a => $"{{{{ for i in 1..3 }}}}{a}{{{{ if i == 2 }}}}{{{{ break }}}}{{{{ end }}}}{{{{ end }}}}"),
            Expressions.Select(static e => $"<a href=\"{{{{ {e} }}}}\">")));

    [Fact]
    public void No_template_comes_out_otherwise() => Bodies.Sample(
        static template => Assert.Equal(Render(template, byPlan: false), Render(template, byPlan: true)), iter: 300);

    /// <summary>What is written; or, for a mistake, what is said and where.</summary>
    private static string Render(string template, bool byPlan)
    {
        var templates = TemplateSet.Load(
        [
            File("layouts/base", "{{ content }}"), File("layouts/page", template), File("partials/args", "[{{ $1 }} {{ $2 }}]"), File("partials/early", "a{{ ret }}b"),
            File("partials/item", "[{{ b.title }} {{ $1 }}]"),
            File("partials/nested", "{{ for b in page.breadcrumbs }}{{ if $1 == 2 || for.last }}<{{ b.title }}{{ if $1 == 2 }}{{ include 'partials/nested' 1 }}{{ end }}>{{ end }}{{ end }}"),
            File("partials/round", "{{ include 'partials/round' }}"), new SourceFile("templates/icons/x.svg", "<svg></svg>"u8.ToArray()),
        ]);
        if (templates.Value.Find("layouts/page") is not { } layout) return "no template";
        var site = new SiteView
        {
            Title = "Site & more", Tagline = "", Description = "", Language = "en", QuestionCount = 0, AnsweredCount = 0, WaitingCount = 0, UnreviewedCount = 0, Extra = TextMap.Empty,
            SearchIndex = SearchPlace, Version = "1",
        };
        var page = new PageView
        {
            Kind = "question", Title = "Lists <1>", Heading = "", Description = "", Url = Here, Canonical = "",
            Breadcrumbs = [new LinkView { Title = "Home", Url = Permalink.Home }, new LinkView { Title = "Topic", Url = new Permalink("/qa/topic/") }],
        };
        using var context = new PageTemplateContext(templates.Value, AssetBundle.From([]), site, new Uri("https://example.org/"), 1024 * 1024, watchesReads: false, TimeSpan.FromMinutes(10)) { RunsPlans = byPlan };
        try
        {
            return Encoding.UTF8.GetString(context.Render(templates.Value.Find("layouts/base")!, layout, page, new PageAddress(Here.Path, null)));
        }
        catch (ScriptRuntimeException e)
        {
            return $"mistake {e.Span}: {e.OriginalMessage}";
        }
    }

    private static readonly Permalink Here = new("/qa/lists/");
    private static readonly Permalink SearchPlace = new("/search-index/manifest.json");

    private static SourceFile File(string name, string text) => new($"templates/{name}.html", Encoding.UTF8.GetBytes(text));
}
