using System.Collections.Immutable;

namespace StaticGen.Yaml;

/// <summary>What the reference documentation says about one key of the config or of the front matter.</summary>
/// <param name="Name">The key; <c>*</c> when any name may stand there.</param>
/// <param name="Type">What its value must be, in words, such as <c>text of 3 to 70 characters</c>.</param>
/// <param name="Required">Whether it must be there.</param>
/// <param name="Description">What it is for; one or two sentences.</param>
public sealed record KeyDoc(string Name, string Type, bool Required, string Description)
{
    /// <summary>The keys of its value, or of each item of its value; empty when the value has no keys.</summary>
    public ImmutableArray<KeyDoc> Keys { get; init; } = [];

    /// <summary>Names that it had in former versions and is still read under; <see cref="Description"/> says so too.</summary>
    internal ImmutableArray<FormerKey> Former { get; init; } = [];
}
