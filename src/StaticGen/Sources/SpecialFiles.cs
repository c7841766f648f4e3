using System.Runtime.InteropServices;

namespace StaticGen.Sources;

/// <summary>Tells files from devices, pipes and sockets without opening them: opening a pipe waits for somebody to write.</summary>
internal static partial class SpecialFiles
{
    // From <fcntl.h> and <linux/stat.h>; struct statx has the same layout on all architectures.
    private const int CurrentFolder = -100;
    private const int DoNotFollowLinks = 0x100;
    private const uint TypeOnly = 0x1;
    private const int ModeOffset = 28;
    private const int TypeMask = 0xF000;
    private const int RegularFile = 0x8000;

    /// <summary>What the entry is, whose length the system gave as 0: a file without content, something else, or nothing that may be looked at.</summary>
    /// <remarks>
    /// .NET does not say. Linux is asked by <c>statx</c>; elsewhere the answer is an empty file, which is safe all the same: who calls this
    /// does not open files of length 0.
    /// </remarks>
    public static EntryKind KindOf(string fullPath)
    {
        if (!OperatingSystem.IsLinux()) return EntryKind.File;
        Span<byte> status = stackalloc byte[256];
        try
        {
            // A folder may be listed by who may not enter it: all in it then seems to be empty.
            if (StatX(CurrentFolder, fullPath, DoNotFollowLinks, TypeOnly, ref MemoryMarshal.GetReference(status)) != 0) return EntryKind.Unreachable;
        }
        catch (EntryPointNotFoundException)
        {
            return EntryKind.File; // a C library older than 2018
        }
        return (MemoryMarshal.Read<ushort>(status[ModeOffset..]) & TypeMask) == RegularFile ? EntryKind.File : EntryKind.Special;
    }

    /// <summary>Whether what has this name, if anything, can be opened without waiting and without being led elsewhere.</summary>
    public static bool MayBeOpened(string fullPath)
    {
        var info = new FileInfo(fullPath);
        return info.LinkTarget is null && (!info.Exists || KindOf(fullPath) == EntryKind.File);
    }

    /// <summary>What an entry of a folder can be, links and folders apart.</summary>
    public enum EntryKind
    {
        File,

        /// <summary>A device, pipe or socket.</summary>
        Special,

        /// <summary>The system does not say, for want of a permission or because the entry is gone.</summary>
        Unreachable,
    }

    [LibraryImport("libc", EntryPoint = "statx", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int StatX(int folder, string path, int flags, uint mask, ref byte status);
}
