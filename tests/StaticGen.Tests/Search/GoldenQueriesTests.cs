using System.Collections.Immutable;
using System.Text;
using StaticGen.Configuration;
using StaticGen.Search;
using StaticGen.Sources;
using Xunit;

namespace StaticGen.Tests.Search;

/// <summary>What authors get wrong in <c>_search.yaml</c>, and all that they are told.</summary>
public sealed class GoldenQueriesTests
{
    private const string Path = "content/qa/_search.yaml";

    public static TheoryData<string, string> Mistakes { get; } = new()
    {
        { "", "1:1 SG6005: 'queries' is missing\n  Add the line 'queries: [{find: my-page, query: \"what people type\"}]'" },
        { "queries: []\n", "1:10 SG6008: 'queries' is empty; at least 1 is needed\n  Add 1 or more" },
        { "queries: merge\n", "1:10 SG6006: 'queries' expects a list, found the text 'merge'\n  Write queries: [merge]" },
        { "- a\n", "1:1 SG6006: expected lines of the form 'key: value', found a list\n  Write a key, a colon, a space and the value on each line, such as 'title: About lists'" },
        { "queries:\n  - merge dicts\n", "2:5 SG6006: an item of 'queries' expects keys with values, found the text 'merge dicts'\n  Write {find: my-page, query: \"what people type\"}" },
        { "querie:\n  - {find: slice, query: slice}\n", "1:1 SG6003: 'querie' is not a key of a list of golden queries\n  Did you mean 'queries'?" },
        { "queries:\n  - {finds: slice, query: slice}\n", "2:6 SG6003: 'finds' is not a key of a query\n  Did you mean 'find'?" },
        { "queries:\n  - {find: slice}\n", "2:5 SG6005: 'query' is missing\n  Add 'query: \"how do you merge two dictionaries\"' between the braces" },
        { "queries:\n  - {find: slice, query: slice, query: cut}\n", "2:33 SG6004: 'query' is given twice\n  Line 2 has it already; remove one of the two" },
        { "queries:\n  - {find: slice, query: 3.12}\n", "2:26 SG6007: 'query' expects text, but 3.12 without quotes is a number\n  Quote it: query: \"3.12\"" },
        { "queries:\n  - {find: slices, query: cut}\n", "2:12 SG6009: 'slices' is not a page of this collection\n  Did you mean 'slice'?" },
        { "queries:\n  - {find: unheard-of, query: cut}\n", "2:12 SG6009: 'unheard-of' is not a page of this collection\n  Write the last part of a page's address, or 'none' for what the site does not answer" },
        { "queries:\n  - {find: qa/slice/, query: cut}\n", "2:12 SG6010: 'find' must have only lower-case letters, digits and single hyphens, found 'qa/slice/'\n  Write find: slice" },
        { "queries:\n  - {find: slice, query: cut}\n  - {find: merge, query: Cut}\n", "3:26 SG6011: the query 'Cut' should find 'slice' by line 2\n  One page can come first; remove one of the two" },
        { "queries:\n  - {find: slice, query: cut}\n  - {find: slice, query: cut}\n", "3:26 SG6011: the query 'cut' stands in line 2 as well\n  Remove one of the two" },
        { "queries:\n  - {find: slice, query: *cut}\n", "2:26 SG6002: '*cut' is a YAML alias; aliases are not used here\n  If text is meant, quote it: \"*cut\"" },
        { "queries:\n  - {find: slice, query: \"cut}\n", "2:26 SG6001: the double quote that opens here is not closed\n  Close it behind the last character of the item" },
        { "queries: " + new string('[', 100) + "\n", "1:17 SG6012: values are nested more than 8 deep here\n  No key needs so much nesting; look for a wrong indentation or bracket" },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void Mistakes_are_told_with_place_and_remedy(string text, string expected)
    {
        var (_, found) = Read(Encoding.UTF8.GetBytes(text));

        Assert.Equal(expected, string.Join('\n', found.Select(d => $"{d.At.Line}:{d.At.Column} {d.Code}: {d.Message}{(d.Hint is null ? "" : "\n  " + d.Hint)}")));
        Assert.All(found, d => Assert.Equal(Path, d.At.Path));
    }

    [Fact]
    public void A_file_that_is_no_UTF8_or_too_large_is_refused()
    {
        Assert.Equal($"{Path}:1:11: error SG6001: this byte is no UTF-8", Assert.Single(Read([.. "queries: ["u8, 0xff]).Diagnostics).ToString());
        Assert.Equal($"{Path}:1:1: error SG6012: the list of golden queries is larger than 1024 KB", Assert.Single(Read(new byte[GoldenQueries.Largest + 1]).Diagnostics).ToString());
    }

    [Fact]
    public void Queries_are_read_in_order_and_none_means_no_page()
    {
        var (queries, found) = Read("queries:\n  - {find: slice, query: \"how to cut\"}\n  - find: none\n    query: photoshop\n"u8.ToArray());

        Assert.Empty(found);
        Assert.Equal([("how to cut", "qa/slice", 2), ("photoshop", null, 4)], queries.Select(q => (q.Query, q.Page, q.At.Line)));
    }

    private static (ImmutableArray<GoldenQuery> Value, ImmutableArray<StaticGen.Diagnostics.Diagnostic> Diagnostics) Read(byte[] bytes)
    {
        var config = SiteConfigReader.Read((SourceFile?)null).Value with { Collections = [new CollectionConfig { Kind = CollectionKind.Question, Id = "qa", Title = "Questions", Folder = "content/qa" }] };
        SourceFile[] content = [new(Path, bytes), new("content/qa/lists/slice.md", default), new("content/qa/maps/merge.md", default)];
        var read = GoldenQueries.Read(config, SourceTree.Empty with { Content = [.. content.OrderBy(f => f.Path, StringComparer.Ordinal)] }, path => path is "qa/slice/index.html" or "qa/merge/index.html");
        return (read.Value, read.Diagnostics);
    }
}
