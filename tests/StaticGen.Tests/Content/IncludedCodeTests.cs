using StaticGen.Tests.Sites;

namespace StaticGen.Tests.Content;

/// <summary>Fences that show a file beside the page.</summary>
public sealed class IncludedCodeTests
{
    private const string Page = "content/qa/lists/lru/index.md";
    private const string Code = """
        -- content/qa/lists/lru/cache.py --
        import sys
        # region put
        def put(key):
            return key < 1
        # endregion

        """;

    [Fact]
    public void An_empty_fence_shows_the_region_in_page_and_search()
    {
        using var site = Build("```python file=\"cache.py#put\"\n```");

        Assert.Empty(site.Messages);
        var html = site.Html("qa/lru/index.html");
        Assert.Contains("<pre tabindex=\"0\"><code class=\"language-python\"><span class=\"k\">def</span>", html, StringComparison.Ordinal);
        Assert.Contains("key &lt; 1", WithoutTags(html), StringComparison.Ordinal);
        Assert.DoesNotContain("import sys", WithoutTags(html), StringComparison.Ordinal);
        Assert.DoesNotContain("region put", WithoutTags(html), StringComparison.Ordinal);
    }

    [Fact]
    public void A_rebuild_shows_the_file_of_now()
    {
        using var site = Build("```python file=\"cache.py#put\"\n```");
        site.Write(Code.Replace("key < 1", "key > 2", StringComparison.Ordinal));

        Assert.Contains("key &gt; 2", WithoutTags(site.Rebuild().Html("qa/lru/index.html")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("```python file=\"cache.py#get\"\n```", "error SG7009: 'cache.py' has no region 'get'")]
    [InlineData("```python file=\"cash.py\"\n```", "error SG7008: there is no text file 'cash.py' in content/qa/lists/lru")]
    [InlineData("```python file=\"../../../../site.config.yaml\"\n```", "error SG7008: there is no text file '../../../../site.config.yaml' in content/qa/lists/lru")]
    [InlineData("```c file=\"cash.c\"\n```", "error SG7008: there is no text file 'cash.c' in content/qa/lists/lru")]
    public void A_build_says_what_is_not_there(string fence, string message)
    {
        using var site = Build(fence);

        Assert.Equal([$"{Page}:14:1: {message}"], site.Messages);
    }

    [Fact]
    public void A_fence_that_shows_other_code_than_the_file_is_reported_at_the_line()
    {
        using var site = Build("```python file=\"cache.py#put\"\ndef put(key):\n    return key < 2\n```");

        Assert.Equal([$"{Page}:16:1: error SG7010: the code shown is not that of 'cache.py#put'"], site.Messages);
    }

    private static TestSite Build(string fence) => TestSite.BuildUsual(TestSite.Question(Page, "An LRU cache", body: fence) + Code);

    private static string WithoutTags(string html) => System.Text.RegularExpressions.Regex.Replace(html, "<[^>]*>", "");
}
