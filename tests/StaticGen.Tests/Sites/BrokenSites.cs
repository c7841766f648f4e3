using System.Text;

namespace StaticGen.Tests.Sites;

/// <summary>The faults of <see cref="BrokenSitesTests"/>, by the part of the build that finds them.</summary>
internal static class BrokenSites
{
    public static IReadOnlyList<BrokenSite> All { get; } =
    [
        .. Config(), .. FrontMatter(), .. Structure(), .. Model(), .. Links(), .. Files(), .. Drawings(), .. Markdown(), .. Templates(), .. Output(),
    ];

    private const string Path = "content/qa/lists/slicing.md";

    /// <summary>A question without faults, and then with one.</summary>
    private static string Question(params (string Before, string After)[] faults)
    {
        var text = TestSite.Question(Path, "Slice a list");
        foreach (var (before, after) in faults) text = Replaced(text, before, after);
        return text;
    }

    private static string Good(string slug, string frontMatter = "", string body = "") => TestSite.Question($"content/qa/lists/{slug}.md", "About " + slug, frontMatter, body);

    private static string WithBody(string body) => TestSite.Question(Path, "Slice a list", body: body);

    private static string WithKeys(string frontMatter) => TestSite.Question(Path, "Slice a list", frontMatter);

    private static string Configured(string before, string after) => Replaced(TestSite.Config, before, after);

    private static string Guide(string body, string frontMatter = "title: The guide") => $"-- content/guide/index.md --\n---\n{frontMatter}\n---\n{body}\n";

    private static string Layout(string text) => $"-- templates/layouts/home.html --\n{text}\n";

    private static string Svg(string inside, string root = "viewBox=\"0 0 9 9\"") =>
        Guide("![A drawing](d.svg)") + $"-- content/guide/d.svg --\n<svg xmlns=\"http://www.w3.org/2000/svg\" {root}>\n{inside}\n</svg>\n";

    private static string Replaced(string text, string before, string after)
    {
        if (!text.Contains(before, StringComparison.Ordinal)) throw new ArgumentException($"There is no '{before}' to replace.", nameof(before));
        return text.Replace(before, after, StringComparison.Ordinal);
    }

    private static IEnumerable<BrokenSite> Config()
    {
        yield return new("an unknown key in the config", Configured("description: A site", "desciption: A site"));
        yield return new("a config without a title", Configured("title: Test Site\n", ""));
        yield return new("a base URL without a scheme", Configured("https://example.org/repo/", "example.org/repo"));
        yield return new("two collections with one id", Configured("  - id: guide\n", "  - id: qa\n    folder: content/guide\n"));
        yield return new("a collection with the id of a page that every site has", Configured("  - id: guide\n", "  - id: search\n    folder: content/guide\n"));
        yield return new("a collection whose folder does not exist", Configured("  - id: guide\n", "  - id: guide\n    folder: content/gide\n"));
        yield return new("collections in one folder", Configured("  - id: guide\n", "  - id: guide\n    folder: content/qa\n"));
        yield return new("a tag that is declared twice", Configured("{id: two, title: Two}", "{id: one, title: Two}"));
        yield return new("a config that is no YAML", Configured("title: Test Site", "title: [Test"));
        yield return new("a collection of questions without first page", TestSite.Config + "-- no guide --\n-- content/guide/other.md --\n---\ntitle: Other\n---\nText.\n");
        yield return new("a collection of pages with a draft as its first page", Guide("Later.", "title: The guide\ndraft: true"));
    }

    private static IEnumerable<BrokenSite> FrontMatter()
    {
        yield return new("an unknown key in front matter", WithKeys("tag: [one]"));
        yield return new("a tag that is not in the config", Question(("tags: [one]", "tags: [won]")));
        yield return new("a level that is not in the config", Question(("level: basic", "level: basics")));
        yield return new("a status that does not exist", Question(("status: answered", "status: answerd")));
        yield return new("a title with a colon and no quotes", Question(("title: Slice a list", "title: Slice: a list")));
        yield return new("a page without front matter", $"-- {Path} --\n## Short answer\nText.\n");
        yield return new("front matter that ends before it begins", $"-- {Path} --\n---\n...\n---\n## Short answer\nText.\n");
        yield return new("front matter that is never closed", Question(("---\n## Short", "\n## Short")));
        yield return new("a question without tags", Question(("tags: [one]\n", "")));
        yield return new("a review without a reviewer", Question(("status: answered", "status: reviewed")));
        yield return new("a version without quotes", WithKeys("applies_to: 3.10"));
        yield return new("a title that is too short", Question(("title: Slice a list", "title: a")));
        yield return new("an alias without its slash", WithKeys("aliases: [old/place]"));
        yield return new("a tag and a section misspelt on one page", Question(("tags: [one]", "tags: [won]"), ("## Explanation", "## Explanaton")));
        yield return new("an ordinary page with the keys of a question", Guide("Text.", "title: The guide\nlevel: basic"));
    }

    private static IEnumerable<BrokenSite> Structure()
    {
        yield return new("an answer without explanation", Question(("## Explanation\nBecause.\n", "")));
        yield return new("an answer without short answer", Question(("## Short answer\nThis is a short answer with more than twenty words in it, so that it passes the check on its length without further thought given.\n", "")));
        yield return new("an answer without example", Question(("## Example\n```python\nprint(1)\n```\n\n```output\n1\n```\n", "")));
        yield return new("an answer without sources", Question(("## Sources\n- [Docs](https://example.org/docs)\n", "")));
        yield return new("a section that does not exist", Question(("## Explanation", "## Background")));
        yield return new("a section with a misspelt name", Question(("## Explanation", "## Explanaton")));
        yield return new("sections out of order", WithBody("\n## Sources\n- [Early](https://example.org/early)").Replace("## Sources\n- [Docs](https://example.org/docs)", "", StringComparison.Ordinal));
        yield return new("a section that stands twice", WithBody("\n## Explanation\nAgain."));
        yield return new("an empty section", WithBody("").Replace("Because.", "", StringComparison.Ordinal));
        yield return new("an empty section that nobody needs", WithBody("").Replace("## Sources", "## Common mistakes\n\n## Sources", StringComparison.Ordinal));
        yield return new("a short answer that is too short", Question(("This is a short answer with more than twenty words in it, so that it passes the check on its length without further thought given.", "Yes.")));
        yield return new("a short answer that is too long", Question(("This is a short answer", string.Join(' ', Enumerable.Repeat("word", 120)))));
        yield return new("a short answer with two code blocks", Question(("## Explanation", "```python\n1\n```\n\n```python\n2\n```\n\n## Explanation")));
        yield return new("an example without executed code", Question(("```python\nprint(1)\n```\n\n```output\n1\n```", "```text\nprint(1)\n```")));
        yield return new("an example whose code is skipped", Question(("```python\nprint(1)\n```\n\n```output\n1\n```", "```python skip=\"needs a server\"\nprint(1)\n```")));
        yield return new("sources without a link", Question(("[Docs](https://example.org/docs)", "The documentation")));
        yield return new("sources that link to their own page only", Question(("[Docs](https://example.org/docs)", "[Above](#example)")));
        yield return new("text before the first section", Question(("## Short answer", "Well, it depends.\n\n## Short answer")));
        yield return new("code before the first section", Question(("## Short answer", "```python\nx\n```\n\n## Short answer")));
        yield return new("a stub with an answer", Question(("status: answered", "status: stub")));
    }

    private static IEnumerable<BrokenSite> Model()
    {
        yield return new("a question in the folder of no topic", TestSite.Question("content/qa/list/slicing.md"));
        yield return new("a question in the folder of no topic, nor near one", TestSite.Question("content/qa/somewhere/slicing.md"));
        yield return new("a question without a topic", TestSite.Question("content/qa/slicing.md"));
        yield return new("a question too deep", TestSite.Question("content/qa/lists/more/slicing.md"));
        yield return new("a file name that is no slug", TestSite.Question("content/qa/lists/Slicing_Lists.md"));
        yield return new("a folder name that is no slug", Guide("Text.") + "-- content/guide/My Pages/one.md --\n---\ntitle: One\n---\nText.\n");
        yield return new("a page with a different extension", Guide("Text.") + "-- content/guide/one.markdown --\n---\ntitle: One\n---\nText.\n");
        yield return new("a question with the address of a list", TestSite.Question("content/qa/lists/tags.md"));
        yield return new("two questions with one slug", TestSite.Question("content/qa/lists/same.md", "First one") + TestSite.Question("content/qa/maps/same.md", "Second one"));
        yield return new("a page as a file and as a folder", Guide("Text.") + "-- content/guide/one.md --\n---\ntitle: One\n---\nText.\n-- content/guide/one/index.md --\n---\ntitle: One again\n---\nText.\n");
        yield return new("two questions with one id", Good("one", "id: same") + Good("two", "id: same"));
        yield return new("an id that is the slug of another question", Good("one") + Good("two", "id: one"));
        yield return new("an alias that is the address of a page", Good("one") + Good("two", "aliases: [/qa/one/]"));
        yield return new("one alias for two pages", Good("one", "aliases: [/old/]") + Good("two", "aliases: [/old]"));
        yield return new("an alias in place of the page for missing ones", Good("one", "aliases: [/404.html]"));
        yield return new("an alias that cannot become a file", Good("one", "aliases: [/aux/, /.git/x]"));
        yield return new("a related question that does not exist", Good("one", "related: [twos]") + Good("two"));
        yield return new("a prerequisite that does not exist", Good("one", "prerequisites: [something-else]"));
        yield return new("a question that is its own prerequisite", Good("one", "prerequisites: [one]"));
        yield return new("prerequisites in a circle", Good("one", "prerequisites: [two]") + Good("two", "prerequisites: [three]") + Good("three", "prerequisites: [one]"));
        yield return new("a related question that is a draft", Good("one", "related: [two]") + Replaced(Good("two"), "status: answered", "status: draft"));
        yield return new("a site without questions", "-- no questions --\n" + Guide("Text."));
    }

    private static IEnumerable<BrokenSite> Links()
    {
        yield return new("a link to a page that does not exist", WithBody("See [that](slicin.md)."));
        yield return new("a link into the wrong folder", WithBody("See [that](other.md).") + TestSite.Question("content/qa/maps/other.md", "Other thing"));
        yield return new("a link that leaves the site", WithBody("See [that](../../../../etc/passwd)."));
        yield return new("a link to an address that does not exist", WithBody("See [that](/qa/slicin/)."));
        yield return new("a link to an anchor that does not exist", WithBody("See [that](#exampel)."));
        yield return new("a link to an anchor of another page", WithBody("See [that](two.md#sorces).") + Good("two"));
        yield return new("a link to a draft", WithBody("See [that](two.md) and [that](/qa/two/).") + Replaced(Good("two"), "status: answered", "status: draft"));
        yield return new("a link to a tag that no question has", WithBody("See [that](/qa/tags/three/)."));
        yield return new("a link to the site by its full address", WithBody("See [that](https://example.org/repo/qa/slicing/) and [all](https://example.org/repo/qa/)."));
        yield return new("a link that runs a script", WithBody("See [that](javascript:alert(1))."));
        yield return new("a link without a scheme", WithBody("See [that](//example.org/x)."));
        yield return new("a link without an address", WithBody("See [that]()."));
        yield return new("an image that does not exist", WithBody("![A picture](picture.png)"));
        yield return new("an image without text", Guide("![](p.png)") + "-- content/guide/p.png --\nnot really\n");
    }

    private static IEnumerable<BrokenSite> Files()
    {
        yield return new("a file that belongs to no page", Good("one") + "-- content/qa/lists/picture.png --\nx\n");
        yield return new("a file beside a draft", Good("one", body: "![A picture](two/p.png)") + Replaced(Good("two/index"), "status: answered", "status: draft") + "-- content/qa/lists/two/p.png --\nx\n");
        yield return new("a file of a type that could run", Guide("Text.") + "-- content/guide/page.html --\n<script>alert(1)</script>\n");
        yield return new("a file without extension", Guide("Text.") + "-- content/guide/LICENSE --\nx\n");
        yield return new("a page that is not UTF-8", Good("one"), ("content/qa/lists/two.md", [.. "---\ntitle: Caf"u8, 0xE9, .. "\n---\n"u8]));
        yield return new("a template that is not UTF-8", Good("one"), ("templates/partials/footer.html", [.. "<p>\nCaf"u8, 0xE9]));
        yield return new("a config that is not UTF-8", Good("one"), ("site.config.yaml", [.. "title: Caf"u8, 0xE9]));
        yield return new("a name that Windows cannot have", Guide("Text.") + "-- content/guide/aux.png --\nx\n");
        yield return new("two names that differ in letter case", Guide("Text.") + "-- content/guide/a.png --\nx\n-- content/guide/A.png --\nx\n");
    }

    private static IEnumerable<BrokenSite> Drawings()
    {
        yield return new("a drawing with a script", Svg("<script>alert(1)</script>"));
        yield return new("a drawing with foreign objects", Svg("<foreignObject><p xmlns=\"http://www.w3.org/1999/xhtml\">x</p></foreignObject>"));
        yield return new("a drawing with an event", Svg("<rect onclick=\"alert(1)\"/>"));
        yield return new("a drawing with an image from elsewhere", Svg("<rect fill=\"url(https://example.org/x.svg#a)\"/>"));
        yield return new("a drawing with a document type", Guide("![A drawing](d.svg)") + "-- content/guide/d.svg --\n<!DOCTYPE svg [<!ENTITY a \"aaaa\">]>\n<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\"><text>&a;</text></svg>\n");
        yield return new("a drawing that repeats repeats", Svg("<g id=\"a\"><rect/></g><g id=\"b\"><use href=\"#a\"/><use href=\"#a\"/></g><use href=\"#b\"/>"));
        yield return new("a drawing that is cut off", Guide("![A drawing](d.svg)") + "-- content/guide/d.svg --\n<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\">\n<g>\n");
        yield return new("a drawing without a size", Svg("<rect/>", root: "width=\"9\""));
        yield return new("a drawing with the page's classes", Svg("<rect class=\"d-box skip-link\"/>"));
        yield return new("a drawing in its own colours", Svg("<rect style=\"fill: red\"/>"));
    }

    private static IEnumerable<BrokenSite> Markdown()
    {
        yield return new("a code block that is never closed", Question(("```output\n1\n```", "```output\n1")));
        yield return new("a heading of the first level", WithBody("\n# Big"));
        yield return new("a heading that skips a level", WithBody("#### Deep"));
        yield return new("raw HTML", WithBody("<div onclick=\"x\">hello</div>"));
        yield return new("a comment that is never closed", WithBody("<!-- to do"));
        yield return new("a code block in an unknown language", WithBody("```pyton\nx\n```"));
        yield return new("an unknown option of a code block", WithBody("```python rases=TypeError\nx\n```"));
        yield return new("two headings with one id", WithBody("### One {#same}\n\nx\n\n### Two {#same}\n\nx"));
        yield return new("a heading with an id that the theme has", Guide("## Main\n\nText."));
        yield return new("a follow-up question without its answer", Question(("## Sources", "## Follow-up questions\n- **Why?**\n\n## Sources")));
    }

    private static IEnumerable<BrokenSite> Templates()
    {
        yield return new("a template that cannot be parsed", Layout("<p>\n{{ if page.title }}\n</p>"));
        yield return new("an unknown variable in a template", Layout("<p>{{ pages.title }}</p>"));
        yield return new("an unknown member in a template", Layout("<h1>\n{{ page.titel }}</h1>"));
        yield return new("a member of nothing in a template", Layout("<p>{{ page.question.title }}</p>"));
        yield return new("an unknown partial", Layout("<p>{{ include 'partials/headr' }}</p>"));
        yield return new("an unknown asset", Layout("<img src=\"{{ asset 'favicn.svg' }}\">"));
        yield return new("an unknown icon", Layout("<p>{{ icon 'serch' }}</p>"));
        yield return new("a partial that includes itself", Layout("{{ include 'layouts/home' }}"));
        yield return new("a whole view as text", Layout("<p>{{ page }}</p>"));
        yield return new("a list as text", Layout("<p>{{ site.collections }}</p>"));
        yield return new("a value in a script", Layout("<script>var x = \"{{ page.title }}\";</script>"));
        yield return new("a value in a style sheet", Layout("<style>p { color: {{ page.title }} }</style>"));
        yield return new("a value in an event attribute", Layout("<p onclick=\"x('{{ page.title }}')\">x</p>"));
        yield return new("a value in a style attribute", Layout("<p style=\"color: {{ page.title }}\">x</p>"));
        yield return new("a value without quotes", Layout("<p title={{ page.title }}>x</p>"));
        yield return new("a value between attributes", Layout("<p {{ page.title }}>x</p>"));
        yield return new("a value in the name of a tag", Layout("<h{{ page.title }}>x</p>"));
        yield return new("a value in a comment", Layout("<!-- {{ page.title }} -->"));
        yield return new("an if that opens a script in one branch", Layout("{{ if page.title }}<script>{{ end }}x"));
        yield return new("captured text", Layout("{{ capture x }}<b>{{ end }}"));
        yield return new("a function in a template", Layout("{{ func f }}x{{ end }}{{ f }}"));
        yield return new("an address that runs a script", Layout("<a href=\"{{ 'java' + 'script:alert(1)' }}\">x</a>"));
        yield return new("HTML in an attribute", Layout("<p title=\"{{ icon 'search' }}\">x</p>"));
        yield return new("a loop without end", Layout("{{ while true }}{{ end }}"));
        yield return new("a page without end", Layout("{{ while true }}xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx{{ end }}"));
        yield return new("a link of a partial to nowhere", Layout("{{ include 'partials/p' }}") + "-- templates/partials/p.html --\n<p>\n  <a class=\"{{ page.kind }}\" href='nowhere/'>x</a>\n");
        yield return new("a link to nowhere that a template puts together", Layout("<a href=\"{{ page.kind }}/\">x</a>"));
        yield return new("a link of a template to nowhere", Layout("<a href=\"nowhere/\">x</a>"));
        yield return new("a link of a template to no element", Layout("<a href=\"#nothing\">x</a>"));
        yield return new("a link of a template from the root", Layout("<a href=\"/guide/\">x</a>"));
        yield return new("an id that stands twice", Layout("<p id=\"a\"></p><p id=\"a\"></p>"));
    }

    private static IEnumerable<BrokenSite> Output()
    {
        yield return new("a static file in place of a page", Guide("Text.") + "-- static/guide/index.html --\nx\n");
        yield return new("a static file in place of a folder", Guide("Text.") + "-- static/guide --\nx\n");
        yield return new("an alias below the file of another", Good("one", "aliases: [/old.html, /old.html/more/]"));
        yield return new("a static file that differs from a page in letter case", Guide("Text.") + "-- static/Guide/index.html --\nx\n");
        yield return new("an alias in place of the home page", Good("one", "aliases: [/index.html]"));
        yield return new("an alias that is a page in another letter case", Good("one", "aliases: [/QA/ONE/]"));
        yield return new("an alias below a file that is made", Good("one", "aliases: [/sitemap.xml]"));
        yield return new("an alias in place of a static file", Good("one", "aliases: [/old.html]") + "-- static/old.html --\nx\n");
        yield return new("a dozen faults in as many files",
            Configured("{id: three, title: Three}", "{id: three, title: Three, colour: red}")
            + Guide("See [that](nowhere.md).", "title: The guide\nlevel: basic")
            + Question(("tags: [one]", "tags: [won]"), ("## Explanation", "## Explanaton"))
            + Good("two", "related: [non]") + TestSite.Question("content/qa/list/three.md") + Replaced(Good("four"), "```output\n1\n```", "```output\n1")
            + Good("five", body: "See [that](javascript:alert(1)).") + Good("six", "prerequisites: [six]") + "-- content/qa/lists/picture.png --\nx\n"
            + Layout("<p title={{ page.title }}>x</p>") + "-- templates/partials/footer.html --\n{{ page.titel }}\n-- static/guide/index.html --\nx\n");
    }
}
