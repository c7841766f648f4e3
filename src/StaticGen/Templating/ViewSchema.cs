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
    private readonly Dictionary<string, Func<T, object?>> _getters = new(StringComparer.Ordinal);
    private FrozenDictionary<string, Func<T, object?>>? _frozen;

    /// <summary>For messages and the reference, such as <c>question</c>.</summary>
    public string Name { get; }

    public ViewSchema(string name) => Name = name;

    public IReadOnlyList<ViewMember> Members => _members;

    public ViewSchema<T> Add(string name, string type, string description, Func<T, object?> get)
    {
        _members.Add(new ViewMember(name, type, description));
        _getters.Add(name, get);
        return this;
    }

    public bool TryGet(T view, string member, out object? value)
    {
        _frozen ??= _getters.ToFrozenDictionary(StringComparer.Ordinal);
        if (_frozen.TryGetValue(member, out var get))
        {
            value = get(view);
            return true;
        }
        value = null;
        return false;
    }
}

/// <summary>What templates see of a part of the site: read-only, with the members of its schema and no others.</summary>
internal abstract class View : IScriptObject
{
    /// <summary>The name under which messages speak of this kind of view.</summary>
    public abstract string SchemaName { get; }

    public abstract IReadOnlyList<ViewMember> Members { get; }

    protected abstract bool TryGet(string member, out object? value);

    bool IScriptObject.TryGetValue(TemplateContext? context, SourceSpan span, string member, out object? value)
    {
        if (!TryGet(member, out value)) return false;
        // Of all views only the page differs from page to page; what leads to the others begins at it, or at the site.
        if (this is PageView && context is PageTemplateContext page) page.NoteRead(member, value);
        return true;
    }

    int IScriptObject.Count => Members.Count;

    IEnumerable<string> IScriptObject.GetMembers() => Members.Select(m => m.Name);

    bool IScriptObject.Contains(string member) => TryGet(member, out _);

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

    public override IReadOnlyList<ViewMember> Members => Schema.Members;

    protected override bool TryGet(string member, out object? value) => Schema.TryGet((TSelf)this, member, out value);
}
