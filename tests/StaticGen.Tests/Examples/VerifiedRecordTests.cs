using System.Text;
using StaticGen.Examples;
using StaticGen.Sources;

namespace StaticGen.Tests.Examples;

public sealed class VerifiedRecordTests
{
    [Fact]
    public void A_record_survives_being_written_and_read()
    {
        var record = Record(("a.md", "h1", ["CPython 3.9", "CPython 3.14"]));

        Assert.Equal("""
            {
              "comment": "Written by 'staticgen verify --record'. Do not edit.",
              "version": 1,
              "pages": {
                "a.md": {
                  "examples": "h1",
                  "passed_on": [
                    "CPython 3.9",
                    "CPython 3.14"
                  ]
                }
              }
            }

            """.ReplaceLineEndings("\n").Replace("'", "\\u0027", StringComparison.Ordinal), Encoding.UTF8.GetString(record.ToBytes()));
        var read = VerifiedRecord.Read(new SourceFile("content/qa/_verified.json", record.ToBytes()));
        Assert.Empty(read.Diagnostics);
        Assert.Equal(record.ToBytes(), read.Value.ToBytes());
    }

    [Theory]
    [InlineData("{", "it is not what 'staticgen verify --record' writes", ":1:2")]
    [InlineData("{\n  \"version\": 1,\n  pages", "it is not what 'staticgen verify --record' writes", ":3:3")]
    [InlineData("[]", "it is not what 'staticgen verify --record' writes")]
    [InlineData("{\"version\": 1}", "it is not what 'staticgen verify --record' writes")]
    [InlineData("{\"version\": 2}", "another version of StaticGen wrote it")]
    public void A_record_that_cannot_be_read_is_a_warning(string json, string why, string place = "") =>
        Assert.Equal(
            $"content/qa/_verified.json{place}: warning SG7040: the record of verified examples cannot be read: {why}",
            Assert.Single(VerifiedRecord.Read(new SourceFile("content/qa/_verified.json", Encoding.UTF8.GetBytes(json))).Diagnostics).ToString());

    [Fact]
    public void A_run_adds_what_passed_and_takes_away_what_failed()
    {
        var before = Record(("a.md", "h1", ["CPython 3.11", "CPython 3.12"]), ("changed.md", "old", ["CPython 3.11"]), ("other.md", "h", ["CPython 3.11"]));
        var seen = new Dictionary<string, string> { ["a.md"] = "h1", ["changed.md"] = "new" };
        var passed = new Dictionary<string, IReadOnlyCollection<string>> { ["a.md"] = ["CPython 3.9"], ["changed.md"] = ["CPython 3.12"] };
        var failed = new Dictionary<string, IReadOnlyCollection<string>> { ["a.md"] = ["CPython 3.12"] };

        var some = before.With(seen, passed, failed, isWhole: false);
        var whole = before.With(seen, passed, failed, isWhole: true);

        Assert.Equal(["CPython 3.9", "CPython 3.11"], some.Pages["a.md"].PassedOn);
        Assert.Equal(["CPython 3.12"], some.Pages["changed.md"].PassedOn);
        Assert.True(some.Pages.ContainsKey("other.md"));
        Assert.False(whole.Pages.ContainsKey("other.md"));
    }

    [Theory]
    [InlineData("", null)]
    [InlineData("CPython 3.11", "CPython 3.11")]
    [InlineData("CPython 3.11|CPython 3.12", "CPython 3.11 and 3.12")]
    [InlineData("CPython 3.11|CPython 3.12|PyPy 3.11", "CPython 3.11, 3.12 and PyPy 3.11")]
    [InlineData("CPython 3.11|CPython 3.12|CPython 3.13|CPython 3.14", "CPython 3.11–3.14")]
    [InlineData("CPython 3.8|CPython 3.11|CPython 3.12|CPython 3.13|PyPy 3.14", "CPython 3.8, 3.11–3.13 and PyPy 3.14")]
    [InlineData("Ruby 3.9|Ruby 4.0|Ruby 4.1", "Ruby 3.9, 4.0 and 4.1")]
    public void Versions_are_told_in_words(string versions, string? words) =>
        Assert.Equal(words, new VerifiedPage("h", [.. versions.Split('|', StringSplitOptions.RemoveEmptyEntries)]).Describe());

    private static VerifiedRecord Record(params (string Path, string Hash, string[] Versions)[] pages) => new(
        VerifiedRecord.Empty.Pages.AddRange(pages.Select(static p => KeyValuePair.Create(p.Path, new VerifiedPage(p.Hash, [.. p.Versions])))));
}
