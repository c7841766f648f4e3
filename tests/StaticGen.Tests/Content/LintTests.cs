using StaticGen.Tests.Sites;

namespace StaticGen.Tests.Content;

/// <summary>Rules about style that a site sets for itself.</summary>
public sealed class LintTests
{
    private const string Guide = "content/guide/index.md";
    private const string Question = "content/qa/lists/a.md";

    [Theory]
    [InlineData("This is simply so.", "4:9: warning SG3070: This site does without the word 'simply'")]
    [InlineData("Simply so.", "4:1: warning SG3070: This site does without the word 'Simply'")]
    [InlineData("It is *obviously* so.", "4:8: warning SG3070: This site does without the word 'obviously'")]
    [InlineData("It\\_is simply so.", "4:8: warning SG3070: This site does without the word 'simply'")]
    [InlineData("A &amp; simply b.", "4:9: warning SG3070: This site does without the word 'simply'")]
    [InlineData("Two\nlines, of\ncourse of course.", "6:8: warning SG3070: This site does without the word 'of course'")]
    [InlineData("- An [item that is simply](https://example.org/x) linked", "4:20: warning SG3070: This site does without the word 'simply'")]
    [InlineData("| A | B |\n|---|---|\n| x | simply |", "6:7: warning SG3070: This site does without the word 'simply'")]
    [InlineData("> [!NOTE]\n> It is simply so.", "5:9: warning SG3070: This site does without the word 'simply'")]
    [InlineData("## Simply a heading\n\nText.", "4:4: warning SG3070: This site does without the word 'Simply'")]
    [InlineData("Text[^1].\n\n[^1]: It is simply so.", "6:13: warning SG3070: This site does without the word 'simply'")]
    public void A_word_is_reported_where_it_stands_and_once(string text, string message)
    {
        using var site = Build("words: [simply, obviously, of course]", guide: text);

        Assert.Equal([$"{Guide}:{message}"], site.Messages);
        Assert.Equal("Leave it out, or say what it stands for; the list is under 'lint' in site.config.yaml", site.Result.Diagnostics[0].Hint);
    }

    [Theory]
    [InlineData("It is unsimply, simply-minded, or `simply` so.")]
    [InlineData("```text\nsimply\n```")]
    [InlineData("<!-- simply -->\n\nText.")]
    public void Code_comments_and_parts_of_words_do_not_count(string text)
    {
        using var site = Build("words: [simply]", guide: text);

        Assert.Empty(site.Messages);
    }

    [Fact]
    public void Each_time_counts()
    {
        using var site = Build("words: [simply]", guide: "Simply simply, simply.");

        Assert.Equal([$"{Guide}:4:1", $"{Guide}:4:8", $"{Guide}:4:16"], site.Messages.Select(static m => m[..m.IndexOf(": warning", StringComparison.Ordinal)]));
    }

    [Theory]
    [InlineData("- [Docs](https://docs.python.org/3/)", null)]
    [InlineData("- [Docs](https://DOCS.Python.org/3/)\n- [Blog](https://blog.example.net/)", null)]
    [InlineData("- [Code](https://github.com/python/cpython/blob/main/README.rst)", null)]
    [InlineData("- [Code](https://github.com/pythonista/x)", "25:1: warning SG2462: The sources have no primary source")]
    [InlineData("- [Blog](https://notpython.org/)", "25:1: warning SG2462: The sources have no primary source")]
    [InlineData("- [Host](https://python.org.example.net/)", "25:1: warning SG2462: The sources have no primary source")]
    [InlineData("- [Guide](../../guide/index.md)", "25:1: warning SG2462: The sources have no primary source")]
    [InlineData("- [Blog](https://blog.example.net/)\n- [Docs](https://docs.python.org/3/)", "26:10: warning SG2463: 'https://blog.example.net/' stands before the primary sources")]
    public void An_answer_links_a_primary_source_and_that_first(string sources, string? message)
    {
        using var site = Build("primary_sources: [python.org, github.com/python]", question: q => q.Replace("- [Docs](https://example.org/docs)", sources, StringComparison.Ordinal));

        Assert.Equal(message is null ? [] : [$"{Question}:{message}"], site.Messages);
    }

    [Theory]
    [InlineData("```py\n1\n```", "warning SG7020: the block is in 'py' and is not executed; the runner is for 'python'")]
    [InlineData("```pycon\n>>> 1\n```", "warning SG7020: the block is in 'pycon' and is not executed; the runner is for 'python'")]
    [InlineData("```pycon skip=\"a transcript of two sessions\"\n>>> 1\n```", null)]
    [InlineData("```shell\nls\n```", null)]
    [InlineData("```output\n1\n```", "warning SG7021: the output block follows no block that is executed, so nothing checks it")]
    [InlineData("```shell\nls\n```\n\n```output\na\n```", "warning SG7021: the output block follows no block that is executed, so nothing checks it")]
    [InlineData("```shell skip=\"of another machine\"\nls\n```\n\n```output\na\n```", null)]
    [InlineData("```python\nprint(1)\n```\n\nText between.\n\n```output\n1\n```", "warning SG7021: the output block follows no block that is executed, so nothing checks it")]
    public void Code_that_is_not_executed_says_why(string fences, string? message)
    {
        using var site = Build("words: []", guide: fences, with: static c => c.Replace("    file_name: example.py\n", "    file_name: example.py\n    related_languages: [pycon]\n", StringComparison.Ordinal));

        Assert.Equal(message is null ? [] : [message], site.Messages.Select(static m => m[m.IndexOf("warning", StringComparison.Ordinal)..]));
    }

    [Theory]
    [InlineData("SG3011: ignore", null)]
    [InlineData("SG3011: warning", "warning SG3011")]
    [InlineData("SG3011: error", "error SG3011")]
    [InlineData("SG3025: error", "warning SG3011")]
    public void A_site_says_how_serious_a_rule_is(string rule, string? finding)
    {
        using var site = Build($"rules: {{{rule}}}", guide: "## One\n\n#### Two\n\nText.");

        Assert.Equal(finding is null ? [] : [finding], site.Messages.Select(static m => m.Split(": ")[1]));
    }

    [Fact]
    public void A_rule_that_makes_a_site_wrong_cannot_be_set()
    {
        using var site = Build("rules: {SG4001: ignore}");

        Assert.Equal(["site.config.yaml:28:11: error SG1010: 'SG4001' cannot be a name in 'rules'"], site.Messages);
        Assert.Equal("A name is the code of a rule about style, such as SG3011; the guide's page on the config lists them", site.Result.Diagnostics[0].Hint);
    }

    private static TestSite Build(string lint, string guide = "Start here.", Func<string, string>? question = null, Func<string, string>? with = null)
    {
        var config = TestSite.Config.TrimEnd('\n') + $"\nlint:\n  {lint}\n\n";
        var answer = TestSite.Question(Question);
        return TestSite.Build((with?.Invoke(config) ?? config) + $"-- {Guide} --\n---\ntitle: The guide\n---\n{guide}\n" + (question?.Invoke(answer) ?? answer));
    }
}
