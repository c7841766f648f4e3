using System.Diagnostics;
using StaticGen.Output;

namespace StaticGen.Benchmarks;

/// <summary>What no generator can beat: the files of a site written to the disk when their bytes are in memory already, by all processors and with as few calls as the system allows.</summary>
internal static class WriteFloor
{
    /// <summary>All files below <paramref name="folder"/>, by path.</summary>
    public static (string Path, byte[] Bytes)[] Read(string folder) =>
        [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(f => (Path.GetRelativePath(folder, f), File.ReadAllBytes(f)))];

    /// <summary>Writes them below a new folder.</summary>
    public static Measured Write((string Path, byte[] Bytes)[] files, string folder)
    {
        var byFolder = files.GroupBy(f => Path.GetDirectoryName(Path.Combine(folder, f.Path))!, StringComparer.Ordinal).ToArray();
        var above = byFolder.SelectMany(g => Above(g.Key, folder)).ToHashSet(StringComparer.Ordinal);
        using var process = Process.GetCurrentProcess();
        var (user, system, started) = (process.UserProcessorTime, process.PrivilegedProcessorTime, Stopwatch.GetTimestamp());
        // Folders that others lie in come first; in ordinal order each comes behind the one it lies in.
        Directory.CreateDirectory(folder);
        foreach (var one in above.Order(StringComparer.Ordinal)) Create(one);
        Parallel.ForEach(byFolder, group =>
        {
            if (!above.Contains(group.Key)) Create(group.Key);
            foreach (var (path, bytes) in group)
            {
                var full = Path.Combine(folder, path);
                if (!NativeFileSystem.TryCreateFile(full, bytes, out _)) File.WriteAllBytes(full, bytes);
            }
        });
        var wall = Stopwatch.GetElapsedTime(started).TotalSeconds;
        process.Refresh();
        return new Measured(wall, (process.UserProcessorTime - user).TotalSeconds, (process.PrivilegedProcessorTime - system).TotalSeconds, 0);
    }

    private static void Create(string folder)
    {
        if (!NativeFileSystem.TryCreateFolder(folder)) Directory.CreateDirectory(folder);
    }

    /// <summary>The folders in which <paramref name="folder"/> lies, up to <paramref name="root"/>.</summary>
    private static IEnumerable<string> Above(string folder, string root)
    {
        while (folder.Length > root.Length)
        {
            folder = Path.GetDirectoryName(folder)!;
            yield return folder;
        }
    }
}
