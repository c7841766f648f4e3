using System.Collections.Concurrent;
using Microsoft.Win32.SafeHandles;
using StaticGen.Sources;

namespace StaticGen.Output;

/// <summary>A tree of new files on disk that nobody sees yet. Safe to use from several threads.</summary>
/// <param name="root">Full path; made when the first file comes, so that a build that changes nothing touches nothing.</param>
internal sealed class StagingFolder(string root)
{
    private readonly ConcurrentDictionary<string, bool> _folders = new(StringComparer.Ordinal);
    private readonly Lock _creation = new();
    private volatile bool _exists;

    /// <summary>Full path of the tree.</summary>
    public string Root => root;

    /// <summary>Whether it was made.</summary>
    public bool Exists => _exists;

    /// <summary>Makes the folder, with the sign in it by which the next build knows it as ours if this one is killed.</summary>
    public void Create()
    {
        if (_exists) return;
        lock (_creation)
        {
            if (_exists) return;
            Directory.CreateDirectory(root);
            File.WriteAllBytes(Path.Join(root, OutputLayout.MarkerName), []);
            _exists = true;
        }
    }

    /// <summary>Writes one file, with the permissions that the user's umask gives.</summary>
    /// <returns>What the system says of it then; null when that was not to be had in passing.</returns>
    public FileStatus? Write(string path, ReadOnlySpan<byte> content)
    {
        RequireFolderOf(path);
        var fullPath = Path.Join(root, path);
        if (NativeFileSystem.TryCreateFile(fullPath, content, out var status)) return status;
        using var handle = File.OpenHandle(fullPath, FileMode.CreateNew, FileAccess.Write, FileShare.None, FileOptions.None, preallocationSize: 0);
        Write(handle, content, 0);
        return null;
    }

    /// <exception cref="IOException">Also where .NET speaks of a wrong argument: the file would be longer than the system lets this program write (<c>ulimit -f</c>).</exception>
    internal static void Write(SafeFileHandle handle, ReadOnlySpan<byte> content, long offset)
    {
        try
        {
            RandomAccess.Write(handle, content, offset);
        }
        catch (ArgumentOutOfRangeException e)
        {
            throw new IOException("the file is longer than the system lets a program write (see ulimit -f)", e);
        }
    }

    /// <summary>Waits until the disk has one file of the tree.</summary>
    public void Flush(string path)
    {
        using var handle = File.OpenHandle(Path.Join(root, path), FileMode.Open, FileAccess.ReadWrite);
        RandomAccess.FlushToDisk(handle);
    }

    /// <summary>Writes the copy of a file. Not as a second name: who edits it later must not edit what is published.</summary>
    /// <returns>False when somebody keeps writing to the file; nothing of it is there then.</returns>
    public bool Write(string path, FileCopy copy)
    {
        RequireFolderOf(path);
        return copy.TryWrite(Path.Join(root, path));
    }

    /// <summary>Puts a published file into the tree as well: as a second name of the same file, or as a copy where that cannot be.</summary>
    public void Link(string published, string path)
    {
        RequireFolderOf(path);
        var staged = Path.Join(root, path);
        if (!NativeFileSystem.TryLink(published, staged)) File.Copy(published, staged);
    }

    /// <summary>Takes the sign away: from now on the tree is what will be published.</summary>
    public void Complete() => File.Delete(Path.Join(root, OutputLayout.MarkerName));

    private void RequireFolderOf(string path)
    {
        Create();
        var folder = OutputPath.FolderOf(path);
        if (folder.Length == 0 || _folders.ContainsKey(folder)) return;
        var fullPath = Path.Join(root, folder);
        if (!NativeFileSystem.TryCreateFolder(fullPath)) Directory.CreateDirectory(fullPath);
        // Only now: a second thread that does not find the name makes the folder too, which is harmless.
        _folders.TryAdd(folder, true);
    }
}
