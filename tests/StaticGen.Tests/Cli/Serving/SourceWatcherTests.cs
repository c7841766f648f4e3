using StaticGen.Cli.Serving;
using Xunit;

namespace StaticGen.Tests.Cli.Serving;

public sealed class SourceWatcherTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Saving_by_rename_creating_deleting_and_new_folders_are_noticed()
    {
        _folder.Write("content/a/page.md", "1");
        _folder.Write("site.config.yaml", "title: x");
        using var watcher = new SourceWatcher(_folder.Path, Assert.Fail);

        await Noticed(watcher, () => _folder.Write("content/a/page.md", "2"));
        await Noticed(watcher, () =>
        {
            _folder.Write("content/a/page.md.tmp", "3");
            File.Move(_folder.At("content/a/page.md.tmp"), _folder.At("content/a/page.md"), overwrite: true);
        });
        await Noticed(watcher, () => File.Delete(_folder.At("content/a/page.md")));
        await Noticed(watcher, () => _folder.Write("site.config.yaml", "title: y"));
        await Noticed(watcher, () => _folder.Write("templates/page.html", "x"));
        await Noticed(watcher, () => _folder.Write("templates/page.html", "y"));
    }

    [Fact]
    public async Task What_is_no_source_does_not_matter()
    {
        _folder.Write("content/page.md", "1");
        using var watcher = new SourceWatcher(_folder.Path, Assert.Fail);

        _folder.Write("_site/index.html", "x");
        _folder.Write("notes.txt", "x");

        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(TimeSpan.FromMilliseconds(300));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => watcher.WaitForChangeAsync(patience.Token));
    }

    [Fact]
    public async Task What_changed_is_named()
    {
        _folder.Write("content/a/page.md", "1");
        _folder.Write("content/other.md", "1");
        using var watcher = new SourceWatcher(_folder.Path, Assert.Fail);

        _folder.Write("content/a/page.md", "2");
        Assert.Equal(["content/a/page.md"], await ChangedAsync(watcher));
        File.Move(_folder.At("content/a/page.md"), _folder.At("content/a/new.md"));
        Assert.Equal(["content/a/new.md", "content/a/page.md"], await ChangedAsync(watcher));
    }

    [Fact]
    public async Task A_page_that_is_empty_for_a_moment_is_waited_for()
    {
        _folder.Write("content/page.md", "1");
        using var watcher = new SourceWatcher(_folder.Path, Assert.Fail);

        var changed = ChangedAsync(watcher);
        _folder.Write("content/page.md", "");
        await Task.Delay(60, TestContext.Current.CancellationToken);
        _folder.Write("content/page.md", "2");

        Assert.Equal(["content/page.md"], await changed);
        Assert.Equal("2", File.ReadAllText(_folder.At("content/page.md")));
    }

    [Fact]
    public async Task Another_folder_in_the_place_of_the_sites_is_watched()
    {
        _folder.Write("site/content/page.md", "1");
        _folder.Write("other/content/page.md", "2");
        using var watcher = new SourceWatcher(_folder.At("site"), Assert.Fail);

        await Noticed(watcher, () =>
        {
            Directory.Move(_folder.At("site"), _folder.At("former"));
            Directory.Move(_folder.At("other"), _folder.At("site"));
        });
        await Noticed(watcher, () => _folder.Write("site/content/page.md", "3"));
        await Noticed(watcher, () => Directory.Delete(_folder.At("site"), recursive: true));
        await Noticed(watcher, () => _folder.Write("site/site.config.yaml", "title: x"));
        await Noticed(watcher, () => _folder.Write("site/content/page.md", "4"));
        await Noticed(watcher, () => _folder.Write("site/content/page.md", "5"));
    }

    private static async Task<string[]> ChangedAsync(SourceWatcher watcher)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(TimeSpan.FromSeconds(10));
        var changes = await watcher.WaitForChangeAsync(patience.Token);
        Assert.True(changes.AreAll);
        return [.. changes.Paths.Order(StringComparer.Ordinal)];
    }

    private static async Task Noticed(SourceWatcher watcher, Action change)
    {
        change();
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(TimeSpan.FromSeconds(10));
        await watcher.WaitForChangeAsync(patience.Token);
    }
}
