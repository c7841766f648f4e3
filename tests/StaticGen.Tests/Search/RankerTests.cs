using System.Text;
using System.Text.Json;
using StaticGen.Search;
using Xunit;

namespace StaticGen.Tests.Search;

public sealed class RankerTests
{
    [Theory]
    [InlineData("ranking-small.json")]
    [InlineData("ranking-large.json")]
    public void Queries_find_what_the_browser_finds_in_the_same_order(string name)
    {
        var vectors = Vectors.Read(name);
        var files = vectors.GetProperty("files").EnumerateObject().ToDictionary(f => f.Name, f => Encoding.UTF8.GetBytes(f.Value.GetRawText()), StringComparer.Ordinal);
        foreach (var vector in vectors.GetProperty("cases").EnumerateArray())
        {
            var query = vector.GetProperty("query").GetString()!;

            var answer = new Ranker(PublishedIndex.Open(files.GetValueOrDefault)).Search(query);

            Assert.Equal(Hits(vector).Select(h => (h.Page, h.Section)), answer.Hits.Select(h => (h.Page.Number, h.Section)));
            Assert.All(Hits(vector).Zip(answer.Hits), pair => Assert.Equal(pair.First.Score, pair.Second.Score, tolerance: 0.00001));
            Assert.Equal(vector.GetProperty("total").GetInt32(), answer.Total);
            Assert.Equal(vector.GetProperty("isClose").GetBoolean(), answer.IsClose);
            Assert.Equal(vector.GetProperty("corrected").EnumerateArray().Select(c => c.GetString()), answer.Corrected.Select(c => $"{c.From}>{c.To}"));
        }
    }

    [Fact]
    public void A_hundred_thousand_random_queries_find_what_the_browser_finds()
    {
        var vectors = Vectors.Read("ranking-fuzz.json");
        var files = vectors.GetProperty("files").EnumerateObject().ToDictionary(f => f.Name, f => Encoding.UTF8.GetBytes(f.Value.GetRawText()), StringComparer.Ordinal);
        var words = vectors.GetProperty("words").EnumerateArray().Select(w => w.GetString()!).ToArray();
        var digests = vectors.GetProperty("digests").EnumerateArray().Select(d => d.GetUInt32()).ToArray();

        var different = Enumerable.Range(0, digests.Length).AsParallel().Where(b => FuzzVectors.DigestOfResults(b, files, words) != digests[b]).Order();

        Assert.Equal(100, digests.Length);
        Assert.Empty(different);
    }

    [Theory]
    [InlineData("optimise", "optimize")]
    [InlineData("normalization", "normalisation")]
    [InlineData("colours", "colors")]
    [InlineData("your", null)]
    [InlineData("list", null)]
    public void British_and_American_spellings_stand_for_each_other(string word, string? other) =>
        Assert.Equal(other, QueryWord.SpellingVariant(word));

    [Theory]
    [InlineData("decorator", "decorator", 0)]
    [InlineData("decorater", "decorator", 1)]
    [InlineData("deocrator", "decorator", 1)]
    [InlineData("decrator", "decorator", 1)]
    [InlineData("decoratorr", "decorator", 1)]
    [InlineData("generator", "decorator", 3)]
    public void Exchanged_neighbours_count_as_one_mistake(string a, string b, int distance) =>
        Assert.Equal(distance, Spelling.Distance(a, b, most: 2));

    private static IEnumerable<(int Page, double Score, int Section)> Hits(JsonElement vector) =>
        vector.GetProperty("hits").EnumerateArray().Select(h => (h[0].GetInt32(), h[1].GetDouble(), h[2].GetInt32()));
}
