using System.Globalization;
using System.Text;
using CsCheck;
using StaticGen.Content;

namespace StaticGen.Tests.Content;

public sealed class TextStoreTests
{
    private const int Megabyte = 1024 * 1024;

    [Fact]
    public void Texts_beyond_the_limit_are_read_back_as_they_were()
    {
        using var store = new TextStore(limit: 2 * Megabyte);
        var texts = Enumerable.Range(0, 4_000).Select(i => $"{i} é𝄞 " + new string((char)('a' + (i % 26)), i % 3_000)).ToArray();
        var kept = new KeptText[texts.Length];

        // Each thread has a block in memory that it fills.
        Parallel.For(0, texts.Length, new ParallelOptions { MaxDegreeOfParallelism = 2 }, i => kept[i] = store.Keep(texts[i]));

        Assert.InRange(store.BytesOnDisk, 2 * Megabyte, 6 * Megabyte);
        Parallel.For(0, texts.Length, i => Assert.Equal(texts[i], kept[i].ToString()));
        Assert.Equal(new KeptText(texts[17]), kept[17]);
        Assert.NotEqual(kept[16], kept[17]);
    }

    [Fact]
    public void Below_the_limit_nothing_is_put_on_disk()
    {
        using var store = new TextStore();
        var kept = Enumerable.Range(0, 300).Select(i => store.Keep(new string('x', 10_000))).ToArray();

        Assert.Equal(0, store.BytesOnDisk);
        Assert.All(kept, k => Assert.Equal(10_000, k.Length));
    }

    [Fact]
    public void A_text_larger_than_a_block_and_no_text_are_kept_too()
    {
        using var store = new TextStore(limit: Megabyte);
        var large = new string('é', 3 * Megabyte);

        var first = store.Keep(large);
        var nothing = store.Keep("");
        var second = store.Keep("second");

        Assert.Equal(large, first.ToString());
        Assert.Equal("", nothing.ToString());
        Assert.Equal("second", second.ToString());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_part_of_a_text_is_read_where_the_whole_lies(bool isInStore)
    {
        using var store = new TextStore(limit: 0);
        store.Keep("before");
        var whole = KeptText.In(isInStore ? store : null, "é one two");
        store.Keep(new string('x', Megabyte));

        Assert.Equal("one", whole.Part(3, 3).ToString());
        Assert.Equal("ne", whole.Part(3, 3).Part(1, 2).ToString());
        Assert.Equal("", whole.Part(3, 0).ToString());
    }

    [Fact]
    public void Texts_are_read_and_copied_while_others_put_them_aside()
    {
        using var store = new TextStore(limit: 0);
        var kept = new object?[6_000];

        // All the while, blocks go to the file, and those that nobody looks into are filled again.
        Parallel.For(0, kept.Length, i =>
        {
            Volatile.Write(ref kept[i], store.Keep(Text(i)));
            var other = i / 2;
            if (Volatile.Read(ref kept[other]) is KeptText text) Assert.Equal(Text(other), i % 3 == 0 ? Encoding.UTF8.GetString(text.Utf8) : text.ToString());
        });

        Assert.InRange(store.BytesOnDisk, 2 * Megabyte, 20 * Megabyte);
        Assert.Equal(Enumerable.Range(0, kept.Length).Select(Text), kept.Select(static k => k!.ToString()));
    }

    [Fact]
    public void Room_in_memory_that_nobody_looks_into_is_used_again()
    {
        using var store = new TextStore(limit: 0);
        var texts = Enumerable.Range(0, 8).Select(static i => new string((char)('a' + i), Megabyte)).ToArray();
        var before = GC.GetAllocatedBytesForCurrentThread();

        var kept = Array.ConvertAll(texts, t => store.Keep(t));

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, Megabyte, 3 * Megabyte);
        Assert.Equal(texts, Array.ConvertAll(kept, static k => k.ToString()));
    }

    [Fact]
    public void A_text_that_is_looked_at_stays_when_its_block_goes_to_the_file()
    {
        using var store = new TextStore(limit: 0);
        var text = store.Keep("one").Utf8;

        for (var i = 0; i < 4; i++) store.Keep(new string('x', Megabyte));

        Assert.Equal("one", Encoding.UTF8.GetString(text));
    }

    private static string Text(int number) => string.Create(CultureInfo.InvariantCulture, $"{number} é ") + new string((char)('a' + (number % 26)), number % 3_000);

    [Fact]
    public void Any_texts_come_back() => Gen.String.Where(IsValid).Array[0, 30].Sample(texts =>
    {
        using var store = new TextStore(limit: 0);
        var kept = Array.ConvertAll(texts, t => store.Keep(t));
        Assert.Equal(texts, Array.ConvertAll(kept, static k => k.ToString()));
    }, iter: 200);

    private static bool IsValid(string text) => !text.Any(char.IsSurrogate);
}
