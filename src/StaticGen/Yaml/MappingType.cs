using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace StaticGen.Yaml;

/// <summary>Makes a value of what a mapping's keys gave, or returns false when something it cannot do without is missing (and reported).</summary>
internal delegate bool DraftFinisher<TDraft, T>(TDraft draft, YamlMapping mapping, YamlContext context, [MaybeNullWhen(false)] out T value);

/// <summary>A value with keys of its own.</summary>
/// <param name="example">How such a value is written, for the hint when something else stands there.</param>
internal sealed class MappingType<TDraft, T>(KeyTable<TDraft> table, Func<TDraft> begin, DraftFinisher<TDraft, T> finish, string example) : YamlType<T>
{
    public override string Name => "keys with values";

    public override ImmutableArray<KeyDoc> Keys => table.Docs;

    public override bool TryRead(YamlNode node, YamlSlot slot, YamlContext context, [MaybeNullWhen(false)] out T value)
    {
        value = default;
        if (node is not YamlMapping mapping)
        {
            if (node is not YamlUnreadable)
            {
                context.Report(YamlDiagnostics.WrongKind(
                    context.Rules, node.At, slot.Label, "keys with values", YamlValues.Describe(node), $"Write {slot.With(example)}"));
            }
            return false;
        }
        var draft = begin();
        return finish(draft, table.Read(mapping, draft, mapping.At with { Length = 1 }, context), context, out value);
    }

    public override void WriteSchema(Utf8JsonWriter json) => table.WriteSchema(json);
}
