using System.Runtime.InteropServices;

namespace StaticGen.Sources;

/// <summary>What the system says of a file without opening it. A link is described itself, not what it leads to.</summary>
/// <param name="Type">The file type bits of <c>st_mode</c>.</param>
/// <param name="Length">In bytes.</param>
/// <param name="Inode">The file's number on its file system.</param>
/// <param name="Modified">When its content changed, in nanoseconds since 1970; programs may set it to anything.</param>
/// <param name="Changed">When anything of it changed, in the same unit; no program can set it.</param>
internal readonly partial record struct FileStatus(int Type, long Length, long Inode, long Modified, long Changed)
{
    // From <fcntl.h>, <sys/stat.h> and <linux/stat.h>; struct statx has the same layout on all architectures.
    private const int CurrentFolder = -100;
    private const int DoNotFollowLinks = 0x100;
    private const int EmptyPath = 0x1000;
    private const uint BasicStatus = 0x7ff;
    private const int ModeOffset = 28;
    private const int InodeOffset = 32;
    private const int LengthOffset = 40;
    private const int ChangedOffset = 96;
    private const int ModifiedOffset = 112;
    private const int TypeMask = 0xF000;
    private const int RegularFile = 0x8000;
    private const int FolderType = 0x4000;

    public bool IsFile => Type == RegularFile;

    public bool IsFolder => Type == FolderType;

    /// <summary>The status of <paramref name="fullPath"/>; null when there is no such thing, or the system does not say (only Linux is asked).</summary>
    public static FileStatus? Of(string fullPath) => Ask(CurrentFolder, fullPath, DoNotFollowLinks);

    /// <summary>The status of an open file, by the system's number for it; null when the system does not say (only Linux is asked).</summary>
    public static FileStatus? OfOpen(int descriptor) => Ask(descriptor, "", EmptyPath);

    /// <summary>What stands for a folder where only the kind of a thing counts.</summary>
    public static FileStatus AnyFolder { get; } = new(FolderType, 0, 0, 0, 0);

    private static FileStatus? Ask(int folder, string path, int flags)
    {
        if (!OperatingSystem.IsLinux()) return null;
        Span<byte> status = stackalloc byte[256];
        try
        {
            if (StatX(folder, path, flags, BasicStatus, ref MemoryMarshal.GetReference(status)) != 0) return null;
        }
        catch (EntryPointNotFoundException)
        {
            return null; // a C library older than 2018
        }
        return new FileStatus(
            MemoryMarshal.Read<ushort>(status[ModeOffset..]) & TypeMask,
            MemoryMarshal.Read<long>(status[LengthOffset..]),
            MemoryMarshal.Read<long>(status[InodeOffset..]),
            Time(status[ModifiedOffset..]),
            Time(status[ChangedOffset..]));
    }

    private static long Time(ReadOnlySpan<byte> time) => (MemoryMarshal.Read<long>(time) * 1_000_000_000) + MemoryMarshal.Read<uint>(time[8..]);

    [LibraryImport("libc", EntryPoint = "statx", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int StatX(int folder, string path, int flags, uint mask, ref byte status);
}
