using System.Collections.Immutable;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using StaticGen.Content;
using StaticGen.Search;
using StaticGen.Tests.Sites;
using Xunit;

namespace StaticGen.Tests.Search;

public sealed class SearchIndexTests
{
    [Fact]
    public void Every_page_leads_to_the_index_and_the_index_to_every_page()
    {
        using var site = TestSite.BuildUsual(TestSite.Question("content/qa/lists/slice.md", "Slice a list") + TestSite.Question("content/qa/maps/merge.md", "Merge two maps"));

        Assert.Empty(site.Errors);
        Assert.Contains("data-index=\"../../search-index/manifest.json\"", site.Html("qa/slice/index.html"), StringComparison.Ordinal);
        var search = SiteSearch.Open(site.Output.Files);
        Assert.Equal("qa/slice", search.Search("slicing lists").Hits[0].Page.Address);
        Assert.Equal("guide", search.Search("guide").Hits[0].Page.Address);
        Assert.True(site.Result.Statistics.SearchIndexBytes > 0);
    }

    [Fact]
    public void The_same_pages_give_the_same_bytes()
    {
        var first = Index(Pages(40));
        var second = Index(Pages(40));

        Assert.Equal(first.Select(f => f.Name), second.Select(f => f.Name));
        Assert.Equal(first.Select(f => Encoding.UTF8.GetString(f.Bytes)), second.Select(f => Encoding.UTF8.GetString(f.Bytes)));
    }

    [Fact]
    public void A_file_whose_content_changes_gets_another_name()
    {
        var pages = Pages(40);
        var before = Index(pages).ToDictionary(f => f.Name, f => Encoding.UTF8.GetString(f.Bytes));
        pages[7] = pages[7] with { Summary = "Another summary." };
        var after = Index(pages);

        Assert.Contains(after, f => !before.ContainsKey(f.Name));
        Assert.All(after.Where(f => f.Name != "manifest.json" && before.ContainsKey(f.Name)), f => Assert.Equal(before[f.Name], Encoding.UTF8.GetString(f.Bytes)));
        Assert.NotEqual(before["manifest.json"], Encoding.UTF8.GetString(after[^1].Bytes));
    }

    [Fact]
    public void A_changed_page_leaves_the_titles_and_summaries_of_far_pages_where_they_were()
    {
        var pages = Pages(2100);
        var before = Index(pages).Select(f => f.Name).ToHashSet(StringComparer.Ordinal);
        pages[1500] = pages[1500] with { Title = "Renamed", Text = [] };
        var after = Index(pages).Select(f => f.Name).ToHashSet(StringComparer.Ordinal);

        var pageFiles = after.Where(f => f.Split('/')[^1][0] is 'd' or 's' && f != "manifest.json").ToArray();
        Assert.Equal(132 + 263, pageFiles.Length);
        Assert.Equal(64 + 128, pageFiles.Count(f => !before.Contains(f)));
    }

    [Fact]
    public void A_change_of_one_page_leaves_all_others_as_they_were()
    {
        var head = TestSite.Question("content/qa/lists/slice.md", "Slice a list") + "-- content/guide/a.md --\n---\ntitle: Page\n---\n";
        using var before = TestSite.BuildUsual(head + "It says one thing.\n");
        using var after = TestSite.BuildUsual(head + "It says another, with words that nothing had.\n");

        Assert.Empty(before.Errors);
        var changed = before.Output.Files.Where(f => f.Key.EndsWith(".html", StringComparison.Ordinal) && !f.Value.AsSpan().SequenceEqual(after.Output.Files[f.Key])).Select(f => f.Key);
        Assert.Equal(["guide/a/index.html"], changed);
    }

    [Fact]
    public void A_small_site_has_its_pages_in_the_manifest_and_a_large_one_in_blocks()
    {
        var small = Index(Pages(600));
        var large = Index(Pages(601));

        Assert.DoesNotContain(small, f => f.Name.Contains("/d", StringComparison.Ordinal));
        Assert.Equal(38, large.Count(f => f.Name.Contains("/d", StringComparison.Ordinal)));
        Assert.False(Json(large, "manifest.json").TryGetProperty("core", out _));
        Assert.Equal("page-0-of-many", Best(small, "number zero0"));
        Assert.Equal("page-600-of-many", Best(large, "number zero600"));
    }

    /// <summary>Fewer pages leave more room beside the manifest, and longer shards are fewer files.</summary>
    [Theory]
    [InlineData(25, 2_000)]
    [InlineData(59, 1_700)]
    [InlineData(75, 1_000)]
    [InlineData(96, 800)]
    [InlineData(300, 800)]
    public void The_smaller_a_small_site_the_longer_are_its_shards_and_a_first_query_takes_no_more_than_promised(int count, int length)
    {
        var pages = Enumerable.Range(0, count).Select(i => Page($"page-{i}", $"Page {i}", Words(i))).ToArray();

        var index = Index(pages);

        var shards = index.Where(f => f.Name.Contains("/t", StringComparison.Ordinal)).ToArray();
        Assert.All(shards[..^1], shard => Assert.InRange(Json(index, shard.Name).GetProperty("core").EnumerateObject().Sum(column => column.Value.GetString()!.Length), length, length + 400));
        if (count > 100) return;
        var fetched = Json(index, "manifest.json").GetProperty("most").GetInt32();
        Assert.InRange(Compressed(index[^1]) + shards.Select(Compressed).OrderDescending().Take(fetched).Sum(), 0, 15_000);

        static string Words(int page) => string.Join(' ', Enumerable.Range(0, 300).Select(i => "abcdefghij"[(page * 7 + i) % 10] + ((page * 31 + i * i) % 4_000).ToString("x3", CultureInfo.InvariantCulture).Replace('0', 'o')));
        static int Compressed(IndexFile file)
        {
            using var compressed = new MemoryStream();
            using (var gzip = new GZipStream(compressed, CompressionLevel.SmallestSize, leaveOpen: true)) gzip.Write(file.Bytes);
            return (int)compressed.Length;
        }
    }

    [Fact]
    public void A_title_counts_more_than_the_text()
    {
        var index = Index([
            Page("a", "Something else", text: "Decorators decorate. A decorator is a decorator."),
            Page("b", "Decorators", text: "They wrap functions."),
            Page("c", "Third", text: "Nothing of it."),
        ]);

        Assert.Equal("b", Best(index, "decorator"));
    }

    [Fact]
    public void A_result_leads_to_the_section_that_matched()
    {
        var page = Page("a", "Files") with
        {
            Headings = [new SearchHeading("short-answer", "Short answer"), new SearchHeading("explanation", "Explanation")],
            Text = [new TextBlock(0, TextKind.Prose, "Open it."), new TextBlock(1, TextKind.Prose, "An atomic replacement needs fsync.")],
            ShortAnswer = 0,
        };
        var index = Index([page, Page("b", "Other"), Page("c", "More")]);

        Assert.Equal(1, Open(index).Search("fsync").Hits[0].Section);
        Assert.Equal(-1, Open(index).Search("files").Hits[0].Section);
    }

    [Fact]
    public void Synonyms_of_the_config_find_each_other()
    {
        var index = Index([Page("a", "The global interpreter lock"), Page("b", "Locks"), Page("c", "Threads")], [["gil", "global interpreter lock"]]);

        var hit = Open(index).Search("gil").Hits[0];

        Assert.Equal("a", hit.Page.Address);
        Assert.Equal(MatchKind.Synonym, Assert.Single(hit.Matches).Kind);
    }

    [Fact]
    public void A_misspelt_word_is_read_as_the_nearest_and_an_existing_word_never()
    {
        var index = Index([Page("a", "Generators"), Page("b", "Iterators"), Page("c", "Pint"), Page("d", "Print")]);

        Assert.Equal([("genrators", "generators")], Open(index).Search("genrators ").Corrected);
        Assert.Empty(Open(index).Search("pint ").Corrected);
        Assert.Equal("c", Best(index, "pint "));
    }

    [Fact]
    public void Nothing_is_left_out_as_a_stop_word()
    {
        var index = Index([Page("a", "is"), Page("b", "not in"), Page("c", "for"), Page("d", "with")]);

        Assert.Equal("a", Best(index, "is"));
        Assert.Equal("b", Best(index, "not in"));
        Assert.Equal("c", Best(index, "for"));
        Assert.Equal("d", Best(index, "with"));
    }

    [Fact]
    public void A_query_that_nothing_answers_is_not_close()
    {
        var index = Index(Pages(20));

        Assert.False(Open(index).Search("photoshop layer masks").IsClose);
        Assert.Empty(Open(index).Search("").Hits);
    }

    [Theory]
    [InlineData("🙂")]
    [InlineData("\ud800")]
    [InlineData("\"( [ * AND -x :")]
    [InlineData("עברית العربية")]
    [InlineData("日本語")]
    public void Whatever_is_typed_nothing_is_thrown(string query) => Assert.NotNull(Open(Index(Pages(30))).Search(query));

    [Fact]
    public void A_site_without_pages_has_an_index_without_results()
    {
        var index = Index([]);

        Assert.Empty(Open(index).Search("anything").Hits);
    }

    [Theory]
    [InlineData(0, "#")]
    [InlineData(45, "P")]
    [InlineData(46, "R#")]
    [InlineData(100, "S+")]
    public void Numbers_are_written_in_characters_that_json_does_not_escape(int number, string text)
    {
        var written = new IndexColumn();

        IndexEncoding.AppendNumber(written, number);

        Assert.Equal(text, Encoding.UTF8.GetString(written.Written));
    }

    [Fact]
    public void A_large_site_knows_more_related_words_than_a_small_one_and_neither_those_it_has_no_word_of()
    {
        var link = Page("link", "Make a symlink");
        string Related(int others) => Json(Index([link, .. Pages(others)]), "manifest.json").GetProperty("related").GetString()!;

        Assert.DoesNotContain("symlink|symbolic link", Related(599), StringComparison.Ordinal);
        Assert.Contains("symlink|symbolic link", Related(600), StringComparison.Ordinal);
        Assert.DoesNotContain("deadlock", Related(600), StringComparison.Ordinal);
        Assert.Equal("link", Best(Index([link, .. Pages(600)]), "symbolic link to it"));
    }

    [Fact]
    public void A_name_that_is_found_just_so_comes_before_titles_with_a_piece_of_it()
    {
        var pages = new[]
        {
            Page("hash", "Hash tables"), Page("stored", "Stored procedures"), Page("passwords", "Keep passwords safe") with
            {
                Text = [new TextBlock(-1, TextKind.Prose, "Keep a salt beside each one."), new TextBlock(-1, TextKind.Code, "const storedHash = await derive(password, salt);")],
            },
        };

        Assert.Equal("passwords", Best(Index([.. pages, .. Pages(20)]), "storedHash"));
        Assert.Equal("passwords", Best(Index([.. pages, .. Pages(700)]), "storedHash"));
    }

    [Theory]
    [InlineData("ecorator", "ecorator")]
    [InlineData("deocrator", "edcorator")]
    [InlineData("decorater", "xdecorator")]
    public void In_a_large_site_the_words_of_two_letters_are_enough_for_a_mistake(string one, string other)
    {
        var index = Index([.. Pages(700), .. Enumerable.Range(0, 3).Select(i => Page($"decorator-{i}", $"Decorator {i}"))]);
        foreach (var query in new[] { one, other })
        {
            var read = new List<string>();
            var ranker = new Ranker(PublishedIndex.Open(name =>
            {
                read.Add(name);
                return index.FirstOrDefault(f => f.Name == name).Bytes;
            }));

            Assert.StartsWith("decorator-", ranker.Search(query).Hits[0].Page.Address, StringComparison.Ordinal);
            Assert.Equal(2, read.Count(name => Path.GetFileName(name).StartsWith('w')));
        }
    }

    [Fact]
    public void A_query_of_many_misspelt_words_reads_the_words_of_three_letters()
    {
        var index = Index(Pages(700));
        var read = new List<string>();
        var ranker = new Ranker(PublishedIndex.Open(name =>
        {
            read.Add(Path.GetFileName(name));
            return index.FirstOrDefault(f => f.Name == name).Bytes;
        }));

        ranker.Search("abcdefgh ijklmnop qrstuvwx yzabcdef ");

        Assert.Equal(["wa.json", "wi.json", "wq.json"], read.Where(name => name.StartsWith('w')));
    }

    private static ImmutableArray<IndexFile> Index(SearchDocument[] pages, ImmutableArray<ImmutableArray<string>> synonyms = default)
    {
        var facets = new SearchFacets();
        return IndexFiles.Of(pages, facets, InvertedIndex.Of(pages, facets), synonyms.IsDefault ? [] : synonyms);
    }

    private static Ranker Open(ImmutableArray<IndexFile> index) =>
        new(PublishedIndex.Open(name => index.FirstOrDefault(f => f.Name == name).Bytes));

    private static string Best(ImmutableArray<IndexFile> index, string query) => Open(index).Search(query).Hits[0].Page.Address;

    private static JsonElement Json(ImmutableArray<IndexFile> index, string name)
    {
        using var document = JsonDocument.Parse(index.Single(f => f.Name == name).Bytes);
        return document.RootElement.Clone();
    }

    private static SearchDocument[] Pages(int count) =>
        [.. Enumerable.Range(0, count).Select(i => Page($"page-{i}-of-many", $"Page {i} of many", $"Text number zero{i} with words such as word{i % 7} and word{i % 11}."))];

    private static SearchDocument Page(string address, string title, string text = "") => new()
    {
        Address = address,
        Title = title,
        Text = text.Length == 0 ? [] : [new TextBlock(-1, TextKind.Prose, text)],
    };
}
