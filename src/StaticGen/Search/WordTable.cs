using System.Runtime.InteropServices;

namespace StaticGen.Search;

/// <summary>Numbers words in the order in which they come, from 0. Looking words up is most of what indexing does: all words stand in one array, and no word is an object.</summary>
internal sealed class WordTable
{
    /// <summary>The upper half of a word's hash with its number, counted from 1; 0 is free. A power of two, at most half full.</summary>
    private ulong[] _slots = new ulong[2048];
    private char[] _text = new char[8 * 1024];

    /// <summary>Where each word begins in <see cref="_text"/>, and behind the last where the next will.</summary>
    private int[] _starts = new int[1024];

    /// <summary>Chance, so that nobody can make up words that all fall on one place. What numbers words get does not depend on it.</summary>
    private readonly ulong _seed = (ulong)Random.Shared.NextInt64();

    /// <summary>How many words there are.</summary>
    public int Count { get; private set; }

    /// <summary>The word of this number; valid until the next is added.</summary>
    public ReadOnlySpan<char> this[int number] => _text.AsSpan(_starts[number], _starts[number + 1] - _starts[number]);

    /// <summary>The number of a word, which is added when it is new.</summary>
    public int NumberOf(ReadOnlySpan<char> word, out bool isNew)
    {
        var hash = Hash(word);
        var mask = _slots.Length - 1;
        for (var at = (int)hash & mask; ; at = (at + 1) & mask)
        {
            var slot = _slots[at];
            if (slot == 0)
            {
                isNew = true;
                return Add(word, hash, at);
            }
            if ((uint)(slot >> 32) != (uint)(hash >> 32)) continue;
            var number = (int)(uint)slot - 1;
            if (!AreSame(this[number], word)) continue;
            isNew = false;
            return number;
        }
    }

    private int Add(ReadOnlySpan<char> word, ulong hash, int at)
    {
        var number = Count++;
        var start = _starts[number];
        if (_text.Length - start < word.Length) Array.Resize(ref _text, Math.Max(_text.Length * 2, start + word.Length));
        word.CopyTo(_text.AsSpan(start));
        if (_starts.Length == Count) Array.Resize(ref _starts, _starts.Length * 2);
        _starts[Count] = start + word.Length;
        _slots[at] = (hash >> 32 << 32) | (uint)Count;
        if (Count * 2 > _slots.Length) Grow();
        return number;
    }

    private void Grow()
    {
        _slots = new ulong[_slots.Length * 2];
        var mask = _slots.Length - 1;
        for (var number = 0; number < Count; number++)
        {
            var hash = Hash(this[number]);
            var at = (int)hash & mask;
            while (_slots[at] != 0) at = (at + 1) & mask;
            _slots[at] = (hash >> 32 << 32) | (uint)(number + 1);
        }
    }

    /// <summary>Takes four characters at a time; those at the end of a long word twice, which costs less than to take them one by one.</summary>
    private ulong Hash(ReadOnlySpan<char> word)
    {
        var bytes = MemoryMarshal.AsBytes(word);
        var hash = _seed ^ (ulong)bytes.Length;
        if (bytes.Length < sizeof(ulong)) return Mix(hash, Short(bytes));
        var last = MemoryMarshal.Read<ulong>(bytes[^sizeof(ulong)..]);
        for (; bytes.Length > sizeof(ulong); bytes = bytes[sizeof(ulong)..]) hash = Mix(hash, MemoryMarshal.Read<ulong>(bytes));
        return Mix(hash, last);
    }

    /// <summary>All of a word of up to three characters.</summary>
    private static ulong Short(ReadOnlySpan<byte> bytes) => bytes.Length switch
    {
        0 => 0,
        2 => MemoryMarshal.Read<ushort>(bytes),
        4 => MemoryMarshal.Read<uint>(bytes),
        _ => MemoryMarshal.Read<uint>(bytes) | ((ulong)MemoryMarshal.Read<ushort>(bytes[4..]) << 32),
    };

    /// <summary>Whether the two are the same. Words are short: a call of the library takes longer than to compare most of them.</summary>
    private static bool AreSame(ReadOnlySpan<char> one, ReadOnlySpan<char> other)
    {
        if (one.Length != other.Length) return false;
        var a = MemoryMarshal.AsBytes(one);
        var b = MemoryMarshal.AsBytes(other);
        if (a.Length < sizeof(ulong)) return Short(a) == Short(b);
        if (MemoryMarshal.Read<ulong>(a[^sizeof(ulong)..]) != MemoryMarshal.Read<ulong>(b[^sizeof(ulong)..])) return false;
        for (; a.Length > sizeof(ulong); a = a[sizeof(ulong)..])
        {
            if (MemoryMarshal.Read<ulong>(a) != MemoryMarshal.Read<ulong>(b)) return false;
            b = b[sizeof(ulong)..];
        }
        return true;
    }

    private static ulong Mix(ulong hash, ulong next)
    {
        // Not the product of 128 bits: the published program may not take for granted that the processor has it.
        hash = (hash ^ next) * 0xD6E8FEB86659FD93UL;
        return hash ^ (hash >> 32);
    }
}
