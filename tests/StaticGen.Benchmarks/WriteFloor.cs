using System.Diagnostics;

namespace StaticGen.Benchmarks;

/// <summary>What no generator can beat: the files of a site written to the disk when their bytes are in memory already, by all processors.</summary>
internal static class WriteFloor
{
    /// <summary>All files below <paramref name="folder"/>, by path.</summary>
    public static (string Path, byte[] Bytes)[] Read(string folder) =>
        [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(f => (Path.GetRelativePath(folder, f), File.ReadAllBytes(f)))];

    /// <summary>Writes them below a new folder.</summary>
    public static Measured Write((string Path, byte[] Bytes)[] files, string folder)
    {
        using var process = Process.GetCurrentProcess();
        var (user, system, started) = (process.UserProcessorTime, process.PrivilegedProcessorTime, Stopwatch.GetTimestamp());
        foreach (var below in files.Select(f => Path.GetDirectoryName(Path.Combine(folder, f.Path))!).Distinct(StringComparer.Ordinal)) Directory.CreateDirectory(below);
        Parallel.ForEach(files, file => File.WriteAllBytes(Path.Combine(folder, file.Path), file.Bytes));
        var wall = Stopwatch.GetElapsedTime(started).TotalSeconds;
        process.Refresh();
        return new Measured(wall, (process.UserProcessorTime - user).TotalSeconds, (process.PrivilegedProcessorTime - system).TotalSeconds, 0);
    }
}
