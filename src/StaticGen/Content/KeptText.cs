using System.Text;

namespace StaticGen.Content;

/// <summary>Text kept for the rest of the build as UTF-8: in half the memory that a string takes, and in the form in which it is written.</summary>
internal readonly struct KeptText : IEquatable<KeptText>
{
    /// <summary>An array of its own, or the block of a store; null for no text.</summary>
    private readonly object? _place;
    private readonly int _start;

    /// <summary>Keeps a text by itself.</summary>
    /// <param name="text">Valid UTF-16.</param>
    public KeptText(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty) return;
        var utf8 = GC.AllocateUninitializedArray<byte>(Encoding.UTF8.GetByteCount(text));
        Encoding.UTF8.GetBytes(text, utf8);
        (_place, Length) = (utf8, utf8.Length);
    }

    /// <param name="block">Has the text.</param>
    /// <param name="start">Where it begins.</param>
    /// <param name="length">Its length in bytes.</param>
    public KeptText(TextStore.Block block, int start, int length) => (_place, _start, Length) = (block, start, length);

    private KeptText(object? place, int start, int length) => (_place, _start, Length) = (place, start, length);

    /// <summary>A part of this text, which takes no place of its own.</summary>
    /// <param name="start">Where it begins, in bytes.</param>
    /// <param name="length">Its length in bytes.</param>
    public KeptText Part(int start, int length) => length == 0 ? default : new KeptText(_place, _start + start, length);

    /// <summary>Keeps a text in <paramref name="store"/>, or by itself when there is none.</summary>
    public static KeptText In(TextStore? store, ReadOnlySpan<char> text) => store is null ? new KeptText(text) : store.Keep(text);

    /// <summary>Its length in bytes.</summary>
    public int Length { get; }

    /// <summary>The text; what a store has put aside is read each time. Valid until the thread asks for another text.</summary>
    public ReadOnlySpan<byte> Utf8 => _place switch
    {
        null => default,
        byte[] own => own.AsSpan(_start, Length),
        var block => ((TextStore.Block)block).Read(_start, Length),
    };

    /// <summary>Whether both are one text in one place.</summary>
    public bool IsSamePlace(KeptText other) => ReferenceEquals(_place, other._place) && _start == other._start && Length == other.Length;

    public override string ToString() => _place is TextStore.Block block ? block.Decode(_start, Length) : Encoding.UTF8.GetString(Utf8);

    public bool Equals(KeptText other) => Length == other.Length && (IsSamePlace(other) || other.Utf8.SequenceEqual(Utf8.ToArray()));

    public override bool Equals(object? obj) => obj is KeptText other && Equals(other);

    public override int GetHashCode()
    {
        var hash = new HashCode();
        hash.AddBytes(Utf8);
        return hash.ToHashCode();
    }
}
