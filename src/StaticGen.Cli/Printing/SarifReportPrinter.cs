using System.Text;
using System.Text.Json;
using StaticGen.Diagnostics;

namespace StaticGen.Cli.Printing;

/// <summary>The findings in the Static Analysis Results Interchange Format 2.1.0 (OASIS, 2020), for code scanning.</summary>
internal sealed class SarifReportPrinter(TextWriter writer, PathDisplay paths, string version)
{
    public void Print(Report report)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true, NewLine = "\n" }))
        {
            json.WriteStartObject();
            json.WriteString("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
            json.WriteString("version", "2.1.0");
            json.WriteStartArray("runs");
            json.WriteStartObject();
            var rules = WriteTool(json, report);
            // Columns are those of UTF-16, as everywhere in the program.
            json.WriteString("columnKind", "utf16CodeUnits");
            json.WriteStartArray("results");
            foreach (var diagnostic in report.Diagnostics) Write(json, diagnostic, Array.IndexOf(rules, diagnostic.Code));
            json.WriteEndArray();
            json.WriteEndObject();
            json.WriteEndArray();
            json.WriteEndObject();
        }
        writer.Write(Encoding.UTF8.GetString(buffer.ToArray()) + "\n");
    }

    private string[] WriteTool(Utf8JsonWriter json, Report report)
    {
        var rules = report.Diagnostics.Select(static d => d.Code).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToArray();
        json.WriteStartObject("tool");
        json.WriteStartObject("driver");
        json.WriteString("name", "staticgen");
        json.WriteString("version", version);
        json.WriteStartArray("rules");
        foreach (var rule in rules)
        {
            json.WriteStartObject();
            json.WriteString("id", rule);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
        return rules;
    }

    private void Write(Utf8JsonWriter json, Diagnostic diagnostic, int rule)
    {
        json.WriteStartObject();
        json.WriteString("ruleId", diagnostic.Code);
        json.WriteNumber("ruleIndex", rule);
        json.WriteString("level", diagnostic.Severity == Severity.Error ? "error" : "warning");
        json.WriteStartObject("message");
        json.WriteString("text", diagnostic.Hint is { } hint ? $"{diagnostic.Message}. {hint}" : diagnostic.Message);
        json.WriteEndObject();
        json.WriteStartArray("locations");
        json.WriteStartObject();
        json.WriteStartObject("physicalLocation");
        json.WriteStartObject("artifactLocation");
        json.WriteString("uri", AsUri(paths.OfSource(diagnostic.At.Path)));
        json.WriteEndObject();
        if (diagnostic.At.Line > 0)
        {
            json.WriteStartObject("region");
            json.WriteNumber("startLine", diagnostic.At.Line);
            if (diagnostic.At.Column > 0)
            {
                json.WriteNumber("startColumn", diagnostic.At.Column);
                json.WriteNumber("endColumn", diagnostic.At.Column + Math.Max(1, diagnostic.At.Length));
            }
            json.WriteEndObject();
        }
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static string AsUri(string path) => string.Join('/', path.Split('/').Select(Uri.EscapeDataString));
}
