using System.Collections.Immutable;
using StaticGen.Diagnostics;

namespace StaticGen.Configuration;

/// <summary>What a site asks of its text beyond its form, and how serious it is there.</summary>
public sealed record LintConfig
{
    /// <summary>What is asked of a site that says nothing.</summary>
    public static LintConfig Default { get; } = new();

    /// <summary>Words and phrases that prose does without, such as <c>obviously</c>; letter case does not count.</summary>
    public ImmutableArray<string> Words { get; init; } = [];

    /// <summary>Where primary sources are: hosts, which stand for their subdomains as well, or hosts with the beginning of a path. Empty: all are.</summary>
    public ImmutableArray<string> PrimarySources { get; init; } = [];

    /// <summary>By code, what a finding counts as; null for nothing at all. Only codes of <see cref="LintRules"/>.</summary>
    public ImmutableSortedDictionary<string, Severity?> Rules { get; init; } =
        ImmutableSortedDictionary.Create<string, Severity?>(StringComparer.Ordinal);

    /// <summary>The findings as this site counts them.</summary>
    public ImmutableArray<Diagnostic> Apply(ImmutableArray<Diagnostic> findings)
    {
        if (Rules.IsEmpty) return findings;
        return
        [
            .. findings
                .Where(f => !Rules.TryGetValue(f.Code, out var severity) || severity is not null)
                .Select(f => Rules.TryGetValue(f.Code, out var severity) ? f with { Severity = severity!.Value } : f),
        ];
    }

    /// <summary>Whether <paramref name="address"/> is that of a primary source.</summary>
    public bool IsPrimary(Uri address)
    {
        ArgumentNullException.ThrowIfNull(address);
        if (PrimarySources.IsEmpty) return true;
        foreach (var source in PrimarySources)
        {
            var slash = source.IndexOf('/', StringComparison.Ordinal);
            var (host, path) = slash < 0 ? (source, "/") : (source[..slash], source[slash..].TrimEnd('/') + "/");
            var isHost = address.Host.Equals(host, StringComparison.OrdinalIgnoreCase) || address.Host.EndsWith("." + host, StringComparison.OrdinalIgnoreCase);
            if (isHost && (address.AbsolutePath + "/").StartsWith(path, StringComparison.Ordinal)) return true;
        }
        return false;
    }
}
