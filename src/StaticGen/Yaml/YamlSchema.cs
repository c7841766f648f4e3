using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using System.Text.Json;

namespace StaticGen.Yaml;

/// <summary>Writes the JSON Schema of a key table, with which editors complete and check while one types.</summary>
internal static class YamlSchema
{
    public static string Write<TDraft>(string title, KeyTable<TDraft> table)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes, new JsonWriterOptions { Indented = true, NewLine = "\n" }))
        {
            json.WriteStartObject();
            json.WriteString("$schema", "https://json-schema.org/draft/2020-12/schema");
            json.WriteString("title", title);
            table.WriteSchema(json);
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(bytes.WrittenSpan) + "\n";
    }

    /// <summary>Writes a member <c>allOf</c> of rules, each of which holds where a key has one of some values.</summary>
    public static void WriteRules(Utf8JsonWriter json, params ReadOnlySpan<SchemaRule> rules)
    {
        json.WriteStartArray("allOf");
        foreach (var rule in rules)
        {
            json.WriteStartObject();
            json.WriteStartObject("if");
            json.WriteStartObject("properties");
            json.WriteStartObject(rule.Key);
            WriteWords(json, "enum", rule.Values);
            json.WriteEndObject();
            json.WriteEndObject();
            WriteWords(json, "required", [rule.Key]);
            json.WriteEndObject();
            json.WriteStartObject("then");
            if (!rule.Required.IsEmpty) WriteWords(json, "required", rule.Required);
            if (!rule.Forbidden.IsEmpty)
            {
                json.WriteStartObject("properties");
                foreach (var key in rule.Forbidden) json.WriteBoolean(key, false);
                json.WriteEndObject();
            }
            json.WriteEndObject();
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    /// <summary>Writes a schema that holds where all of <paramref name="keys"/> are there.</summary>
    public static void WriteRequired(Utf8JsonWriter json, params ImmutableArray<string> keys)
    {
        json.WriteStartObject();
        WriteWords(json, "required", keys);
        json.WriteEndObject();
    }

    private static void WriteWords(Utf8JsonWriter json, string name, ImmutableArray<string> words)
    {
        json.WriteStartArray(name);
        foreach (var word in words) json.WriteStringValue(word);
        json.WriteEndArray();
    }
}

/// <summary>What a mapping has to have, and may not have, where one of its keys has one of some values.</summary>
internal readonly record struct SchemaRule(string Key, ImmutableArray<string> Values, ImmutableArray<string> Required, ImmutableArray<string> Forbidden);
