using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using StaticGen.Diagnostics;

namespace StaticGen.Yaml;

/// <summary>One of a few words. A misspelt one is reported, and taken for the nearest so that the rest can be checked.</summary>
internal sealed class ChoiceType<T>(params ImmutableArray<(string Word, T Value)> choices) : YamlType<T>
{
    private static readonly LineType AnyLine = new(1, 200);
    private readonly ImmutableArray<string> _words = [.. choices.Select(c => c.Word)];

    public override string Name { get; } = $"one of {string.Join(", ", choices.Select(c => c.Word))}";

    public override bool TryRead(YamlNode node, YamlSlot slot, YamlContext context, [MaybeNullWhen(false)] out T value)
    {
        value = default;
        if (!AnyLine.TryRead(node, slot, context, out var line)) return false;
        var word = line.Text;
        if (_words.IndexOf(word, 0, StringComparer.Ordinal) < 0)
        {
            context.Report(YamlDiagnostics.UnknownValue(context.Rules, node.At, slot.Label, word, _words));
            if (NearestMatch.Of(word, _words) is not { } near) return false;
            word = near;
        }
        value = choices[_words.IndexOf(word, 0, StringComparer.Ordinal)].Value!;
        return true;
    }

    public override void WriteSchema(Utf8JsonWriter json)
    {
        json.WriteStartArray("enum");
        foreach (var word in _words) json.WriteStringValue(word);
        json.WriteEndArray();
    }
}
