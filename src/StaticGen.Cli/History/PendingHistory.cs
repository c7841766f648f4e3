using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace StaticGen.Cli.History;

/// <summary>A history that is still being read: who asks for it first waits. Pages are read and parsed meanwhile.</summary>
internal sealed class PendingHistory(Task<SourceHistory> reading) : IReadOnlyDictionary<string, FileHistory>
{
    private IReadOnlyDictionary<string, FileHistory> Files => reading.GetAwaiter().GetResult().Files;

    public FileHistory this[string key] => Files[key];

    public IEnumerable<string> Keys => Files.Keys;

    public IEnumerable<FileHistory> Values => Files.Values;

    public int Count => Files.Count;

    public bool ContainsKey(string key) => Files.ContainsKey(key);

    public bool TryGetValue(string key, [MaybeNullWhen(false)] out FileHistory value) => Files.TryGetValue(key, out value);

    public IEnumerator<KeyValuePair<string, FileHistory>> GetEnumerator() => Files.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
