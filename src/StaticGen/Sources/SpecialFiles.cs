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

    /// <summary>Whether the entry, whose length the system gave as 0, is known to be something else than a file.</summary>
    /// <remarks>
    /// .NET does not say. Linux is asked by <c>statx</c>; elsewhere the answer is false, which is safe all the same: who calls this
    /// does not open files of length 0.
    /// </remarks>
    public static bool IsSpecial(string fullPath)
    {
        if (!OperatingSystem.IsLinux()) return false;
        Span<byte> status = stackalloc byte[256];
        try
        {
            if (StatX(CurrentFolder, fullPath, DoNotFollowLinks, TypeOnly, ref MemoryMarshal.GetReference(status)) != 0) return false;
        }
        catch (EntryPointNotFoundException)
        {
            return false; // a C library older than 2018
        }
        return (MemoryMarshal.Read<ushort>(status[ModeOffset..]) & TypeMask) != RegularFile;
    }

    [LibraryImport("libc", EntryPoint = "statx", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int StatX(int folder, string path, int flags, uint mask, ref byte status);
}
