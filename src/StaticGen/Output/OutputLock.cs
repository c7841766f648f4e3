using System.Text;

namespace StaticGen.Output;

/// <summary>Keeps a second build out of an output folder while a first one publishes to it.</summary>
/// <remarks>The system's own file lock: it ends with the process however that ends, so that none is ever stale.</remarks>
internal sealed class OutputLock : IDisposable
{
    private const int UnixWouldBlockLinux = 11;
    private const int UnixWouldBlockMac = 35;
    private const int WindowsSharingViolation = unchecked((int)0x80070020);
    private const int Attempts = 20;
    private readonly FileStream _file;

    private OutputLock(FileStream file) => _file = file;

    /// <summary>Takes the lock whose file is <paramref name="path"/>, or returns null when another process has it.</summary>
    public static OutputLock? TryTake(string path)
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            FileStream file;
            try
            {
                file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0);
            }
            catch (IOException e) when (e.HResult is UnixWouldBlockLinux or UnixWouldBlockMac or WindowsSharingViolation)
            {
                return null;
            }
            try
            {
                if (OperatingSystem.IsWindows() || IsStillAt(path, file)) return new OutputLock(file);
            }
            catch (IOException)
            {
                // The disk is full: its name takes no room, what is written into it does.
                new OutputLock(file).Dispose();
                throw;
            }
            // The owner before us deleted the file between our opening and locking it: what we hold has no name any more.
            file.Dispose();
        }
        return null;
    }

    /// <summary>Deletes the file and lets go, in this order: whoever opened it meanwhile finds that out by itself.</summary>
    public void Dispose()
    {
        var path = _file.Name;
        if (OperatingSystem.IsWindows()) _file.Dispose();
        try
        {
            File.Delete(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // On Windows the next owner may have it already; an empty file that stays does no harm.
        }
        _file.Dispose();
    }

    private static bool IsStillAt(string path, FileStream file)
    {
        var sign = Encoding.ASCII.GetBytes($"{Environment.ProcessId} {Guid.NewGuid()}\n");
        // A new file has nothing to take away, and ext4 gives a place on the disk to one of which something was, as soon as it is closed; the end of a build would wait for that.
        if (file.Length > 0) file.SetLength(0);
        RandomAccess.Write(file.SafeFileHandle, sign, 0);
        using var named = NativeFileSystem.OpenWithoutLock(path);
        if (named is null) return false;
        Span<byte> read = stackalloc byte[sign.Length];
        return RandomAccess.Read(named, read, 0) == sign.Length && read.SequenceEqual(sign);
    }
}
