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

    private sealed record Entry(ReadOnlyMemory<byte> Bytes, StageResult<ParsedPage?> Result);

    /// <summary>Reads all <paramref name="files"/>, in parallel, from the cache where their bytes are the same as before.</summary>
    /// <param name="config">The config's file: another config empties the cache, since it changes what pages mean.</param>
    /// <param name="files">Markdown files, each with its collection.</param>
    /// <param name="parse">Reads one.</param>
    public ImmutableArray<StageResult<ParsedPage?>> ParseAll(
        SourceFile? config,
        IReadOnlyList<(SourceFile File, CollectionConfig Collection)> files,
        Func<SourceFile, CollectionConfig, StageResult<ParsedPage?>> parse)
    {
        var known = IsSame(config, _config) ? _entries : [];
        var results = new StageResult<ParsedPage?>[files.Count];
        Parallel.For(0, files.Count, i =>
        {
            var (file, collection) = files[i];
            results[i] = known.TryGetValue(file.Path, out var entry) && entry.Bytes.Span.SequenceEqual(file.Bytes.Span)
                ? entry.Result
                : parse(file, collection);
        });

        var entries = new Dictionary<string, Entry>(files.Count, StringComparer.Ordinal);
        for (var i = 0; i < files.Count; i++) entries.Add(files[i].File.Path, new Entry(files[i].File.Bytes, results[i]));
        (_entries, _config) = (entries, config);
        return [.. results];
    }

    private static bool IsSame(SourceFile? a, SourceFile? b) =>
        a is null ? b is null : b is not null && a.Bytes.Span.SequenceEqual(b.Bytes.Span);
}
