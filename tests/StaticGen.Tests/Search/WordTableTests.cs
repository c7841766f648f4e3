using CsCheck;
using StaticGen.Search;

namespace StaticGen.Tests.Search;

public sealed class WordTableTests
{
    [Fact]
    public void Words_are_numbered_as_they_come() => Gen.String[Gen.Char['a', 'd'], 0, 9].Array[0, 6_000].Sample(
        words =>
        {
            var table = new WordTable();
            var known = new Dictionary<string, int>(StringComparer.Ordinal);
            foreach (var word in words)
            {
                var isNew = known.TryAdd(word, known.Count);
                Assert.Equal(known[word], table.NumberOf(word, out var wasNew));
                Assert.Equal(isNew, wasNew);
            }
            Assert.Equal(known.Count, table.Count);
            foreach (var (word, number) in known) Assert.Equal(word, table[number].ToString());
        },
        iter: 40);
}
