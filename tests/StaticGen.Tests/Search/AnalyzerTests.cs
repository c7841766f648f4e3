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
            if (Digest(block) != digests[block].GetUInt32()) different.Add(block);
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

    private static readonly string[] Pieces = (
        "lru_cache asyncio.gather __init__ @property *args **kwargs OrderedDict HTTPServer don't it's f'x' C++ c# [::-1] [:] [] {} ... := == // ** >>> "
        + "--- x**2 a.b.c.d.e 3.12 running organization \u00e9l\u00e8ve Stra\u00dfe \u0130 \ufb01 \u65e5\u672c\u8a9e \ud55c\uad6d\uc5b4 \u05e2\u05d1\u05e8\u05d9\u05ea "
        + "\u0627\u0644\u0639\u0631\u0628\u064a\u0629 \ud83d\ude00 user's we'll \u2460 ize ised colour").Split(' ');

    /// <summary>The texts of tests/vectors/fuzz.mjs, made by the same generator.</summary>
    private static uint Digest(int block)
    {
        const int TextsPerBlock = 1000;
        var state = unchecked((uint)(block + 1) * 747796405u);
        var hash = 0x811c9dc5u;
        var text = new StringBuilder();
        for (var i = 0; i < TextsPerBlock; i++)
        {
            text.Clear();
            var length = 1 + Next(14);
            for (var j = 0; j < length; j++)
            {
                switch (Next(8))
                {
                    case 0 or 1: text.Append(Pieces[Next(Pieces.Length)]); break;
                    case 2: text.Append(' '); break;
                    case 3: text.Append((char)(97 + Next(26))); break;
                    case 4: text.Append((char)(32 + Next(95))); break;
                    case 5: text.Append((char)Next(0x250)); break;
                    case 6: text.Append((char)Next(0x10000)); break;
                    default: text.Append(char.ConvertFromUtf32(0x10000 + Next(0x100000))); break;
                }
            }
            foreach (var token in QueryToken.Of(text.ToString())) Add($"{token.Text}\n{token.Term}\n{(token.IsPart ? 1 : 0)}\n{token.End}\n");
            Add("\n");
        }
        return hash;

        int Next(int n)
        {
            state ^= state << 13;
            state ^= state >> 17;
            state ^= state << 5;
            return (int)(state % (uint)n);
        }

        void Add(string token)
        {
            foreach (var c in token) hash = unchecked((hash ^ c) * 0x01000193);
        }
    }

    private sealed class CountingSink : ITokenSink
    {
        public int Count { get; private set; }

        public void Add(ReadOnlySpan<char> text, bool isPart) => Count++;
    }
}
