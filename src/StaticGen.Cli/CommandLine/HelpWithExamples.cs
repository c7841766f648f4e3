using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace StaticGen.Cli.CommandLine;

/// <summary>The help of the command-line library, and below it an example of the command at hand.</summary>
/// <param name="inner">What prints the help itself.</param>
/// <param name="examples">Lines to copy, by command.</param>
internal sealed class HelpWithExamples(HelpAction inner, IReadOnlyDictionary<Command, string[]> examples) : SynchronousCommandLineAction
{
    /// <inheritdoc />
    public override int Invoke(ParseResult parseResult)
    {
        var code = inner.Invoke(parseResult);
        if (!examples.TryGetValue(parseResult.CommandResult.Command, out var lines)) return code;
        var output = parseResult.InvocationConfiguration.Output;
        output.Write(lines.Length == 1 ? "Example:\n" : "Examples:\n");
        foreach (var line in lines) output.Write($"  {line}\n");
        output.Write("\n");
        return code;
    }
}
