using System.Collections.Immutable;
using StaticGen.Configuration;
using StaticGen.Content;
using StaticGen.Diagnostics;
using StaticGen.Sources;

namespace StaticGen.Caching;

/// <summary>Remembers what was read from each file, so that a rebuild reads only what changed. A rebuild is a build with this cache warm.</summary>
internal sealed class ParseCache
{
    private Dictionary<string, Entry> _entries = new(StringComparer.Ordinal);
    private SourceFile? _config;

    /// <param name="Bytes">Of the page's file.</param>
    /// <param name="Looked">The other files that were looked for, with what was there.</param>
    /// <param name="Result">What was read.</param>
    private sealed record Entry(ReadOnlyMemory<byte> Bytes, List<(string Path, SourceFile? File)> Looked, StageResult<ParsedPage?> Result);

    /// <summary>Reads all <paramref name="files"/>, in parallel, from the cache where their bytes are the same as before.</summary>
    /// <param name="config">The config's file: another config empties the cache, since it changes what pages mean.</param>
    /// <param name="files">Markdown files, each with its collection.</param>
    /// <param name="find">Finds another file of the site; null when there is none.</param>
    /// <param name="parse">Reads one, with what finds other files for it.</param>
    public ImmutableArray<StageResult<ParsedPage?>> ParseAll(
        SourceFile? config,
        IReadOnlyList<(SourceFile File, CollectionConfig Collection)> files,
        Func<string, SourceFile?> find,
        Func<SourceFile, CollectionConfig, Func<string, SourceFile?>, StageResult<ParsedPage?>> parse)
    {
        var known = IsSame(config, _config) ? _entries : [];
        var made = new Entry[files.Count];
        Parallel.For(0, files.Count, Workers.PerProcessor, i =>
        {
            var (file, collection) = files[i];
            if (known.TryGetValue(file.Path, out var entry) && entry.Bytes.Span.SequenceEqual(file.Bytes.Span) && entry.Looked.TrueForAll(l => IsSame(find(l.Path), l.File)))
            {
                made[i] = entry;
                return;
            }
            var looked = new List<(string, SourceFile?)>();
            var result = parse(file, collection, path =>
            {
                var other = find(path);
                looked.Add((path, other));
                return other;
            });
            made[i] = new Entry(file.Bytes, looked, result);
        });

        var entries = new Dictionary<string, Entry>(files.Count, StringComparer.Ordinal);
        for (var i = 0; i < files.Count; i++) entries.Add(files[i].File.Path, made[i]);
        (_entries, _config) = (entries, config);
        return [.. made.Select(static e => e.Result)];
    }

    private static bool IsSame(SourceFile? a, SourceFile? b) =>
        a is null ? b is null : b is not null && a.Bytes.Span.SequenceEqual(b.Bytes.Span);
}
