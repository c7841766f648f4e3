using System.Collections.Concurrent;
using System.Collections.Immutable;
using StaticGen.Checking;

namespace StaticGen.Templating;

/// <summary>One page as it was rendered, and all that it depends on.</summary>
/// <param name="Layout">Name of its layout.</param>
/// <param name="Inputs">What its own view was made from, as its job names it.</param>
/// <param name="Reads">The members of views that were read, by slot.</param>
/// <param name="Html">The page.</param>
/// <param name="Links">Its ids and links.</param>
internal sealed record RenderedPage(string Layout, RenderInputs Inputs, KeyValuePair<int, ulong>[] Reads, byte[] Html, PageLinks Links);

/// <summary>What the view of a page was made from, besides the config.</summary>
/// <param name="Views">Views of which every member counts.</param>
/// <param name="Values">Other values, compared by <see cref="object.Equals(object)"/>.</param>
internal sealed record RenderInputs(ImmutableArray<View> Views, ImmutableArray<object> Values)
{
    /// <summary>Nothing but the config: what it is made of is read by its template.</summary>
    public static RenderInputs None { get; } = new([], []);
}

/// <summary>
/// Keeps rendered pages from build to build. A page is taken from here when every member of every view that its templates read has the value that it had:
/// the rebuild is then the build itself, with less to do.
/// </summary>
/// <remarks>
/// Views that are the same thing from build to build (the site, collections, topics, levels, tags, questions) have slots, by address. Of each, the build compares the members
/// with those of the build before; a page keeps a bit for each member that it read. Config, templates and assets are part of every page: another one empties the memory.
/// </remarks>
internal sealed class RenderMemory
{
    private readonly Dictionary<string, int> _slots = new(StringComparer.Ordinal);
    private View?[] _former = [];
    private ulong[] _changed = [];
    private ConcurrentDictionary<string, RenderedPage> _pages = new(StringComparer.Ordinal);
    private ConcurrentDictionary<string, RenderedPage> _next = new(StringComparer.Ordinal);
    private ImmutableArray<object> _setting = [];
    private bool _isWhole;

    /// <summary>Begins a build.</summary>
    /// <param name="setting">What every page depends on, compared by <see cref="object.Equals(object)"/>.</param>
    /// <param name="views">All views that are the same thing from build to build, by a name that is.</param>
    public void Begin(ImmutableArray<object> setting, IReadOnlyList<(string Name, View View)> views)
    {
        if (!_isWhole || !setting.AsSpan().SequenceEqual(_setting.AsSpan()))
        {
            _pages.Clear();
            _slots.Clear();
            _former = [];
        }
        (_setting, _isWhole) = (setting, false);
        foreach (var (name, view) in views)
        {
            if (!_slots.TryGetValue(name, out var slot)) _slots.Add(name, slot = _slots.Count);
            view.Slot = slot;
        }
        var current = new View?[_slots.Count];
        foreach (var (_, view) in views) current[view.Slot] = view;
        // What is new, or gone, has changed in every respect.
        var changed = new ulong[_slots.Count];
        Array.Fill(changed, ulong.MaxValue);
        var former = _former;
        Parallel.For(0, views.Count, Workers.PerProcessor, i =>
        {
            var view = views[i].View;
            if (view.Slot < former.Length && former[view.Slot] is { } before) changed[view.Slot] = view.ChangedSince(before);
        });
        (_former, _changed) = (current, changed);
        _next = new ConcurrentDictionary<string, RenderedPage>(StringComparer.Ordinal);
    }

    /// <summary>The page at <paramref name="path"/> as it was rendered before, when it would come out the same.</summary>
    public RenderedPage? Find(string path, string layout, RenderInputs inputs)
    {
        if (!_pages.TryGetValue(path, out var page) || page.Layout != layout) return null;
        if (!page.Inputs.Values.AsSpan().SequenceEqual(inputs.Values.AsSpan()) || page.Inputs.Views.Length != inputs.Views.Length) return null;
        for (var i = 0; i < inputs.Views.Length; i++)
        {
            var slot = inputs.Views[i].Slot;
            if (page.Inputs.Views[i].Slot != slot || _changed[slot] != 0) return null;
        }
        foreach (var (slot, members) in page.Reads)
        {
            if ((_changed[slot] & members) != 0) return null;
        }
        _next[path] = page;
        return page;
    }

    /// <summary>The page at <paramref name="path"/> of the build before, whether or not it has changed.</summary>
    public RenderedPage? Before(string path) => _pages.GetValueOrDefault(path);

    /// <summary>Keeps a page that was rendered anew.</summary>
    public void Add(string path, RenderedPage page) => _next[path] = page;

    /// <summary>Ends the build: what was not part of it is forgotten.</summary>
    public void End()
    {
        _pages = _next;
        _isWhole = true;
    }
}
