using Scriban.Runtime;

namespace StaticGen.Templating;

/// <summary>Watches what a partial reads and writes while it is rendered for the first time.</summary>
internal sealed class FragmentRecording(FragmentPlace place, ViewReads? views)
{
    private readonly List<FragmentCache.Read> _reads = [];
    private readonly List<string> _linked = [];

    /// <summary>What is read of other views meanwhile; null when nobody asks.</summary>
    public ViewReads? Views => views;

    /// <summary>False once something was written that belongs to the one page.</summary>
    public bool IsShareable { get; set; } = true;

    public void Note(int member, object? value)
    {
        foreach (var read in _reads)
        {
            if (read.Member == member) return;
        }
        _reads.Add(new FragmentCache.Read(member, value));
    }

    public void NoteLink(string target)
    {
        if (place.NameOn(target) is not { } name) return;
        // A link to the page itself reads otherwise on all others.
        if (string.Equals(name, place.Name, StringComparison.Ordinal)) IsShareable = false;
        else NoteName(name);
    }

    /// <summary>Takes over what a partial inside this one depends on.</summary>
    public void NoteAll(FragmentCache.Fragment fragment)
    {
        foreach (var read in fragment.Reads) Note(read.Member, read.Value);
        foreach (var name in fragment.Linked) NoteName(name);
    }

    private void NoteName(string name)
    {
        if (!_linked.Contains(name)) _linked.Add(name);
    }

    /// <summary>What was written, with all that it depends on.</summary>
    public FragmentCache.Fragment ToFragment(ScriptArray arguments, ReadOnlySpan<byte> html) =>
        new([.. arguments], [.. _reads], views, place.Folder, [.. _linked], html.ToArray());
}
