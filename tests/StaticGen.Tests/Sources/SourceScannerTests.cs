using System.Diagnostics;
using System.Text;
using StaticGen.Configuration;
using StaticGen.Diagnostics;
using StaticGen.Sources;
using Xunit;

namespace StaticGen.Tests.Sources;

public sealed class SourceScannerTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("staticgen-scan-").FullName;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public void Files_come_in_ordinal_order_with_their_bytes()
    {
        Write("content/qa/b.md", "B");
        Write("content/qa/a/c.md", "C");
        Write("content/qa/a-d.md", "D");
        Write("templates/layouts/page.html", "T");
        Write("static/robots.txt", "S");
        Write("site.config.yaml", "title: x");

        var (tree, diagnostics) = Scan();

        Assert.Empty(diagnostics);
        Assert.Equal(["content/qa/a-d.md", "content/qa/a/c.md", "content/qa/b.md"], tree.Content.Select(f => f.Path));
        Assert.Equal("B", Encoding.UTF8.GetString(tree.Content[2].Bytes.Span));
        Assert.Equal(["templates/layouts/page.html"], tree.Templates.Select(f => f.Path));
        Assert.Equal(["static/robots.txt"], tree.Static.Select(f => f.Path));
        Assert.Equal("title: x", Encoding.UTF8.GetString(tree.Config!.Bytes.Span));
        Assert.Same(tree.Content[1], tree.Find("content/qa/a/c.md"));
    }

    [Fact]
    public void Hidden_files_and_backups_are_passed_over_and_underscored_ones_kept()
    {
        Write("content/qa/.git/config", "");
        Write("content/qa/.hidden.md", "");
        Write("content/qa/a.md~", "");
        Write("content/qa/_search.yaml", "x");
        Write("static/.nojekyll", "");
        Write("static/.well-known/security.txt", "x");
        Write("static/.htaccess", "x");

        var (tree, diagnostics) = Scan();

        Assert.Empty(diagnostics);
        Assert.Equal(["content/qa/_search.yaml"], tree.Content.Select(f => f.Path));
        Assert.True(SourceTree.IsUnpublished("content/qa/_search.yaml"));
        Assert.False(SourceTree.IsUnpublished("content/qa/a_b.md"));
        Assert.Equal(["static/.nojekyll", "static/.well-known/security.txt"], tree.Static.Select(f => f.Path));
    }

    [Fact]
    public void The_output_folder_is_not_read()
    {
        Write("content/qa/a.md", "x");
        Write("content/qa/out/index.html", "x");

        var result = SourceScanner.Scan(_root, Config("content/qa"), Path.Combine(_root, "content/qa/out"));

        Assert.Equal(["content/qa/a.md"], result.Value.Content.Select(f => f.Path));
    }

    [Fact]
    public void A_folder_that_is_not_there_is_an_error()
    {
        var finding = Assert.Single(SourceScanner.Scan(_root, Config("content/missing"), null).Diagnostics);

        Assert.Equal("site.config.yaml:7:5: error SG1101: the folder 'content/missing' of the collection 'qa' does not exist", finding.ToString());
        Assert.Equal("Create it, or correct 'folder' in site.config.yaml", finding.Hint);
    }

    [Fact]
    public void Links_to_files_and_folders_are_reported_and_not_followed()
    {
        Write("content/qa/a.md", "x");
        Write("elsewhere/secret.md", "x");
        File.CreateSymbolicLink(Path.Combine(_root, "content/qa/file.md"), Path.Combine(_root, "content/qa/a.md"));
        Directory.CreateSymbolicLink(Path.Combine(_root, "content/qa/folder"), Path.Combine(_root, "elsewhere"));
        Directory.CreateSymbolicLink(Path.Combine(_root, "content/qa/loop"), Path.Combine(_root, "content"));

        var (tree, diagnostics) = Scan();

        Assert.Equal(["content/qa/a.md"], tree.Content.Select(f => f.Path));
        Assert.Equal(
            ["content/qa/file.md: error SG1102: is a symbolic link; links are not followed and not published",
             "content/qa/folder: error SG1102: is a symbolic link; links are not followed and not published",
             "content/qa/loop: error SG1102: is a symbolic link; links are not followed and not published"],
            diagnostics);
    }

    [Fact]
    public void A_collection_behind_a_link_is_not_read()
    {
        Write("elsewhere/qa/a.md", "x");
        Directory.CreateSymbolicLink(Path.Combine(_root, "content"), Path.Combine(_root, "elsewhere"));

        var result = SourceScanner.Scan(_root, Config("content/qa"), null);

        Assert.Empty(result.Value.Content);
        var finding = Assert.Single(result.Diagnostics);
        Assert.Equal("content: error SG1102: is a symbolic link; links are not followed and not published", finding.ToString());
        Assert.Equal("Put a copy in its place", finding.Hint);
    }

    [Fact]
    public void A_pipe_is_reported_and_not_opened()
    {
        if (!OperatingSystem.IsLinux()) return;
        Write("content/qa/a.md", "x");
        using var process = Process.Start("mkfifo", Path.Combine(_root, "content/qa/pipe.md"));
        process.WaitForExit();

        var (tree, diagnostics) = Scan();

        Assert.Equal(["content/qa/a.md"], tree.Content.Select(f => f.Path));
        Assert.Equal("content/qa/pipe.md: error SG1103: is neither a file nor a folder, but a device, pipe or socket", Assert.Single(diagnostics));
    }

    [Fact]
    public void Large_files_are_refused()
    {
        Write("static/video.bin", "");
        using (var file = File.OpenWrite(Path.Combine(_root, "static/video.bin"))) file.SetLength(17 * 1024 * 1024);

        var (tree, diagnostics) = Scan();

        Assert.Empty(tree.Static);
        Assert.Equal("static/video.bin: error SG1105: is 17 MB; files above 16 MB are not read", Assert.Single(diagnostics));
    }

    [Fact]
    public void A_file_that_may_not_be_read_is_reported()
    {
        if (OperatingSystem.IsWindows()) return;
        Write("content/qa/a.md", "x");
        var path = Path.Combine(_root, "content/qa/a.md");
        File.SetUnixFileMode(path, UnixFileMode.None);
        try
        {
            File.ReadAllText(path);
            Assert.Skip("the tests run as a user who may read everything");
        }
        catch (UnauthorizedAccessException)
        {
            Assert.Equal("content/qa/a.md: error SG1104: cannot be read: permission denied", Assert.Single(Scan().Diagnostics));
        }
    }

    [Fact]
    public void A_folder_that_may_be_listed_but_not_entered_does_not_make_its_files_empty()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux says what an entry without a length is.");
        if (OperatingSystem.IsWindows()) return;
        Write("static/a/b.txt", "x");
        var folder = Path.Combine(_root, "static/a");
        File.SetUnixFileMode(folder, UnixFileMode.UserRead);
        try
        {
            Assert.SkipWhen(File.Exists(Path.Combine(folder, "b.txt")), "the tests run as a user who may enter everything");
            Assert.Equal("static/a/b.txt: error SG1104: cannot be read: permission denied, or it vanished while it was read", Assert.Single(Scan().Diagnostics));
        }
        finally
        {
            File.SetUnixFileMode(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    [Theory]
    [InlineData("a:b.png", "it contains ':'")]
    [InlineData("a\\b.png", "it contains '\\'")]
    [InlineData("a?.png", "it contains '?'")]
    [InlineData("a\u0007.png", "it contains a control character")]
    [InlineData("a\u202E.png", "it contains an invisible character")]
    [InlineData("😀\u0007.png", "it contains a control character")]
    [InlineData("😀\u202E.png", "it contains an invisible character")]
    [InlineData("a\u2028.png", "it contains an invisible character")]
    [InlineData("a\uFFFE.png", "it contains a code that Unicode gives to no character")]
    [InlineData("nul.png", "Windows has another use for it")]
    [InlineData("COM1", "Windows has another use for it")]
    [InlineData("a.", "it ends with a dot")]
    [InlineData("a ", "it ends with a space")]
    [InlineData(" a", "it begins with a space")]
    [InlineData("a\uFFFD", "it is not valid UTF-8")]
    public void Names_that_some_system_cannot_store_are_refused(string name, string why)
    {
        if (OperatingSystem.IsWindows()) return;
        Write("static/" + name, "x");

        var (tree, diagnostics) = Scan();

        Assert.Empty(tree.Static);
        Assert.EndsWith($": error SG1106: the name cannot be published: {why}", Assert.Single(diagnostics), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("console.png")]
    [InlineData("com10")]
    [InlineData("café menu (1) #2 %20.pdf")]
    [InlineData("日本.svg")]
    public void Other_names_are_kept(string name)
    {
        Write("static/" + name, "x");

        var (tree, diagnostics) = Scan();

        Assert.Empty(diagnostics);
        Assert.Single(tree.Static);
    }

    [Theory]
    [InlineData("static/Logo.png", "static/logo.png")]
    [InlineData("static/e\u0301.png", "static/\u00E9.png")]
    public void Two_names_that_are_one_elsewhere_are_reported(string first, string second)
    {
        if (!OperatingSystem.IsLinux()) return;
        Write(first, "x");
        Write(second, "x");

        var finding = Assert.Single(Scan().Diagnostics);

        Assert.Equal($"{second}: error SG1107: differs from '{first}' only in letter case or in how accents are encoded", finding);
    }

    [Fact]
    public void Names_of_pages_and_their_folders_must_be_slugs()
    {
        Write("content/qa/My Topic/One_Page.md", "x");
        Write("content/qa/My Topic/two.MD", "x");
        Write("content/qa/images/Any Name.png", "x");

        var result = SourceScanner.Scan(_root, Config("content/qa"), null);

        Assert.Equal(
            ["content/qa/My Topic: error SG1108: 'My Topic' becomes part of an address and must have only lower-case letters, digits and single hyphens",
             "content/qa/My Topic/One_Page.md: error SG1108: 'One_Page.md' becomes part of an address and must have only lower-case letters, digits and single hyphens",
             "content/qa/My Topic/two.MD: error SG1108: 'two.MD' becomes part of an address and must have only lower-case letters, digits and single hyphens"],
            result.Diagnostics.Sort(Diagnostic.ByPlace).Select(d => d.ToString()));
        Assert.Equal(["Rename it to 'my-topic'", "Rename it to 'one-page.md'", "Rename it to 'two.md'"], result.Diagnostics.Sort(Diagnostic.ByPlace).Select(d => d.Hint!));
    }

    [Fact]
    public void Many_files_are_read_whole_and_in_order()
    {
        for (var i = 0; i < 500; i++) Write($"content/qa/page-{i}.md", $"text {i}");

        var (tree, diagnostics) = Scan();

        Assert.Empty(diagnostics);
        Assert.Equal(tree.Content.Select(f => f.Path).Order(StringComparer.Ordinal), tree.Content.Select(f => f.Path));
        Assert.All(tree.Content, f => Assert.Equal("text " + f.Path["content/qa/page-".Length..^3], Encoding.UTF8.GetString(f.Bytes.Span)));
    }

    [Fact]
    public void Folders_that_several_threads_list_tell_what_one_thread_would()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Elsewhere two names that differ in case are one file.");
        // So many that what comes behind the first folders is listed by all processors, in three levels.
        for (var folder = 0; folder < 40; folder++)
        {
            for (var i = 0; i < 12; i++) Write($"content/qa/topic-{folder}/{(i % 3 == 0 ? $"page-{i}/index" : $"page-{i}")}.md", $"text {folder} {i}");
            Write($"content/qa/topic-{folder}/page-1/Figure.svg", "1");
            Write($"content/qa/topic-{folder}/page-1/figure.svg", "2");
        }

        var (tree, diagnostics) = Scan();

        Assert.Equal(40 * 14, tree.Content.Length);
        Assert.Equal(tree.Content.Select(f => f.Path).Order(StringComparer.Ordinal), tree.Content.Select(f => f.Path));
        Assert.Equal(
            Enumerable.Range(0, 40).Select(folder => $"content/qa/topic-{folder}/page-1/figure.svg").Order(StringComparer.Ordinal),
            diagnostics.Select(text => text.Split(": error SG1107")[0]));
    }

    [Fact]
    public void Too_many_files_are_an_error()
    {
        for (var i = 0; i < 4; i++) Write($"content/qa/page-{i}.md", "x");

        var finding = Assert.Single(SourceScanner.Scan(_root, Config("content/qa"), null, null, mostFiles: 3, mostText: 100).Diagnostics);

        Assert.Equal("content/qa: error SG1109: holds more than 3 files with those before it", finding.ToString());
        Assert.Equal("Look for a folder that does not belong to the site", finding.Hint);
    }

    [Fact]
    public void Pages_and_drawings_that_are_too_much_in_sum_are_reported_at_the_first_that_is_not_read()
    {
        Write("content/qa/a.md", new string('a', 1_000_000));
        Write("content/qa/b.svg", new string('b', 1_000_000));
        Write("content/qa/c.md", new string('c', 1_000_000));
        Write("content/qa/d.pdf", new string('d', 3_000_000));

        var result = SourceScanner.Scan(_root, Config("content/qa"), null, null, mostFiles: 10, mostText: 2 * 1024 * 1024);

        var finding = Assert.Single(result.Diagnostics);
        Assert.Equal(
            "content/qa/c.md: error SG1112: with the pages, drawings or templates before it, more than 2 MB would have to be read; this file and those after it are not",
            finding.ToString());
        Assert.Equal("Look for a folder that does not belong to the site, or make two sites of it", finding.Hint);
        Assert.Equal(["content/qa/a.md", "content/qa/b.svg", "content/qa/d.pdf"], result.Value.Content.Select(f => f.Path));
    }

    [Fact]
    public void Static_files_and_large_ones_beside_pages_stay_on_the_disk()
    {
        Write("content/qa/a.md", "a");
        Write("content/qa/code.py", "b");
        Write("content/qa/picture.png", new string('c', 100_000));
        Write("static/icon.png", "d");

        var tree = SourceScanner.Scan(_root, Config("content/qa"), null).Value;

        Assert.Equal([(1L, 0L), (1, 0), (0, 100_000), (0, 1)], [.. tree.Content.Concat(tree.Static).Select(f => ((long)f.Bytes.Length, f.UnreadLength))]);
        Assert.Equal(100_000, tree.Find("content/qa/picture.png")!.Bytes.Length);
    }

    [Fact]
    public void A_config_that_is_not_there_is_no_finding_of_the_scanner()
    {
        var result = SourceScanner.ReadConfig(_root);

        Assert.Null(result.Value);
        Assert.Empty(result.Diagnostics);
    }

    [Fact]
    public void A_config_that_is_a_link_is_reported_once()
    {
        Write("other.yaml", "title: x");
        File.CreateSymbolicLink(Path.Combine(_root, "site.config.yaml"), Path.Combine(_root, "other.yaml"));

        var result = SiteConfigReader.Read(SourceScanner.ReadConfig(_root));

        Assert.Equal("site.config.yaml: error SG1102: is a symbolic link; links are not followed and not published", Assert.Single(result.Diagnostics).ToString());
    }

    private (SourceTree Tree, List<string> Diagnostics) Scan()
    {
        Directory.CreateDirectory(Path.Combine(_root, "content/qa"));
        var result = SourceScanner.Scan(_root, Config("content/qa"), outputFolder: null);
        return (result.Value, [.. result.Diagnostics.Sort(Diagnostic.ByPlace).Select(d => d.ToString())]);
    }

    private void Write(string path, string text)
    {
        var fullPath = Path.Combine(_root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(fullPath)!);
        File.WriteAllText(fullPath, text);
    }

    private static SiteConfig Config(string folder) => new()
    {
        Title = "Test",
        BaseUrl = new Uri("https://example.org/"),
        Collections = [new CollectionConfig { Id = "qa", Kind = CollectionKind.Page, Title = "QA", Folder = folder, FolderAt = new SourceLocation("site.config.yaml", 7, 5) }],
    };
}
