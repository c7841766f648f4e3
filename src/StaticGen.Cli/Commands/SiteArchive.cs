using System.IO.Compression;

namespace StaticGen.Cli.Commands;

/// <summary>Packs a published site into a zip file, for readers who want to take it with them.</summary>
/// <remarks>The same site gives the same bytes: files in ordinal order, none with a time of its own.</remarks>
internal static class SiteArchive
{
    /// <summary>The first moment that a zip file can name.</summary>
    private static readonly DateTimeOffset NoTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>An ordinary file that everybody may read (<c>S_IFREG</c> with 0644), as Unix has it in the upper half.</summary>
    private const int OrdinaryFile = 0x81A4 << 16;

    /// <summary>Writes the archive, whole or not at all. Where that fails, what was there before is there still, and nothing else.</summary>
    /// <param name="folder">Full path of the site.</param>
    /// <param name="file">Full path of the archive. All files are in a folder of its name, so that unpacking does not spread them.</param>
    /// <param name="cancellation">To give up between two files.</param>
    /// <returns>Its length in bytes.</returns>
    /// <exception cref="OperationCanceledException">It was given up.</exception>
    public static long Write(string folder, string file, CancellationToken cancellation)
    {
        var root = Path.GetFileNameWithoutExtension(file);
        var paths = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Select(full => Path.GetRelativePath(folder, full).Replace('\\', '/'))
            // The list of what we wrote, and what is there for a host.
            .Where(static path => path[0] != '.')
            .Order(StringComparer.Ordinal);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        var unfinished = file + ".part";
        // Of a link the link goes, and not what it leads to.
        File.Delete(unfinished);
        try
        {
            Pack(folder, root, paths, unfinished, cancellation);
            File.Move(unfinished, file, overwrite: true);
        }
        catch
        {
            RemoveIfPossible(unfinished);
            throw;
        }
        return new FileInfo(file).Length;
    }

    private static void Pack(string folder, string root, IEnumerable<string> paths, string unfinished, CancellationToken cancellation)
    {
        using var archive = new ZipArchive(File.Create(unfinished), ZipArchiveMode.Create);
        foreach (var path in paths)
        {
            cancellation.ThrowIfCancellationRequested();
            var entry = archive.CreateEntry($"{root}/{path}", CompressionLevel.Optimal);
            entry.LastWriteTime = NoTime;
            entry.ExternalAttributes = OrdinaryFile;
            using var source = File.OpenRead(Path.Join(folder, path));
            using var target = entry.Open();
            source.CopyTo(target);
        }
    }

    /// <summary>What stopped the archive may also keep its remains where they are; told is what stopped it.</summary>
    private static void RemoveIfPossible(string file)
    {
        try
        {
            File.Delete(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
        }
    }
}
