using System.Collections.Immutable;
using System.Text.Json;

namespace StaticGen.Yaml;

/// <summary>A list of texts whose places nobody asks for.</summary>
internal sealed class LinesType(LineType line, int least, int most, char separator = ',') : YamlType<ImmutableArray<string>>
{
    private readonly ListType<YamlScalar> _list = new(line, least, most, separator: separator);

    public override string Name => _list.Name;

    public override bool TryRead(YamlNode node, YamlSlot slot, YamlContext context, out ImmutableArray<string> value)
    {
        value = [];
        if (!_list.TryRead(node, slot, context, out var lines)) return false;
        value = [.. lines.Select(l => l.Text)];
        return true;
    }

    public override void WriteSchema(Utf8JsonWriter json) => _list.WriteSchema(json);
}
