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

    /// <summary>Writes the archive, whole or not at all.</summary>
    /// <param name="folder">Full path of the site.</param>
    /// <param name="file">Full path of the archive. All files are in a folder of its name, so that unpacking does not spread them.</param>
    /// <returns>Its length in bytes.</returns>
    public static long Write(string folder, string file)
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
        using (var archive = new ZipArchive(File.Create(unfinished), ZipArchiveMode.Create))
        {
            foreach (var path in paths)
            {
                var entry = archive.CreateEntry($"{root}/{path}", CompressionLevel.Optimal);
                entry.LastWriteTime = NoTime;
                entry.ExternalAttributes = OrdinaryFile;
                using var source = File.OpenRead(Path.Join(folder, path));
                using var target = entry.Open();
                source.CopyTo(target);
            }
        }
        File.Move(unfinished, file, overwrite: true);
        return new FileInfo(file).Length;
    }
}
