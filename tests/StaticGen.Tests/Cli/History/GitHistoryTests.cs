using System.Diagnostics;
using StaticGen.Cli.History;

namespace StaticGen.Tests.Cli.History;

/// <summary>What git tells of a site's files. The repositories are made here, by the git that the machine has.</summary>
public sealed class GitHistoryTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void Days_and_people_are_those_of_the_file_also_before_it_was_renamed()
    {
        Repository();
        Commit("2024-03-01", "Ann Example", ("site/content/a.md", Text("one")), ("site/content/b.md", "b\n"));
        Commit("2024-05-02", "Ben Example", ("site/content/a.md", Text("two")));
        Git("mv", "site/content/a.md", "site/content/ä new.md");
        Commit("2025-01-03", "Ann Example", ("site/content/ä new.md", Text("three")));

        var found = GitHistory.Read(_folder.At("site"));

        Assert.Null(found.Note);
        var renamed = found.History.Files["content/ä new.md"];
        Assert.Equal((new DateOnly(2024, 3, 1), new DateOnly(2025, 1, 3)), (renamed.Created, renamed.Changed));
        Assert.Equal(["Ann Example", "Ben Example"], renamed.Contributors);
        var other = found.History.Files["content/b.md"];
        Assert.Equal((new DateOnly(2024, 3, 1), new DateOnly(2024, 3, 1)), (other.Created, other.Changed));
    }

    [Fact]
    public void A_shallow_clone_is_said_and_shows_nothing()
    {
        Repository();
        Commit("2024-03-01", "Ann Example", ("site/a.md", "one\n"));
        Commit("2024-03-02", "Ann Example", ("site/a.md", "two\n"));
        var clone = _folder.At("clone");
        Git("clone", "--quiet", "--depth", "1", new Uri(_folder.Path).AbsoluteUri, clone);

        var found = GitHistory.Read(Path.Combine(clone, "site"));

        Assert.Equal(
            "This is a shallow clone: pages show neither dates nor contributors. 'git fetch --unshallow' brings the history; in GitHub Actions, fetch-depth: 0 of actions/checkout.",
            found.Note);
        Assert.Empty(found.History.Files);
    }

    [Fact]
    public void A_folder_outside_of_any_repository_has_no_history_and_that_is_no_news()
    {
        var found = GitHistory.Read(Path.GetPathRoot(_folder.Path)!);

        Assert.Null(found.Note);
        Assert.Empty(found.History.Files);
    }

    [Fact]
    public void A_site_that_is_reached_by_a_link_has_the_history_of_where_it_lies()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Making a link needs rights there.");
        Repository();
        Commit("2024-03-01", "Ann Example", ("repository/site/a.md", "one\n"));
        var other = Directory.CreateTempSubdirectory();
        try
        {
            var link = Path.Combine(other.FullName, "link");
            Directory.CreateSymbolicLink(link, _folder.At("repository"));

            Assert.Single(GitHistory.Read(Path.Combine(link, "site")).History.Files);
        }
        finally
        {
            other.Delete(recursive: true);
        }
    }

    [Fact]
    public void A_repository_without_a_commit_is_said()
    {
        Repository();

        Assert.Equal("git could not tell the history: pages show neither dates nor contributors.", GitHistory.Read(_folder.Path).Note);
    }

    [Fact]
    public void Programs_are_no_contributors_and_most_changes_come_first()
    {
        var history = GitHistory.Parse(
            "\u00022025-02-02\u0003robot[bot]\0\nM\0a.md\0\u00022025-02-01\u0003Ben\0\nM\0a.md\0\u00022025-01-03\u0003Cy\0\nM\0a.md\0"
            + "\u00022025-01-02\u0003Cy\0\nM\0a.md\0\u00022024-01-01\u0003Ann\0\nA\0a.md\0");

        Assert.Equal(["Cy", "Ann", "Ben"], history.Files["a.md"].Contributors);
        Assert.Equal((new DateOnly(2024, 1, 1), new DateOnly(2025, 2, 2)), (history.Files["a.md"].Created, history.Files["a.md"].Changed));
    }

    [Fact]
    public void A_file_that_took_the_name_of_one_renamed_before_has_its_own_history()
    {
        var history = GitHistory.Parse(
            "\u00022025-03-01\u0003Ann\0\nA\0a.md\0\u00022025-02-01\u0003Ben\0\nR095\0a.md\0b.md\0\u00022025-01-01\u0003Cy\0\nA\0a.md\0");

        Assert.Equal(["Ann"], history.Files["a.md"].Contributors);
        Assert.Equal(["Ben", "Cy"], history.Files["b.md"].Contributors);
    }

    public void Dispose() => _folder.Dispose();

    /// <summary>Long enough that git knows it again when one word has changed.</summary>
    private static string Text(string word) => string.Concat(Enumerable.Range(1, 40).Select(i => $"Line {i} stays as it is.\n")) + word + "\n";

    private void Repository() => Git("init", "--quiet", "--initial-branch=main");

    private void Commit(string day, string author, params (string Path, string Text)[] files)
    {
        foreach (var (path, text) in files)
        {
            var full = _folder.At(path);
            Directory.CreateDirectory(Path.GetDirectoryName(full)!);
            File.WriteAllText(full, text);
        }
        Git("add", "--all");
        Git(
            "-c", $"user.name={author}", "-c", "user.email=nobody@example.org", "-c", "commit.gpgSign=false",
            "commit", "--quiet", "--message", "A change", "--date", day + "T12:00:00+0000");
    }

    private void Git(params string[] arguments)
    {
        var start = new ProcessStartInfo("git", ["-C", _folder.Path, .. arguments]) { RedirectStandardError = true, UseShellExecute = false };
        using var process = Process.Start(start)!;
        var complaint = process.StandardError.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, complaint);
    }
}
