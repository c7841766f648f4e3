using System.Text;
using StaticGen.Diagnostics;
using StaticGen.Output;
using Xunit;

namespace StaticGen.Tests.Output;

public sealed class OutputWriterTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Nothing_is_published_before_commit_and_everything_by_it()
    {
        using (var writer = Open())
        {
            Add(writer, ("index.html", "home"), ("a/b/index.html", "page"));
            Assert.False(Directory.Exists(_folder.At("_site")));
            Assert.Equal(new PublishedChanges(Written: 2, Removed: 0, Unchanged: 0), Commit(writer));
        }

        Assert.Equal([".staticgen-manifest", "a/b/index.html", "index.html"], _folder.Files("_site"));
        Assert.Equal("page", _folder.Read("_site/a/b/index.html"));
        Assert.Equal("staticgen-manifest 1\na/b/index.html\nindex.html\n", _folder.Read("_site/.staticgen-manifest"));
        Assert.Equal(["_site"], Siblings());
    }

    [Fact]
    public void Only_a_build_that_replaces_a_site_waits_until_the_disk_has_all_of_it()
    {
        Assert.Equal(["flush the manifest"], Flushes("one"));
        Assert.Equal(["flush all"], Flushes("two"));
        Assert.Empty(Flushes("two"));

        List<string> Flushes(string content)
        {
            var steps = new List<string>();
            using var writer = OutputWriter.Open(Target("_site"), ReplacementWays.All, steps.Add).Value!;
            Add(writer, ("index.html", content));
            Commit(writer);
            return steps.FindAll(static step => step.StartsWith("flush", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void What_goes_wrong_with_an_unchanged_file_is_a_finding_too()
    {
        Publish(("index.html", "home"), ("a.html", "page"));
        using (var writer = OutputWriter.Open(Target("_site"), ReplacementWays.All, step => { if (step == "link unchanged files") Directory.Delete(_folder.At("._site.staging"), recursive: true); }).Value!)
        {
            Add(writer, ("index.html", "new"), ("a.html", "page"));
            Assert.Equal("SG8014", Assert.Single(writer.Commit().Diagnostics).Code);
        }
        Assert.Equal("home", _folder.Read("_site/index.html"));
    }

    [Fact]
    public void What_a_power_cut_left_of_a_first_site_is_completed_by_the_next_build()
    {
        Publish(("index.html", "home"), ("a/index.html", "page"), ("b/index.html", "page"));
        File.WriteAllText(_folder.At("_site/a/index.html"), "");
        File.Delete(_folder.At("_site/b/index.html"));

        Assert.Equal(new PublishedChanges(Written: 2, Removed: 0, Unchanged: 1), Publish(("index.html", "home"), ("a/index.html", "page"), ("b/index.html", "page")));

        Assert.Equal("page", _folder.Read("_site/a/index.html"));
        Assert.Equal("page", _folder.Read("_site/b/index.html"));
    }

    [Fact]
    public void A_build_without_changes_leaves_every_time_stamp_alone()
    {
        Publish(("index.html", "home"), ("a/index.html", "page"));
        var before = TimeStamps();

        var changes = Publish(("index.html", "home"), ("a/index.html", "page"));

        Assert.Equal(new PublishedChanges(0, 0, 2), changes);
        Assert.Equal(before, TimeStamps());
        Assert.Equal(["_site"], Siblings());
    }

    [Fact]
    public void A_file_from_the_disk_is_copied_once_and_again_when_its_content_changed()
    {
        var large = _folder.At("engine.wasm");
        File.WriteAllText(large, "one");
        PublishedChanges Copy()
        {
            using var writer = Open();
            Add(writer, ("index.html", "home"));
            writer.AddFile("run/engine.wasm", large);
            return Commit(writer);
        }

        Assert.Equal(new PublishedChanges(Written: 2, Removed: 0, Unchanged: 0), Copy());
        Assert.Equal(new PublishedChanges(Written: 0, Removed: 0, Unchanged: 2), Copy());
        File.SetLastWriteTimeUtc(large, new DateTime(2001, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        Assert.Equal(new PublishedChanges(Written: 0, Removed: 0, Unchanged: 2), Copy());
        File.WriteAllText(large, "two");
        // Of the same length and, for all one can see, as old as what is published.
        File.SetLastWriteTimeUtc(large, File.GetLastWriteTimeUtc(_folder.At("_site/run/engine.wasm")));
        // What is published is a copy: it has not changed with the file.
        Assert.Equal("one", _folder.Read("_site/run/engine.wasm"));
        Assert.Equal(new PublishedChanges(Written: 1, Removed: 0, Unchanged: 1), Copy());
        Assert.Equal("two", _folder.Read("_site/run/engine.wasm"));
    }

    [Theory]
    [InlineData("gone")]
    [InlineData("link")]
    [InlineData("folder")]
    public void A_file_that_is_not_a_file_any_more_when_it_is_copied_stops_the_build(string what)
    {
        Publish(("index.html", "old"));
        var file = _folder.At("film.webm");
        if (what == "link") File.CreateSymbolicLink(file, _folder.At("_site/index.html"));
        if (what == "folder") Directory.CreateDirectory(file);
        using var writer = Open();
        Add(writer, ("index.html", "new"));
        writer.AddFile("film.webm", file);

        var finding = Assert.Single(writer.Commit().Diagnostics);

        Assert.Equal("_site: error SG8015: '_site/film.webm' cannot be copied: its file was changed, replaced or deleted while the site was built", finding.ToString());
        Assert.Equal("Build again when nothing writes to the site's files; what was published before is unchanged", finding.Hint);
        Assert.Equal("old", _folder.Read("_site/index.html"));
    }

    [Fact]
    public void Only_changed_files_are_written_and_stale_ones_go_with_their_folders()
    {
        Publish(("index.html", "home"), ("old/deep/index.html", "gone"), ("same.css", "a{}"), ("x", "file"));
        var sameBefore = File.GetLastWriteTimeUtc(_folder.At("_site/same.css"));
        Thread.Sleep(20);

        var changes = Publish(("index.html", "HOME"), ("same.css", "a{}"), ("x/index.html", "a folder now"));

        Assert.Equal(new PublishedChanges(Written: 2, Removed: 2, Unchanged: 1), changes);
        Assert.Equal([".staticgen-manifest", "index.html", "same.css", "x/index.html"], _folder.Files("_site"));
        Assert.Equal("HOME", _folder.Read("_site/index.html"));
        Assert.Equal(sameBefore, File.GetLastWriteTimeUtc(_folder.At("_site/same.css")));
        Assert.False(Directory.Exists(_folder.At("_site/old")));
        Assert.Equal(["_site"], Siblings());
    }

    [Fact]
    public void A_published_file_that_somebody_changed_is_put_right()
    {
        Publish(("index.html", "home"), ("b.html", "b"));
        _folder.Write("_site/index.html", "HACK");

        Assert.Equal(new PublishedChanges(1, 0, 1), Publish(("index.html", "home"), ("b.html", "b")));
        Assert.Equal("home", _folder.Read("_site/index.html"));
    }

    [Fact]
    public void Without_commit_the_old_site_stays_and_nothing_is_left_beside_it()
    {
        Publish(("index.html", "old"));
        using (var writer = Open()) Add(writer, ("index.html", "new"), ("more.html", "x"));

        Assert.Equal("old", _folder.Read("_site/index.html"));
        Assert.Equal([".staticgen-manifest", "index.html"], _folder.Files("_site"));
        Assert.Equal(["_site"], Siblings());
    }

    [Fact]
    public void A_folder_with_foreign_files_is_refused_and_three_of_them_are_named()
    {
        foreach (var name in (string[])["d.txt", "b.txt", "a/c.txt", "z.txt", "y.txt"]) _folder.Write("_site/" + name, "mine");

        Assert.Equal(
            "_site: error SG8004: the output folder '_site' holds files that staticgen did not write: 'a/c.txt', 'b.txt', 'd.txt' and 2 more",
            Refusal("_site").ToString());
        Assert.Equal("Move them away, or name another folder with --output; files that belong to the site go into 'static/'", Refusal("_site").Hint);
        Assert.Equal(5, _folder.Files("_site").Length);
        Assert.Equal(["_site"], Siblings());
    }

    [Fact]
    public void A_foreign_file_in_a_published_folder_is_refused_too_but_what_file_managers_leave_is_not()
    {
        Publish(("index.html", "home"));
        _folder.Write("_site/.DS_Store", "");
        Assert.Equal(new PublishedChanges(1, 0, 0), Publish(("index.html", "HOME")));
        _folder.Write("_site/CNAME", "example.org");

        Assert.Equal("the output folder '_site' holds files that staticgen did not write: 'CNAME'", Refusal("_site").Message);
    }

    [Fact]
    public void A_link_in_the_output_folder_is_never_followed()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Links need a privilege there.");
        Publish(("a/index.html", "page"), ("b.html", "b"));
        _folder.Write("elsewhere/index.html", "precious");
        Directory.Delete(_folder.At("_site/a"), recursive: true);
        Directory.CreateSymbolicLink(_folder.At("_site/a"), _folder.At("elsewhere"));

        Assert.Equal("the output folder '_site' holds files that staticgen did not write: 'a'", Refusal("_site").Message);
        Assert.Equal("precious", _folder.Read("elsewhere/index.html"));
    }

    [Fact]
    public void An_output_folder_that_is_a_link_is_published_to_where_it_points()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Links need a privilege there.");
        Directory.CreateDirectory(_folder.At("www/public"));
        Directory.CreateSymbolicLink(_folder.At("_site"), _folder.At("www/public"));

        Publish(("index.html", "home"));
        Publish(("index.html", "HOME"));

        Assert.NotNull(new DirectoryInfo(_folder.At("_site")).LinkTarget);
        Assert.Equal("HOME", _folder.Read("www/public/index.html"));
    }

    [Theory]
    [InlineData(".", ".: error SG8001: the output folder '.' holds the site's sources")]
    [InlineData("..", "..: error SG8001: the output folder '..' holds the site's sources")]
    [InlineData("content", "content: error SG8006: the output folder 'content' lies in 'content/', whose files are sources")]
    [InlineData("static/site", "static/site: error SG8006: the output folder 'static/site' lies in 'static/', whose files are sources")]
    [InlineData("file.txt", "file.txt: error SG8003: the output 'file.txt' is a file, not a folder")]
    [InlineData("file.txt/a/b", "file.txt/a/b: error SG8003: no folder 'file.txt/a/b' can be made: 'file.txt' is a file")]
    public void Folders_that_must_not_be_lost_are_refused(string output, string expected)
    {
        _folder.Write("file.txt", "mine");
        Directory.CreateDirectory(_folder.At("content"));

        Assert.Equal(expected, Refusal(output).ToString());
    }

    [Fact]
    public void The_root_and_the_home_folder_are_refused()
    {
        Directory.CreateDirectory(_folder.At("home/me/site"));
        var source = _folder.At("home/me/site");
        var root = Path.GetPathRoot(source)!;

        Assert.Equal($"'{root}' is not a folder to publish to: it holds everything else", Assert.Single(OutputWriter.Open(new(root, source)).Diagnostics).Message);
        var home = Assert.Single(OutputWriter.Open(new(_folder.At("home/me"), _folder.At("elsewhere"), _folder.At("home/me"))).Diagnostics);
        Assert.Equal("SG8002", home.Code);
        Assert.Equal("Publish to a folder of its own, such as '_site'", home.Hint);
    }

    [Fact]
    public void A_second_build_at_the_same_time_is_refused()
    {
        using var first = Open();

        Assert.Equal("_site: error SG8005: another staticgen is publishing to '_site'", Refusal("_site").ToString());
        Assert.Equal("Wait until it has finished, or name another folder with --output", Refusal("_site").Hint);
        first.Dispose();
        Publish(("index.html", "home"));
    }

    [Fact]
    public void A_lock_file_that_a_dead_process_left_does_not_matter()
    {
        _folder.Write("._site.lock", "4711 0\n");

        Publish(("index.html", "home"));

        Assert.Equal(["_site"], Siblings());
    }

    [Theory]
    [InlineData("._site.lock", "SG8007")]
    [InlineData("_site/.staticgen-lock", "SG8007")]
    [InlineData("_site/.staticgen-manifest", "SG8009")]
    public void A_link_under_one_of_our_names_is_refused_and_where_it_leads_nothing_changes(string name, string code)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Links need a privilege there.");
        Publish(("index.html", "home"));
        _folder.Write("precious", "precious");
        File.Delete(_folder.At(name));
        File.CreateSymbolicLink(_folder.At(name), _folder.At("precious"));

        Assert.Equal(code, Refusal("_site").Code);
        Assert.Equal("precious", _folder.Read("precious"));
    }

    [Theory]
    [InlineData("._site.lock", "SG8007")]
    [InlineData("_site/.staticgen-manifest", "SG8009")]
    [InlineData("_site/empty", null)]
    public void A_pipe_under_one_of_our_names_is_not_waited_for(string name, string? code)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Needs mkfifo.");
        Publish(("index.html", "home"), ("empty", ""));
        File.Delete(_folder.At(name));
        using (var made = System.Diagnostics.Process.Start("mkfifo", [_folder.At(name)])) made.WaitForExit();

        if (code is not null) Assert.Equal(code, Refusal("_site").Code);
        else Assert.Equal(new PublishedChanges(Written: 1, Removed: 0, Unchanged: 1), Publish(("index.html", "home"), ("empty", "")));
    }

    [Fact]
    public void A_folder_that_only_looks_like_staging_is_not_deleted()
    {
        _folder.Write("._site.staging/thesis.txt", "mine");

        Assert.Equal(
            "_site: error SG8007: '._site.staging' beside the output folder is needed for staging, and holds files that staticgen did not write",
            Refusal("_site").ToString());
        Assert.Equal("Move it away, or name another folder with --output", Refusal("_site").Hint);
        Assert.Equal("mine", _folder.Read("._site.staging/thesis.txt"));
    }

    [Fact]
    public void A_manifest_of_a_later_version_is_left_alone()
    {
        _folder.Write("_site/.staticgen-manifest", "staticgen-manifest 2\nindex.html\n");

        Assert.Equal("_site: error SG8009: '_site/.staticgen-manifest' is not a list of files that this version can read", Refusal("_site").ToString());
        Assert.Equal("Was the site published by a later version? Delete the folder if nothing in it is worth keeping", Refusal("_site").Hint);
    }

    [Fact]
    public void A_manifest_cannot_have_files_elsewhere_deleted()
    {
        _folder.Write("precious.txt", "mine");
        _folder.Write("_site/index.html", "home");
        _folder.Write("_site/.staticgen-manifest", "staticgen-manifest 1\n../precious.txt\nindex.html\n");

        Publish(("new.html", "x"));

        Assert.Equal("mine", _folder.Read("precious.txt"));
        Assert.Equal([".staticgen-manifest", "new.html"], _folder.Files("_site"));
    }

    [Fact]
    public void What_the_disk_refuses_is_a_finding_and_the_old_site_stays()
    {
        Publish(("index.html", "old"));
        using (var writer = Open())
        {
            var name = new string('n', 300) + ".html";
            Add(writer, ("index.html", "new"), (name, "x"));

            var finding = Assert.Single(writer.Commit().Diagnostics);
            Assert.Equal($"_site: error SG8013: '_site/{name}' cannot be written: the name is too long for this file system", finding.ToString());
            Assert.Equal("Give the page a shorter slug", finding.Hint);
        }
        Assert.Equal("old", _folder.Read("_site/index.html"));
        Assert.Equal(["_site"], Siblings());
    }

    [Fact]
    public void Files_put_into_the_folder_during_a_build_are_kept()
    {
        Publish(("index.html", "old"));
        using var writer = Open();
        Add(writer, ("index.html", "new"));
        _folder.Write("_site/note.txt", "mine");

        var finding = Assert.Single(writer.Commit().Diagnostics);

        Assert.Equal("_site: warning SG8008: 1 file put into '_site' during the build was kept in '._site.staging'", finding.ToString());
        Assert.Equal("Take what you need from there and delete it", finding.Hint);
        Assert.Equal("mine", _folder.Read("._site.staging/note.txt"));
        Assert.Equal("new", _folder.Read("_site/index.html"));
    }

    [Theory]
    [InlineData("/etc/passwd")]
    [InlineData("../x")]
    [InlineData("a/../../x")]
    [InlineData("a//b")]
    [InlineData("a\\b")]
    [InlineData("c:/x")]
    [InlineData("a\nb")]
    [InlineData(".staticgen-manifest")]
    [InlineData("")]
    public void A_path_that_leads_elsewhere_is_a_fault(string path)
    {
        using var writer = Open();

        Assert.ThrowsAny<ArgumentException>(() => writer.Add(path, "x"u8));
        Assert.ThrowsAny<ArgumentException>(() => new MemoryOutput().Add(path, "x"u8));
    }

    [Fact]
    public void Files_may_come_from_many_threads_at_once()
    {
        using (var writer = Open())
        {
            Parallel.For(0, 500, i => writer.Add($"s{i % 7}/t{i % 3}/{i}.html", Encoding.UTF8.GetBytes($"page {i}")));
            Assert.Equal(500, Commit(writer).Written);
        }
        Assert.Equal(501, _folder.Files("_site").Length);
        Assert.Equal("page 499", _folder.Read("_site/s2/t1/499.html"));
    }

    /// <summary>Ends a build before each of its steps in turn, in each way of publishing: the site is the old one or the new one, and the next build sets all right.</summary>
    [Theory]
    [InlineData((int)ReplacementWays.All)]
    [InlineData((int)ReplacementWays.TwoRenames)]
    [InlineData((int)ReplacementWays.None)]
    public void A_build_that_is_killed_at_any_step_leaves_a_site_that_the_next_one_completes(int ways)
    {
        (string, string)[] old = [("index.html", "old"), ("same.html", "same"), ("stale/index.html", "x"), ("turns", "file")];
        (string, string)[] renewed = [("index.html", "new"), ("same.html", "same"), ("added/index.html", "y"), ("turns/index.html", "folder")];
        var wasKilled = true;
        var kills = 0;
        for (var step = 1; wasKilled; step++)
        {
            Publish(old);
            wasKilled = !TryPublish(renewed, (ReplacementWays)ways, killAt: step);
            if (wasKilled) kills++;

            // Where folders can be exchanged there is no instant between old and new.
            if ((ReplacementWays)ways == ReplacementWays.All)
                Assert.True(_folder.Read("_site/index.html") is "old" or "new");
            using (var next = Open()) Assert.NotNull(next);
            Assert.True(Content() == Describe(old) || Content() == Describe(renewed), Content());

            Publish(renewed);
            Assert.Equal(Describe(renewed), Content());
            Assert.Equal(["_site"], Siblings());
            Assert.DoesNotContain(_folder.Files("_site"), static file => file.StartsWith(".staticgen-next", StringComparison.Ordinal));
        }
        Assert.InRange(kills, 4, 20);
    }

    [Fact]
    public void A_first_build_that_is_killed_leaves_no_site_or_a_whole_one()
    {
        (string, string)[] site = [("index.html", "new"), ("a/index.html", "a")];
        var wasKilled = true;
        for (var step = 1; wasKilled; step++)
        {
            wasKilled = !TryPublish(site, ReplacementWays.All, killAt: step);
            Assert.True(Content().Length == 0 || Content() == Describe(site), Content());
            Publish(site);
            Assert.Equal(Describe(site), Content());
            Directory.Delete(_folder.At("_site"), recursive: true);
            Assert.Empty(Siblings());
        }
    }

    [Fact]
    public void In_place_a_folder_may_lose_all_its_files_and_get_others()
    {
        Assert.True(TryPublish([("index.html", "old"), ("cards/deep/index-a.json", "a")], ReplacementWays.None, killAt: int.MaxValue));

        Assert.True(TryPublish([("index.html", "new"), ("cards/deep/index-b.json", "b")], ReplacementWays.None, killAt: int.MaxValue));

        Assert.Equal([".staticgen-manifest", "cards/deep/index-b.json", "index.html"], _folder.Files("_site"));
    }

    private OutputTarget Target(string output) => new(Path.GetFullPath(output, _folder.Path), _folder.Path);

    private OutputWriter Open()
    {
        var opened = OutputWriter.Open(Target("_site"));
        Assert.Empty(opened.Diagnostics);
        return opened.Value!;
    }

    private Diagnostic Refusal(string output)
    {
        var opened = OutputWriter.Open(Target(output));
        opened.Value?.Dispose();
        return Assert.Single(opened.Diagnostics);
    }

    private PublishedChanges Publish(params (string Path, string Content)[] files)
    {
        using var writer = Open();
        Add(writer, files);
        return Commit(writer);
    }

    private bool TryPublish((string Path, string Content)[] files, ReplacementWays ways, int killAt)
    {
        var steps = 0;
        var writer = OutputWriter.Open(Target("_site"), ways, _ =>
        {
            if (++steps == killAt) throw new KilledException();
        }).Value!;
        try
        {
            Add(writer, files);
            Commit(writer);
            return true;
        }
        catch (KilledException)
        {
            return false;
        }
        finally
        {
            writer.Abandon();
        }
    }

    private static void Add(OutputWriter writer, params (string Path, string Content)[] files)
    {
        foreach (var (path, content) in files) writer.Add(path, Encoding.UTF8.GetBytes(content));
    }

    private static PublishedChanges Commit(OutputWriter writer)
    {
        var result = writer.Commit();
        Assert.Empty(result.Diagnostics);
        return result.Value;
    }

    private string[] Siblings() =>
        [.. Directory.EnumerateFileSystemEntries(_folder.Path).Select(Path.GetFileName).Where(static name => name!.Contains("_site", StringComparison.Ordinal)).Order(StringComparer.Ordinal)!];

    private string Content() => string.Join('\n', _folder.Files("_site")
        .Where(static file => file != ".staticgen-manifest")
        .Select(file => $"{file}={_folder.Read("_site/" + file)}"));

    private static string Describe((string Path, string Content)[] files) =>
        string.Join('\n', files.OrderBy(static file => file.Path, StringComparer.Ordinal).Select(static file => $"{file.Path}={file.Content}"));

    private DateTime[] TimeStamps() =>
        [.. Directory.EnumerateFileSystemEntries(_folder.At("_site"), "*", SearchOption.AllDirectories)
            .Append(_folder.At("_site"))
            .Order(StringComparer.Ordinal)
            .Select(Directory.GetLastWriteTimeUtc)];

    private sealed class KilledException : Exception;
}
