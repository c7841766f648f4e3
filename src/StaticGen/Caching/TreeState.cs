using System.Buffers;
using System.Buffers.Binary;
using System.IO.Hashing;
using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;
using StaticGen.Sources;

namespace StaticGen.Caching;

/// <summary>Reduces the state of many files to one hash, by what the system says of them rather than by reading them.</summary>
/// <remarks>
/// The rule is that of git's index: a file is the same when its length, inode and times are the same. The time of the last change of anything cannot be set by programs, so that
/// a file with an old time of modification is noticed as well. A file that was changed just before it was looked at could change again within the same tick of the clock; such files are
/// read, and count by their content.
/// </remarks>
/// <param name="lookedAt">When the files are, or were, looked at, in nanoseconds since 1970.</param>
/// <param name="tick">What the clock of the file system may leave undistinguished, in nanoseconds: files that changed within it before <paramref name="lookedAt"/> are read.</param>
internal sealed class TreeState(long lookedAt, long tick)
{
    private const int HashedAtOnce = 16 * 1024;

    private readonly List<Entry> _entries = [];

    /// <summary>One file, folder or link.</summary>
    /// <param name="Root">Full path of the folder in which it lies.</param>
    /// <param name="Path">Its name in the hash. That of a folder ends with a slash, so that in ordinal order it comes just before what is in it.</param>
    /// <param name="Status">What the system says of it; null when it is not there.</param>
    /// <param name="Content">Hash of the content of a file that counts by it.</param>
    private readonly record struct Entry(string Root, string Path, FileStatus? Status, byte[]? Content = null);

    /// <summary>Number of files so far.</summary>
    public int Files { get; private set; }

    /// <summary>The present time in the unit of <see cref="FileStatus"/>.</summary>
    public static long Now() => (DateTime.UtcNow - DateTime.UnixEpoch).Ticks * 100;

    /// <summary>Adds one file, folder or link, also when it is not there.</summary>
    /// <param name="root">Full path of the folder in which <paramref name="path"/> lies.</param>
    /// <param name="path">Its name in the hash.</param>
    public FileStatus? Add(string root, string path)
    {
        var status = FileStatus.Of(Path.Combine(root, path));
        AddKnown(root, path, status);
        return status;
    }

    /// <summary>Adds one file, folder or link of which it is known what the system says.</summary>
    /// <param name="root">Full path of the folder in which <paramref name="path"/> lies.</param>
    /// <param name="path">Its name in the hash.</param>
    /// <param name="status">What the system says of it; null when it is not there.</param>
    public void AddKnown(string root, string path, FileStatus? status)
    {
        _entries.Add(new Entry(root, status is { IsFolder: true } && path.Length > 0 ? path + '/' : path, status));
        if (status is { IsFile: true }) Files++;
    }

    /// <summary>Adds a folder that has these files in it, and nothing else: the same as <see cref="AddAll"/> would find.</summary>
    /// <param name="root">Full path of the folder.</param>
    /// <param name="files">By path below it, with <c>/</c>, in ordinal order, and with what the system says of them; what has null is asked for.</param>
    public void AddAllKnown(string root, (string Path, FileStatus? Status)[] files)
    {
        Parallel.For(0, files.Length, Workers.PerProcessor, i => files[i].Status ??= FileStatus.Of(Path.Combine(root, files[i].Path)));
        _entries.EnsureCapacity(files.Length * 2);
        _entries.Add(new Entry(root, "", FileStatus.AnyFolder));
        var before = "";
        foreach (var (path, status) in files)
        {
            // In this order a folder's files come one after another, and where it differs from that of the file before, the folder is a new one.
            var same = before.AsSpan().CommonPrefixLength(path);
            for (var slash = path.IndexOf('/', same); slash > 0; slash = path.IndexOf('/', slash + 1))
                _entries.Add(new Entry(root, path[..(slash + 1)], FileStatus.AnyFolder));
            AddKnown(root, path, status);
            before = path;
        }
    }

    /// <summary>Adds a folder and all that is in it.</summary>
    /// <param name="root">Full path of the folder in which <paramref name="path"/> lies.</param>
    /// <param name="path">Its name in the hash.</param>
    /// <param name="isPassedOver">Told a path in the hash and its last part: whether it is left out.</param>
    public void AddAll(string root, string path, Func<string, string, bool> isPassedOver)
    {
        if (Add(root, path) is not { IsFolder: true }) return;
        // Level by level, all folders of one at the same time: most of it is waiting for the system's answers.
        for (var folders = new List<string> { path }; folders.Count > 0;)
        {
            var found = new List<(string Path, FileStatus? Status)>[folders.Count];
            var level = folders;
            try
            {
                Parallel.For(0, found.Length, Workers.PerProcessor, i => found[i] = EntriesOf(root, level[i], isPassedOver));
            }
            catch (AggregateException e) when (e.InnerException is IOException or UnauthorizedAccessException)
            {
                // As if there were no workers.
                ExceptionDispatchInfo.Throw(e.InnerException);
            }
            folders = [];
            foreach (var (below, status) in found.SelectMany(static f => f))
            {
                AddKnown(root, below, status);
                if (status is { IsFolder: true }) folders.Add(below);
            }
        }
    }

    private static List<(string Path, FileStatus? Status)> EntriesOf(string root, string folder, Func<string, string, bool> isPassedOver)
    {
        var entries = new List<(string, FileStatus?)>();
        foreach (var full in Directory.EnumerateFileSystemEntries(Path.Combine(root, folder), "*", AllEntries))
        {
            var name = Path.GetFileName(full);
            var below = folder.Length == 0 ? name : $"{folder}/{name}";
            if (!isPassedOver(below, name)) entries.Add((below, FileStatus.Of(full)));
        }
        return entries;
    }

    /// <summary>The hash of all that was added, in whatever order; null when a file cannot be read.</summary>
    public byte[]? Hash() => ReadRecent() ? HashEntries() : null;

    /// <summary>The same hash, for a caller who does not wait for it: what has to be read was read when this returns.</summary>
    public Task<byte[]?> HashBeside() => ReadRecent() ? Task.Run<byte[]?>(HashEntries) : Task.FromResult<byte[]?>(null);

    /// <summary>Reads the files whose times say too little.</summary>
    /// <returns>False when one of them cannot be read.</returns>
    private bool ReadRecent()
    {
        foreach (ref var entry in CollectionsMarshal.AsSpan(_entries))
        {
            if (entry.Status is not { IsFile: true } file || file.Changed <= lookedAt - tick) continue;
            var content = new byte[Fingerprint.Length];
            if (!TryHash(Path.Combine(entry.Root, entry.Path), content)) return false;
            entry = entry with { Content = content };
        }
        return true;
    }

    private byte[] HashEntries()
    {
        if (!IsInOrder()) _entries.Sort(static (a, b) => string.CompareOrdinal(a.Path, b.Path));
        var hash = new XxHash128();
        var bytes = new ArrayBufferWriter<byte>(HashedAtOnce * 2);
        foreach (var (_, path, status, content) in _entries)
        {
            var numbers = bytes.GetSpan(5 * sizeof(long))[..(5 * sizeof(long))];
            numbers.Clear();
            BinaryPrimitives.WriteInt32LittleEndian(numbers, status is { } known ? known.Type : -1);
            // With its length before it, no path can pass for another one and the numbers of the next.
            BinaryPrimitives.WriteInt32LittleEndian(numbers[4..], path.Length);
            if (content is not null)
            {
                content.CopyTo(numbers[8..]);
            }
            else if (status is { IsFile: true } file)
            {
                BinaryPrimitives.WriteInt64LittleEndian(numbers[8..], file.Length);
                BinaryPrimitives.WriteInt64LittleEndian(numbers[16..], file.Inode);
                BinaryPrimitives.WriteInt64LittleEndian(numbers[24..], file.Modified);
                BinaryPrimitives.WriteInt64LittleEndian(numbers[32..], file.Changed);
            }
            bytes.Advance(numbers.Length);
            bytes.Write(MemoryMarshal.AsBytes(path.AsSpan()));
            if (bytes.WrittenCount < HashedAtOnce) continue;
            hash.Append(bytes.WrittenSpan);
            bytes.ResetWrittenCount();
        }
        hash.Append(bytes.WrittenSpan);
        return hash.GetCurrentHash();
    }

    private bool IsInOrder()
    {
        for (var i = 1; i < _entries.Count; i++)
        {
            if (string.CompareOrdinal(_entries[i - 1].Path, _entries[i].Path) > 0) return false;
        }
        return true;
    }

    private static bool TryHash(string file, Span<byte> hash)
    {
        try
        {
            using var content = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            var whole = new XxHash128();
            whole.Append(content);
            whole.GetCurrentHash(hash);
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static readonly EnumerationOptions AllEntries = new() { AttributesToSkip = FileAttributes.None, IgnoreInaccessible = false, ReturnSpecialDirectories = false };
}
