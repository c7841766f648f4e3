using System.Collections.Frozen;

namespace StaticGen.Configuration;

/// <summary>The rules whose findings a site may count as it likes: those about style and care. What makes a site wrong or unsafe cannot be switched off.</summary>
public static class LintRules
{
    /// <summary>Codes of the rules.</summary>
    public static FrozenSet<string> Codes { get; } = new[]
    {
        // Answers: nearly the same question; order, length and code of parts; example; sources.
        "SG2413", "SG2453", "SG2455", "SG2456", "SG2457", "SG2459", "SG2462", "SG2463",
        // Markdown: level of headings, text alternatives, languages of fences, words.
        "SG3011", "SG3014", "SG3025", "SG3041", "SG3042", "SG3070",
        // A link to the site's own address.
        "SG4004",
        // Examples: output that is not stated, code that is not executed, output that nothing prints, versions.
        "SG7012", "SG7020", "SG7021", "SG7041",
    }.ToFrozenSet(StringComparer.Ordinal);

    internal const string CodeForm = "the code of a rule about style, such as SG3011; the guide's page on the config lists them";

    internal static readonly string CodePattern = $"^({string.Join('|', Codes.Order(StringComparer.Ordinal))})$";

    internal static bool IsCode(string text) => Codes.Contains(text);
}
