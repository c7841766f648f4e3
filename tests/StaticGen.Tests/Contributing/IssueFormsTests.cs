using StaticGen.Contributing;
using StaticGen.Tests.Guide;
using StaticGen.Tests.Sites;
using Xunit;
using YamlDotNet.RepresentationModel;

namespace StaticGen.Tests.Contributing;

/// <summary>What links fill in has to be a field of the form that they name.</summary>
public sealed class IssueFormsTests
{
    [Fact]
    public void A_report_names_page_and_version_in_fields_that_the_form_has()
    {
        using var site = Site();
        var url = BoardTests.Links(site.Html("qa/a/index.html")).First(static u => u.Query.Contains("mistake", StringComparison.Ordinal));

        var query = BoardTests.Query(url);

        Assert.Equal("https://example.org/repo/qa/a/", query["page"]);
        Assert.Equal("Mistake in: A & b", query["title"]);
        Assert.Equal("", query["section"]);
        Assert.Equal("StaticGen " + ProductVersion.Text, query["version"]);
        AssertFields(RepositoryLinks.MistakeForm, query);
    }

    [Fact]
    public void A_request_ends_with_the_field_that_takes_the_question()
    {
        using var site = Site();
        var url = BoardTests.Links(site.Html("board/index.html")).First(static u => u.Query.Contains("question.yml", StringComparison.Ordinal));

        Assert.EndsWith("&question=", url.OriginalString, StringComparison.Ordinal);
        AssertFields(RepositoryLinks.QuestionForm, BoardTests.Query(url));
    }

    [Fact]
    public void Without_forms_the_issue_says_the_same_in_its_text()
    {
        using var site = TestSite.BuildUsual(TestSite.Question("content/qa/lists/a.md", "A & b"));
        var url = BoardTests.Links(site.Html("qa/a/index.html")).First(static u => u.AbsolutePath.EndsWith("/issues/new", StringComparison.Ordinal) && u.Query.Contains("body", StringComparison.Ordinal));

        var query = BoardTests.Query(url);

        Assert.Equal(["title", "body"], query.Keys);
        Assert.StartsWith($"Page: https://example.org/repo/qa/a/\nMade by: StaticGen {ProductVersion.Text}\n", query["body"], StringComparison.Ordinal);
    }

    [Fact]
    public void The_day_of_the_page_is_part_of_the_version()
    {
        var history = new SourceHistory(new Dictionary<string, FileHistory>(StringComparer.Ordinal) { ["content/qa/lists/a.md"] = new(new(2026, 1, 2), new(2026, 3, 4), []) });
        using var site = TestSite.BuildUsual(TestSite.Question("content/qa/lists/a.md"), r => r with { History = history });

        Assert.Contains(BoardTests.Links(site.Html("qa/a/index.html")), static u => Uri.UnescapeDataString(u.Query).Contains($"Made by: StaticGen {ProductVersion.Text}, page of 2026-03-04\n", StringComparison.Ordinal));
    }

    private static TestSite Site() => TestSite.Build(
        TestSite.Config.Replace("  url: https://github.com/example-owner/example", "  url: https://github.com/example-owner/example\n  issue_forms: true", StringComparison.Ordinal)
        + TestSite.GuideIndex + TestSite.Question("content/qa/lists/a.md", "A & b"));

    /// <summary>Checks that the form of this repository has each field, and that it is one that an address can fill in: a line or a text, no choice.</summary>
    private static void AssertFields(string form, Dictionary<string, string> query)
    {
        Assert.Equal(form, query["template"]);
        using var text = File.OpenText(Path.Combine(GuidePages.Repository, ".github", "ISSUE_TEMPLATE", form));
        var yaml = new YamlStream();
        yaml.Load(text);
        var fields = ((YamlSequenceNode)yaml.Documents[0].RootNode["body"]).Where(static f => ((YamlMappingNode)f).Children.ContainsKey("id"))
            .ToDictionary(static f => f["id"].ToString(), static f => f["type"].ToString(), StringComparer.Ordinal);
        foreach (var name in query.Keys.Except(["template", "title"], StringComparer.Ordinal)) Assert.Contains(fields[name], (string[])["input", "textarea"]);
    }
}
