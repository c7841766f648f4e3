using Xunit;

namespace StaticGen.Tests.Content.Markdown;

public sealed class ArticleCodeTests
{
    [Fact]
    public void A_code_block_is_a_figure_with_the_languages_name() =>
        Assert.Equal(
            "<figure class=\"code\" data-lang=\"text\"><figcaption>Text</figcaption><pre tabindex=\"0\"><code class=\"language-text\">a &lt; b\n\n  c\n</code></pre></figure>\n",
            Articles.Html("```text\na < b\n\n  c\n```"));

    [Fact]
    public void Code_is_highlighted() => Assert.Contains("<span class=\"", Articles.Html("```python\nimport os\n```"), StringComparison.Ordinal);

    [Fact]
    public void A_title_takes_the_place_of_the_languages_name() =>
        Assert.Contains("<figcaption>a \"b\" &lt;c&gt;</figcaption>", Articles.Html("```python title=\"a \\\"b\\\" <c>\"\nx\n```"), StringComparison.Ordinal);

    [Fact]
    public void A_language_goes_by_one_name() => Assert.Contains(" data-lang=\"python\"", Articles.Html("```py\nx\n```"), StringComparison.Ordinal);

    [Fact]
    public void Output_after_code_is_marked_as_belonging_to_it()
    {
        var article = Articles.Read("```python\nx\n```\n\n```output\n1\n```\n\nText.\n\n```output\n2\n```").Value;

        Assert.Contains("<figure class=\"code output\" data-lang=\"output\"><figcaption>Output</figcaption>", article.Sections[0].Html.Html, StringComparison.Ordinal);
        Assert.Equal([false, true, false], article.CodeBlocks.Select(b => b.FollowsDirectly));
    }

    [Fact]
    public void Options_are_read_from_the_info_string()
    {
        var block = Assert.Single(Articles.Read("## A\n\n1. x\n\n   ```python raises=TypeError requires=\">=3.14\" continue\n     y\n   ```").Value.CodeBlocks);

        Assert.Equal("python", block.Language);
        Assert.Equal([new("raises", "TypeError"), new("requires", ">=3.14"), new("continue", "")], block.Options);
        Assert.Equal("  y\n", block.Code);
        Assert.Equal(("a.md:5:4", "a.md:6:4", 0), (block.At.ToString(), block.CodeAt.ToString(), block.Section));
    }

    [Fact]
    public void A_block_knows_its_section() =>
        Assert.Equal([0, 1, 2], Articles.Read("```text\na\n```\n\n## A\n\n```text\nb\n```\n\n## B\n\n```text\nc\n```").Value.CodeBlocks.Select(b => b.Section));

    [Fact]
    public void Indented_code_is_plain() =>
        Assert.Equal("<figure class=\"code\"><pre tabindex=\"0\"><code>a &lt; b\n</code></pre></figure>\n", Articles.Html("    a < b"));

    [Fact]
    public void A_fence_that_is_never_closed_is_reported_where_it_opens()
    {
        var (message, hint) = Articles.Finding("a\n\n- ~~~~python\n  x");

        Assert.Equal("a.md:3:3: error SG3040: The code block is never closed", message);
        Assert.Equal("Put a line with ~~~~ alone after the code", hint);
    }

    [Fact]
    public void A_fence_without_a_language_is_reported()
    {
        var (message, hint) = Articles.Finding("```\nx\n```");

        Assert.Equal("a.md:1:1: warning SG3041: The code block names no language", message);
        Assert.Equal("Write the language after the fence, such as ```python; ```text for plain text", hint);
    }

    [Fact]
    public void An_unknown_language_is_shown_plain_and_reported()
    {
        var result = Articles.Read("```pyhton\nimport os\n```");

        var diagnostic = Assert.Single(result.Diagnostics);
        Assert.Equal("a.md:1:4: warning SG3042: 'pyhton' is not a language that can be highlighted; the code is shown plain", diagnostic.ToString());
        Assert.Equal("Did you mean 'python'?", diagnostic.Hint);
        Assert.Contains("<figcaption>pyhton</figcaption>", result.Value.Sections[0].Html.Html, StringComparison.Ordinal);
        Assert.Contains(">import os\n</code>", result.Value.Sections[0].Html.Html, StringComparison.Ordinal);
        Assert.Equal("Use 'text' when it is no code", Articles.Finding("```intercal\nx\n```").Hint);
    }

    [Theory]
    [InlineData("```python {.numbers}", 11, "{.numbers}")]
    [InlineData("```python title=\"a", 11, "title=\"a")]
    [InlineData("```python title=", 11, "title=")]
    [InlineData("```python  title=\"a\"b", 12, "title=\"a\"b")]
    [InlineData("```python =x", 11, "=x")]
    public void An_option_that_cannot_be_read_is_reported(string info, int column, string option)
    {
        var (message, hint) = Articles.Finding(info + "\nx\n```");

        Assert.Equal($"a.md:1:{column}: error SG3043: The option '{option}' of the code block cannot be read", message);
        Assert.Equal("Options are written as key, key=value or key=\"a longer value\", with spaces between them", hint);
    }

    [Theory]
    [InlineData("raise=x", "raise", "Did you mean 'raises'?")]
    [InlineData("linenumbers", "linenumbers", "The options are continue, env, file, raises, requires, skip, title")]
    public void An_unknown_option_is_reported(string option, string key, string hint) =>
        Assert.Equal(($"a.md:1:11: error SG3044: '{key}' is not an option of a code block", hint), Articles.Finding($"```python {option}\nx\n```"));

    [Fact]
    public void An_option_given_twice_is_reported() =>
        Assert.Equal(("a.md:1:16: error SG3045: The option 'skip' is given twice", "Keep one of the two"), Articles.Finding("```python skip skip=x\nx\n```"));
}
