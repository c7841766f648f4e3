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

    private static async Task Noticed(SourceWatcher watcher, Action change)
    {
        change();
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(TimeSpan.FromSeconds(10));
        await watcher.WaitForChangeAsync(patience.Token);
    }
}
