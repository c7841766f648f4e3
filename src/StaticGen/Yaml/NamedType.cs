using System.Collections.Immutable;
using System.Text.Json;
using StaticGen.Diagnostics;

namespace StaticGen.Yaml;

/// <summary>Values under names that the author chooses.</summary>
/// <param name="isName">Whether a name has the right form.</param>
/// <param name="nameForm">That form in words.</param>
/// <param name="namePattern">That form as a regular expression (ECMA 262), for the JSON Schema.</param>
internal sealed class NamedType<T>(YamlType<T> item, Func<string, bool> isName, string nameForm, string namePattern)
    : YamlType<ImmutableArray<(string Name, SourceLocation At, T Value)>>
{
    public override string Name { get; } = $"names, each with {item.Name}";

    public override ImmutableArray<KeyDoc> Keys =>
        item.Keys.IsEmpty ? [] : [new KeyDoc("*", item.Name, Required: false, $"Any name: {nameForm}.") { Keys = item.Keys }];

    public override bool TryRead(
        YamlNode node, YamlSlot slot, YamlContext context, out ImmutableArray<(string Name, SourceLocation At, T Value)> value)
    {
        value = [];
        if (node is not YamlMapping mapping)
        {
            if (node is not YamlUnreadable)
                context.Report(YamlDiagnostics.WrongKind(context.Rules, node.At, slot.Label, "names with values", YamlValues.Describe(node), "Write each on a line of its own below the key, indented: a name, a colon and its value"));
            return false;
        }
        var items = ImmutableArray.CreateBuilder<(string, SourceLocation, T)>(mapping.Entries.Length);
        foreach (var entry in mapping.Entries)
        {
            if (!isName(entry.Key))
                context.Report(YamlDiagnostics.Malformed(context.Rules, entry.KeyAt, $"'{YamlText.Show(entry.Key)}' cannot be a name in {slot.Label}", $"A name is {nameForm}"));
            else if (item.TryRead(entry.Value, new YamlSlot(entry.Key), context, out var one))
                items.Add((entry.Key, entry.KeyAt, one));
        }
        value = items.DrainToImmutable();
        return true;
    }

    public override void WriteSchema(Utf8JsonWriter json)
    {
        json.WriteString("type", "object");
        json.WriteStartObject("propertyNames");
        json.WriteString("pattern", namePattern);
        json.WriteEndObject();
        json.WriteStartObject("additionalProperties");
        item.WriteSchema(json);
        json.WriteEndObject();
    }
}
