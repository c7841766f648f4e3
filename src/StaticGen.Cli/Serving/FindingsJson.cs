using System.Text.Json;
using StaticGen.Cli.Printing;
using StaticGen.Diagnostics;

namespace StaticGen.Cli.Serving;

/// <summary>The findings as the script in the browser reads them.</summary>
internal static class FindingsJson
{
    /// <summary>UTF-8, all findings, each with its excerpt in the form in which a terminal shows it.</summary>
    public static byte[] Of(SiteState state)
    {
        var excerpts = new ExcerptSource(state.Report.Sources);
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteNumber("version", state.Version);
            json.WriteNumber("errors", state.Report.Errors);
            json.WriteNumber("warnings", state.Report.Warnings);
            json.WriteStartArray("findings");
            foreach (var diagnostic in state.Report.Diagnostics)
            {
                json.WriteStartObject();
                json.WriteString("code", diagnostic.Code);
                json.WriteString("severity", diagnostic.Severity == Severity.Error ? "error" : "warning");
                json.WriteString("at", SafeText.OneLine(diagnostic.At.ToString()));
                json.WriteString("message", SafeText.OneLine(diagnostic.Message));
                if (diagnostic.Hint is { } hint) json.WriteString("hint", SafeText.OneLine(hint));
                if (excerpts.Of(diagnostic.At) is { } excerpt)
                {
                    var caret = excerpt.CaretColumn < 0
                        ? ""
                        : "\n" + new string(' ', excerpt.CaretColumn) + new string('^', excerpt.CaretLength);
                    json.WriteString("excerpt", excerpt.Line + caret);
                }
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteEndObject();
        }
        return buffer.ToArray();
    }
}
