using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using StaticGen.Diagnostics;

namespace StaticGen.Yaml;

/// <summary>A list of values of one type. Items that cannot be used are reported and left out.</summary>
/// <param name="separator">Where a text that stands for the list is divided for the hint.</param>
/// <param name="identify">What must not be repeated in the list, or null when anything may be.</param>
internal sealed class ListType<T>(YamlType<T> item, int least, int most, Func<T, string>? identify = null, char separator = ',') : YamlType<ImmutableArray<T>>
{
    public override string Name { get; } = string.Create(
        CultureInfo.InvariantCulture,
        $"a list of {(least == 0 ? $"up to {most}" : least == most ? $"{most}" : $"{least} to {most}")} items, each {item.Name}");

    public override ImmutableArray<KeyDoc> Keys => item.Keys;

    public override bool TryRead(YamlNode node, YamlSlot slot, YamlContext context, out ImmutableArray<T> value)
    {
        value = [];
        if (node is not YamlSequence list)
        {
            if (node is not YamlUnreadable) ReportNotAList(node, slot, context);
            return false;
        }
        var items = ImmutableArray.CreateBuilder<T>(list.Items.Length);
        HashSet<string>? seen = identify is null ? null : new(StringComparer.Ordinal);
        foreach (var node2 in list.Items)
        {
            if (!item.TryRead(node2, slot.Item, context, out var one)) continue;
            if (seen is not null && !seen.Add(identify!(one))) context.Report(YamlDiagnostics.Repeated(context.Rules, node2.At, slot.Label, identify(one)));
            else items.Add(one);
        }
        if (list.Items.Length > most) context.Report(YamlDiagnostics.TooMany(context.Rules, list.At, slot.Label, list.Items.Length, most));
        if (list.Items.Length < least) context.Report(YamlDiagnostics.TooFew(context.Rules, list.At, slot.Label, list.Items.Length, least));
        value = items.DrainToImmutable();
        return true;
    }

    public override void WriteSchema(Utf8JsonWriter json)
    {
        json.WriteString("type", "array");
        json.WriteNumber("minItems", least);
        json.WriteNumber("maxItems", most);
        if (identify is not null && item.Keys.IsEmpty) json.WriteBoolean("uniqueItems", true);
        json.WriteStartObject("items");
        item.WriteSchema(json);
        json.WriteEndObject();
    }

    private void ReportNotAList(YamlNode node, YamlSlot slot, YamlContext context)
    {
        var hint = "Begin each item with '- '";
        TextEdit? fix = null;
        if (node is YamlScalar { Text.Length: > 0 } scalar)
        {
            var items = scalar.Text.Split(separator, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
            var list = $"[{string.Join(", ", items.Select(YamlText.Value))}{(items.Length < least ? ", ..." : "")}]";
            hint = $"Write {slot.With(list)}";
            // Quotes say that the separators belong to the text.
            if (items.Length >= least && scalar.Style == YamlStyle.Plain) fix = context.Replace(node, list);
        }
        else if (node is not YamlMapping { IsFlow: false })
        {
            hint = "Write the items in brackets, or remove the key";
        }
        context.Report(YamlDiagnostics.WrongKind(context.Rules, node.At, slot.Label, "a list", YamlValues.Describe(node), hint) with { Fix = fix });
    }
}
