using System.Buffers;
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
}
