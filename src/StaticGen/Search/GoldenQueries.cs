using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using StaticGen.Configuration;
using StaticGen.Diagnostics;
using StaticGen.Sources;
using StaticGen.Yaml;

namespace StaticGen.Search;

/// <summary>A query that people make, and what they should find.</summary>
/// <param name="Query">What they type.</param>
/// <param name="Page">Address of the page without the slashes at both ends, or null when the site should say that it has no close match.</param>
/// <param name="At">Where the query stands.</param>
public sealed record GoldenQuery(string Query, string? Page, SourceLocation At);

/// <summary>Reads the queries by which authors measure search: <c>_search.yaml</c> in a collection's folder.</summary>
public static class GoldenQueries
{
    /// <summary>Name of the file in the collection's folder.</summary>
    public const string FileName = "_search.yaml";

    /// <summary>What a query finds that the site does not answer.</summary>
    public const string None = "none";

    /// <summary>The most that is read of a file, in bytes.</summary>
    public const int Largest = 1024 * 1024;

    private const int MostQueries = 10_000;
    private const int LongestQuery = 400;

    private static readonly KeyTable<Draft> Item = new("a query",
    [
        new Key<Draft, YamlScalar>("find", SlugType.Instance, static (d, v) => d.Find = v, required: true,
            "Last part of the address of the page that should come first, or `none` for what the site does not answer.", static _ => None),
        new Key<Draft, YamlScalar>("query", new LineType(1, LongestQuery), static (d, v) => d.Query = v, required: true,
            "What people type.", static _ => "\"how do you merge two dictionaries\""),
    ]);

    private static readonly KeyTable<FileDraft> File = new("a list of golden queries",
    [
        new Key<FileDraft, ImmutableArray<Draft>>(
            "queries", new ListType<Draft>(new MappingType<Draft, Draft>(Item, static () => new Draft(), Finish, "{find: my-page, query: \"what people type\"}"), 1, MostQueries),
            static (d, v) => d.Queries = v, required: true, "What people search for.", static _ => "[{find: my-page, query: \"what people type\"}]"),
    ]);

    private sealed class Draft
    {
        public YamlScalar? Find { get; set; }

        public YamlScalar? Query { get; set; }
    }

    private sealed class FileDraft
    {
        public ImmutableArray<Draft> Queries { get; set; } = [];
    }

    /// <summary>The queries of all collections in order, with what is wrong in their files.</summary>
    /// <param name="config">The site's config.</param>
    /// <param name="sources">Holds the files.</param>
    /// <param name="isMade">Whether the site has a file at this path of the output.</param>
    public static StageResult<ImmutableArray<GoldenQuery>> Read(SiteConfig config, SourceTree sources, Func<string, bool> isMade)
    {
        ArgumentNullException.ThrowIfNull(config);
        ArgumentNullException.ThrowIfNull(sources);
        ArgumentNullException.ThrowIfNull(isMade);
        var queries = ImmutableArray.CreateBuilder<GoldenQuery>();
        var findings = ImmutableArray.CreateBuilder<Diagnostic>();
        foreach (var collection in config.Collections)
        {
            if (sources.Find($"{collection.Folder}/{FileName}") is { } file) Read(file, collection, sources, isMade, queries, findings);
        }
        return new(queries.ToImmutable(), findings.ToImmutable());
    }

    private static void Read(
        SourceFile file, CollectionConfig collection, SourceTree sources, Func<string, bool> isMade,
        ImmutableArray<GoldenQuery>.Builder queries, ImmutableArray<Diagnostic>.Builder findings)
    {
        if (file.Bytes.Length > Largest)
        {
            findings.Add(SearchDiagnostics.TooLarge(new SourceLocation(file.Path, 1, 1), Largest / 1024));
            return;
        }
        if (SourceText.Decode(file, out var badByte) is not { } source)
        {
            findings.Add(SearchDiagnostics.NotUtf8(SourceText.PlaceOf(file, badByte)));
            return;
        }
        var before = findings.Count;
        var draft = new FileDraft();
        var mapping = YamlDocument.Read(source, 0, source.Text.Length, YamlRules.GoldenQueries, findings);
        if (mapping is not null) File.Read(mapping, draft, source.At(0), new YamlContext(source, YamlRules.GoldenQueries, findings));
        else if (findings.Count == before) findings.Add(SearchDiagnostics.Empty(new SourceLocation(file.Path, 1, 1)));

        var slugs = sources.Content
            .Where(f => f.Path.StartsWith(collection.Folder + "/", StringComparison.Ordinal) && f.Path.EndsWith(".md", StringComparison.Ordinal) && !SourceTree.IsUnpublished(f.Path[collection.Folder.Length..]))
            .Select(f => Slugs.OfFile(f.Path)).Where(s => isMade($"{collection.Id}/{s}/index.html")).ToHashSet(StringComparer.Ordinal);
        var seen = new Dictionary<string, Draft>(StringComparer.OrdinalIgnoreCase);
        foreach (var one in draft.Queries)
        {
            var (find, query) = (one.Find!, one.Query!);
            if (find.Text != None && !slugs.Contains(find.Text)) findings.Add(SearchDiagnostics.UnknownPage(find.At, find.Text, slugs));
            else if (!seen.TryAdd(query.Text, one)) findings.Add(SearchDiagnostics.Repeated(query.At, query.Text, seen[query.Text].Query!.At, seen[query.Text].Find!.Text == find.Text ? null : seen[query.Text].Find!.Text));
            else queries.Add(new GoldenQuery(query.Text, find.Text == None ? null : $"{collection.Id}/{find.Text}", query.At));
        }
    }

    private static bool Finish(Draft draft, YamlMapping mapping, YamlContext context, [MaybeNullWhen(false)] out Draft value)
    {
        value = draft;
        return draft is { Find: not null, Query: not null };
    }
}
