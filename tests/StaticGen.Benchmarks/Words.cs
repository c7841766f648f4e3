namespace StaticGen.Benchmarks;

/// <summary>A vocabulary whose words are as unevenly frequent as those of a language, and a generator of numbers that is the same everywhere.</summary>
/// <remarks>Zipf-Mandelbrot: the word of rank r has a frequency in proportion to 1 / (r + 2.7)^1.03. SplitMix64 after Steele, Lea and Flood (2014).</remarks>
internal sealed class Words
{
    private const int Size = 20_000;

    private static readonly string[] First =
        """
        the of to and a in is that it for as with on be by this are an or from at not when which can if you will each has its one only but
        than then so because into other more no every all two these does value called returns after before between while where most same
        function object list class method string name type module argument attribute key file loop index error exception memory process
        thread lock queue task event reference count copy default result order size time state package path scope block statement iterator
        generator decorator context lambda tuple dictionary set integer byte encoding slice range element mapping hash equality identity
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    private static readonly string[] Heads = ["b", "br", "c", "ch", "d", "f", "fl", "g", "gr", "k", "l", "m", "n", "p", "pl", "r", "s", "st", "t", "tr", "v"];
    private static readonly string[] Vowels = ["a", "e", "i", "o", "u", "ai", "ea", "ou"];
    private static readonly string[] Tails = ["", "", "n", "r", "l", "s", "t", "nd", "rk", "ng"];

    private static readonly string[] All = MakeAll();
    private static readonly double[] Cumulated = Cumulate();

    private ulong _state;

    public Words(ulong seed) => _state = seed;

    /// <summary>A number from 0 to <paramref name="below"/> - 1.</summary>
    public int Next(int below) => (int)(Bits() % (ulong)below);

    /// <summary>A word, the frequent ones more often.</summary>
    public string Next()
    {
        var at = Array.BinarySearch(Cumulated, (Bits() >> 11) * (1.0 / (1UL << 53)) * Cumulated[^1]);
        return All[Math.Min(at < 0 ? ~at : at, All.Length - 1)];
    }

    /// <summary>A word that can be a name in Python.</summary>
    public string Name() => All[120 + Next(2000)];

    private ulong Bits()
    {
        var z = _state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    private static string[] MakeAll()
    {
        var words = new List<string>(First);
        var known = new HashSet<string>(First, StringComparer.Ordinal);
        var random = new Words(1);
        while (words.Count < Size)
        {
            var word = "";
            for (var syllables = 2 + random.Next(2); syllables > 0; syllables--)
                word += Heads[random.Next(Heads.Length)] + Vowels[random.Next(Vowels.Length)] + Tails[random.Next(Tails.Length)];
            if (known.Add(word)) words.Add(word);
        }
        return [.. words];
    }

    private static double[] Cumulate()
    {
        var sums = new double[Size];
        for (var i = 0; i < Size; i++) sums[i] = (i == 0 ? 0 : sums[i - 1]) + (1 / Math.Pow(i + 1 + 2.7, 1.03));
        return sums;
    }
}
