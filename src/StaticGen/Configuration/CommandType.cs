using System.Collections.Immutable;
using System.Text.Json;
using StaticGen.Yaml;

namespace StaticGen.Configuration;

/// <summary>Program and arguments, one of which holds <c>{file}</c>.</summary>
internal sealed class CommandType(LinesType lines) : YamlType<ImmutableArray<string>>
{
    public override string Name => lines.Name;

    public override bool TryRead(YamlNode node, YamlSlot slot, YamlContext context, out ImmutableArray<string> value)
    {
        if (!lines.TryRead(node, slot, context, out value)) return false;
        if (value.IsEmpty || value.Any(static argument => argument.Contains("{file}", StringComparison.Ordinal))) return true;
        context.Report(YamlDiagnostics.Malformed(
            context.Rules, node.At, $"{slot.Label} does not say where the example's file goes", "Add the argument \"{file}\", in quotes"));
        return false;
    }

    public override void WriteSchema(Utf8JsonWriter json) => lines.WriteSchema(json);
}
