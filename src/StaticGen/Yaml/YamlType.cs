using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Collections.Immutable;

namespace StaticGen.Yaml;

/// <summary>What values a key takes: reads them, and describes itself for the reference and the JSON Schema, so that the two never differ.</summary>
internal abstract class YamlType<T>
{
    /// <summary>In words, as it stands behind "expects": <c>text of 3 to 70 characters</c>.</summary>
    public abstract string Name { get; }

    /// <summary>The keys of the value or of its items, when it has such.</summary>
    public virtual ImmutableArray<KeyDoc> Keys => [];

    /// <summary>Reads <paramref name="node"/>; what is wrong with it is reported, once.</summary>
    /// <returns>False when there is no usable value.</returns>
    public abstract bool TryRead(YamlNode node, YamlSlot slot, YamlContext context, [MaybeNullWhen(false)] out T value);

    /// <summary>Writes the JSON Schema (draft 2020-12) of the values, an object.</summary>
    public abstract void WriteSchema(Utf8JsonWriter json);
}
