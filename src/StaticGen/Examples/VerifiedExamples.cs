namespace StaticGen.Examples;

/// <summary>Which examples the record of verified pages is about: those that need nothing but the language itself.</summary>
public static class VerifiedExamples
{
    /// <summary>Whether the record counts <paramref name="chain"/>: it is executed, and needs no environment.</summary>
    public static bool IsCounted(ExampleChain chain)
    {
        ArgumentNullException.ThrowIfNull(chain);
        return chain.Skip is null && chain.Environments.IsEmpty;
    }

    /// <summary>The hash of a page's chains as the record has it; those that do not count make no difference.</summary>
    public static string Hash(IEnumerable<ExampleChain> chains) => ExampleHash.Of(chains.Where(IsCounted));
}
