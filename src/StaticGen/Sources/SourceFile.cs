namespace StaticGen.Sources;

/// <summary>One file of the site as it was on disk when the build began.</summary>
/// <param name="Path">Path below the site's root with <c>/</c> between its parts, such as <c>content/python/lists.md</c>.</param>
/// <param name="Bytes">The file's content, not decoded.</param>
public sealed record SourceFile(string Path, ReadOnlyMemory<byte> Bytes)
{
    /// <summary>Its full path when it was found and not read; <see cref="Bytes"/> is empty then.</summary>
    internal string? Unread { get; init; }

    /// <summary>How many bytes an unread file had when it was found.</summary>
    internal long UnreadLength { get; init; }
}
