using StaticGen.Caching;
using StaticGen.Sources;
using Xunit;

namespace StaticGen.Tests.Caching;

public sealed class TreeStateTests : IDisposable
{
    private const long Hour = 3_600_000_000_000;
    private readonly TemporaryFolder _folder = new();

    public TreeStateTests()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux is asked.");
        _folder.Write("a/one.txt", "one");
        _folder.Write("a/two.txt", "two");
        _folder.Write("a/b/three.txt", "three");
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void What_did_not_change_has_the_same_hash_and_each_change_another()
    {
        // Looked at long after the files were written: what the system says counts.
        var before = Hash(Later);
        Assert.Equal(before, Hash(Later));

        var time = File.GetLastWriteTimeUtc(_folder.At("a/one.txt"));
        var changes = new (string Name, Action Change)[]
        {
            ("other bytes, with length and time of before", () => Rewrite("a/one.txt", "eno", time)),
            ("touched", () => File.SetLastWriteTimeUtc(_folder.At("a/two.txt"), time.AddDays(-1))),
            ("longer", () => _folder.Write("a/one.txt", "onex")),
            ("replaced by another file", () => { _folder.Write("a/new", "onex"); File.Move(_folder.At("a/new"), _folder.At("a/one.txt"), overwrite: true); }),
            ("added", () => _folder.Write("a/b/four.txt", "")),
            ("renamed", () => File.Move(_folder.At("a/b/four.txt"), _folder.At("a/b/five.txt"))),
            ("deleted", () => File.Delete(_folder.At("a/b/five.txt"))),
            ("an empty folder", () => Directory.CreateDirectory(_folder.At("a/c"))),
            ("a link in its place", () => { Directory.Delete(_folder.At("a/c")); File.CreateSymbolicLink(_folder.At("a/c"), "b"); }),
            ("no longer to be read", () => { if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(_folder.At("a/one.txt"), UnixFileMode.UserWrite); }),
        };
        foreach (var (name, change) in changes)
        {
            // The clock of the file system moves in steps.
            Thread.Sleep(20);
            change();
            var after = Hash(Later);
            Assert.False(after.AsSpan().SequenceEqual(before), name);
            before = after;
        }
    }

    [Fact]
    public void Files_that_are_known_make_the_same_hash_as_those_that_are_found()
    {
        var status = FileStatus.Of(_folder.At("a/one.txt"));
        var known = new TreeState(Later, tick: 0);
        known.AddAllKnown(_folder.At("a"), [("one.txt", status), ("b/three.txt", null), ("two.txt", null)]);
        var found = new TreeState(Later, tick: 0);
        found.AddAll(_folder.At("a"), "", static (_, _) => false);

        Assert.Equal(found.Hash(), known.Hash());
        Assert.Equal(found.Files, known.Files);
    }

    [Fact]
    public void Folders_are_found_among_files_whose_names_come_before_and_behind_a_slash()
    {
        // In ordinal order '-' and '.' come before '/', and '0' behind it.
        string[] files = ["-", "b-c/d/e", "b-c/x", "b.txt", "b/c-d/x", "b/c/d/x", "b/c0", "b0/x", "c/d/e/f/x", "c/d/g"];
        foreach (var file in files) _folder.Write("names/" + file, file);
        var known = new TreeState(Later, tick: 0);
        known.AddAllKnown(_folder.At("names"), [.. files.Select(file => (file, FileStatus.Of(_folder.At("names/" + file))))]);
        var found = new TreeState(Later, tick: 0);
        found.AddAll(_folder.At("names"), "", static (_, _) => false);

        Assert.Equal(found.Hash(), known.Hash());
        Assert.Equal(files.Length, known.Files);
    }

    [Fact]
    public async Task A_hash_that_nobody_waits_for_is_that_of_the_time_when_it_was_asked_for()
    {
        // Of files that were changed just before, the content counts, and they may change again.
        var expected = Hash(Earlier);
        var state = new TreeState(Earlier, tick: 0);
        state.AddAll(_folder.Path, "a", static (_, _) => false);
        var hash = state.HashBeside();
        _folder.Write("a/one.txt", "eno");

        Assert.Equal(expected, await hash);
    }

    [Fact]
    public void A_file_that_may_change_within_the_tick_of_the_clock_counts_by_its_content()
    {
        // Looked at long before the files were written: no time can be trusted.
        var before = Hash(Earlier);
        File.SetLastWriteTimeUtc(_folder.At("a/one.txt"), DateTime.UtcNow.AddDays(-1));
        Assert.Equal(before, Hash(Earlier));

        Rewrite("a/one.txt", "eno", DateTime.UtcNow);
        Assert.NotEqual(before, Hash(Earlier));
    }

    [Fact]
    public void What_is_not_there_counts_too()
    {
        var state = new TreeState(Later, 0);
        Assert.Null(state.Add(_folder.Path, "missing"));
        var before = state.Hash();
        _folder.Write("missing", "");

        Assert.NotEqual(before, Of("missing"));

        byte[]? Of(string path)
        {
            var now = new TreeState(Later, 0);
            now.Add(_folder.Path, path);
            return now.Hash();
        }
    }

    private static long Later => TreeState.Now() + Hour;

    private static long Earlier => TreeState.Now() - Hour;

    private void Rewrite(string path, string content, DateTime time)
    {
        _folder.Write(path, content);
        File.SetLastWriteTimeUtc(_folder.At(path), time);
    }

    private byte[] Hash(long lookedAt)
    {
        var state = new TreeState(lookedAt, tick: 0);
        state.AddAll(_folder.Path, "a", static (_, _) => false);
        return state.Hash()!;
    }
}
