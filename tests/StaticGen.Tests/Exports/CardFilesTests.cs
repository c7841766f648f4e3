using System.Globalization;
using System.Text;
using System.Text.Json;
using AngleSharp.Html.Parser;
using StaticGen.Model;
using StaticGen.Tests.Sites;

namespace StaticGen.Tests.Exports;

public sealed class CardFilesTests
{
    private const string FollowUps = """

        ## Follow-up questions
        - **Why so?** - Because of [this](../../guide/index.md).
        - **And `then`?** - Then not.

        ## In an interview
        **A strong answer** is right. **A weak answer** is wrong.
        """;

    /// <summary>A question whose last parts stand in order.</summary>
    private static string Question(string path, string title = "A title", string frontMatter = "") =>
        TestSite.Question(path, title, frontMatter).Replace("\n## Sources", FollowUps + "\n\n## Sources", StringComparison.Ordinal);

    [Fact]
    public void The_index_says_of_each_card_where_it_belongs_and_the_part_what_it_shows()
    {
        using var site = TestSite.BuildUsual(
            Question("content/qa/lists/one.md", "About one") + TestSite.Question("content/qa/maps/two.md", "About two", level: "advanced"));
        Assert.Empty(site.Messages);

        Assert.Equal(
            """
            {"format":1,"collections":[{"id":"qa","title":"Questions",
            "levels":[{"id":"basic","title":"Basic","path":"qa/levels/basic/"},{"id":"advanced","title":"Advanced","path":"qa/levels/advanced/"}],
            "topics":[{"id":"lists","title":"Lists","path":"qa/topics/lists/","count":1},{"id":"maps","title":"Maps","path":"qa/topics/maps/","count":1}],
            "tags":[{"id":"one","title":"One","path":"qa/tags/one/"}],
            "ids":["one","two"],"renamed":{},"levelOf":[0,1],"tagsOf":[[0],[0]],"followUpsOf":["ie5e knp3",""],
            "parts":[{"file":"FILE","first":0}]}]}
            """.ReplaceLineEndings(""),
            Index(site).Replace(Assert.Single(Parts(site)).Name, "FILE", StringComparison.Ordinal));
        Assert.Equal(
            """
            [{"id":"one","title":"About one","question":"What does About one ask for in one1, one2 and one3?",
            "answer":"<p>This is a short answer with more than twenty words in it, so that it passes the check on its length without further thought given.</p>",
            "rubric":"<p><strong>A strong answer</strong> is right. <strong>A weak answer</strong> is wrong.</p>",
            "followUps":[{"id":"ie5e","question":"Why so?","answer":"<p>Because of <a href=\"../guide/\">this</a>.</p>"},
            {"id":"knp3","question":"And <code>then</code>?","answer":"<p>Then not.</p>"}]},
            {"id":"two","title":"About two","question":"What does About two ask for in two1, two2 and two3?",
            "answer":"<p>This is a short answer with more than twenty words in it, so that it passes the check on its length without further thought given.</p>","followUps":[]}]
            """.ReplaceLineEndings(""),
            Parts(site).Single().Json.ReplaceLineEndings(""));
    }

    [Fact]
    public void Stubs_and_drafts_are_no_cards_and_outdated_answers_say_so()
    {
        const string Stub = "-- content/qa/lists/stub.md --\n---\ntitle: A stub\nquestion: What would this ask for?\nlevel: basic\nstatus: stub\n---\n";
        using var site = TestSite.BuildUsual(
            Stub + TestSite.Question("content/qa/lists/draft.md", "A draft").Replace("status: answered", "status: draft", StringComparison.Ordinal)
            + TestSite.Question("content/qa/lists/old.md", "An old one").Replace("status: answered", "status: outdated", StringComparison.Ordinal),
            request => request with { IncludeDrafts = true });

        Assert.Empty(site.Errors);
        using var part = JsonDocument.Parse(Parts(site).Single().Json);
        var card = Assert.Single(part.RootElement.EnumerateArray());
        Assert.Equal("old", card.GetProperty("id").GetString());
        Assert.True(card.GetProperty("outdated").GetBoolean());
    }

    [Fact]
    public void A_renamed_question_is_the_same_card_at_its_new_address()
    {
        using var before = TestSite.BuildUsual(Question("content/qa/lists/former.md", "The same"));
        using var after = TestSite.BuildUsual(Question("content/qa/lists/new-name.md", "The same", "id: former\naliases: [/qa/former/]"));
        Assert.Empty(after.Messages);

        Assert.Contains("\"ids\":[\"former\"],\"renamed\":{}", Index(before), StringComparison.Ordinal);
        Assert.Contains("\"ids\":[\"former\"],\"renamed\":{\"former\":\"new-name\"}", Index(after), StringComparison.Ordinal);
        // Lists on other pages find its marks by the id, too.
        Assert.Contains("href=\"../../new-name/\" data-id=\"former\"", after.Html("qa/topics/lists/index.html"), StringComparison.Ordinal);
        Assert.Contains("data-study=\"qa/former\"", after.Html("qa/new-name/index.html"), StringComparison.Ordinal);
    }

    [Fact]
    public void Follow_ups_keep_their_ids_in_another_order_and_two_with_the_same_words_have_two()
    {
        using var site = TestSite.BuildUsual(Question("content/qa/lists/one.md").Replace("- **And `then`?** - Then not.", "- **And then?** - Then not.\n- **why so** - Again.", StringComparison.Ordinal));
        using var moved = TestSite.BuildUsual(Question("content/qa/lists/one.md").Replace("- **And `then`?** - Then not.\n", "", StringComparison.Ordinal).Replace("- **Why so?**", "- **And `then`?** - Then not.\n- **Why so?**", StringComparison.Ordinal));

        Assert.Contains("\"followUpsOf\":[\"ie5e knp3 ie5e-2\"]", Index(site), StringComparison.Ordinal);
        Assert.Contains("\"followUpsOf\":[\"knp3 ie5e\"]", Index(moved), StringComparison.Ordinal);
    }

    [Fact]
    public void In_a_large_collection_small_topics_share_parts_and_a_large_topic_has_several()
    {
        var text = new StringBuilder(TestSite.Config).Append(TestSite.GuideIndex);
        text.Replace("      - {id: maps, title: Maps}", "      - {id: maps, title: Maps}\n      - {id: sets, title: Sets}\n      - {id: trees, title: Trees}");
        var paragraph = string.Join(' ', Enumerable.Repeat("word", 100));
        for (var i = 0; i < 75; i++)
        {
            var number = i.ToString("00", CultureInfo.InvariantCulture);
            var topic = i switch { < 55 => "lists", < 60 => "maps", < 65 => "sets", _ => "trees" };
            text.Append(Question($"content/qa/{topic}/question-{number}.md", $"Number {number}").Replace("Then not.", string.Concat(Enumerable.Repeat(paragraph + "\n  ", 3)), StringComparison.Ordinal));
        }
        using var site = TestSite.Build(text.ToString());
        Assert.Empty(site.Errors);

        using var index = JsonDocument.Parse(Index(site));
        var collection = index.RootElement.GetProperty("collections")[0];
        var parts = collection.GetProperty("parts").EnumerateArray().Select(p => (File: p.GetProperty("file").GetString()!, First: p.GetProperty("first").GetInt32())).ToArray();
        Assert.Equal(["qa-lists", "qa-lists-2", "qa-maps", "qa-trees"], parts.Select(p => p.File[..p.File.LastIndexOf('-')]));
        Assert.Equal([55, 65], parts[2..].Select(p => p.First));
        var ids = collection.GetProperty("ids").EnumerateArray().Select(e => e.GetString()).ToArray();
        foreach (var (file, first) in parts)
        {
            var bytes = site.Output.Files["practice/cards/" + file];
            Assert.InRange(bytes.Length, 1, 80_000);
            using var part = JsonDocument.Parse(bytes);
            Assert.Equal(ids[first], part.RootElement[0].GetProperty("id").GetString());
        }
        Assert.Equal(ids.Length, Parts(site).Sum(p => JsonDocument.Parse(p.Json).RootElement.GetArrayLength()));
    }

    [Fact]
    public void A_part_has_a_name_that_changes_with_what_it_says_and_with_nothing_else()
    {
        using var site = TestSite.BuildUsual(Question("content/qa/lists/one.md") + TestSite.Question("content/qa/maps/two.md"));
        var before = Parts(site).Single().Name;
        site.Write(TestSite.Question("content/qa/maps/two.md", body: "More about it."));
        Assert.Equal(before, Parts(site.Rebuild()).Single().Name);
        site.Write(TestSite.Question("content/qa/maps/two.md", "Another title"));
        Assert.NotEqual(before, Parts(site.Rebuild()).Single().Name);
    }

    [Fact]
    public void Hostile_content_is_on_a_card_what_it_is_on_its_page()
    {
        const string Attack = "\"><script>alert(1)</script><img src=x onerror=alert(1)>' onmouseover='alert(1) </script> <!--";
        using var site = TestSite.BuildUsual(Question("content/qa/lists/one.md", "About one", $"description: '{Attack.Replace("'", "''", StringComparison.Ordinal)}'")
            .Replace("This is a short answer", $"{Attack} [x](javascript:alert(1)) <b onclick=alert(1)>y</b> This is a short answer", StringComparison.Ordinal)
            .Replace("Then not.", Attack, StringComparison.Ordinal).Replace("**Why so?**", $"**Why {Attack}?**", StringComparison.Ordinal)
            .Replace("is right.", Attack, StringComparison.Ordinal)
            .Replace("question: What does", $"question: '{Attack.Replace("'", "''", StringComparison.Ordinal)}'\nx-other: What does", StringComparison.Ordinal));

        var parser = new HtmlParser();
        var page = parser.ParseDocument(site.Html("qa/one/index.html"));
        using var part = JsonDocument.Parse(Parts(site).Single().Json);
        var card = part.RootElement[0];
        Assert.Equal(Attack, card.GetProperty("question").GetString());
        var shown = page.QuerySelector(".short-answer")!;
        foreach (var own in shown.QuerySelectorAll("h2, .reveal")) own.Remove();
        Assert.Equal(shown.InnerHtml.Trim(), parser.ParseDocument(card.GetProperty("answer").GetString()!).Body!.InnerHtml.Trim());
        Assert.Contains("<script>alert(1)</script>", shown.TextContent, StringComparison.Ordinal);

        var followUp = card.GetProperty("followUps")[0];
        Assert.Equal(page.QuerySelector(".follow-up summary span")!.InnerHtml, parser.ParseDocument(followUp.GetProperty("question").GetString()!).Body!.InnerHtml);
        foreach (var html in new[] { card.GetProperty("answer"), card.GetProperty("rubric"), followUp.GetProperty("question"), card.GetProperty("followUps")[1].GetProperty("answer") })
        {
            var elements = parser.ParseDocument(html.GetString()!).Body!.QuerySelectorAll("*");
            Assert.DoesNotContain(elements, e => e.LocalName is "script" or "img" or "style" or "iframe" or "b");
            Assert.DoesNotContain(elements.SelectMany(e => e.Attributes), a => a.Name.StartsWith("on", StringComparison.Ordinal) || a.Value.Contains("javascript:", StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData("practice: false", "practice/\"|practice/<|data-study|data-answer|data-topic-progress", "interview/index.html")]
    [InlineData("interview: false", "interview/", "practice/index.html")]
    public void A_site_that_switches_one_of_the_two_pages_off_has_no_trace_of_it(string key, string traces, string other)
    {
        using var site = Switched(key);

        Assert.Empty(site.Messages);
        Assert.Contains(other, site.Output.Files.Keys);
        Assert.DoesNotContain($"{key[..key.IndexOf(':', StringComparison.Ordinal)]}/index.html", site.Output.Files.Keys);
        foreach (var path in site.Output.Files.Keys.Where(k => k.EndsWith(".html", StringComparison.Ordinal) || k == "sitemap.xml"))
            Assert.DoesNotMatch(traces, site.Html(path));
    }

    [Fact]
    public void A_site_that_switches_both_pages_off_publishes_no_cards()
    {
        using var site = Switched("practice: false\ninterview: false");

        Assert.Empty(site.Messages);
        Assert.DoesNotContain(site.Output.Files.Keys, k => k.StartsWith("practice", StringComparison.Ordinal) || k.StartsWith("interview", StringComparison.Ordinal));
    }

    private static TestSite Switched(string keys) => TestSite.Build(
        TestSite.Config.Replace("description: A site for tests.", "description: A site for tests.\n" + keys, StringComparison.Ordinal) + TestSite.GuideIndex + Question("content/qa/lists/one.md"));

    [Fact]
    public void Links_on_the_cards_lead_to_the_same_places_from_both_pages()
    {
        // The cards are written once, as seen from one page; the other has to be as deep.
        Assert.Equal(SitePages.Practice.Path.Count(c => c == '/'), SitePages.Interview.Path.Count(c => c == '/'));
    }

    [Fact]
    public void A_site_without_an_answer_has_nothing_to_practise()
    {
        using var site = TestSite.BuildUsual("-- content/qa/lists/stub.md --\n---\ntitle: A stub\nquestion: What would this ask for?\nlevel: basic\nstatus: stub\n---\n");

        Assert.Empty(site.Messages);
        Assert.DoesNotContain(site.Output.Files.Keys, k => k.StartsWith("practice", StringComparison.Ordinal));
        Assert.DoesNotContain("practice/", site.Html("index.html"), StringComparison.Ordinal);
    }

    private static string Index(TestSite site)
    {
        var path = Assert.Single(site.Output.Files.Keys, k => k.StartsWith("practice/cards/index-", StringComparison.Ordinal));
        // The page names it.
        Assert.Contains($"data-cards=\"{path["practice/".Length..]}\"", site.Html("practice/index.html"), StringComparison.Ordinal);
        return site.Html(path);
    }

    private static (string Name, string Json)[] Parts(TestSite site) =>
        [.. site.Output.Files.Keys.Where(k => k.StartsWith("practice/cards/", StringComparison.Ordinal) && !k.Contains("/index-", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal).Select(k => (k["practice/cards/".Length..], site.Html(k)))];
}
