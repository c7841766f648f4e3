using StaticGen.Highlighting;
using Xunit;

namespace StaticGen.Tests.Highlighting;

public sealed class TokenClassesTests
{
    [Fact]
    public void Every_kind_but_text_and_punctuation_has_a_class_that_begins_no_other()
    {
        var classes = Enum.GetValues<TokenKind>().Select(TokenClasses.Of).OfType<string>().ToList();

        Assert.Equal(Enum.GetValues<TokenKind>().Length - 2, classes.Count);
        foreach (var one in classes)
            Assert.Single(classes, other => other.StartsWith(one, StringComparison.Ordinal));
    }
}
