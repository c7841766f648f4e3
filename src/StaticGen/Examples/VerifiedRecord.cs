using System.Collections.Immutable;
using System.Text.Json;
using StaticGen.Diagnostics;
using StaticGen.Sources;

namespace StaticGen.Examples;

/// <summary>The machine-written record of the versions on which each page's examples passed: <c>_verified.json</c> in a collection's folder.</summary>
/// <param name="Pages">By path below the collection's folder.</param>
public sealed record VerifiedRecord(ImmutableSortedDictionary<string, VerifiedPage> Pages)
{
    /// <summary>Name of the file in the collection's folder.</summary>
    public const string FileName = "_verified.json";

    private const int FormatVersion = 1;

    /// <summary>Nothing verified yet.</summary>
    public static VerifiedRecord Empty { get; } = new(ImmutableSortedDictionary.Create<string, VerifiedPage>(StringComparer.Ordinal));

    /// <summary>Reads a record. One that cannot be read is reported, and is as if there were none.</summary>
    public static StageResult<VerifiedRecord> Read(SourceFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        try
        {
            using var json = JsonDocument.Parse(file.Bytes);
            var root = json.RootElement;
            if (root.GetProperty("version").GetInt32() != FormatVersion) return Unreadable(file, "another version of StaticGen wrote it");
            var pages = ImmutableSortedDictionary.CreateBuilder<string, VerifiedPage>(StringComparer.Ordinal);
            foreach (var page in root.GetProperty("pages").EnumerateObject())
            {
                pages[page.Name] = new VerifiedPage(
                    page.Value.GetProperty("examples").GetString() ?? "",
                    [.. page.Value.GetProperty("passed_on").EnumerateArray().Select(static v => v.GetString() ?? "")]);
            }
            return new(new VerifiedRecord(pages.ToImmutable()), []);
        }
        catch (JsonException e)
        {
            // Lines and bytes are counted from 0.
            return Unreadable(new SourceLocation(file.Path, (int)(e.LineNumber ?? 0) + 1, (int)(e.BytePositionInLine ?? 0) + 1), NotARecord);
        }
        catch (Exception e) when (e is InvalidOperationException or KeyNotFoundException or FormatException)
        {
            return Unreadable(file, NotARecord);
        }
    }

    /// <summary>The record with what a run found.</summary>
    /// <param name="seen">The pages of the run, by path below the collection's folder, with the hash of their examples.</param>
    /// <param name="passed">Names with series, such as <c>CPython 3.12</c>, on which all of a page's examples passed.</param>
    /// <param name="failed">Those on which some did not; they leave the record.</param>
    /// <param name="isWhole">True when the run had all pages of the collection: others are gone.</param>
    public VerifiedRecord With(
        IReadOnlyDictionary<string, string> seen,
        IReadOnlyDictionary<string, IReadOnlyCollection<string>> passed,
        IReadOnlyDictionary<string, IReadOnlyCollection<string>> failed,
        bool isWhole)
    {
        ArgumentNullException.ThrowIfNull(seen);
        ArgumentNullException.ThrowIfNull(passed);
        ArgumentNullException.ThrowIfNull(failed);
        var pages = (isWhole ? Empty : this).Pages.ToBuilder();
        foreach (var (path, hash) in seen)
        {
            IEnumerable<string> before = Pages.TryGetValue(path, out var old) && old.Examples == hash ? old.PassedOn : [];
            var names = before.Except(failed.GetValueOrDefault(path) ?? [], StringComparer.Ordinal).Union(passed.GetValueOrDefault(path) ?? [], StringComparer.Ordinal).ToArray();
            Array.Sort(names, CompareNames);
            if (names.Length > 0) pages[path] = new VerifiedPage(hash, [.. names]);
            else pages.Remove(path);
        }
        return new VerifiedRecord(pages.ToImmutable());
    }

    /// <summary>The file's content: the same record gives the same bytes.</summary>
    public byte[] ToBytes()
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true, NewLine = "\n" }))
        {
            json.WriteStartObject();
            json.WriteString("comment", "Written by 'staticgen verify --record'. Do not edit.");
            json.WriteNumber("version", FormatVersion);
            json.WriteStartObject("pages");
            foreach (var (path, page) in Pages)
            {
                json.WriteStartObject(path);
                json.WriteString("examples", page.Examples);
                json.WriteStartArray("passed_on");
                foreach (var name in page.PassedOn) json.WriteStringValue(name);
                json.WriteEndArray();
                json.WriteEndObject();
            }
            json.WriteEndObject();
            json.WriteEndObject();
        }
        buffer.WriteByte((byte)'\n');
        return buffer.ToArray();
    }

    private const string NotARecord = "it is not what 'staticgen verify --record' writes";

    private static StageResult<VerifiedRecord> Unreadable(SourceFile file, string why) => Unreadable(SourceLocation.WholeFile(file.Path), why);

    private static StageResult<VerifiedRecord> Unreadable(SourceLocation at, string why) => new(Empty, [ExampleDiagnostics.RecordUnreadable(at, why)]);

    /// <summary>By name, then by number: 3.9 before 3.10.</summary>
    private static int CompareNames(string a, string b)
    {
        var (first, second) = (InterpreterVersion.Read(a), InterpreterVersion.Read(b));
        if (first is null || second is null || first.Name != second.Name) return string.CompareOrdinal(a, b);
        return Version.TryParse(first.Version, out var x) && Version.TryParse(second.Version, out var y) ? x.CompareTo(y) : string.CompareOrdinal(a, b);
    }
}

/// <summary>What is known of one page's examples.</summary>
/// <param name="Examples">Hash of the examples that need no environment; the record counts only as long as it is theirs.</param>
/// <param name="PassedOn">Such as <c>CPython 3.12</c>, in order.</param>
public sealed record VerifiedPage(string Examples, ImmutableArray<string> PassedOn)
{
    /// <summary>For readers: <c>CPython 3.9 and 3.11–3.14</c>; null when there is nothing to say. Three or more minor versions in a row are a range.</summary>
    public string? Describe()
    {
        var runs = new List<List<InterpreterVersion>>();
        foreach (var version in PassedOn.Select(InterpreterVersion.Read).OfType<InterpreterVersion>())
        {
            if (runs.Count > 0 && Follows(runs[^1][^1], version)) runs[^1].Add(version);
            else runs.Add([version]);
        }
        var parts = new List<string>();
        var name = "";
        foreach (var run in runs)
        {
            Name(run[0]);
            if (run.Count > 2) parts[^1] += "–" + run[^1].Version;
            else if (run.Count == 2) Name(run[1]);
        }
        return parts.Count switch
        {
            0 => null,
            1 => parts[0],
            _ => $"{string.Join(", ", parts.Take(parts.Count - 1))} and {parts[^1]}",
        };

        void Name(InterpreterVersion version)
        {
            parts.Add(version.Name == name ? version.Version : version.ToString());
            name = version.Name;
        }
    }

    private static bool Follows(InterpreterVersion a, InterpreterVersion b) =>
        a.Name == b.Name && Version.TryParse(a.Version, out var x) && Version.TryParse(b.Version, out var y)
        && (x.Major, x.Minor + 1, -1, -1) == (y.Major, y.Minor, x.Build, y.Build);
}
