using System.Text;
using Microsoft.Win32.SafeHandles;

namespace StaticGen.Content;

/// <summary>
/// Keeps the texts of a build's articles together in a few large blocks: the collector has nothing to move and next to nothing to look at. What exceeds a limit goes to
/// a nameless file and is read back where it is asked for, so that the memory of a build does not grow with the texts of its site.
/// </summary>
/// <remarks>Safe to use from several threads. Of no use for texts that are forgotten one by one: a block is kept as long as the store.</remarks>
internal sealed class TextStore : IDisposable
{
    /// <summary>How many bytes of text stay in memory: those of some seven thousand answers.</summary>
    public const long DefaultLimit = 128 * 1024 * 1024;

    private const int BlockSize = 1024 * 1024;

    private readonly Lock _gate = new();
    private readonly Queue<Block> _inMemory = new();
    private readonly long _limit;
    private long _size;
    private Block? _current;
    private int _used;
    private SafeFileHandle? _file;
    private long _fileLength;
    private bool _hasNoFile;

    /// <param name="limit">How many bytes stay in memory, in whole blocks.</param>
    public TextStore(long limit = DefaultLimit) => _limit = limit;

    /// <summary>How many bytes lie in the file.</summary>
    public long BytesOnDisk => _fileLength;

    /// <summary>Keeps a text.</summary>
    /// <param name="text">Valid UTF-16.</param>
    public KeptText Keep(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty) return default;
        var length = Encoding.UTF8.GetByteCount(text);
        Block block;
        int start;
        lock (_gate)
        {
            if (_current is null || _current.Size - _used < length) Begin(Math.Max(BlockSize, length));
            (block, start) = (_current!, _used);
            _used += length;
            block.BeginWriting();
        }
        // Each writes into a place of its own: nobody needs to wait for another's text.
        block.Write(start, text);
        return new KeptText(block, start, length);
    }

    private void Begin(int size)
    {
        if (_current is not null) _inMemory.Enqueue(_current);
        while (_size + size > _limit && !_hasNoFile && _inMemory.TryDequeue(out var oldest)) MoveToFile(oldest);
        (_current, _used) = (new Block(this, size), 0);
        _size += size;
    }

    private void MoveToFile(Block block)
    {
        try
        {
            _file ??= NamelessFile();
            block.MoveTo(_file, _fileLength);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Without a place to put it, it stays in memory.
            _hasNoFile = true;
            _inMemory.Enqueue(block);
            return;
        }
        _fileLength += block.Size;
        _size -= block.Size;
    }

    /// <summary>A file that is gone however the process ends.</summary>
    private static SafeFileHandle NamelessFile()
    {
        var path = Path.Join(Path.GetTempPath(), "staticgen-" + Path.GetRandomFileName());
        var file = File.OpenHandle(
            path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, OperatingSystem.IsWindows() ? FileOptions.DeleteOnClose : FileOptions.None);
        if (!OperatingSystem.IsWindows()) File.Delete(path);
        return file;
    }

    /// <summary>Forgets all texts.</summary>
    public void Dispose()
    {
        _inMemory.Clear();
        _current = null;
        _file?.Dispose();
    }

    private byte[] ReadBack(long position, int length)
    {
        var bytes = GC.AllocateUninitializedArray<byte>(length);
        var filled = 0;
        while (filled < length)
        {
            var count = RandomAccess.Read(_file!, bytes.AsSpan(filled), position + filled);
            if (count == 0) throw new EndOfStreamException("The texts that were put aside have been cut off.");
            filled += count;
        }
        return bytes;
    }

    /// <summary>Many texts, one behind the other.</summary>
    internal sealed class Block(TextStore store, int size)
    {
        private byte[]? _bytes = GC.AllocateUninitializedArray<byte>(size);
        private long _position;

        /// <summary>How many texts have a place and are not there yet.</summary>
        private int _writing;

        public int Size => size;

        /// <summary>Says that <see cref="Write"/> will follow, so that the block stays where it is until then.</summary>
        public void BeginWriting() => Interlocked.Increment(ref _writing);

        public void Write(int start, ReadOnlySpan<char> text)
        {
            Encoding.UTF8.GetBytes(text, _bytes.AsSpan(start));
            Interlocked.Decrement(ref _writing);
        }

        public ReadOnlySpan<byte> Read(int start, int length) =>
            Volatile.Read(ref _bytes) is { } bytes ? bytes.AsSpan(start, length) : store.ReadBack(_position + start, length);

        /// <summary>Who reads meanwhile finds the bytes here or there.</summary>
        public void MoveTo(SafeFileHandle file, long position)
        {
            SpinWait.SpinUntil(() => Volatile.Read(ref _writing) == 0);
            RandomAccess.Write(file, _bytes, position);
            _position = position;
            Volatile.Write(ref _bytes, null);
        }
    }
}
