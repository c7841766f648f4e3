using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace StaticGen.Yaml;

/// <summary>Makes a value of a line of text, or reports what is wrong with it.</summary>
internal delegate bool LineParser<T>(YamlScalar line, YamlSlot slot, YamlContext context, [MaybeNullWhen(false)] out T value);

/// <summary>Text of a certain form: a slug, an address, a date.</summary>
/// <param name="name">The form in words.</param>
/// <param name="most">Characters that it may have.</param>
/// <param name="pattern">The form as a regular expression (ECMA 262) for the JSON Schema, or null when there is none.</param>
internal sealed class ParsedType<T>(string name, int most, string? pattern, LineParser<T> parse, Func<string, string>? ofNumber = null) : YamlType<T>
{
    private readonly LineType _line = new(1, most, ofNumber);

    public override string Name { get; } = name;

    public override bool TryRead(YamlNode node, YamlSlot slot, YamlContext context, [MaybeNullWhen(false)] out T value)
    {
        value = default;
        return _line.TryRead(node, slot, context, out var line) && parse(line, slot, context, out value);
    }

    public override void WriteSchema(Utf8JsonWriter json)
    {
        _line.WriteSchema(json);
        if (pattern is not null) json.WriteString("pattern", pattern);
    }
}
