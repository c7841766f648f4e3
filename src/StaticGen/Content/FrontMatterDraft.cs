using System.Collections.Immutable;
using StaticGen.Configuration;
using StaticGen.Yaml;

namespace StaticGen.Content;

/// <summary>Front matter while its keys are being read: all that the author wrote so far, and nothing else.</summary>
internal sealed class FrontMatterDraft(CollectionConfig collection)
{
    public CollectionConfig Collection { get; } = collection;

    public YamlScalar? Title { get; set; }

    public YamlScalar? Question { get; set; }

    public YamlScalar? Level { get; set; }

    public ImmutableArray<YamlScalar>? Tags { get; set; }

    public AnswerStatus? Status { get; set; }

    public YamlScalar? Description { get; set; }

    public YamlScalar? Id { get; set; }

    public ImmutableArray<YamlScalar> Aliases { get; set; } = [];

    public int? Order { get; set; }

    public ImmutableArray<YamlScalar> SearchTerms { get; set; } = [];

    public ImmutableArray<YamlScalar> Authors { get; set; } = [];

    public string? AppliesTo { get; set; }

    public ImmutableArray<YamlScalar> Related { get; set; } = [];

    public ImmutableArray<YamlScalar> Prerequisites { get; set; } = [];

    public Review? Reviewed { get; set; }

    public YamlScalar? License { get; set; }

    public bool IsDraft { get; set; }

    public ImmutableSortedDictionary<string, string> Extra { get; set; } = FrontMatter.NoExtra;
}
