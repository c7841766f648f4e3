using StaticGen.Content.Markdown;
using Xunit;

namespace StaticGen.Tests.Content.Markdown;

public sealed class HeadingIdsTests
{
    // What github-slugger 2.0.0 gives for the same text.
    [Theory]
    [InlineData("Hello World", "hello-world")]
    [InlineData("What is `__init__`?", "what-is-__init__")]
    [InlineData("C++ & C#: a -- b", "c--c-a----b")]
    [InlineData("\u00DCn\u00EF", "\u00FCn\u00EF")]
    [InlineData("\u65E5\u672C\u8A9E", "\u65E5\u672C\u8A9E")]
    [InlineData("\u041F\u0440\u0438\u0432\u0435\u0442 non-latin \u4F60\u597D", "\u043F\u0440\u0438\u0432\u0435\u0442-non-latin-\u4F60\u597D")]
    [InlineData("\U0001F600 smile", "-smile")]
    [InlineData("\u0130stanbul", "i\u0307stanbul")]
    [InlineData("\u039F\u0394\u039F\u03A3 \u03A3\u0391", "\u03BF\u03B4\u03BF\u03C2-\u03C3\u03B1")]
    [InlineData("a\u0301 b\u203Fc", "a\u0301-b\u203Fc")]
    [InlineData("1.2.3 \u00BD \u2163", "123--\u2173")]
    [InlineData("a\u00A0b\tc", "abc")]
    public void An_id_is_made_as_on_github(string text, string id) => Assert.Equal(id, HeadingIds.Slug(text));

    [Fact]
    public void Repeated_ids_are_numbered()
    {
        var ids = new HeadingIds();

        Assert.Equal(["a", "a-1", "a-1-1", "a-2", "section", "section-1"], new[] { "a", "a", "a 1", "a", "?", "!" }.Select(ids.For).ToArray());
    }
}
