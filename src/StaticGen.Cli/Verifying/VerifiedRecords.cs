using StaticGen.Configuration;
using StaticGen.Examples;
using StaticGen.Sources;

namespace StaticGen.Cli.Verifying;

/// <summary>Brings the record of each collection up to date with a run.</summary>
internal static class VerifiedRecords
{
    /// <summary>Writes <c>_verified.json</c> of the collections that the run had pages of.</summary>
    /// <param name="verification">The run.</param>
    /// <param name="collections">All collections.</param>
    /// <param name="sources">The site's files, with the records so far.</param>
    /// <param name="siteRoot">Full path.</param>
    /// <param name="isWhole">Whether the run had all pages.</param>
    /// <returns>Paths of the records that changed, below the site's root.</returns>
    public static List<string> Write(Verification verification, IEnumerable<CollectionConfig> collections, SourceTree sources, string siteRoot, bool isWhole)
    {
        var written = new List<string>();
        foreach (var collection in collections)
        {
            var path = $"{collection.Folder}/{VerifiedRecord.FileName}";
            var file = sources.Find(path);
            var before = file is null ? VerifiedRecord.Empty : VerifiedRecord.Read(file).Value;
            var bytes = Next(before, verification, collection.Folder, isWhole).ToBytes();
            if (file is null ? Next(before, verification, collection.Folder, isWhole).Pages.IsEmpty : file.Bytes.Span.SequenceEqual(bytes)) continue;
            var full = Path.Join(siteRoot, path);
            // A link, which was reported when it was found, would have us write elsewhere.
            if (new FileInfo(full).LinkTarget is not null) continue;
            File.WriteAllBytes(full, bytes);
            written.Add(path);
        }
        return written;
    }

    private static VerifiedRecord Next(VerifiedRecord before, Verification verification, string folder, bool isWhole)
    {
        var seen = new Dictionary<string, string>(StringComparer.Ordinal);
        var passed = new Dictionary<string, IReadOnlyCollection<string>>(StringComparer.Ordinal);
        var failed = new Dictionary<string, IReadOnlyCollection<string>>(StringComparer.Ordinal);
        var pages = verification.Blocks.Where(b => b.Chain.Page.StartsWith(folder + "/", StringComparison.Ordinal)).GroupBy(static b => b.Chain.Page, StringComparer.Ordinal);
        foreach (var page in pages)
        {
            var own = page.Where(static b => IsCounted(b.Chain)).ToArray();
            if (own.Length == 0) continue;
            var path = page.Key[(folder.Length + 1)..];
            seen[path] = VerifiedExamples.Hash(own.Select(static b => b.Chain).Distinct());
            var series = own.SelectMany(static b => b.Runs)
                .Where(static r => r.Interpreter.Version is not null)
                .GroupBy(static r => SeriesOf(r.Interpreter), StringComparer.Ordinal)
                .ToArray();
            passed[path] = [.. series.Where(static g => g.All(static r => r.Verdict.State == ExampleState.Passed)).Select(static g => g.Key)];
            failed[path] = [.. series.Where(static g => g.Any(static r => r.Verdict.State == ExampleState.Failed)).Select(static g => g.Key)];
        }
        return before.With(seen, passed, failed, isWhole);
    }

    private static bool IsCounted(ExampleChain chain) => VerifiedExamples.IsCounted(chain);

    private static string SeriesOf(Interpreter interpreter) =>
        new InterpreterVersion(interpreter.Version!.Name, interpreter.Version.Series).ToString();
}
