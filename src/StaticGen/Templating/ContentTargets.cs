using System.Collections.Immutable;
using StaticGen.Model;

namespace StaticGen.Templating;

/// <summary>Where the links of a page lead, compared one by one.</summary>
internal sealed class ContentTargets(ImmutableArray<LinkTarget> targets)
{
    private ImmutableArray<LinkTarget> Targets => targets;

    public override bool Equals(object? obj) => obj is ContentTargets other && targets.AsSpan().SequenceEqual(other.Targets.AsSpan());

    public override int GetHashCode() => targets.Length;
}
