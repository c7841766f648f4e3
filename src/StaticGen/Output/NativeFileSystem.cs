using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;
using StaticGen.Sources;

namespace StaticGen.Output;

/// <summary>What the operating systems can do with files and the class library does not offer.</summary>
internal static partial class NativeFileSystem
{
    private const int RenameExchange = 2;
    private const int RenameSwap = 2;
    private const int OpenReadOnly = 0;
    private const int CurrentFolder = -100;

    // As Linux has them on the processors that .NET runs on.
    private const int OpenNewToWrite = 0x1 | 0x40 | 0x80 | CloseInChildren;
    private const int CloseInChildren = 0x80000;
    private const uint AnyFile = 0x1B6;
    private const uint AnyFolder = 0x1FF;

    /// <summary>Gives the file a second name, so that it is in two trees and costs nothing.</summary>
    /// <returns>False where the file system has no hard links, or the file has too many.</returns>
    public static bool TryLink(string existing, string created) =>
        OperatingSystem.IsWindows() ? CreateHardLink(created, existing, 0) : Link(existing, created) == 0;

    /// <summary>Lets two folders take each other's place in one step that no reader and no crash can come in between.</summary>
    /// <returns>False where the system or the file system cannot; nothing has changed then.</returns>
    public static bool TryExchange(string one, string other)
    {
        try
        {
            if (OperatingSystem.IsLinux()) return RenameAt2(CurrentFolder, one, CurrentFolder, other, RenameExchange) == 0;
            if (OperatingSystem.IsMacOS()) return RenameX(one, other, RenameSwap) == 0;
        }
        catch (EntryPointNotFoundException)
        {
            // An old or another C library.
            return false;
        }
        return false;
    }

    /// <summary>Has the system write what it still holds in memory of the file system of <paramref name="folder"/>.</summary>
    /// <remarks>
    /// One call for the whole tree: asking for each of 10,000 files costs minutes on a disk that turns. Where there is no such call
    /// (Windows) the system writes when it likes; a power cut may then leave files without their content, and the next build, which
    /// compares content, writes them again.
    /// </remarks>
    public static void Flush(string folder)
    {
        if (OperatingSystem.IsWindows()) return;
        if (!OperatingSystem.IsLinux())
        {
            Sync();
            return;
        }
        var handle = Open(folder, OpenReadOnly);
        if (handle < 0) return;
        _ = SyncFileSystem(handle);
        _ = Close(handle);
    }

    /// <summary>Makes a file in three calls, where the class library needs twice as many: it also looks what it opened and locks it.</summary>
    /// <param name="path">Full path.</param>
    /// <param name="content">All of it.</param>
    /// <param name="status">What the system says of the finished file; null when it does not. A fourth call, cheap while the file is open.</param>
    /// <returns>False where that cannot be done, and nothing was: the class library knows how, or why not.</returns>
    public static bool TryCreateFile(string path, ReadOnlySpan<byte> content, out FileStatus? status)
    {
        status = null;
        if (!OperatingSystem.IsLinux()) return false;
        var handle = OpenNew(path, OpenNewToWrite, AnyFile);
        if (handle < 0) return false;
        var isWritten = TryWrite(handle, content);
        if (isWritten) status = FileStatus.OfOpen(handle);
        if (Close(handle) == 0 && isWritten) return true;
        File.Delete(path);
        return false;
    }

    private static unsafe bool TryWrite(int handle, ReadOnlySpan<byte> content)
    {
        fixed (byte* bytes = content)
        {
            for (nint written = 0; written < content.Length;)
            {
                var count = Write(handle, bytes + written, content.Length - written);
                if (count <= 0) return false;
                written += count;
            }
        }
        return true;
    }

    /// <summary>Makes a folder whose parent is there, without looking for it first.</summary>
    /// <returns>False where that cannot be done: the class library knows how, or why not.</returns>
    public static bool TryCreateFolder(string path) => OperatingSystem.IsLinux() && MakeFolder(path, AnyFolder) == 0;

    /// <summary>Reads a file whose length is known in three calls, where the class library needs twice as many: it also looks what it opened and locks it.</summary>
    /// <param name="path">Full path.</param>
    /// <param name="length">How long it was when it was found.</param>
    /// <param name="room">Takes the content when it is long enough.</param>
    /// <returns>Its content, all of it; null where it cannot be had so, or has become longer: the class library knows how, or why not.</returns>
    public static unsafe ReadOnlyMemory<byte>? TryReadFile(string path, int length, byte[]? room = null)
    {
        if (!OperatingSystem.IsLinux()) return null;
        var handle = Open(path, OpenReadOnly | CloseInChildren);
        if (handle < 0) return null;
        // A byte more than there should be, so that the first call meets the end.
        var bytes = room?.Length > length ? room : GC.AllocateUninitializedArray<byte>(length + 1);
        nint filled = 0;
        nint count;
        fixed (byte* start = bytes)
        {
            do
            {
                count = Read(handle, start + filled, length + 1 - filled);
                filled += Math.Max(0, count);
            }
            while (count > 0 && filled < length);
        }
        _ = Close(handle);
        if (count < 0 || filled > length) return null;
        return bytes.AsMemory(0, (int)filled);
    }

    /// <summary>Opens a file to read on Unix. The class library would lock it first, and fail when somebody has locked it.</summary>
    /// <returns>Null when there is no such file.</returns>
    public static SafeFileHandle? OpenWithoutLock(string path)
    {
        var handle = Open(path, OpenReadOnly);
        return handle < 0 ? null : new SafeFileHandle(handle, ownsHandle: true);
    }

    [LibraryImport("libc", EntryPoint = "link", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Link(string existing, string created);

    [LibraryImport("libc", EntryPoint = "renameat2", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int RenameAt2(int oldFolder, string oldPath, int newFolder, string newPath, uint flags);

    // By the name of its own that macOS has for it: what is called of "libc" the linker looks for when a program for Linux is made.
    [LibraryImport("libSystem.dylib", EntryPoint = "renamex_np", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int RenameX(string oldPath, string newPath, uint flags);

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "open", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int OpenNew(string path, int flags, uint mode);

    [LibraryImport("libc", EntryPoint = "mkdir", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int MakeFolder(string path, uint mode);

    [LibraryImport("libc", EntryPoint = "write")]
    private static unsafe partial nint Write(int handle, byte* bytes, nint count);

    [LibraryImport("libc", EntryPoint = "read")]
    private static unsafe partial nint Read(int handle, byte* bytes, nint count);

    [LibraryImport("libc", EntryPoint = "close")]
    private static partial int Close(int handle);

    [LibraryImport("libc", EntryPoint = "syncfs")]
    private static partial int SyncFileSystem(int handle);

    [LibraryImport("libc", EntryPoint = "sync")]
    private static partial void Sync();

    [LibraryImport("kernel32", EntryPoint = "CreateHardLinkW", SetLastError = true, StringMarshalling = StringMarshalling.Utf16)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static partial bool CreateHardLink(string created, string existing, nint security);
}
