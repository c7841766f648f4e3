using System.Text.Json;
using StaticGen.Diagnostics;

namespace StaticGen.Cli.Printing;

/// <summary>How a finding reads in every JSON report of the program.</summary>
internal static class DiagnosticJson
{
    /// <param name="sources">To say where edits begin; without it they are left out.</param>
    public static void Write(Utf8JsonWriter json, Diagnostic diagnostic, PathDisplay paths, ExcerptSource? sources = null)
    {
        json.WriteStartObject();
        json.WriteString("code", diagnostic.Code);
        json.WriteString("severity", diagnostic.Severity == Severity.Error ? "error" : "warning");
        json.WriteString("path", paths.OfSource(diagnostic.At.Path));
        if (diagnostic.At.Line > 0) json.WriteNumber("line", diagnostic.At.Line);
        if (diagnostic.At is { Line: > 0, Column: > 0 })
        {
            json.WriteNumber("column", diagnostic.At.Column);
            json.WriteNumber("length", Math.Max(1, diagnostic.At.Length));
        }
        json.WriteString("message", diagnostic.Message);
        if (diagnostic.Hint is { } hint) json.WriteString("hint", hint);
        if (diagnostic.Detail is { } detail) json.WriteString("detail", detail);
        if (sources?.EditAt(diagnostic) is { } edit)
        {
            json.WriteStartObject("fix");
            json.WriteNumber("line", edit.Line);
            json.WriteNumber("column", edit.Column);
            json.WriteString("old", diagnostic.Fix!.Old);
            json.WriteString("new", diagnostic.Fix.New);
            json.WriteEndObject();
        }
        json.WriteEndObject();
    }
}
