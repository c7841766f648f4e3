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

    /// <summary>How much is read back at once: the texts of an answer lie beside each other, and who asks for one asks for the next.</summary>
    private const int WindowSize = 16 * 1024;

    /// <summary>How much of that lies before the text that is asked for: a page wants the text of its short answer, and then the HTML that was kept before it.</summary>
    private const int WindowBefore = 2 * 1024;

    private readonly Lock _gate = new();
    private readonly Queue<Block> _inMemory = new();

    /// <summary>Each thread fills a block of its own: nobody waits for another's text, and an answer's texts lie together.</summary>
    private readonly ThreadLocal<Cursor> _cursors = new(static () => new Cursor());
    private readonly long _limit;
    private long _size;

    /// <summary>Room for the next block: that of one which lies in the file. Forgotten instead, the collector would have to look at everything that there is, again and again, to find it.</summary>
    private byte[]? _spare;
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
        var cursor = _cursors.Value!;
        if (cursor.Block is not { } block || block.Size - cursor.Used < length)
        {
            block = Begin(cursor.Block, Math.Max(BlockSize, length));
            (cursor.Block, cursor.Used) = (block, 0);
        }
        var start = cursor.Used;
        cursor.Used += length;
        block.Write(start, text);
        return new KeptText(block, start, length);
    }

    private Block Begin(Block? full, int size)
    {
        lock (_gate)
        {
            if (full is not null) _inMemory.Enqueue(full);
            while (_size + size > _limit && !_hasNoFile && _inMemory.TryDequeue(out var oldest)) MoveToFile(oldest);
            _size += size;
            if (size != BlockSize || _spare is not { } room) return new Block(this, GC.AllocateUninitializedArray<byte>(size));
            _spare = null;
            return new Block(this, room);
        }
    }

    private void MoveToFile(Block block)
    {
        try
        {
            _file ??= NamelessFile();
            var room = block.MoveTo(_file, _fileLength);
            if (room?.Length == BlockSize) _spare = room;
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
        _cursors.Dispose();
        _file?.Dispose();
    }

    /// <summary>Reads a text from the file, and some of what lies around it, for who asks next.</summary>
    /// <param name="block">Where its block begins in the file.</param>
    /// <param name="size">The size of the block: what lies behind may not be there yet.</param>
    /// <param name="offset">Where it begins in the block.</param>
    /// <param name="length">Its length.</param>
    /// <returns>Valid until the thread reads another.</returns>
    private ReadOnlySpan<byte> ReadBack(long block, int size, int offset, int length)
    {
        var cursor = _cursors.Value!;
        var start = block + offset;
        if (start < cursor.WindowStart || start + length > cursor.WindowStart + cursor.WindowLength)
        {
            var first = Math.Max(0, offset - WindowBefore);
            var wanted = Math.Min(Math.Max(WindowSize, offset + length - first), size - first);
            if (cursor.Window.Length < wanted) cursor.Window = GC.AllocateUninitializedArray<byte>(Math.Max(WindowSize, wanted));
            cursor.WindowLength = 0;
            for (var filled = 0; filled < wanted;)
            {
                var count = RandomAccess.Read(_file!, cursor.Window.AsSpan(filled, wanted - filled), block + first + filled);
                if (count == 0) throw new EndOfStreamException("The texts that were put aside have been cut off.");
                filled += count;
            }
            (cursor.WindowStart, cursor.WindowLength) = (block + first, wanted);
        }
        return cursor.Window.AsSpan((int)(start - cursor.WindowStart), length);
    }

    /// <summary>What a thread writes to, and what it has read back last.</summary>
    private sealed class Cursor
    {
        public Block? Block { get; set; }

        public int Used { get; set; }

        public byte[] Window { get; set; } = [];

        public long WindowStart { get; set; }

        public int WindowLength { get; set; }
    }

    /// <summary>Many texts, one behind the other.</summary>
    internal sealed class Block(TextStore store, byte[] room)
    {
        private byte[]? _bytes = room;
        private long _position;

        /// <summary>Whether somebody has read here, and may be reading still.</summary>
        private bool _isRead;

        /// <summary>How many threads are about to copy a text.</summary>
        private int _copying;

        public int Size { get; } = room.Length;

        /// <summary>Only by the thread that fills the block.</summary>
        public void Write(int start, ReadOnlySpan<char> text) => Encoding.UTF8.GetBytes(text, _bytes.AsSpan(start));

        /// <summary>A text, valid until the thread asks for another.</summary>
        public ReadOnlySpan<byte> Read(int start, int length)
        {
            if (!Volatile.Read(ref _isRead))
            {
                _isRead = true;
                // Said before looking, so that whoever moves the block meanwhile hears of it or shows that the bytes are gone.
                Interlocked.MemoryBarrier();
            }
            return BytesOf(start, length);
        }

        /// <summary>A text as a string. Unlike <see cref="Read"/>, it leaves nobody with bytes of the block in hand.</summary>
        public string Decode(int start, int length)
        {
            Interlocked.Increment(ref _copying);
            try
            {
                return Encoding.UTF8.GetString(BytesOf(start, length));
            }
            finally
            {
                Interlocked.Decrement(ref _copying);
            }
        }

        /// <summary>Who reads meanwhile finds the bytes here or there.</summary>
        /// <returns>The room that the bytes had, when it is nobody's any longer.</returns>
        public byte[]? MoveTo(SafeFileHandle file, long position)
        {
            var bytes = _bytes!;
            RandomAccess.Write(file, bytes, position);
            _position = position;
            Volatile.Write(ref _bytes, null);
            Interlocked.MemoryBarrier();
            if (Volatile.Read(ref _isRead)) return null;
            SpinWait.SpinUntil(() => Volatile.Read(ref _copying) == 0);
            return bytes;
        }

        private ReadOnlySpan<byte> BytesOf(int start, int length) =>
            Volatile.Read(ref _bytes) is { } bytes ? bytes.AsSpan(start, length) : store.ReadBack(_position, Size, start, length);
    }
}
