using System.Globalization;

namespace StaticGen.Benchmarks.NativeProfile;

/// <summary>A type as the runtime writes it, with or without assemblies: <c>A.B`1+C[System.Int32]</c>, <c>A.B`1[[System.Int32, CoreLib]], Assembly</c>, <c>System.Byte[]</c>. A parameter of a generic method is called <c>!!0</c>, of a type <c>!0</c>.</summary>
/// <param name="Name">Namespace and nested names, without arguments.</param>
/// <param name="Suffix">What is made of it: <c>[]</c>, <c>*</c> and <c>&amp;</c>, any number of times.</param>
/// <param name="Assembly">Empty where it is not said.</param>
internal sealed record TypeName(string Name, IReadOnlyList<TypeName> Arguments, string Suffix = "", string Assembly = "")
{
    /// <summary>What all classes are to code that generic methods share.</summary>
    public static TypeName AnyClass { get; } = new("System.__Canon", []);

    public bool IsOpen => Name.StartsWith('!') || Arguments.Any(a => a.IsOpen);

    /// <summary>The type with the parameters of a generic method put in, or null where that is not possible.</summary>
    public TypeName? With(IReadOnlyList<TypeName> parameters)
    {
        if (Name.StartsWith("!!", StringComparison.Ordinal))
        {
            return int.Parse(Name.AsSpan(2), CultureInfo.InvariantCulture) is var i && i < parameters.Count && Suffix.Length == 0 ? parameters[i] : null;
        }
        if (Name.StartsWith('!')) return null;
        var arguments = Arguments.Select(a => a.With(parameters)).ToArray();
        return arguments.Contains(null) ? null : this with { Arguments = arguments! };
    }

    public override string ToString() => Arguments.Count == 0 ? Name + Suffix : $"{Name}[{string.Join(',', Arguments)}]{Suffix}";

    /// <summary>Reads a name; null where it is none, or an array of several dimensions.</summary>
    public static TypeName? Parse(string text)
    {
        var at = 0;
        var type = Read(text, ref at);
        if (type is not null && at < text.Length && text[at] == ',') return type with { Assembly = text[(at + 1)..].Split(',')[0].Trim() };
        return at == text.Length ? type : null;
    }

    private static TypeName? Read(string text, ref int at)
    {
        var (start, angles) = (at, 0);
        for (; at < text.Length && (angles > 0 || !"[],*&".Contains(text[at], StringComparison.Ordinal)); at++)
        {
            // Names that the compiler made have commas between angle brackets.
            if (text[at] == '<') angles++;
            else if (text[at] == '>') angles--;
        }
        if (at == start) return null;
        var type = new TypeName(text[start..at], []);
        while (at < text.Length && "[*&".Contains(text[at], StringComparison.Ordinal))
        {
            if (text[at] != '[')
            {
                type = type with { Suffix = type.Suffix + text[at++] };
            }
            else if (text.AsSpan(at).StartsWith("[]"))
            {
                type = type with { Suffix = type.Suffix + "[]" };
                at += 2;
            }
            else
            {
                if (ReadArguments(text, ref at) is not { } arguments) return null;
                type = type with { Arguments = arguments };
            }
        }
        return type;
    }

    private static List<TypeName>? ReadArguments(string text, ref int at)
    {
        var arguments = new List<TypeName>();
        do
        {
            at++;
            var isQualified = at < text.Length && text[at] == '[';
            if (isQualified) at++;
            if (Read(text, ref at) is not { } argument) return null;
            if (isQualified)
            {
                var end = text.IndexOf(']', at);
                if (end < 0) return null;
                argument = argument with { Assembly = text[at..end].Split(',').ElementAtOrDefault(1)?.Trim() ?? "" };
                at = end + 1;
            }
            arguments.Add(argument);
        }
        while (at < text.Length && text[at] == ',');
        return at < text.Length && text[at++] == ']' ? arguments : null;
    }
}
