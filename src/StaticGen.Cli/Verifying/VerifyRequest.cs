using System.Collections.Immutable;
using StaticGen.Configuration;
using StaticGen.Examples;

namespace StaticGen.Cli.Verifying;

/// <summary>What is to be verified, and how.</summary>
/// <param name="SiteRoot">Full path.</param>
/// <param name="CurrentFolder">Full path; programs that are named by a path are looked for from here.</param>
/// <param name="Config">The site's config.</param>
/// <param name="Chains">In the order of pages and blocks.</param>
/// <param name="Choices">What <c>--with</c> named; empty for the runners as they are.</param>
/// <param name="UsesCache">False for <c>--no-cache</c>.</param>
internal sealed record VerifyRequest(
    string SiteRoot, string CurrentFolder, SiteConfig Config, ImmutableArray<ExampleChain> Chains, ImmutableArray<InterpreterChoice> Choices, bool UsesCache);
