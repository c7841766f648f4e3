using System.Collections.Immutable;
using StaticGen.Diagnostics;
using StaticGen.Yaml;

namespace StaticGen.Configuration;

/// <summary>The config while its keys are being read.</summary>
internal sealed class SiteConfigDraft
{
    public string? Title { get; set; }

    public string Tagline { get; set; } = "";

    public string Description { get; set; } = "";

    public string Language { get; set; } = "en";

    public string? Requires { get; set; }

    public Uri? BaseUrl { get; set; }

    public RepositoryConfig? Repository { get; set; }

    public ImmutableArray<CollectionDraft> Collections { get; set; } = [];

    public ImmutableArray<ImmutableArray<string>> Synonyms { get; set; } = [];

    public bool Practice { get; set; } = true;
    public bool Interview { get; set; } = true;

    public ExportsDraft? Exports { get; set; }

    public ImmutableArray<(string Name, SourceLocation At, RunnerConfig Value)> Runners { get; set; } = [];

    public LintConfig? Lint { get; set; }

    public ImmutableSortedDictionary<string, string>.Builder Extra { get; } =
        ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
}

/// <summary>A repository while its keys are being read.</summary>
internal sealed class RepositoryDraft
{
    public string? Url { get; set; }

    public string Branch { get; set; } = "main";

    public string Folder { get; set; } = "";

    public bool HasIssueForms { get; set; }
}

/// <summary>A wanted question while its keys are being read.</summary>
internal sealed class WantedDraft
{
    public YamlScalar? Question { get; set; }

    public YamlScalar? Topic { get; set; }

    public YamlScalar? Level { get; set; }

    public SourceLocation At { get; set; }
}

/// <summary>A collection while its keys are being read.</summary>
internal sealed class CollectionDraft
{
    public YamlScalar? Id { get; set; }

    public CollectionKind? Kind { get; set; }

    public string? Title { get; set; }

    public string Description { get; set; } = "";

    public YamlScalar? Folder { get; set; }

    public ImmutableArray<TopicConfig>? Levels { get; set; }

    public ImmutableArray<TopicConfig>? Topics { get; set; }

    public ImmutableArray<TopicConfig>? Tags { get; set; }

    public ImmutableArray<WantedDraft> Wanted { get; set; } = [];

    public AnswerSections? Sections { get; set; }

    public SourceLocation At { get; set; }

    /// <summary>All keys that were given, with their places.</summary>
    public ImmutableArray<YamlEntry> Entries { get; set; } = [];

    /// <summary>Where the value of <paramref name="key"/> stands, or null when the key was not given.</summary>
    public SourceLocation? KeyAt(string key)
    {
        foreach (var entry in Entries)
        {
            if (entry.Key == key) return entry.KeyAt;
        }
        return null;
    }
}

/// <summary>A level, topic or tag while its keys are being read.</summary>
internal sealed class TermDraft
{
    public YamlScalar? Id { get; set; }

    public string? Title { get; set; }

    public string Description { get; set; } = "";

    public bool NoCode { get; set; }

    public ImmutableArray<string> Learn { get; set; } = [];
}

/// <summary>What is asked of the text while its keys are being read.</summary>
internal sealed class LintDraft
{
    public ImmutableArray<string> Words { get; set; } = [];

    public ImmutableArray<string> PrimarySources { get; set; } = [];

    public ImmutableArray<(string Name, SourceLocation At, Severity? Value)> Rules { get; set; } = [];
}

/// <summary>The other forms of the site while their keys are being read.</summary>
internal sealed class ExportsDraft
{
    public string? Identity { get; set; }

    public ExportsConfig Config { get; set; } = ExportsConfig.Default;
}

/// <summary>A runner while its keys are being read. What an alternative does not say is as its runner has it.</summary>
internal sealed class RunnerDraft
{
    public ImmutableArray<string>? Command { get; set; }

    public ImmutableArray<string>? VersionCommand { get; set; }

    public string? FileName { get; set; }

    public string? Separator { get; set; }

    public ImmutableArray<(string Name, SourceLocation At, ImmutableArray<string> Value)> Environments { get; set; } = [];

    public ImmutableArray<(string Name, SourceLocation At, YamlScalar Value)>? Variables { get; set; }

    public string? UncaughtError { get; set; }

    public string? ErrorLocation { get; set; }

    public ImmutableArray<(string Name, SourceLocation At, YamlScalar Value)> Lacks { get; set; } = [];

    public ImmutableArray<string>? RelatedLanguages { get; set; }

    public ImmutableArray<string>? Readable { get; set; }

    public ImmutableArray<string>? Writable { get; set; }

    public int? TimeoutSeconds { get; set; }

    public int? MemoryMebibytes { get; set; }

    public bool? LimitsReservedMemory { get; set; }

    public int? Processes { get; set; }

    public int? OutputKilobytes { get; set; }

    public int? FileMebibytes { get; set; }

    public ImmutableArray<(string Name, SourceLocation At, RunnerDraft Value)> Alternatives { get; set; } = [];

    public BrowserRuntimeConfig? InBrowser { get; set; }

    public SourceLocation At { get; set; }
}

/// <summary>The runtime for browsers while it is being read.</summary>
internal sealed class BrowserRuntimeDraft
{
    public string? Worker { get; set; }

    public string? Folder { get; set; }

    public ImmutableArray<string> Files { get; set; } = [];

    public bool IsOptional { get; set; }
}
