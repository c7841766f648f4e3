using System.Text;
using Xunit.Sdk;

namespace StaticGen.Tests.Sites;

/// <summary>Small sites with one fault each, and to the letter what their author is told: the table is <c>BrokenSites.verified.txt</c>.</summary>
public sealed class BrokenSitesTests
{
    private static readonly string TablePath = Path.Combine(Guide.GuidePages.Repository, "tests/StaticGen.Tests/Sites/BrokenSites.verified.txt");

    private static readonly Lazy<Dictionary<string, string>> Table = new(ReadTable);

    public static TheoryData<string> Names => [.. BrokenSites.All.Select(s => s.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Each_fault_is_reported_at_its_place_with_a_way_out(string name)
    {
        var received = BrokenSites.All.Single(s => s.Name == name).Findings();
        var expected = Table.Value.GetValueOrDefault(name);
        if (expected == received && received.Length > 0) return;
        throw new XunitException(
            $"{name}\n--- expected\n{expected ?? "(not in the table)"}\n--- received\n{received}\nWith UPDATE_SNAPSHOTS=1 the test of the whole table writes it anew.");
    }

    [Fact]
    public void The_table_has_each_fault_once_and_in_the_order_of_the_sites()
    {
        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1")
        {
            var all = new StringBuilder();
            foreach (var site in BrokenSites.All) all.Append("== ").Append(site.Name).Append('\n').Append(site.Findings()).Append("\n\n");
            File.WriteAllText(TablePath, all.ToString());
            return;
        }

        Assert.Equal(BrokenSites.All.Select(s => s.Name), Table.Value.Keys);
        Assert.True(Table.Value.Count >= 60);
    }

    [Fact]
    public void Hints_begin_with_a_capital_and_end_without_a_full_stop()
    {
        var hints = Table.Value.Values.SelectMany(static t => t.Split('\n')).Where(static l => l.StartsWith("    hint: ", StringComparison.Ordinal)).Select(static l => l[10..]).ToArray();

        Assert.True(hints.Length >= 100, "The table has few hints.");
        Assert.All(hints, static hint => Assert.True(char.IsAsciiLetterUpper(hint[0]) && hint[^1] != '.', hint));
    }

    private static Dictionary<string, string> ReadTable()
    {
        var table = new Dictionary<string, string>(StringComparer.Ordinal);
        if (!File.Exists(TablePath)) return table;
        foreach (var part in File.ReadAllText(TablePath).ReplaceLineEndings("\n").Split("== ", StringSplitOptions.RemoveEmptyEntries))
        {
            var end = part.IndexOf('\n', StringComparison.Ordinal);
            table.Add(part[..end], part[(end + 1)..].Trim('\n'));
        }
        return table;
    }
}
