using System.Collections.Immutable;
using StaticGen.Diagnostics;
using StaticGen.Sources;
using StaticGen.Yaml;

namespace StaticGen.Configuration;

/// <summary>Reads <c>site.config.yaml</c>.</summary>
public static class SiteConfigReader
{
    /// <summary>The most that is read, in bytes.</summary>
    public const int Largest = 256 * 1024;

    /// <summary>First parts of addresses that every site has for itself.</summary>
    private static readonly ImmutableArray<string> Reserved =
        ["404", "anki", "api", "assets", "board", "feed", "index", "interview", "practice", "robots", "search", "sitemap", "static", "templates"];

    /// <summary>The keys of the config, for the reference.</summary>
    public static ImmutableArray<KeyDoc> Keys => SiteConfigKeys.Site.Docs;

    /// <summary>The JSON Schema (draft 2020-12) of the config, for editors.</summary>
    public static string JsonSchema() => YamlSchema.Write("site.config.yaml", SiteConfigKeys.Site);

    /// <summary>Reads what <see cref="SourceScanner.ReadConfig"/> found; its findings are among the result's.</summary>
    public static StageResult<SiteConfig> Read(StageResult<SourceFile?> file)
    {
        // A file that is there and cannot be read has been reported; it is not missing as well.
        if (file.Value is null && !file.Diagnostics.IsEmpty) return new(Complete(new SiteConfigDraft(), []), file.Diagnostics);
        var read = Read(file.Value);
        return new(read.Value, [.. file.Diagnostics, .. read.Diagnostics]);
    }

    /// <summary>Reads the config.</summary>
    /// <param name="file">Null when there is none, which is an error.</param>
    /// <returns>A config that can be worked with also when there are errors: what is missing has its default, what is broken is left out.</returns>
    /// <remarks>Whoever asks twice for the same bytes, as a build and the record of the one before it do, gets the same config.</remarks>
    public static StageResult<SiteConfig> Read(SourceFile? file)
    {
        if (file is null) return ReadAnew(file);
        if (_last is { } last && last.Path == file.Path && last.Bytes.Span.SequenceEqual(file.Bytes.Span)) return last.Result;
        var result = ReadAnew(file);
        _last = new Remembered(file.Path, file.Bytes, result);
        return result;
    }

    private static Remembered? _last;

    private sealed record Remembered(string Path, ReadOnlyMemory<byte> Bytes, StageResult<SiteConfig> Result);

    private static StageResult<SiteConfig> ReadAnew(SourceFile? file)
    {
        var diagnostics = ImmutableArray.CreateBuilder<Diagnostic>();
        var draft = new SiteConfigDraft();
        if (file is null) diagnostics.Add(ConfigDiagnostics.Missing());
        else if (file.Bytes.Length > Largest) diagnostics.Add(ConfigDiagnostics.TooLarge());
        else if (SourceText.Decode(file, out var badByte) is { } source) Read(source, draft, diagnostics);
        else diagnostics.Add(ConfigDiagnostics.NotUtf8(SourceText.PlaceOf(file, badByte), badByte));
        return new(Complete(draft, diagnostics), diagnostics.DrainToImmutable());
    }

    private static void Read(SourceText source, SiteConfigDraft draft, ImmutableArray<Diagnostic>.Builder diagnostics)
    {
        var before = diagnostics.Count;
        var mapping = YamlDocument.Read(source, 0, source.Text.Length, YamlRules.Configuration, diagnostics);
        if (mapping is not null)
            SiteConfigKeys.Site.Read(mapping, draft, source.At(0), new YamlContext(source, YamlRules.Configuration, diagnostics));
        else if (diagnostics.Count == before)
            diagnostics.Add(ConfigDiagnostics.Empty());
    }

    /// <summary>Makes the config of what was read, and checks what concerns more than one key.</summary>
    private static SiteConfig Complete(SiteConfigDraft draft, IList<Diagnostic> diagnostics)
    {
        var runners = ImmutableSortedDictionary.CreateBuilder<string, RunnerConfig>(StringComparer.Ordinal);
        foreach (var runner in draft.Runners) runners[runner.Name] = runner.Value;
        return new SiteConfig
        {
            Title = draft.Title ?? "Untitled",
            Tagline = draft.Tagline,
            Description = draft.Description,
            Language = draft.Language,
            Requires = draft.Requires,
            BaseUrl = draft.BaseUrl ?? new Uri("https://example.org/"),
            Repository = draft.Repository,
            Collections = CompleteCollections(draft.Collections, diagnostics),
            Synonyms = [.. draft.Synonyms.Where(group => group.Length >= 2)],
            Practice = draft.Practice,
            Interview = draft.Interview,
            Exports = Complete(draft.Exports ?? new ExportsDraft(), draft.BaseUrl),
            Runners = runners.ToImmutable(),
            Lint = draft.Lint ?? LintConfig.Default,
            Extra = draft.Extra.ToImmutable(),
        };
    }

    private static ExportsConfig Complete(ExportsDraft draft, Uri? baseUrl) => draft.Config with
    {
        Identity = draft.Identity ?? (baseUrl is null ? ExportsConfig.Default.Identity : $"{baseUrl.IdnHost},{ExportsConfig.UsualDate}"),
    };

    private static ImmutableArray<CollectionConfig> CompleteCollections(ImmutableArray<CollectionDraft> drafts, IList<Diagnostic> diagnostics)
    {
        var collections = ImmutableArray.CreateBuilder<CollectionConfig>(drafts.Length);
        foreach (var draft in drafts)
        {
            // Without these two nobody knows what the pages are; their absence has been reported.
            if (draft is not { Id: { } id, Kind: { } kind }) continue;
            if (Reserved.Contains(id.Text, StringComparer.Ordinal))
            {
                diagnostics.Add(ConfigDiagnostics.ReservedId(id.At, id.Text));
                continue;
            }
            if (collections.FirstOrDefault(c => c.Id == id.Text) is { } first)
            {
                diagnostics.Add(ConfigDiagnostics.DuplicateId(id.At, "collection", id.Text, first.At));
                continue;
            }
            var folder = draft.Folder?.Text ?? $"content/{id.Text}";
            if (collections.FirstOrDefault(c => Overlap(c.Folder, folder)) is { } neighbour)
            {
                diagnostics.Add(ConfigDiagnostics.FolderOverlaps(draft.Folder?.At ?? id.At, folder, neighbour.Id, neighbour.Folder));
                continue;
            }
            if (kind == CollectionKind.Question) RequireTerms(draft, diagnostics);
            else RefuseQuestionKeys(draft, diagnostics);
            var levels = Unique("level", draft.Levels, diagnostics).CastArrayOfTerms();
            var topics = Unique("topic", draft.Topics, diagnostics);
            collections.Add(new CollectionConfig
            {
                Id = id.Text,
                Kind = kind,
                Title = draft.Title ?? id.Text,
                Description = draft.Description,
                Folder = folder,
                Levels = levels,
                Topics = topics,
                Tags = Unique("tag", draft.Tags, diagnostics).CastArrayOfTerms(),
                Wanted = WantedOf(draft, topics, levels, diagnostics),
                Sections = draft.Sections ?? AnswerSections.Default,
                At = draft.At,
                FolderAt = draft.Folder?.At ?? draft.At,
            });
        }
        return collections.DrainToImmutable();
    }

    private static void RequireTerms(CollectionDraft draft, IList<Diagnostic> diagnostics)
    {
        if (draft.KeyAt("levels") is null)
            diagnostics.Add(YamlDiagnostics.MissingKey(YamlRules.Configuration, draft.At, "levels", "levels: [{id: basic, title: Basic}]", inBraces: false));
        if (draft.KeyAt("topics") is null)
            diagnostics.Add(YamlDiagnostics.MissingKey(YamlRules.Configuration, draft.At, "topics", "topics: [{id: general, title: General}]", inBraces: false));
    }

    private static void RefuseQuestionKeys(CollectionDraft draft, IList<Diagnostic> diagnostics)
    {
        foreach (var key in (ReadOnlySpan<string>)["levels", "topics", "tags", "wanted", "sections"])
        {
            if (draft.KeyAt(key) is { } at) diagnostics.Add(ConfigDiagnostics.OnlyForQuestions(at, key));
        }
    }

    private static ImmutableArray<WantedQuestion> WantedOf(
        CollectionDraft draft, ImmutableArray<TopicConfig> topics, ImmutableArray<TermConfig> levels, IList<Diagnostic> diagnostics)
    {
        var wanted = ImmutableArray.CreateBuilder<WantedQuestion>(draft.Wanted.Length);
        foreach (var one in draft.Wanted)
        {
            if (Knows("topic", one.Topic!, topics.Select(static t => t.Id)) & Knows("level", one.Level!, levels.Select(static l => l.Id)))
                wanted.Add(new WantedQuestion(one.Question!.Text, one.Topic!.Text, one.Level!.Text, one.At));
        }
        return wanted.DrainToImmutable();

        bool Knows(string key, YamlScalar id, IEnumerable<string> known)
        {
            if (known.Contains(id.Text, StringComparer.Ordinal)) return true;
            diagnostics.Add(YamlDiagnostics.UnknownValue(YamlRules.Configuration, id.At, $"'{key}'", id.Text, [.. known]));
            return false;
        }
    }

    private static ImmutableArray<TopicConfig> Unique(string what, ImmutableArray<TopicConfig>? terms, IList<Diagnostic> diagnostics)
    {
        if (terms is not { } all) return [];
        var seen = new Dictionary<string, SourceLocation>(StringComparer.Ordinal);
        var unique = ImmutableArray.CreateBuilder<TopicConfig>(all.Length);
        foreach (var term in all)
        {
            if (seen.TryAdd(term.Id, term.At)) unique.Add(term);
            else diagnostics.Add(ConfigDiagnostics.DuplicateId(term.At, what, term.Id, seen[term.Id]));
        }
        return unique.DrainToImmutable();
    }

    // Levels and tags are read like topics, which have one key more.
    private static ImmutableArray<TermConfig> CastArrayOfTerms(this ImmutableArray<TopicConfig> terms) =>
        [.. terms.Select(t => new TermConfig(t.Id, t.Title, t.Description, t.At))];

    private static bool Overlap(string a, string b) =>
        (a + "/").StartsWith(b + "/", StringComparison.OrdinalIgnoreCase) || (b + "/").StartsWith(a + "/", StringComparison.OrdinalIgnoreCase);
}
