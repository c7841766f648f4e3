using System.Collections.Immutable;
using System.Text.Json;
using StaticGen.Diagnostics;

namespace StaticGen.Yaml;

/// <summary>The keys that a mapping may have, and where their values go.</summary>
/// <param name="owner">What has the keys, as messages say it: "a question".</param>
/// <param name="keys">In the order of the documentation. A missing required key is reported in this order too.</param>
internal sealed class KeyTable<TDraft>(string owner, ImmutableArray<Key<TDraft>> keys)
{
    private readonly ImmutableArray<string> _names = [.. keys.Select(k => k.Name)];

    /// <summary>Takes the keys that begin with <c>x-</c>, name without the prefix; null when there may be none.</summary>
    public Action<TDraft, string, string>? Extra { get; init; }

    /// <summary>Writes what the JSON Schema asks beyond one key at a time, into the object that is open; null when there is no such rule.</summary>
    public Action<Utf8JsonWriter>? SchemaRules { get; init; }

    /// <summary>Names that keys had in former versions; empty when none was renamed of late.</summary>
    public ImmutableArray<FormerKey> Former { get; init; } = [];

    /// <summary>The documented keys, in order.</summary>
    public ImmutableArray<KeyDoc> Docs =>
    [
        .. keys.Select(k => Former.Where(f => f.Today == k.Name)
            .Aggregate(k.Doc, static (doc, former) => doc with { Description = $"{doc.Description} {former.Note}", Former = doc.Former.Add(former) })),
    ];

    /// <summary>Hands the value of each key to <paramref name="draft"/>; unknown, renamed and missing keys are reported.</summary>
    /// <param name="missingAt">Where a missing key is reported.</param>
    /// <returns>The mapping with each key under the name that it has today.</returns>
    public YamlMapping Read(YamlMapping mapping, TDraft draft, SourceLocation missingAt, YamlContext context)
    {
        if (!Former.IsEmpty) mapping = UnderTodaysNames(mapping, context);
        var seen = 0UL;
        var unknown = false;
        foreach (var entry in mapping.Entries)
        {
            var index = IndexOf(entry.Key);
            if (index >= 0)
            {
                seen |= 1UL << index;
                keys[index].Read(entry, draft, context);
            }
            else if (Extra is not null && entry.Key.StartsWith("x-", StringComparison.Ordinal))
            {
                ReadExtra(entry, draft, context);
            }
            else if (entry.Value is not YamlUnreadable)
            {
                // A key whose value cannot be read has its finding already; it may well be half a line of something else.
                unknown = true;
            }
        }
        if (unknown) seen |= ReadUnknown(mapping, draft, seen, context);
        for (var i = 0; i < keys.Length; i++)
        {
            if (keys[i].Doc.Required && (seen & (1UL << i)) == 0)
                context.Report(YamlDiagnostics.MissingKey(context.Rules, missingAt, keys[i].Name, keys[i].Example(draft), mapping.IsFlow));
        }
        return mapping;
    }

    /// <summary>Writes the JSON Schema of the mapping's members into the object that is open.</summary>
    public void WriteSchema(Utf8JsonWriter json)
    {
        json.WriteString("type", "object");
        json.WriteBoolean("additionalProperties", false);
        if (Extra is not null)
        {
            json.WriteStartObject("patternProperties");
            json.WriteStartObject("^x-.");
            json.WriteStartArray("type");
            json.WriteStringValue("string");
            json.WriteStringValue("number");
            json.WriteStringValue("boolean");
            json.WriteStringValue("null");
            json.WriteEndArray();
            json.WriteEndObject();
            json.WriteEndObject();
        }
        json.WriteStartArray("required");
        foreach (var key in keys)
        {
            if (key.Doc.Required && !Former.Any(f => f.Today == key.Name)) json.WriteStringValue(key.Name);
        }
        json.WriteEndArray();
        WriteFormerRules(json);
        json.WriteStartObject("properties");
        foreach (var key in keys)
        {
            json.WriteStartObject(key.Name);
            json.WriteString("description", key.Doc.Description);
            key.WriteSchema(json);
            json.WriteEndObject();
        }
        foreach (var former in Former)
        {
            json.WriteStartObject(former.Name);
            json.WriteString("description", $"Renamed: write {former.Today}.");
            json.WriteBoolean("deprecated", true);
            keys[IndexOf(former.Today)].WriteSchema(json);
            json.WriteEndObject();
        }
        json.WriteEndObject();
        SchemaRules?.Invoke(json);
    }

    /// <summary>A key may be given under one of its names, and a required one must be: none of the opposites may hold.</summary>
    private void WriteFormerRules(Utf8JsonWriter json)
    {
        if (Former.IsEmpty) return;
        json.WriteStartObject("not");
        json.WriteStartArray("anyOf");
        foreach (var renamed in Former.GroupBy(static f => f.Today, StringComparer.Ordinal))
        {
            ImmutableArray<string> names = [renamed.Key, .. renamed.Select(static f => f.Name)];
            for (var i = 0; i < names.Length; i++)
            {
                for (var j = i + 1; j < names.Length; j++) YamlSchema.WriteRequired(json, names[i], names[j]);
            }
            if (!keys[IndexOf(renamed.Key)].Doc.Required) continue;
            json.WriteStartObject();
            json.WriteStartObject("not");
            json.WriteStartArray("anyOf");
            foreach (var name in names) YamlSchema.WriteRequired(json, name);
            json.WriteEndArray();
            json.WriteEndObject();
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>Gives renamed keys the name that they have today, and says so at each.</summary>
    private YamlMapping UnderTodaysNames(YamlMapping mapping, YamlContext context)
    {
        if (!mapping.Entries.Any(e => FormerOf(e.Key) is not null)) return mapping;
        var entries = new YamlEntryList();
        // Today's names come first, whatever the order of the lines: of two that mean the same, the former one is to go.
        foreach (var entry in mapping.Entries)
        {
            if (FormerOf(entry.Key) is null) entries.Add(entry);
        }
        foreach (var entry in mapping.Entries)
        {
            if (FormerOf(entry.Key) is not { } former) continue;
            if (entries.Add(entry with { Key = former.Today }) is { } given)
                context.Report(YamlDiagnostics.GivenUnderBothNames(context.Rules, entry.KeyAt, former, given));
            else
                context.Report(YamlDiagnostics.RenamedKey(context.Rules, entry.KeyAt, former, context.Written(entry.Value)) with { Fix = context.Rename(entry, former.Today) });
        }
        // What depends on the neighbours of a key, such as a comma in braces, needs the order of the text.
        return new YamlMapping([.. entries.ToImmutable().OrderBy(static e => e.KeyAt)], mapping.IsFlow, mapping.At, mapping.Start, mapping.End);
    }

    private FormerKey? FormerOf(string name)
    {
        foreach (var former in Former)
        {
            if (former.Name == name) return former;
        }
        return null;
    }

    /// <summary>Reports the keys that nothing knows, and reads a misspelt one as the key that was meant, so that it is not missed as well.</summary>
    /// <returns>The keys that were read, as a set of indexes.</returns>
    private ulong ReadUnknown(YamlMapping mapping, TDraft draft, ulong seen, YamlContext context)
    {
        var read = 0UL;
        for (var i = 0; i < mapping.Entries.Length; i++)
        {
            var entry = mapping.Entries[i];
            if (entry.Value is YamlUnreadable || IndexOf(entry.Key) >= 0) continue;
            if (Extra is not null && entry.Key.StartsWith("x-", StringComparison.Ordinal)) continue;
            // In braces a comma ends a value: {description: Builds, tests and ships} has a key "tests and ships" without a value.
            if (mapping.IsFlow && i > 0 && entry.Value is YamlScalar { Text.Length: 0, Style: YamlStyle.Plain } && mapping.Entries[i - 1] is { Value: YamlScalar { Style: YamlStyle.Plain } before, Key: var key })
            {
                context.Report(YamlDiagnostics.CommaInBraces(context.Rules, entry.KeyAt, key, before.Text, entry.Key));
                continue;
            }
            var unknown = YamlDiagnostics.UnknownKey(context.Rules, entry.KeyAt, entry.Key, owner, _names);
            if (NearestMatch.Of(entry.Key, _names) is not { } near || IndexOf(near) is var index && ((seen | read) & (1UL << index)) != 0)
            {
                context.Report(unknown);
                continue;
            }
            read |= 1UL << index;
            context.Report(unknown with { Fix = context.Rename(entry, near) });
            keys[index].Read(entry, draft, context);
        }
        return read;
    }

    private int IndexOf(string name)
    {
        for (var i = 0; i < _names.Length; i++)
        {
            if (_names[i] == name) return i;
        }
        return -1;
    }

    private void ReadExtra(YamlEntry entry, TDraft draft, YamlContext context)
    {
        if (entry.Key.Length == 2) context.Report(YamlDiagnostics.ExtraWithoutName(context.Rules, entry.KeyAt));
        else if (entry.Value is YamlScalar scalar) Extra!(draft, entry.Key[2..], scalar.Kind == YamlScalarKind.Null ? "" : scalar.Text);
        else if (entry.Value is not YamlUnreadable)
        {
            var hint = context.Written(entry.Value) is { } written ? $"Write {entry.Key}: {YamlText.Quote(written)}" : "Write one text behind the colon; give each value a key of its own that begins with 'x-'";
            context.Report(YamlDiagnostics.WrongKind(context.Rules, entry.Value.At, $"'{YamlText.Show(entry.Key)}'", "a single value", YamlValues.Describe(entry.Value), hint));
        }
    }
}

/// <summary>One key of a table.</summary>
internal abstract class Key<TDraft>(string name)
{
    public string Name { get; } = name;

    public abstract KeyDoc Doc { get; }

    /// <summary>The line to add when the key is missing.</summary>
    public abstract string Example(TDraft draft);

    public abstract void Read(YamlEntry entry, TDraft draft, YamlContext context);

    public abstract void WriteSchema(Utf8JsonWriter json);
}

/// <summary>One key of a table whose values are of <paramref name="type"/>.</summary>
/// <param name="set">Takes the value; not called when there is none or it is wrong.</param>
/// <param name="example">A value to show when the key is missing; only required keys need one.</param>
internal sealed class Key<TDraft, T>(
    string name, YamlType<T> type, Action<TDraft, T> set, bool required, string description, Func<TDraft, string>? example = null)
    : Key<TDraft>(name)
{
    public override KeyDoc Doc { get; } = new(name, type.Name, required, description) { Keys = type.Keys };

    public override string Example(TDraft draft) => $"{Name}: {example?.Invoke(draft) ?? "..."}";

    public override void Read(YamlEntry entry, TDraft draft, YamlContext context)
    {
        if (type.TryRead(entry.Value, new YamlSlot(Name), context, out var value)) set(draft, value);
    }

    public override void WriteSchema(Utf8JsonWriter json) => type.WriteSchema(json);
}
