using System.Text;
using StaticGen.Search;
using Xunit;

namespace StaticGen.Tests.Search;

public sealed class AnalyzerTests
{
    [Fact]
    public void Texts_have_the_tokens_that_the_browser_finds()
    {
        foreach (var vector in Vectors.Read("tokens.json").EnumerateArray())
        {
            var text = vector.GetProperty("text").GetString()!;

            Assert.Equal(
                vector.GetProperty("tokens").EnumerateArray().Select(t => t.GetString()!),
                QueryToken.Of(text).Select(t => $"{t.Text}|{t.Term}|{(t.IsPart ? "part" : "")}|{t.End}"));
        }
    }

    [Fact]
    public void A_hundred_thousand_random_texts_have_the_tokens_that_the_browser_finds()
    {
        var digests = Vectors.Read("fuzz.json").GetProperty("digests");
        var different = new List<int>();
        for (var block = 0; block < digests.GetArrayLength(); block++)
        {
            if (FuzzVectors.DigestOfTokens(block) != digests[block].GetUInt32()) different.Add(block);
        }

        Assert.Empty(different);
    }

    [Theory]
    [InlineData("lru_cache", "lru_cache lru' cach'")]
    [InlineData("asyncio.gather()", "asyncio.gather asyncio' gather'")]
    [InlineData("__init__", "__init__ init'")]
    [InlineData("@property", "@property properti'")]
    [InlineData("f(*args, **kwargs)", "f *args arg' ** **kwargs kwarg'")]
    [InlineData("OrderedDict", "ordereddict order' dict'")]
    [InlineData("a == b", "a == b")]
    [InlineData("(n := 10) // 3", "n := 10 // 3")]
    [InlineData("text[::-1]", "text [::-1]")]
    [InlineData("is not in", "is not in")]
    [InlineData("Don't use C++ or C#", "dont use c++ or c#")]
    [InlineData("Python's generators", "python generat")]
    [InlineData("e-mail, and/or", "e mail and or")]
    public void Names_and_operators_are_found_whole_and_in_parts(string text, string tokens) =>
        Assert.Equal(tokens, string.Join(' ', QueryToken.Of(text).Select(t => t.IsPart ? t.Term + "'" : t.Term)));

    [Theory]
    [InlineData("x", 1_000_000)]
    [InlineData("@", 1_000_000)]
    [InlineData("a.", 500_000)]
    [InlineData("[-", 500_000)]
    [InlineData("aB", 500_000)]
    [InlineData("_", 1_000_000)]
    [InlineData("日", 300_000)]
    [InlineData("'s", 500_000)]
    public void Hostile_repetition_takes_linear_time(string piece, int times)
    {
        var text = new StringBuilder().Insert(0, piece, times).ToString();
        var sink = new CountingSink();
        var started = Environment.TickCount64;

        new Analyzer().Tokenize(text, ref sink);

        Assert.InRange(Environment.TickCount64 - started, 0, 10_000);
    }

    [Fact]
    public void What_folds_is_a_matter_of_rules_and_not_of_the_culture()
    {
        var former = System.Globalization.CultureInfo.CurrentCulture;
        try
        {
            System.Globalization.CultureInfo.CurrentCulture = new System.Globalization.CultureInfo("tr-TR");

            Assert.Equal("istanbul i", string.Join(' ', QueryToken.Of("İSTANBUL I").Select(t => t.Text)));
        }
        finally
        {
            System.Globalization.CultureInfo.CurrentCulture = former;
        }
    }

    private sealed class CountingSink : ITokenSink
    {
        public int Count { get; private set; }

        public void Add(ReadOnlySpan<char> text, bool isPart) => Count++;
    }
}
