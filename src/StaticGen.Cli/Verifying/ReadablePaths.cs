using System.Collections.Immutable;
using StaticGen.Configuration;

namespace StaticGen.Cli.Verifying;

/// <summary>What an example may read: the system, the installation of its interpreter, and what its runner names; not the home folder, nor the site.</summary>
internal static class ReadablePaths
{
    private const string Settings = "/etc";

    /// <summary>Programs, libraries and what they ask about the machine. Devices one by one: some hold the disks.</summary>
    private static readonly ImmutableArray<string> System =
    [
        "/bin", "/sbin", "/lib", "/lib32", "/lib64", "/libx32", "/usr", "/opt", "/nix", "/snap", "/proc", "/sys/devices/system", "/sys/fs/cgroup", "/sys/kernel/mm",
        "/dev/null", "/dev/zero", "/dev/full", "/dev/random", "/dev/urandom", "/dev/tty",
    ];

    private static readonly Lazy<ImmutableArray<string>> PublicSettings = new(static () => [.. PublicBelow(Settings, depth: 2)]);

    /// <summary>Files and folders of the system.</summary>
    /// <param name="readsAll">True for a user whom the permissions of files do not stop: then only what everybody may read is named.</param>
    public static ImmutableArray<string> OfSystem(bool readsAll) => readsAll ? [.. System, .. PublicSettings.Value] : [.. System, Settings];

    /// <summary>What <paramref name="command"/> itself needs: the program's installation, files among its arguments, what the runner names.</summary>
    public static ImmutableArray<string> For(RunnerConfig runner, ImmutableArray<string> command)
    {
        var files = command.Skip(1).Where(static a => Path.IsPathFullyQualified(a) && File.Exists(a));
        return [.. InstallationOf(command[0]).Concat(files).Concat(runner.Readable).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>Whether any user could read these, going by the folders on the way.</summary>
    public static bool AreOpenToAll(IEnumerable<string> paths) => paths.All(IsOpenToAll);

    /// <summary>The folders of a program, where it stands and where it really is: most often what holds its <c>bin</c>.</summary>
    internal static IEnumerable<string> InstallationOf(string program)
    {
        var real = File.Exists(program) ? File.ResolveLinkTarget(program, returnFinalTarget: true)?.FullName ?? program : program;
        foreach (var file in new[] { program, real }.Distinct(StringComparer.Ordinal))
        {
            var folder = Path.GetDirectoryName(file)!;
            var above = Path.GetDirectoryName(folder);
            if (IsTooMuch(folder)) yield return file;
            else if (Path.GetFileName(folder) is not ("bin" or "sbin" or "shims") || above is null) yield return folder;
            else if (!IsTooMuch(above)) yield return above;
            else
            {
                yield return folder;
                yield return Path.Join(above, "lib");
            }
        }
    }

    /// <summary>Whether a folder is the home folder, or one that holds more than an installation.</summary>
    private static bool IsTooMuch(string folder)
    {
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        return folder.Length <= 1 || folder == Path.Join(home, ".local") || (home + "/").StartsWith(folder.TrimEnd('/') + "/", StringComparison.Ordinal);
    }

    /// <summary>What is not there cannot be read by anybody, and is no reason to let an example read more.</summary>
    private static bool IsOpenToAll(string path)
    {
        if (!Path.Exists(path)) return true;
        if ((ModeOf(path) & UnixFileMode.OtherRead) == UnixFileMode.None) return false;
        for (var folder = Path.GetDirectoryName(path); folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if ((ModeOf(folder) & UnixFileMode.OtherExecute) == UnixFileMode.None) return false;
        }
        return true;
    }

    private static UnixFileMode ModeOf(string path)
    {
        if (OperatingSystem.IsWindows()) return UnixFileMode.None;
        try
        {
            return File.GetUnixFileMode(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A link that leads nowhere.
            return UnixFileMode.None;
        }
    }

    /// <summary>What everybody may read below a folder; private folders are looked for down to <paramref name="depth"/>.</summary>
    private static List<string> PublicBelow(string folder, int depth)
    {
        var found = new List<string>();
        if (!Directory.Exists(folder)) return found;
        foreach (var entry in Directory.EnumerateFileSystemEntries(folder))
        {
            if ((ModeOf(entry) & UnixFileMode.OtherRead) == UnixFileMode.None) continue;
            if (depth > 1 && Directory.Exists(entry)) found.AddRange(PublicBelow(entry, depth - 1));
            else found.Add(entry);
        }
        return found;
    }
}
