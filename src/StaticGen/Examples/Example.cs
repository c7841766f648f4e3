using System.Collections.Immutable;
using StaticGen.Content;
using StaticGen.Diagnostics;

namespace StaticGen.Examples;

/// <summary>A code block that is executed, or says why it is not.</summary>
/// <param name="Block">The fence.</param>
/// <param name="Expected">The block that says what it prints; null when there is none.</param>
public readonly record struct Example(CodeBlock Block, CodeBlock? Expected)
{
    /// <summary>What is executed.</summary>
    public string Code => Block.Code;

    /// <summary>Name of the error that must end the process, or null.</summary>
    public string? Raises => Block.Option("raises");

    /// <summary>Versions that the example needs; null when any will do.</summary>
    public VersionRange? Requires { get; init; }

    /// <summary>Name of the environment that the example needs, or null.</summary>
    public string? Environment => Block.Option("env");

    /// <summary>Why the example is not executed, or null.</summary>
    public string? Skip => Block.Option("skip");

    /// <summary>Where findings about the example as a whole stand.</summary>
    public SourceLocation At => Block.At;

    /// <summary>The place of a line of <see cref="Code"/>, counted from 1.</summary>
    public SourceLocation LineAt(int line) => Block.LineAt(line);
}

/// <summary>Examples of one page that share a process, in order; most often there is one.</summary>
/// <param name="Page">Path of the page below the site's root.</param>
/// <param name="Language">The fences' language.</param>
/// <param name="Examples">At least one. None is skipped, but for a chain of one.</param>
/// <param name="AppliesTo">Versions that the page is about; null for all.</param>
public sealed record ExampleChain(string Page, string Language, ImmutableArray<Example> Examples, VersionRange? AppliesTo)
{
    /// <summary>Why the chain is not executed, or null.</summary>
    public string? Skip => Examples[0].Skip;

    /// <summary>The environments that its examples need, each once, ordinal order.</summary>
    public ImmutableArray<string> Environments { get; } =
        !Examples.Any(static e => e.Environment is not null) ? [] : [.. Examples.Select(static e => e.Environment).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    /// <summary>How many of the examples, from the first on, may run on <paramref name="version"/>.</summary>
    /// <param name="version">Such as <c>3.12.1</c>; null when it is not known, and then all may.</param>
    public int CountFor(string? version)
    {
        if (version is null) return Examples.Length;
        if (AppliesTo is { } range && !range.Contains(version)) return 0;
        for (var i = 0; i < Examples.Length; i++)
        {
            if (Examples[i].Requires is { } requires && !requires.Contains(version)) return i;
        }
        return Examples.Length;
    }
}
