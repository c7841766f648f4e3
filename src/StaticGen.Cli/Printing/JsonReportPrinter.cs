using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using StaticGen.Cli.Fixing;

namespace StaticGen.Cli.Printing;

/// <summary>The report as one JSON document, for programs. The guide's page on the command line documents it.</summary>
/// <remarks>
/// <c>schemaVersion</c> grows when a member changes its meaning or goes; new members may come at any time. What is not ASCII is escaped, so that the document
/// is safe to print. Lines and columns count from 1, columns in UTF-16 code units; they are absent when the whole file or line is meant.
/// </remarks>
internal sealed class JsonReportPrinter(TextWriter writer, PathDisplay paths)
{
    private const int SchemaVersion = 1;

    public void Print(Report report)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true, NewLine = "\n" }))
        {
            json.WriteStartObject();
            json.WriteNumber("schemaVersion", SchemaVersion);
            json.WriteNumber("errors", report.Errors);
            json.WriteNumber("warnings", report.Warnings);
            json.WriteStartArray("diagnostics");
            var sources = new ExcerptSource(report.Sources);
            foreach (var diagnostic in report.Diagnostics) DiagnosticJson.Write(json, diagnostic, paths, sources);
            json.WriteEndArray();
            if (!report.Changes.IsEmpty) Write(json, report.Changes);
            if (report.Statistics is { } statistics) Write(json, statistics);
            json.WriteEndObject();
        }
        writer.Write(Encoding.UTF8.GetString(buffer.ToArray()) + "\n");
    }

    private void Write(Utf8JsonWriter json, ImmutableArray<SourceFixes.FixedFile> changes)
    {
        json.WriteStartArray("changes");
        foreach (var file in changes)
        {
            foreach (var line in file.Lines)
            {
                json.WriteStartObject();
                json.WriteString("path", paths.OfSource(file.Path));
                json.WriteNumber("line", line.Number);
                json.WriteString("old", line.Old);
                json.WriteString("new", line.New);
                json.WriteString("codes", line.Codes);
                json.WriteEndObject();
            }
        }
        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, BuildStatistics statistics)
    {
        json.WriteStartObject("statistics");
        json.WriteNumber("pages", statistics.Pages);
        json.WriteNumber("questions", statistics.Questions);
        json.WriteNumber("files", statistics.Files);
        json.WriteNumber("bytes", statistics.Bytes);
        json.WriteString("largestPage", statistics.LargestPage);
        json.WriteNumber("largestPageBytes", statistics.LargestPageBytes);
        json.WriteNumber("searchIndexBytes", statistics.SearchIndexBytes);
        json.WriteEndObject();
    }
}
