using System.Buffers;
using Microsoft.Win32.SafeHandles;
using StaticGen.Sources;

namespace StaticGen.Output;

/// <summary>A file that is to be published as it lies on the disk, piece by piece, whatever its length. It is published as it was at one moment, or not at all.</summary>
internal sealed class FileCopy : IDisposable
{
    private const int PieceLength = 256 * 1024;

    /// <summary>How often a file is copied that somebody writes to meanwhile.</summary>
    private const int MostTries = 5;

    /// <summary>Changes that follow each other within this time may have the same time: file systems take it from a clock that ticks some hundred times in a second.</summary>
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(20);

    private readonly SafeFileHandle _file;

    private FileCopy(SafeFileHandle file)
    {
        _file = file;
        Length = RandomAccess.GetLength(file);
    }

    /// <summary>How many bytes it has, or had when it was opened.</summary>
    public long Length { get; }

    /// <summary>Opens a file that a scan found.</summary>
    /// <returns>Null when it is not there any more, may not be read, or has become a link, a device or a pipe.</returns>
    public static FileCopy? Open(string file)
    {
        if (!SpecialFiles.MayBeOpened(file)) return null;
        try
        {
            return new FileCopy(File.OpenHandle(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete));
        }
        catch (Exception e) when (e is UnauthorizedAccessException or FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    /// <summary>Whether the file <paramref name="other"/> has exactly these bytes.</summary>
    public bool HasContentOf(string other)
    {
        if (SpecialFiles.KindOf(other) != SpecialFiles.EntryKind.File) return false;
        using var published = File.OpenHandle(other, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var pieces = ArrayPool<byte>.Shared.Rent(2 * PieceLength);
        try
        {
            var own = pieces.AsSpan(0, PieceLength);
            var others = pieces.AsSpan(PieceLength, PieceLength);
            for (var offset = 0L; ;)
            {
                var count = Fill(_file, own, offset);
                if (Fill(published, others, offset) != count || !own[..count].SequenceEqual(others[..count])) return false;
                if (count < PieceLength) return true;
                offset += count;
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(pieces);
        }
    }

    /// <summary>Writes a new file with this content, and the permissions that the user's umask gives.</summary>
    /// <returns>False when somebody keeps writing to the file; there is no new file then.</returns>
    public bool TryWrite(string copy)
    {
        for (var tries = 0; tries < MostTries; tries++)
        {
            var before = State();
            if (before is { } state && WriteOnce(copy) == state.Length && State() == before) return true;
            File.Delete(copy);
        }
        return false;
    }

    /// <summary>Reads the whole file. Only for files that one may hold in memory.</summary>
    /// <returns>Null when it is too long for that, or somebody keeps writing to it.</returns>
    public byte[]? TryRead()
    {
        for (var tries = 0; tries < MostTries; tries++)
        {
            if (State() is not { } before) continue;
            if (before.Length > Array.MaxLength) return null;
            var content = GC.AllocateUninitializedArray<byte>((int)before.Length);
            if (Fill(_file, content, 0) == content.Length && State() == before) return content;
        }
        return null;
    }

    public void Dispose() => _file.Dispose();

    /// <summary>What tells whether somebody has written to the file since; null, after some waiting, when it was just written to and a next change might not show.</summary>
    private (long Length, DateTime Modified)? State()
    {
        var now = DateTime.UtcNow;
        var modified = File.GetLastWriteTimeUtc(_file);
        if (modified > now - Tick && modified <= now)
        {
            Thread.Sleep(Tick);
            if (File.GetLastWriteTimeUtc(_file) != modified) return null;
        }
        return (RandomAccess.GetLength(_file), modified);
    }

    private long WriteOnce(string copy)
    {
        using var target = File.OpenHandle(copy, FileMode.CreateNew, FileAccess.Write, FileShare.None);
        var piece = ArrayPool<byte>.Shared.Rent(PieceLength);
        try
        {
            for (var offset = 0L; ;)
            {
                var count = RandomAccess.Read(_file, piece, offset);
                if (count == 0) return offset;
                StagingFolder.Write(target, piece.AsSpan(0, count), offset);
                offset += count;
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(piece);
        }
    }

    private static int Fill(SafeFileHandle file, Span<byte> piece, long offset)
    {
        var filled = 0;
        while (filled < piece.Length && RandomAccess.Read(file, piece[filled..], offset + filled) is var count and > 0) filled += count;
        return filled;
    }
}
