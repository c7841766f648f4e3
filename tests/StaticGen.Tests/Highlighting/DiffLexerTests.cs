using Xunit;

namespace StaticGen.Tests.Highlighting;

public sealed class DiffLexerTests
{
    [Fact]
    public void Lines_are_marked_as_a_whole() =>
        Assert.Equal(
            ["Comment --- a", "Comment +++ b", "Heading @@ -1 +1 @@ f", "Deleted -y", "Inserted +z"],
            Lexed.As("diff", "--- a\n+++ b\n@@ -1 +1 @@ f\n x\n-y\n+z\n"));

    [Fact]
    public void A_fragment_needs_no_head() =>
        Assert.Equal(
            ["Deleted -a", "Inserted +b"],
            Lexed.As("diff", "-a\n+b"));
}
