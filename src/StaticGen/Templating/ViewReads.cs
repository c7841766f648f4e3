namespace StaticGen.Templating;

/// <summary>Which members of which views were read, while something was rendered.</summary>
internal sealed class ViewReads
{
    private readonly Dictionary<int, ulong> _bySlot = [];

    public void Add(int slot, ulong members)
    {
        ref var known = ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(_bySlot, slot, out _);
        known |= members;
    }

    public void AddAll(ViewReads others)
    {
        foreach (var (slot, members) in others._bySlot) Add(slot, members);
    }

    public void Clear() => _bySlot.Clear();

    public KeyValuePair<int, ulong>[] ToArray() => [.. _bySlot];
}
