using System.Collections.Immutable;
using StaticGen.Diagnostics;

namespace StaticGen.Yaml;

/// <summary>The entries of a mapping while it is being read, each key once.</summary>
internal sealed class YamlEntryList
{
    // To go through a few keys is quicker than to hash them; with many it would make reading quadratic.
    private const int Few = 32;

    private readonly ImmutableArray<YamlEntry>.Builder _entries = ImmutableArray.CreateBuilder<YamlEntry>();
    private Dictionary<string, SourceLocation>? _places;

    /// <summary>Adds <paramref name="entry"/> unless its key is there.</summary>
    /// <returns>Where the key is already, or null when it was added.</returns>
    public SourceLocation? Add(YamlEntry entry)
    {
        if (Find(entry.Key) is { } first) return first;
        _entries.Add(entry);
        _places?.Add(entry.Key, entry.KeyAt);
        return null;
    }

    public ImmutableArray<YamlEntry> ToImmutable() => _entries.DrainToImmutable();

    private SourceLocation? Find(string key)
    {
        if (_entries.Count >= Few)
        {
            _places ??= _entries.ToDictionary(e => e.Key, e => e.KeyAt, StringComparer.Ordinal);
            return _places.TryGetValue(key, out var place) ? place : null;
        }
        foreach (var entry in _entries)
        {
            if (entry.Key == key) return entry.KeyAt;
        }
        return null;
    }
}
