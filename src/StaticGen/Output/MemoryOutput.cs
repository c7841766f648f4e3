using System.Collections.Concurrent;

namespace StaticGen.Output;

/// <summary>Keeps the output files in memory: for the dev server and for tests.</summary>
/// <param name="former">
/// The output of the build before, or null. A file that did not change shares its bytes with it, so that two builds of a site
/// need little more memory than one.
/// </param>
public sealed class MemoryOutput(MemoryOutput? former = null) : IOutputSink
{
    private readonly ConcurrentDictionary<string, byte[]> _files = new(StringComparer.Ordinal);
    private MemoryOutput? _former = former;
    private int _changed;

    /// <summary>The files by path, such as <c>python/lists/index.html</c>.</summary>
    public IReadOnlyDictionary<string, byte[]> Files => _files;

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
        return compared is null || _changed > 0 || compared._files.Count != _files.Count;
    }
}
