using System.Collections.Frozen;
using Scriban;
using Scriban.Parsing;
using Scriban.Runtime;

namespace StaticGen.Templating;

/// <summary>One member that templates may use.</summary>
/// <param name="Name">As templates write it.</param>
/// <param name="Type">For the documentation: <c>text</c>, <c>url</c>, <c>html</c>, <c>[question]</c> …</param>
/// <param name="Description">What it holds.</param>
public sealed record ViewMember(string Name, string Type, string Description);

/// <summary>The members of one kind of view: what templates can name is exactly what this table lists.</summary>
/// <remarks>A table rather than reflection: it survives trimming, costs a dictionary look-up, and the reference is written from it.</remarks>
internal sealed class ViewSchema<T>
    where T : class
{
    private readonly List<ViewMember> _members = [];
    private readonly List<Func<T, object?>> _getters = [];
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private FrozenDictionary<string, int>? _frozen;

    /// <summary>For messages and the reference, such as <c>question</c>.</summary>
    public string Name { get; }

    public ViewSchema(string name) => Name = name;

    public IReadOnlyList<ViewMember> Members => _members;

    public ViewSchema<T> Add(string name, string type, string description, Func<T, object?> get)
    {
        _numbers.Add(name, _members.Count);
        _members.Add(new ViewMember(name, type, description));
        _getters.Add(get);
        return this;
    }

    public bool TryGet(T view, string member, out object? value, out int number)
    {
        _frozen ??= _numbers.ToFrozenDictionary(StringComparer.Ordinal);
        if (_frozen.TryGetValue(member, out number))
        {
            value = _getters[number](view);
            return true;
        }
        value = null;
        return false;
    }

    /// <summary>The value of the member of this number, from 0 in the order of the table.</summary>
    public object? Get(T view, int number) => _getters[number](view);

    /// <summary>The number of a member, or -1.</summary>
    public int Find(string member) => _numbers.GetValueOrDefault(member, -1);

    /// <summary>The number of a member that is known to be there.</summary>
    public int NumberOf(string member) => _numbers[member];
}

/// <summary>What templates see of a part of the site: read-only, with the members of its schema and no others.</summary>
internal abstract class View : IScriptObject
{
    /// <summary>The name under which messages speak of this kind of view.</summary>
    public abstract string SchemaName { get; }

    public abstract IReadOnlyList<ViewMember> Members { get; }

    /// <summary>Its number among the views that are the same thing from build to build (<see cref="RenderMemory"/>); -1 for the parts of one.</summary>
    public int Slot { get; set; } = -1;

    /// <summary>The same object for all views of one kind.</summary>
    public abstract object SchemaKey { get; }

    /// <summary>The number of a member, from 0 in the order of the table; -1 when there is none.</summary>
    public abstract int NumberOf(string member);

    protected abstract bool TryGet(string member, out object? value, out int number);

    /// <summary>The value of the member of this number.</summary>
    protected abstract object? Get(int number);

    /// <summary>Which members have other values than in the build before, one bit for each by its number.</summary>
    /// <param name="former">The same thing in the build before.</param>
    public virtual ulong ChangedSince(View former) => ChangedSince(former, except: 0);

    protected ulong ChangedSince(View former, ulong except)
    {
        var changed = 0UL;
        for (var i = 0; i < Members.Count; i++)
        {
            var bit = 1UL << i;
            if ((except & bit) == 0 && !ViewComparison.IsSame(Get(i), former.Get(i))) changed |= bit;
        }
        return changed;
    }

    /// <summary>Whether all members have the same values.</summary>
    public bool IsSame(View other) => GetType() == other.GetType() && ChangedSince(other, except: 0) == 0;

    bool IScriptObject.TryGetValue(TemplateContext? context, SourceSpan span, string member, out object? value)
    {
        if (!TryGet(member, out value, out var number)) return false;
        if (context is PageTemplateContext page) Note(page, number, value);
        return true;
    }

    /// <summary>The value of a member, for a template that is being rendered.</summary>
    /// <param name="context">Notes what is read.</param>
    /// <param name="number">Its number.</param>
    public object? Read(PageTemplateContext context, int number)
    {
        var value = Get(number);
        Note(context, number, value);
        return value;
    }

    private void Note(PageTemplateContext page, int number, object? value)
    {
        // Of all views only the page differs from page to page; what leads to the others begins at it, or at the site.
        if (this is PageView) page.NoteRead(number, value);
        else if (Slot >= 0) page.NoteReadOf(Slot, number);
    }

    int IScriptObject.Count => Members.Count;

    IEnumerable<string> IScriptObject.GetMembers() => Members.Select(m => m.Name);

    bool IScriptObject.Contains(string member) => TryGet(member, out _, out _);

    bool IScriptObject.IsReadOnly
    {
        get => true;
        set { }
    }

    bool IScriptObject.CanWrite(string member) => false;

    bool IScriptObject.TrySetValue(TemplateContext? context, SourceSpan span, string member, object? value, bool readOnly) => false;

    bool IScriptObject.Remove(string member) => false;

    void IScriptObject.SetReadOnly(string member, bool readOnly)
    {
    }

    IScriptObject IScriptObject.Clone(bool deep) => this;
}

/// <summary>A view of the kind <typeparamref name="TSelf"/>.</summary>
internal abstract class View<TSelf> : View
    where TSelf : View<TSelf>
{
    protected abstract ViewSchema<TSelf> Schema { get; }

    public override string SchemaName => Schema.Name;

    public override object SchemaKey => Schema;

    public override int NumberOf(string member) => Schema.Find(member);

    public override IReadOnlyList<ViewMember> Members => Schema.Members;

    protected override bool TryGet(string member, out object? value, out int number) => Schema.TryGet((TSelf)this, member, out value, out number);

    protected override object? Get(int number) => Schema.Get((TSelf)this, number);
}
