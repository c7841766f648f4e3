using System.Globalization;
using System.Text.Json;

namespace StaticGen.Yaml;

/// <summary>A whole number in decimal digits.</summary>
internal sealed class IntegerType(int least, int most) : YamlType<int>
{
    public override string Name { get; } = string.Create(CultureInfo.InvariantCulture, $"a whole number from {least} to {most}");

    public override bool TryRead(YamlNode node, YamlSlot slot, YamlContext context, out int value)
    {
        value = 0;
        if (node is YamlUnreadable) return false;
        if (node is YamlScalar { Kind: YamlScalarKind.Integer } scalar && !scalar.Text.AsSpan().ContainsAny('x', 'o'))
        {
            if (int.TryParse(scalar.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value) && value >= least && value <= most)
                return true;
            context.Report(YamlDiagnostics.OutOfRange(context.Rules, node.At, slot.Label, scalar.Text, least, most));
            return false;
        }
        var isQuotedNumber = node is YamlScalar { Style: YamlStyle.Quoted } quoted && YamlScalarKinds.Of(quoted.Text) == YamlScalarKind.Integer;
        context.Report(YamlDiagnostics.WrongKind(
            context.Rules,
            node.At,
            slot.Label,
            "a whole number",
            YamlValues.Describe(node),
            isQuotedNumber ? $"Write it without quotes: {slot.With(((YamlScalar)node).Text)}" : string.Create(CultureInfo.InvariantCulture, $"Write digits only, a number from {least} to {most}")) with
        { Fix = isQuotedNumber ? context.Replace(node, ((YamlScalar)node).Text) : null });
        return false;
    }

    public override void WriteSchema(Utf8JsonWriter json)
    {
        json.WriteString("type", "integer");
        json.WriteNumber("minimum", least);
        json.WriteNumber("maximum", most);
    }
}
