using System.Threading.Channels;

namespace StaticGen.Cli.Serving;

/// <summary>Notices that files of the site changed. Which ones only decides what is shown first: every rebuild looks at everything, with a warm cache.</summary>
internal sealed class SourceWatcher : IDisposable
{
    /// <summary>Saving a file is several events within a millisecond, a branch switch hundreds: wait until they stop. What comes later starts the next build.</summary>
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(8);

    /// <summary>But not for ever: something may write all the time.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromMilliseconds(500);

    /// <summary>How long a page may be empty before that is taken for what its author wants.</summary>
    private static readonly TimeSpan LongestWaitForText = TimeSpan.FromMilliseconds(300);

    private static readonly string[] SourceFolders = ["content", "templates", "static"];

    private readonly string _siteRoot;
    private readonly Action<string> _complain;
    private readonly Channel<bool> _signals = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });

    private readonly Lock _noting = new();
    private HashSet<string> _changed = new(StringComparer.Ordinal);
    private bool _areAll = true;

    private readonly Dictionary<string, FileSystemWatcher> _watchers = new(StringComparer.Ordinal);
    private readonly Lock _watchersChange = new();
    private readonly FileSystemWatcher? _above;
    private bool _isPolling;

    /// <param name="siteRoot">Full path of the site's root; of it only the config's folder and the source folders are watched.</param>
    /// <param name="complain">Is told when the system cannot watch.</param>
    public SourceWatcher(string siteRoot, Action<string> complain)
    {
        (_siteRoot, _complain) = (siteRoot, complain);
        Watch("", isDeep: false);
        WatchFolders(SourceFolders);
        _above = WatchAbove();
    }

    /// <summary>Watches these folders below the site's root as well; those that do not exist are left out.</summary>
    public void WatchFolders(IEnumerable<string> folders)
    {
        foreach (var folder in folders)
        {
            if (Directory.Exists(Path.Join(_siteRoot, folder))) Watch(folder, isDeep: true);
            else Forget(folder);
        }
    }

    /// <summary>Waits for the next change, and then until it is quiet again.</summary>
    /// <returns>What changed since it was asked last.</returns>
    public async Task<SourceChanges> WaitForChangeAsync(CancellationToken cancellation)
    {
        await _signals.Reader.ReadAsync(cancellation);
        var latest = DateTime.UtcNow + LongestWait;
        while (DateTime.UtcNow < latest)
        {
            using var quiet = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            quiet.CancelAfter(Quiet);
            try
            {
                await _signals.Reader.ReadAsync(quiet.Token);
            }
            catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
            {
                break;
            }
        }
        // Some programs make a file empty before they write it, and may be held up in between.
        var patience = DateTime.UtcNow + LongestWaitForText;
        while (DateTime.UtcNow < patience && HasEmptyPage()) await Task.Delay(Quiet, cancellation);
        lock (_noting)
        {
            var changes = new SourceChanges(_changed, _areAll);
            (_changed, _areAll) = (new HashSet<string>(StringComparer.Ordinal), true);
            return changes;
        }
    }

    private bool HasEmptyPage()
    {
        string[] changed;
        lock (_noting) changed = [.. _changed];
        return changed.Any(path => path.EndsWith(".md", StringComparison.Ordinal) && new FileInfo(Path.Join(_siteRoot, path)) is { Exists: true, Length: 0 });
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _above?.Dispose();
        lock (_watchersChange)
        {
            foreach (var watcher in _watchers.Values) watcher.Dispose();
            _watchers.Clear();
            _isPolling = false;
        }
    }

    private void Signal(string? path)
    {
        lock (_noting)
        {
            if (path is null) _areAll = false;
            else _changed.Add(path);
        }
        _signals.Writer.TryWrite(true);
    }

    private void Watch(string folder, bool isDeep)
    {
        lock (_watchersChange)
        {
            if (_watchers.ContainsKey(folder) || _isPolling) return;
            FileSystemWatcher? watcher = null;
            try
            {
                watcher = new FileSystemWatcher(Path.Join(_siteRoot, folder))
                {
                    IncludeSubdirectories = isDeep,
                    InternalBufferSize = 1 << 16,
                    NotifyFilter = NotifyFilters.FileName | NotifyFilters.DirectoryName | NotifyFilters.LastWrite | NotifyFilters.Size,
                };
                watcher.Changed += (_, e) => Notice(folder, e.Name, isDeep);
                watcher.Created += (_, e) => Notice(folder, e.Name, isDeep);
                watcher.Deleted += (_, e) => Notice(folder, e.Name, isDeep);
                // Editors save by renaming a new file over the old one.
                watcher.Renamed += (_, e) =>
                {
                    Notice(folder, e.OldName, isDeep);
                    Notice(folder, e.Name, isDeep);
                };
                watcher.Error += (_, _) => Renew(folder, isDeep);
                watcher.EnableRaisingEvents = true;
                _watchers.Add(folder, watcher);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
            {
                // On Linux most often the limit fs.inotify.max_user_watches or max_user_instances.
                watcher?.Dispose();
                _isPolling = true;
                _complain($"The system cannot watch this folder ({e.Message.TrimEnd('.')}); it is looked through every second instead.");
                _ = PollAsync();
            }
        }
    }

    /// <summary>
    /// Watches for another folder in the place of the site's: the system goes on watching the one that was moved away or deleted. Where the folder above cannot be watched,
    /// nothing is lost but that.
    /// </summary>
    private FileSystemWatcher? WatchAbove()
    {
        if (Path.GetDirectoryName(_siteRoot) is not { } above) return null;
        var name = Path.GetFileName(_siteRoot);
        FileSystemWatcher? watcher = null;
        try
        {
            watcher = new FileSystemWatcher(above) { NotifyFilter = NotifyFilters.DirectoryName };
            watcher.Created += (_, e) => Replaced(e.Name);
            watcher.Renamed += (_, e) => Replaced(e.Name);
            watcher.EnableRaisingEvents = true;
            return watcher;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            watcher?.Dispose();
            return null;
        }

        void Replaced(string? what)
        {
            if (what != name) return;
            string[] folders;
            lock (_watchersChange) folders = [.. _watchers.Keys.Union(SourceFolders, StringComparer.Ordinal).Where(static folder => folder.Length > 0)];
            Renew("", isDeep: false);
            foreach (var folder in folders) Renew(folder, isDeep: true);
        }
    }

    /// <summary>At the top of the site only the config and the source folders concern us.</summary>
    private void Notice(string folder, string? name, bool isDeep)
    {
        if (!isDeep)
        {
            if (name is "content" or "templates" or "static") WatchFolders([name]);
            else if (name is not Configuration.SiteConfig.FileName) return;
        }
        Signal(name is null ? null : folder.Length == 0 ? name : $"{folder}/{name.Replace('\\', '/')}");
    }

    /// <summary>Events were lost, or the folder went away: begin anew, and have everything looked at.</summary>
    private void Renew(string folder, bool isDeep)
    {
        Forget(folder);
        if (Directory.Exists(Path.Join(_siteRoot, folder))) Watch(folder, isDeep);
        Signal(path: null);
    }

    private void Forget(string folder)
    {
        lock (_watchersChange)
        {
            if (_watchers.Remove(folder, out var watcher)) watcher.Dispose();
        }
    }

    private async Task PollAsync()
    {
        var before = Stamp();
        while (_isPolling)
        {
            await Task.Delay(TimeSpan.FromSeconds(1));
            var now = Stamp();
            if (now != before) Signal(path: null);
            before = now;
        }
    }

    private (int Count, long Newest) Stamp()
    {
        var (count, newest) = (0, 0L);
        foreach (var folder in SourceFolders)
        {
            var full = new DirectoryInfo(Path.Join(_siteRoot, folder));
            if (!full.Exists) continue;
            foreach (var entry in full.EnumerateFileSystemInfos("*", new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true }))
            {
                count++;
                newest = Math.Max(newest, entry.LastWriteTimeUtc.Ticks);
            }
        }
        return (count, Math.Max(newest, File.GetLastWriteTimeUtc(Path.Join(_siteRoot, Configuration.SiteConfig.FileName)).Ticks));
    }
}
