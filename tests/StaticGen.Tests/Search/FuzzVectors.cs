using System.Globalization;
using System.Text;
using StaticGen.Search;

namespace StaticGen.Tests.Search;

/// <summary>The random texts and queries of <c>tests/vectors/fuzz.mjs</c>, made by the same generator, and digests of what they give.</summary>
internal static class FuzzVectors
{
    private const int TextsPerBlock = 1000;

    private static readonly string[] Pieces = (
        "lru_cache asyncio.gather __init__ @property *args **kwargs OrderedDict HTTPServer don't it's f'x' C++ c# [::-1] [:] [] {} ... := == // ** >>> "
        + "--- x**2 a.b.c.d.e 3.12 running organization \u00e9l\u00e8ve Stra\u00dfe \u0130 \ufb01 \u65e5\u672c\u8a9e \ud55c\uad6d\uc5b4 \u05e2\u05d1\u05e8\u05d9\u05ea "
        + "\u0627\u0644\u0639\u0631\u0628\u064a\u0629 \ud83d\ude00 user's we'll \u2460 ize ised colour").Split(' ');

    /// <summary>A digest of all tokens of a block's texts.</summary>
    public static uint DigestOfTokens(int block)
    {
        var random = new Xorshift(block);
        var digest = new Fnv();
        var text = new StringBuilder();
        for (var i = 0; i < TextsPerBlock; i++)
        {
            text.Clear();
            var length = 1 + random.Next(14);
            for (var j = 0; j < length; j++)
            {
                switch (random.Next(8))
                {
                    case 0 or 1: text.Append(Pieces[random.Next(Pieces.Length)]); break;
                    case 2: text.Append(' '); break;
                    case 3: text.Append((char)(97 + random.Next(26))); break;
                    case 4: text.Append((char)(32 + random.Next(95))); break;
                    case 5: text.Append((char)random.Next(0x250)); break;
                    case 6: text.Append((char)random.Next(0x10000)); break;
                    default: text.Append(char.ConvertFromUtf32(0x10000 + random.Next(0x100000))); break;
                }
            }
            foreach (var token in QueryToken.Of(text.ToString())) digest.Add($"{token.Text}\n{token.Term}\n{(token.IsPart ? 1 : 0)}\n{token.End}\n");
            digest.Add("\n");
        }
        return digest.Value;
    }

    /// <summary>A digest of all results of a block's queries.</summary>
    public static uint DigestOfResults(int block, IReadOnlyDictionary<string, byte[]> files, string[] words)
    {
        var digest = new Fnv();
        var ranker = new Ranker(PublishedIndex.Open(files.GetValueOrDefault));
        foreach (var query in Queries(block, words))
        {
            var answer = ranker.Search(query);
            foreach (var hit in answer.Hits)
                digest.Add(string.Create(CultureInfo.InvariantCulture, $"{hit.Page.Number}:{hit.Section}:{Math.Floor((hit.Score * 1000) + 0.5)}\n"));
            digest.Add($"{answer.Total} {(answer.IsClose ? 1 : 0)} {string.Join(',', answer.Corrected.Select(c => $"{c.From}>{c.To}"))}\n");
        }
        return digest.Value;
    }

    /// <summary>Queries of words that the index has, whole, begun and misspelt, of names and signs, and of anything else that can be typed.</summary>
    public static IEnumerable<string> Queries(int block, string[] words)
    {
        var random = new Xorshift(block + 1000);
        for (var i = 0; i < TextsPerBlock; i++) yield return Query(random, words);
    }

    private static string Query(Xorshift random, string[] words)
    {
        var query = new StringBuilder();
        var length = 1 + random.Next(6);
        for (var j = 0; j < length; j++)
        {
            var word = words[random.Next(words.Length)];
            var at = random.Next(word.Length);
            switch (random.Next(9))
            {
                case 0: query.Append(word.AsSpan(0, at)).Append(word.AsSpan(at + 1)); break;
                case 1: query.Append(word.AsSpan(0, at)).Append(word[at]).Append(word.AsSpan(at)); break;
                case 2: query.Append(word.AsSpan(0, at)); break;
                case 3: query.Append(Pieces[random.Next(Pieces.Length)]); break;
                case 4: query.Append((char)random.Next(0x10000)); break;
                default: query.Append(word); break;
            }
            if (random.Next(10) > 0) query.Append(' ');
        }
        return query.ToString();
    }

    private sealed class Xorshift(int seed)
    {
        private uint _state = unchecked((uint)(seed + 1) * 747796405u);

        public int Next(int n)
        {
            _state ^= _state << 13;
            _state ^= _state >> 17;
            _state ^= _state << 5;
            return (int)(_state % (uint)n);
        }
    }

    private sealed class Fnv
    {
        public uint Value { get; private set; } = 0x811c9dc5u;

        public void Add(string text)
        {
            foreach (var c in text) Value = unchecked((Value ^ c) * 0x01000193);
        }
    }
}
