using System.Collections.Concurrent;

namespace StaticGen.Output;

/// <summary>Keeps the output files in memory: for the dev server and for tests.</summary>
/// <param name="former">
/// The output of the build before, or null. A file that did not change shares its bytes with it, so that two builds of a site
/// need little more memory than one.
/// </param>
public sealed class MemoryOutput(MemoryOutput? former = null) : IOutputSink
{
    /// <summary>Larger files from the disk are read when somebody asks for them.</summary>
    private const long LargestKept = 256 * 1024;

    /// <summary>So are smaller ones, once those before them hold this many bytes.</summary>
    private const long MostKept = 64 * 1024 * 1024;

    private readonly ConcurrentDictionary<string, byte[]> _files = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, FileOnDisk> _onDisk = new(StringComparer.Ordinal);
    private long _kept;
    private MemoryOutput? _former = former;
    private int _changed;

    /// <summary>The files by path, such as <c>python/lists/index.html</c>; without those <see cref="OnDisk"/>.</summary>
    public IReadOnlyDictionary<string, byte[]> Files => _files;

    /// <summary>Files that stayed on the disk, by path, with what they were when the build met them.</summary>
    public IReadOnlyDictionary<string, FileOnDisk> OnDisk => _onDisk;

    /// <param name="FullPath">Where it lies.</param>
    /// <param name="Length">In bytes.</param>
    /// <param name="Modified">When it was changed last.</param>
    public readonly record struct FileOnDisk(string FullPath, long Length, DateTime Modified);

    /// <summary>Whether there is such a file.</summary>
    public bool Has(string path) => _files.ContainsKey(path) || _onDisk.ContainsKey(path);

    /// <summary>The content of a file; of one on the disk, as it is now.</summary>
    /// <returns>Null when there is none, or it cannot be read any more.</returns>
    public byte[]? Read(string path)
    {
        if (_files.TryGetValue(path, out var content)) return content;
        if (!_onDisk.TryGetValue(path, out var file)) return null;
        using var copy = FileCopy.Open(file.FullPath);
        return copy?.TryRead();
    }

    /// <inheritdoc />
    public void AddFile(string path, string file)
    {
        OutputPath.Require(path);
        var info = new FileInfo(file);
        // It went since it was found: the next build, which waits by now, says so.
        if (!info.Exists) return;
        if (info.Length <= LargestKept && Interlocked.Add(ref _kept, info.Length) <= MostKept)
        {
            using var copy = FileCopy.Open(file);
            if (copy?.TryRead() is { } content) Add(path, content, content);
            return;
        }
        var found = new FileOnDisk(file, info.Length, info.LastWriteTimeUtc);
        if (_former is null || !_former._onDisk.TryGetValue(path, out var before) || before != found) Interlocked.Increment(ref _changed);
        if (!_onDisk.TryAdd(path, found)) throw new ArgumentException($"'{path}' was added before.", nameof(path));
    }

    /// <inheritdoc />
    public void Add(string path, ReadOnlySpan<byte> content) => Add(path, content, shared: null);

    /// <inheritdoc />
    public void Share(string path, byte[] content) => Add(path, content, content);

    private void Add(string path, ReadOnlySpan<byte> content, byte[]? shared)
    {
        OutputPath.Require(path);
        byte[]? before = null;
        var isSame = _former is not null && _former._files.TryGetValue(path, out before) && content.SequenceEqual(before);
        if (!isSame) Interlocked.Increment(ref _changed);
        var kept = shared ?? (isSame ? before! : content.ToArray());
        if (!_files.TryAdd(path, kept)) throw new ArgumentException($"'{path}' was added before.", nameof(path));
    }

    /// <summary>The files so far, with those of <paramref name="other"/> below <paramref name="folder"/>: a site that can be looked at while the rest is made.</summary>
    public MemoryOutput With(MemoryOutput? other, string folder)
    {
        var together = new MemoryOutput();
        foreach (var (path, content) in _files) together._files.TryAdd(path, content);
        foreach (var (path, file) in _onDisk) together._onDisk.TryAdd(path, file);
        foreach (var (path, content) in other?._files ?? [])
        {
            if (path.StartsWith(folder, StringComparison.Ordinal)) together._files.TryAdd(path, content);
        }
        return together;
    }

    /// <summary>Whether any file so far differs from the former output. Files that went are not seen.</summary>
    public bool HasChanges => _former is null || Volatile.Read(ref _changed) > 0;

    /// <summary>Ends the link to the former output, and tells whether any file differs from it.</summary>
    public bool CompleteAndCompare()
    {
        var compared = Interlocked.Exchange(ref _former, null);
        return compared is null || _changed > 0 || compared._files.Count != _files.Count || compared._onDisk.Count != _onDisk.Count;
    }
}
