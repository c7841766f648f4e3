using System.Collections.Immutable;
using System.Text;
using CsCheck;
using StaticGen.Diagnostics;
using StaticGen.Sources;
using StaticGen.Yaml;

namespace StaticGen.Tests.Yaml;

/// <summary>What is read without the YAML parser must come out as the parser has it, places included, and what has a mistake must be left to it.</summary>
public sealed class PlainYamlTests
{
    private static readonly string[] Keys = ["title", "question", "level", "tags", "status", "search_terms", "applies_to", "x-own", "a1", "-a", "1a", "a b", "\"title\"", "é", "?", "...", "---", "%x"];

    private static readonly string[] Words =
    [
        "list", "a", "Über", "日本", "12", "3.5", "true", "~", "null", "it's", "say \"x\"", "C#", "a:b", "https://example.org/a?b=c&d#e", "x,", "[x]", "{x}", "a: b", "a #b", "#b", "-", "- a", "-a", "?", "? a", "!tag", "&a", "*a", "|", ">", ">=3.9",
        "@x", "`x`", "%x", "\t", "a\tb", "\u00A0", "\u2028", "\u3000", "\u0085", "\uFEFF", "\uE000", "😀", "\u0001", "\\", "\\n", "'", "\"", ":", "::", "a:", "<<", "=", ",", "]", "}", "  ", "\r",
    ];

    [Theory]
    [InlineData("title: Merge two dictionaries\n")]
    [InlineData("title: \"Ein Übergang\"\nquestion: 'How?'\nlevel: basic\ntags: [one, two-three]\nstatus: answered")]
    [InlineData("tags: []\n\n\norder: 12\n\n")]
    [InlineData("tags: [ \"a, b\",c ,'d' ]\n", false)]
    [InlineData("tags: [ \"a, b\",c, 'd: e']\n")]
    [InlineData("search_terms:\n  - one: two\n", false)]
    [InlineData("search_terms:\n  - one\n  - \"two: three\"\n\nlevel: basic\n")]
    [InlineData("search_terms:\n- one\n- two\nlevel: basic\n")]
    [InlineData("a: https://example.org/#top\nb: a,b [c] {d} ~\nc: ''\nd: \"\"\n")]
    [InlineData("a: 1\na: 2\n", false)]
    [InlineData("a: 1 # one\n", false)]
    [InlineData("a: one\n  two\n", false)]
    [InlineData("a:\nb: 1\n", false)]
    [InlineData("a: \"b\\n\"\n", false)]
    [InlineData("a: 'it''s'\n", false)]
    [InlineData("a: {b: c}\n", false)]
    [InlineData("a: |\n  b\n", false)]
    [InlineData("# comment\na: b\n", false)]
    [InlineData("a: b\r\n", false)]
    [InlineData("a: [b, ]\n", false)]
    [InlineData("", false)]
    [InlineData("\n", false)]
    public void Both_read_the_same(string text, bool isPlain = true) => Assert.Equal(isPlain, AreTheSame(text));

    [Fact]
    public void Both_read_the_same_whatever_is_written()
    {
        var (plain, all) = (0, 0);
        Gen.Int.Sample(
            seed =>
            {
                // By time instead of number there may be any number of them.
                Interlocked.Increment(ref all);
                if (AreTheSame(Write(new Random(seed)))) Interlocked.Increment(ref plain);
            },
            iter: 20_000, threads: 1);
        // Else the comparison would say nothing.
        Assert.InRange((double)plain / all, 0.1, 0.9);
    }

    [Fact]
    public void One_character_changed_and_both_still_read_the_same() => Gen.Int.Sample(
        static seed =>
        {
            var random = new Random(seed);
            var text = new StringBuilder("title: \"Merge two\"\nlevel: basic\ntags: [one, \"two\", 'three']\nsearch_terms:\n  - a b\n  - c\nurl: https://example.org/\n");
            const string Marks = " \n\r\t:#-?,[]{}&*!|>'\"%@`\\~aÜ\u0085\u00A0\u2028\u3000\uFEFF\u0000";
            for (var changes = random.Next(1, 3); changes > 0; changes--)
            {
                var at = random.Next(text.Length);
                var mark = Marks[random.Next(Marks.Length)];
                switch (random.Next(3))
                {
                    case 0: text[at] = mark; break;
                    case 1: text.Insert(at, mark); break;
                    default: text.Remove(at, 1); break;
                }
            }
            AreTheSame(text.ToString());
        },
        iter: 20_000);

    /// <summary>Compares both, unless the text is left to the parser.</summary>
    /// <returns>Whether it was read without the parser.</returns>
    private static bool AreTheSame(string text)
    {
        const string Before = "---\n";
        var source = new SourceText("a.md", Before + text + "---\n");
        var end = Before.Length + text.Length;
        if (PlainYaml.TryRead(source, Before.Length, end) is not { } plain) return false;
        var found = ImmutableArray.CreateBuilder<Diagnostic>();
        var parsed = YamlDocument.ReadByParser(source, Before.Length, end, YamlRules.FrontMatter, found);
        Assert.True(found.Count == 0, $"{text}\n{string.Join('\n', found)}");
        Assert.Equal(Print(parsed), Print(plain));
        return true;
    }

    private static string Print(YamlNode? node)
    {
        if (node is null) return "nothing";
        var place = $"{node.At} +{node.At.Length} [{node.Start}..{node.End}]";
        return node switch
        {
            YamlScalar scalar => $"{place} {scalar.Style} <{scalar.Text}>",
            YamlSequence sequence => $"{place} ({string.Concat(sequence.Items.Select(static i => $"\n  {Print(i)}"))})",
            YamlMapping mapping => $"{place} {mapping.IsFlow} {string.Concat(mapping.Entries.Select(static e => $"\n{e.Key} {e.KeyAt} +{e.KeyAt.Length} = {Print(e.Value)}"))}",
            _ => $"{place} {node.GetType().Name}",
        };
    }

    private static string Write(Random random)
    {
        var text = new StringBuilder();
        // Most texts are good but for one thing or nothing, so that there is something to compare.
        var (keys, words) = random.Next(3) == 0 ? (Keys, Words) : (Keys[..9], Words[..7]);
        for (var lines = random.Next(1, 6); lines > 0; lines--)
        {
            text.Append(keys[random.Next(keys.Length)]).Append(':');
            switch (random.Next(8))
            {
                case 0:
                    Items(" [", ", ", "]");
                    break;
                case 1:
                    var hyphen = "\n" + new string(' ', random.Next(3)) + "- ";
                    Items(hyphen, hyphen, "");
                    break;
                case 2:
                    Items(" ", " ", "");
                    text.Append("\n\n"[..random.Next(3)]);
                    break;
                default:
                    text.Append(' ', random.Next(6) == 0 ? random.Next(3) : 1);
                    Value();
                    break;
            }
            if (random.Next(12) == 0) text.Append("\n# comment"[random.Next(2)..]);
            if (lines > 1 || random.Next(4) > 0) text.Append('\n');
        }
        return text.ToString();

        void Items(string open, string between, string close)
        {
            text.Append(open);
            for (var items = random.Next(random.Next(8) == 0 ? 0 : 1, 4); items > 0; items--)
            {
                Value();
                if (items > 1) text.Append(between);
            }
            text.Append(close);
        }

        void Value()
        {
            var quote = random.Next(4) switch { 0 => "\"", 1 => "'", _ => "" };
            text.Append(quote).Append(words[random.Next(words.Length)]);
            if (random.Next(3) == 0) text.Append(' ').Append(words[random.Next(words.Length)]);
            text.Append(quote);
        }
    }
}
