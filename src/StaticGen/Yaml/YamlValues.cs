namespace StaticGen.Yaml;

/// <summary>Names what stands in a file, for messages.</summary>
internal static class YamlValues
{
    public static string Describe(YamlNode node) => node switch
    {
        YamlSequence => "a list",
        YamlMapping => "keys with values",
        YamlScalar { Kind: YamlScalarKind.Null } => "nothing",
        YamlScalar { Kind: YamlScalarKind.Integer or YamlScalarKind.Number } number => $"the number {YamlText.Show(number.Text)}",
        YamlScalar { Kind: YamlScalarKind.Boolean } boolean => $"the truth value {boolean.Text}",
        YamlScalar text => $"the text '{YamlText.Show(text.Text)}'",
        _ => "nothing readable",
    };
}
