using System.Buffers.Binary;
using System.Runtime.ExceptionServices;
using System.Security.Cryptography;
using System.Text;
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
    private readonly List<(string Root, string Path, FileStatus? Status)> _entries = [];

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
        _entries.Add((root, path, status));
        if (status is { IsFile: true }) Files++;
    }

    /// <summary>Adds a folder that has these files in it, and nothing else: the same as <see cref="AddAll"/> would find.</summary>
    /// <param name="root">Full path of the folder.</param>
    /// <param name="files">By path below it, with <c>/</c>, and with what the system says of them; what has null is asked for.</param>
    public void AddAllKnown(string root, IEnumerable<(string Path, FileStatus? Status)> files)
    {
        var all = files.ToArray();
        Parallel.For(0, all.Length, Workers.PerProcessor, i => all[i].Status ??= FileStatus.Of(Path.Combine(root, all[i].Path)));
        var folders = new HashSet<string>(StringComparer.Ordinal) { "" };
        foreach (var (path, status) in all)
        {
            AddKnown(root, path, status);
            for (var slash = path.LastIndexOf('/'); slash > 0 && folders.Add(path[..slash]); slash = path.LastIndexOf('/', slash - 1)) { }
        }
        foreach (var folder in folders) AddKnown(root, folder, FileStatus.AnyFolder);
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
    public byte[]? Hash()
    {
        _entries.Sort(static (a, b) => string.CompareOrdinal(a.Path, b.Path));
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> numbers = stackalloc byte[5 * sizeof(long)];
        var path = new byte[1024];
        foreach (var (root, name, status) in _entries)
        {
            if (path.Length < name.Length * 3) path = new byte[name.Length * 3];
            var length = Encoding.UTF8.GetBytes(name, path);
            numbers.Clear();
            BinaryPrimitives.WriteInt32LittleEndian(numbers, status is { } known ? known.Type : -1);
            // With its length before it, no path can pass for another one and the numbers of the next.
            BinaryPrimitives.WriteInt32LittleEndian(numbers[4..], length);
            if (status is { IsFile: true } file)
            {
                if (file.Changed <= lookedAt - tick)
                {
                    BinaryPrimitives.WriteInt64LittleEndian(numbers[8..], file.Length);
                    BinaryPrimitives.WriteInt64LittleEndian(numbers[16..], file.Inode);
                    BinaryPrimitives.WriteInt64LittleEndian(numbers[24..], file.Modified);
                    BinaryPrimitives.WriteInt64LittleEndian(numbers[32..], file.Changed);
                }
                else if (!TryHash(Path.Combine(root, name), numbers[8..]))
                {
                    return null;
                }
            }
            hash.AppendData(numbers);
            hash.AppendData(path.AsSpan(0, length));
        }
        return hash.GetHashAndReset();
    }

    private static bool TryHash(string file, Span<byte> hash)
    {
        try
        {
            using var content = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            SHA256.HashData(content, hash);
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static readonly EnumerationOptions AllEntries = new() { AttributesToSkip = FileAttributes.None, IgnoreInaccessible = false, ReturnSpecialDirectories = false };
}
