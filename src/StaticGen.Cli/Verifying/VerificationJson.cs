using System.Text.Json;
using StaticGen.Cli.Printing;
using StaticGen.Examples;

namespace StaticGen.Cli.Verifying;

/// <summary>A verification as one JSON document, for programs. Members may be added; <c>schemaVersion</c> grows when one changes or goes.</summary>
internal static class VerificationJson
{
    private const int SchemaVersion = 1;

    public static byte[] Write(Verification verification, PathDisplay paths)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true, NewLine = "\n" }))
        {
            json.WriteStartObject();
            json.WriteNumber("schemaVersion", SchemaVersion);
            json.WriteNumber("blocks", verification.Blocks.Length);
            json.WriteNumber("passed", verification.Passed);
            json.WriteNumber("failed", verification.Failed);
            json.WriteNumber("skipped", verification.Skipped);
            json.WriteStartObject("isolation");
            json.WriteBoolean("networkForbidden", verification.Isolation.ForbidsNetwork);
            json.WriteBoolean("writingConfined", verification.Isolation.ConfinesWriting);
            json.WriteBoolean("readingConfined", verification.Isolation.ConfinesReading);
            json.WriteBoolean("signalsConfined", verification.Isolation.ConfinesSignals);
            json.WriteBoolean("ownUser", verification.Isolation.ChangesUser);
            json.WriteBoolean("memoryLimited", !verification.Isolation.Launcher.IsEmpty);
            json.WriteBoolean("processesLimited", verification.Isolation.LimitsProcesses);
            json.WriteEndObject();
            json.WriteStartArray("interpreters");
            foreach (var interpreter in verification.Interpreters) Write(json, interpreter);
            json.WriteEndArray();
            json.WriteStartArray("results");
            foreach (var block in verification.Blocks) Write(json, block, paths);
            json.WriteEndArray();
            json.WriteStartArray("diagnostics");
            foreach (var diagnostic in verification.Diagnostics) DiagnosticJson.Write(json, diagnostic, paths);
            json.WriteEndArray();
            json.WriteEndObject();
        }
        buffer.WriteByte((byte)'\n');
        return buffer.ToArray();
    }

    private static void Write(Utf8JsonWriter json, Interpreter interpreter)
    {
        json.WriteStartObject();
        json.WriteString("language", interpreter.Language);
        json.WriteString("label", interpreter.Label);
        json.WriteString("version", interpreter.Version?.Version);
        json.WriteStartObject("environments");
        foreach (var (name, version) in interpreter.Environments) json.WriteString(name, version);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, VerifiedBlock block, PathDisplay paths)
    {
        json.WriteStartObject();
        json.WriteString("path", paths.OfSource(block.Example.At.Path));
        json.WriteNumber("line", block.Example.At.Line);
        json.WriteString("language", block.Chain.Language);
        json.WriteString("state", NameOf(block.State));
        json.WriteStartArray("runs");
        foreach (var run in block.Runs)
        {
            json.WriteStartObject();
            json.WriteString("interpreter", run.Interpreter.Label);
            json.WriteString("state", NameOf(run.Verdict.State));
            if (run.Verdict.Reason.Length > 0) json.WriteString("reason", run.Verdict.Reason);
            if (run.IsFromCache) json.WriteBoolean("cached", true);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static string NameOf(ExampleState state) => state switch
    {
        ExampleState.Passed => "passed",
        ExampleState.Failed => "failed",
        _ => "skipped",
    };
}
