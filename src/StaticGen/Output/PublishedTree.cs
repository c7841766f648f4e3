using System.Buffers;
using System.IO.Enumeration;
using StaticGen.Sources;

namespace StaticGen.Output;

/// <summary>What lies in an output folder when the build begins.</summary>
/// <param name="Exists">Whether the folder is there at all.</param>
/// <param name="Files">Length in bytes of each file that a former build wrote and that is still there, by path.</param>
/// <param name="Foreign">The first few files that no build wrote, links included, in ordinal order.</param>
/// <param name="ForeignCount">How many there are.</param>
/// <param name="HasManifest">Whether the folder was published by a build.</param>
internal sealed record PublishedTree(
    bool Exists, Dictionary<string, long> Files, IReadOnlyList<string> Foreign, int ForeignCount, bool HasManifest)
{
    private const int NamedForeign = 3;

    /// <summary>The part of the tree that was read is compared in pieces of this size.</summary>
    private const int PieceLength = 1 << 16;

    /// <summary>Reads the folder without following any link.</summary>
    /// <returns>Null when its manifest cannot be understood.</returns>
    public static PublishedTree? Read(OutputLayout layout)
    {
        var files = new Dictionary<string, long>(StringComparer.Ordinal);
        if (!Directory.Exists(layout.Folder)) return new(Exists: false, files, [], 0, HasManifest: false);
        if (OutputManifest.Read(layout.Manifest) is not { } known) return null;

        var foreign = new List<string>();
        foreach (var (path, length, isPlainFile) in Enumerate(layout.Folder))
        {
            if (isPlainFile && known.Contains(path)) files.Add(path, length);
            else if (!OutputLayout.IsLitter(Path.GetFileName(path.AsSpan()))) foreign.Add(path);
        }
        foreign.Sort(StringComparer.Ordinal);
        return new(Exists: true, files, [.. foreign.Take(NamedForeign)], foreign.Count, File.Exists(layout.Manifest));
    }

    /// <summary>Whether the published <paramref name="file"/> has exactly these bytes. Reading costs a fifth of writing.</summary>
    public static bool HasContent(string file, ReadOnlySpan<byte> content)
    {
        // A pipe seems to be empty; opening it would wait for somebody to write.
        if (content.IsEmpty) return SpecialFiles.KindOf(file) == SpecialFiles.EntryKind.File;
        using var handle = File.OpenHandle(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var buffer = ArrayPool<byte>.Shared.Rent(Math.Min(content.Length + 1, PieceLength));
        try
        {
            var offset = 0;
            while (true)
            {
                var read = RandomAccess.Read(handle, buffer, offset);
                if (read == 0) return offset == content.Length;
                if (read > content.Length - offset) return false;
                if (!buffer.AsSpan(0, read).SequenceEqual(content.Slice(offset, read))) return false;
                offset += read;
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static FileSystemEnumerable<(string Path, long Length, bool IsPlainFile)> Enumerate(string folder)
    {
        var start = Path.TrimEndingDirectorySeparator(folder).Length + 1;
        return new(
            folder,
            (ref FileSystemEntry entry) =>
            {
                var isLink = IsLink(ref entry);
                return (
                    entry.ToFullPath()[start..].Replace('\\', '/'),
                    isLink ? 0 : entry.Length,
                    !isLink);
            },
            new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None, ReturnSpecialDirectories = false, IgnoreInaccessible = false })
        {
            ShouldIncludePredicate = (ref FileSystemEntry entry) =>
                (!entry.IsDirectory || IsLink(ref entry)) && !IsOurs(ref entry),
            ShouldRecursePredicate = (ref FileSystemEntry entry) => !IsLink(ref entry) && !IsOurs(ref entry),
        };
    }

    private static bool IsLink(ref FileSystemEntry entry) => (entry.Attributes & FileAttributes.ReparsePoint) != FileAttributes.None;

    private static bool IsOurs(ref FileSystemEntry entry) =>
        entry.Directory.Length == entry.RootDirectory.Length && OutputLayout.IsOwnName(entry.FileName);
}
