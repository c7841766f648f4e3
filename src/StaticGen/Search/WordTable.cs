using System.Runtime.InteropServices;

namespace StaticGen.Search;

/// <summary>Numbers words in the order in which they come, from 0. Looking words up is most of what indexing does: all words stand in one array, and no word is an object.</summary>
internal sealed class WordTable
{
    private const int AtOnce = sizeof(ulong) / sizeof(char);

    /// <summary>The upper half of a word's hash with its number, counted from 1; 0 is free. A power of two, at most half full.</summary>
    private ulong[] _slots = new ulong[2048];
    private Word[] _words = new Word[1024];
    private char[] _text = new char[8 * 1024];
    private int _used;

    /// <summary>Chance, so that nobody can make up words that all fall on one place. What numbers words get does not depend on it.</summary>
    private readonly ulong _seed = (ulong)Random.Shared.NextInt64();

    /// <summary>One word. Most have at most eight characters: they are told apart without a look at <see cref="_text"/>.</summary>
    /// <param name="First">Its first four characters, or all when it has fewer.</param>
    /// <param name="Last">Its last four characters, some of which may be among the first; 0 when it has fewer.</param>
    /// <param name="Start">Where it stands in <see cref="_text"/>.</param>
    /// <param name="Length">Its length in characters.</param>
    private readonly record struct Word(ulong First, ulong Last, int Start, int Length);

    /// <summary>How many words there are.</summary>
    public int Count { get; private set; }

    /// <summary>The word of this number; valid until the next is added.</summary>
    public ReadOnlySpan<char> this[int number] => _text.AsSpan(_words[number].Start, _words[number].Length);

    /// <summary>The number of a word, which is added when it is new.</summary>
    public int NumberOf(ReadOnlySpan<char> word, out bool isNew)
    {
        var (first, last) = word.Length >= AtOnce ? (Four(word), Four(word[^AtOnce..])) : (Short(word), 0);
        var hash = Hash(word, first, last);
        var mask = _slots.Length - 1;
        for (var at = (int)hash & mask; ; at = (at + 1) & mask)
        {
            var slot = _slots[at];
            if (slot == 0)
            {
                isNew = true;
                return Add(word, first, last, hash, at);
            }
            if ((uint)(slot >> 32) != (uint)(hash >> 32)) continue;
            var number = (int)(uint)slot - 1;
            ref readonly var known = ref _words[number];
            if (known.First != first || known.Last != last || known.Length != word.Length) continue;
            if (word.Length > AtOnce * 2 && !this[number].SequenceEqual(word)) continue;
            isNew = false;
            return number;
        }
    }

    private int Add(ReadOnlySpan<char> word, ulong first, ulong last, ulong hash, int at)
    {
        if (_text.Length - _used < word.Length) Array.Resize(ref _text, Math.Max(_text.Length * 2, _used + word.Length));
        if (_words.Length == Count) Array.Resize(ref _words, _words.Length * 2);
        word.CopyTo(_text.AsSpan(_used));
        _words[Count] = new Word(first, last, _used, word.Length);
        _used += word.Length;
        _slots[at] = (hash >> 32 << 32) | (uint)++Count;
        if (Count * 2 > _slots.Length) Grow();
        return Count - 1;
    }

    private void Grow()
    {
        _slots = new ulong[_slots.Length * 2];
        var mask = _slots.Length - 1;
        for (var number = 0; number < Count; number++)
        {
            var hash = Hash(this[number], _words[number].First, _words[number].Last);
            var at = (int)hash & mask;
            while (_slots[at] != 0) at = (at + 1) & mask;
            _slots[at] = (hash >> 32 << 32) | (uint)(number + 1);
        }
    }

    /// <summary>Takes four characters at a time; some in the middle of a long word twice, which costs less than to take them one by one.</summary>
    private ulong Hash(ReadOnlySpan<char> word, ulong first, ulong last)
    {
        var hash = Mix(Mix(_seed ^ (ulong)word.Length, first), last);
        for (var i = AtOnce; i < word.Length - AtOnce; i += AtOnce) hash = Mix(hash, Four(word[i..]));
        return hash;
    }

    private static ulong Four(ReadOnlySpan<char> word) => MemoryMarshal.Read<ulong>(MemoryMarshal.AsBytes(word));

    /// <summary>All of a word of up to three characters.</summary>
    private static ulong Short(ReadOnlySpan<char> word) => word.Length switch
    {
        0 => 0,
        1 => word[0],
        2 => word[0] | ((ulong)word[1] << 16),
        _ => word[0] | ((ulong)word[1] << 16) | ((ulong)word[2] << 32),
    };

    private static ulong Mix(ulong hash, ulong next)
    {
        // Not the product of 128 bits: the published program may not take for granted that the processor has it.
        hash = (hash ^ next) * 0xD6E8FEB86659FD93UL;
        return hash ^ (hash >> 32);
    }
}
