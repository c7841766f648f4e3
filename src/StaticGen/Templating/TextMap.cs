using Scriban;
using Scriban.Parsing;
using Scriban.Runtime;

namespace StaticGen.Templating;

/// <summary>Keys of the author's own choosing. A key that is not there is null rather than an error, since pages differ.</summary>
internal sealed class TextMap(IReadOnlyDictionary<string, string> values) : IScriptObject
{
    public static TextMap Empty { get; } = new(new Dictionary<string, string>(StringComparer.Ordinal));

    public int Count => values.Count;

    /// <summary>Whether both have the same keys with the same texts.</summary>
    public bool IsSame(TextMap other)
    {
        if (Count != other.Count) return false;
        foreach (var (key, value) in values)
        {
            if (!other.Values.TryGetValue(key, out var text) || !string.Equals(text, value, StringComparison.Ordinal)) return false;
        }
        return true;
    }

    private IReadOnlyDictionary<string, string> Values => values;

    public IEnumerable<string> GetMembers() => values.Keys;

    public bool Contains(string member) => values.ContainsKey(member);

    public bool IsReadOnly
    {
        get => true;
        set { }
    }

    public bool TryGetValue(TemplateContext? context, SourceSpan span, string member, out object? value)
    {
        value = values.GetValueOrDefault(member) ?? values.GetValueOrDefault(member.Replace('_', '-'));
        return true;
    }

    public bool CanWrite(string member) => false;

    public bool TrySetValue(TemplateContext? context, SourceSpan span, string member, object? value, bool readOnly) => false;

    public bool Remove(string member) => false;

    public void SetReadOnly(string member, bool readOnly)
    {
    }

    public IScriptObject Clone(bool deep) => this;
}
