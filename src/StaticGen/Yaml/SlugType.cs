using System.Diagnostics.CodeAnalysis;
using StaticGen.Sources;

namespace StaticGen.Yaml;

/// <summary>Text in slug form.</summary>
internal static class SlugType
{
    public static ParsedType<YamlScalar> Instance { get; } =
        new("lower-case letters, digits and hyphens", Slugs.Longest, Slugs.Pattern, Parse);

    private static bool Parse(YamlScalar line, YamlSlot slot, YamlContext context, [MaybeNullWhen(false)] out YamlScalar value)
    {
        value = line;
        if (Slugs.IsValid(line.Text)) return true;
        // A link to a page instead of its id is a likely slip.
        var suggestion = Slugs.Suggest(line.Text.Contains('/', StringComparison.Ordinal) ? Slugs.OfFile(line.Text.TrimEnd('/')) : line.Text);
        context.Report(YamlDiagnostics.Malformed(
            context.Rules,
            line.At,
            $"{slot.Label} must have only lower-case letters, digits and single hyphens, found '{YamlText.Show(line.Text)}'",
            suggestion.Length == 0 ? $"Write it like {slot.With("merge-dictionaries")}" : $"Write {slot.With(YamlText.Value(suggestion))}"));
        return false;
    }
}
