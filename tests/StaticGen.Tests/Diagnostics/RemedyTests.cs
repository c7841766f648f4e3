using System.Collections.Immutable;
using System.Reflection;
using Scriban.Parsing;
using StaticGen.Diagnostics;
using StaticGen.Examples;
using StaticGen.Output;
using StaticGen.Yaml;

namespace StaticGen.Tests.Diagnostics;

/// <summary>Every finding says what to do: each way to make one is called with samples of everything that it takes.</summary>
public sealed class RemedyTests
{
    private static readonly SourceLocation Place = new("content/a.md", 3, 7);

    public static TheoryData<string> Factories => [.. AllFactories().Select(NameOf)];

    [Theory]
    [MemberData(nameof(Factories))]
    public void Every_finding_has_a_message_and_a_remedy(string name)
    {
        var factory = AllFactories().Single(f => NameOf(f) == name);

        foreach (var arguments in Combinations(factory.GetParameters()))
        {
            var finding = (Diagnostic)factory.Invoke(null, arguments)!;

            Assert.False(string.IsNullOrWhiteSpace(finding.Message));
            Assert.False(string.IsNullOrWhiteSpace(finding.Hint), $"{name}({string.Join(", ", arguments.Select(a => a ?? "null"))}) gives no remedy for: {finding}");
            Assert.Matches("^SG[0-9]{4}$", finding.Code);
        }
    }

    [Fact]
    public void The_ways_to_make_a_finding_are_found() => Assert.True(Factories.Count > 100);

    private static IEnumerable<MethodInfo> AllFactories() =>
        from type in typeof(Diagnostic).Assembly.GetTypes()
        where type.Name.EndsWith("Diagnostics", StringComparison.Ordinal)
        from method in type.GetMethods(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
        where method.ReturnType == typeof(Diagnostic) && method.Name is not ("Error" or "Warning")
        orderby type.FullName, method.ToString()
        select method;

    private static string NameOf(MethodInfo method) => $"{method.DeclaringType!.Name}.{method.Name}({string.Join(", ", method.GetParameters().Select(p => p.Name))})";

    private static IEnumerable<object?[]> Combinations(ParameterInfo[] parameters)
    {
        IEnumerable<object?[]> all = [[]];
        foreach (var parameter in parameters) all = [.. from before in all from sample in Samples(parameter) select (object?[])[.. before, sample]];
        return all;
    }

    private static IEnumerable<object?> Samples(ParameterInfo parameter)
    {
        if (new NullabilityInfoContext().Create(parameter).WriteState == NullabilityState.Nullable) yield return null;
        var type = Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType;
        foreach (var sample in SamplesOf(type) ?? throw new InvalidOperationException($"Give a sample of {type} for '{parameter.Name}'.")) yield return sample;
    }

    private static object?[]? SamplesOf(Type type)
    {
        if (type == typeof(string)) return ["x"];
        if (type == typeof(bool)) return [false, true];
        if (type == typeof(int)) return [0, 1, 70];
        if (type == typeof(long)) return [5_000_000_000L];
        if (type == typeof(byte)) return [(byte)0xE9];
        if (type == typeof(SourceLocation)) return [Place, SourceLocation.WholeFile("static/a.md")];
        if (type == typeof(SourceSpan)) return [new SourceSpan("layouts/a.html", new TextPosition(5, 1, 2), new TextPosition(9, 1, 6)), default(SourceSpan)];
        if (type == typeof(LogMessage)) return [new LogMessage(ParserMessageType.Error, new SourceSpan("layouts/a.html", default, default), "Wrong")];
        if (type == typeof(YamlRules)) return [YamlRules.Configuration, YamlRules.FrontMatter, YamlRules.GoldenQueries];
        if (type == typeof(FormerKey)) return [new FormerKey("old", "new", new Version(1, 0))];
        if (type == typeof(OutputTarget)) return [new OutputTarget(Path.GetFullPath("site/_site"), Path.GetFullPath("site"))];
        if (type == typeof(OutputDifference)) return [new OutputDifference(1, "a", "b", ""), new OutputDifference(1, null, "b", ""), new OutputDifference(1, "a", null, "")];
        if (type == typeof(Diagnostic)) return [new Diagnostic("SG0001", Severity.Error, Place, "Wrong", "Mend it")];
        if (type == typeof(Exception)) return [new UnauthorizedAccessException(), new PathTooLongException(), .. new[] { 0, 28, 30, 36, 122 }.Select(number => new IOException("Wrong", number))];
        if (type.IsAssignableFrom(typeof(ImmutableArray<string>)))
            return [ImmutableArray<string>.Empty, ImmutableArray.Create("one"), Enumerable.Range(0, 30).Select(i => $"item-{i}").ToImmutableArray()];
        return null;
    }
}
