using StaticGen.Tests.Sites;

namespace StaticGen.Tests.Model;

public sealed class PrerequisitesTests
{
    [Fact]
    public void A_way_without_a_circle_is_fine_however_often_it_meets() => Assert.Empty(Messages(("a", "b, c"), ("b", "d"), ("c", "d"), ("d", "")));

    [Fact]
    public void Each_circle_is_reported_once_where_it_closes()
    {
        Assert.Equal(
            ["content/qa/lists/b.md:7:17: error SG2410: The prerequisites go round in a circle: a -> b -> a"],
            Messages(("a", "b"), ("b", "a"), ("c", "a")));
        Assert.Equal(
            [
                "content/qa/lists/b.md:7:17: error SG2410: The prerequisites go round in a circle: a -> b -> a",
                "content/qa/lists/d.md:7:20: error SG2410: The prerequisites go round in a circle: c -> d -> c",
            ],
            Messages(("a", "b"), ("b", "a"), ("c", "d"), ("d", "a, c")));
    }

    [Fact]
    public void A_long_chain_is_no_trouble()
    {
        var chain = Enumerable.Range(0, 3000).Select(i => ($"q{i:0000}", i == 2999 ? "q0000" : $"q{i + 1:0000}")).ToArray();

        Assert.StartsWith("content/qa/lists/q2999.md:7:17: error SG2410:", Assert.Single(Messages(chain)), StringComparison.Ordinal);
    }

    private static IEnumerable<string> Messages(params (string Id, string Before)[] questions)
    {
        using var site = TestSite.BuildUsual(
            string.Concat(questions.Select(q => TestSite.Question($"content/qa/lists/{q.Id}.md", "Title " + q.Id, q.Before.Length == 0 ? "" : $"prerequisites: [{q.Before}]")))
            + "-- templates/layouts/base.html --\n-- templates/layouts/question.html --\n-- templates/layouts/topic.html --\n");
        return [.. site.Messages];
    }
}
