namespace StaticGen.Output;

/// <summary>Folders on which a file system is mounted, such as a container's volume: they cannot be renamed.</summary>
internal static class MountPoints
{
    private const string LinuxTable = "/proc/self/mountinfo";
    private const int MountPointField = 4;

    /// <summary>Whether <paramref name="folder"/> is known to be a mount point. Where there is no table, trying to rename it tells.</summary>
    public static bool Contains(string folder)
    {
        if (!OperatingSystem.IsLinux() || !File.Exists(LinuxTable)) return false;
        foreach (var line in File.ReadLines(LinuxTable))
        {
            var fields = line.Split(' ');
            if (fields.Length > MountPointField && Unescape(fields[MountPointField]) == folder) return true;
        }
        return false;
    }

    /// <summary>The table writes blanks and backslashes as three octal digits.</summary>
    private static string Unescape(string field) =>
        field.Replace("\\040", " ", StringComparison.Ordinal)
            .Replace("\\011", "\t", StringComparison.Ordinal)
            .Replace("\\012", "\n", StringComparison.Ordinal)
            .Replace("\\134", "\\", StringComparison.Ordinal);
}
