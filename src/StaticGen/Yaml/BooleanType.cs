using System.Text.Json;

namespace StaticGen.Yaml;

/// <summary><c>true</c> or <c>false</c>.</summary>
internal sealed class BooleanType : YamlType<bool>
{
    public override string Name => "true or false";

    public override bool TryRead(YamlNode node, YamlSlot slot, YamlContext context, out bool value)
    {
        value = false;
        if (node is YamlUnreadable) return false;
        var scalar = node as YamlScalar;
        if (scalar?.Kind == YamlScalarKind.Boolean)
        {
            value = scalar.Text[0] is 't' or 'T';
            return true;
        }
        var meant = scalar?.Text.ToUpperInvariant() switch
        {
            "YES" or "ON" or "TRUE" or "1" => "true",
            "NO" or "OFF" or "FALSE" or "0" => "false",
            _ => null,
        };
        context.Report(YamlDiagnostics.WrongKind(
            context.Rules, node.At, slot.Label, "true or false", YamlValues.Describe(node), $"Write {slot.With(meant ?? "true")}{(meant is null ? $" or {slot.With("false")}" : "")}") with
        { Fix = meant is null ? null : context.Replace(node, meant) });
        return false;
    }

    public override void WriteSchema(Utf8JsonWriter json) => json.WriteString("type", "boolean");
}
