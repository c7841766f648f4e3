using System.Collections.Frozen;
using System.Collections.Immutable;
using StaticGen.Configuration;
using StaticGen.Content;
using StaticGen.Diagnostics;
using StaticGen.Sources;

namespace StaticGen.Examples;

/// <summary>What the records of verified pages are about: examples that need nothing but the language itself.</summary>
public static class VerifiedExamples
{
    /// <summary>Whether a record counts <paramref name="chain"/>: it is executed, and needs no environment.</summary>
    public static bool IsCounted(ExampleChain chain)
    {
        ArgumentNullException.ThrowIfNull(chain);
        return chain.Skip is null && chain.Environments.IsEmpty;
    }

    /// <summary>The hash of a page's chains as the record has it; those that do not count make no difference.</summary>
    public static string Hash(IEnumerable<ExampleChain> chains) => ExampleHash.Of(chains.Where(IsCounted));

    /// <summary>By source path, the versions on which a page's examples have passed, for readers.</summary>
    /// <param name="config">The config.</param>
    /// <param name="pages">All pages.</param>
    /// <param name="examples">The pages' examples, by path.</param>
    /// <param name="sources">Holds the records.</param>
    /// <remarks>A collection without a record keeps none. In one that has a record, pages whose examples are not those of the record are reported.</remarks>
    public static StageResult<IReadOnlyDictionary<string, string>> Read(
        SiteConfig config, ImmutableArray<ParsedPage> pages, IReadOnlyDictionary<string, ImmutableArray<ExampleChain>> examples, SourceTree sources)
    {
        ArgumentNullException.ThrowIfNull(config);
        ArgumentNullException.ThrowIfNull(examples);
        ArgumentNullException.ThrowIfNull(sources);
        var found = ImmutableArray.CreateBuilder<Diagnostic>();
        var verified = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var collection in config.Collections)
        {
            if (sources.Find($"{collection.Folder}/{VerifiedRecord.FileName}") is not { } file) continue;
            var read = VerifiedRecord.Read(file);
            found.AddRange(read.Diagnostics);
            // One that cannot be read says nothing about pages.
            if (!read.Diagnostics.IsEmpty) continue;
            foreach (var page in pages)
            {
                if (page.Collection != collection.Id || !examples.TryGetValue(page.Path, out var chains) || chains.FirstOrDefault(IsCounted) is not { } first) continue;
                var recorded = read.Value.Pages.GetValueOrDefault(page.Path[(collection.Folder.Length + 1)..]);
                if (recorded is null || Hash(chains) != recorded.Examples) found.Add(ExampleDiagnostics.RecordStale(first.Examples[0].At, isNew: recorded is null));
                else if (recorded.Describe() is { } versions) verified.Add(page.Path, versions);
            }
        }
        return new(verified.ToFrozenDictionary(StringComparer.Ordinal), found.ToImmutable());
    }
}
