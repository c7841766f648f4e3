namespace StaticGen.Yaml;

/// <summary>What an unquoted scalar stands for.</summary>
internal enum YamlScalarKind
{
    Text,
    Integer,
    Number,
    Boolean,

    /// <summary><c>yes</c>, <c>no</c>, <c>on</c> and <c>off</c>: text in YAML 1.2, a truth value in YAML 1.1 and in people's heads.</summary>
    FormerBoolean,

    Null,
}

/// <summary>Tells unquoted scalars apart.</summary>
/// <remarks>The core schema of YAML 1.2.2, section 10.3.2, and the truth values of YAML 1.1 beside it.</remarks>
internal static class YamlScalarKinds
{
    public static YamlScalarKind Of(ReadOnlySpan<char> text)
    {
        switch (text)
        {
            case "" or "~" or "null" or "Null" or "NULL":
                return YamlScalarKind.Null;
            case "true" or "True" or "TRUE" or "false" or "False" or "FALSE":
                return YamlScalarKind.Boolean;
            case "yes" or "Yes" or "YES" or "no" or "No" or "NO" or "on" or "On" or "ON" or "off" or "Off" or "OFF":
                return YamlScalarKind.FormerBoolean;
            case ".nan" or ".NaN" or ".NAN":
                return YamlScalarKind.Number;
        }
        if (text.StartsWith("0o") && text.Length > 2 && text[2..].IndexOfAnyExceptInRange('0', '7') < 0) return YamlScalarKind.Integer;
        if (text.StartsWith("0x") && text.Length > 2 && IsHex(text[2..])) return YamlScalarKind.Integer;
        var rest = text[0] is '-' or '+' ? text[1..] : text;
        if (rest is ".inf" or ".Inf" or ".INF") return YamlScalarKind.Number;
        return KindOfDigits(rest);
    }

    private static bool IsHex(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (!char.IsAsciiHexDigit(c)) return false;
        }
        return true;
    }

    /// <summary><c>[0-9]+</c>, or <c>(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?</c>.</summary>
    private static YamlScalarKind KindOfDigits(ReadOnlySpan<char> text)
    {
        var whole = CountDigits(text);
        if (whole == text.Length) return whole > 0 ? YamlScalarKind.Integer : YamlScalarKind.Text;
        var at = whole;
        if (text[at] == '.')
        {
            var fraction = CountDigits(text[(at + 1)..]);
            if (whole == 0 && fraction == 0) return YamlScalarKind.Text;
            at += 1 + fraction;
        }
        else if (whole == 0)
        {
            return YamlScalarKind.Text;
        }
        if (at == text.Length) return YamlScalarKind.Number;
        if (text[at] is not ('e' or 'E')) return YamlScalarKind.Text;
        at++;
        if (at < text.Length && text[at] is ('-' or '+')) at++;
        var exponent = CountDigits(text[at..]);
        return exponent > 0 && at + exponent == text.Length ? YamlScalarKind.Number : YamlScalarKind.Text;
    }

    private static int CountDigits(ReadOnlySpan<char> text)
    {
        var end = text.IndexOfAnyExceptInRange('0', '9');
        return end < 0 ? text.Length : end;
    }
}
