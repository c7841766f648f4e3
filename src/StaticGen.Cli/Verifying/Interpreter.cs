using System.Collections.Immutable;
using StaticGen.Cli.CommandLine;
using StaticGen.Configuration;
using StaticGen.Examples;

namespace StaticGen.Cli.Verifying;

/// <summary>A runner with a certain program, that has been found to work.</summary>
/// <param name="Language">The fences' language.</param>
/// <param name="Runner">How it is run; programs are full paths, <c>{site}</c> is replaced.</param>
/// <param name="Alternative">Name of the alternative in the config, or empty.</param>
/// <param name="Version">What its version command says; null when it has none.</param>
/// <param name="Environments">For each environment that was asked for its version (perhaps empty), or null when it is not to be had.</param>
internal sealed record Interpreter(
    string Language, RunnerConfig Runner, string Alternative, InterpreterVersion? Version, ImmutableSortedDictionary<string, string?> Environments)
{
    /// <summary><c>CPython 3.14.2 (pyodide)</c></summary>
    public string Label => (Version?.ToString() ?? Runner.Command[0]) + (Alternative.Length > 0 ? $" ({Alternative})" : "");
}

/// <summary>What <c>--with</c> names: a program, or an alternative of the config; with the language before it where there are several.</summary>
/// <param name="Language">The language, or null for the only one.</param>
/// <param name="Name">Name or path.</param>
internal sealed record InterpreterChoice(string? Language, string Name)
{
    public static InterpreterChoice Parse(string text, SiteConfig config)
    {
        var at = text.IndexOf('=', StringComparison.Ordinal);
        return at > 0 && config.Runners.ContainsKey(text[..at]) ? new(text[..at], text[(at + 1)..]) : new(null, text);
    }
}

/// <summary>Prepares the interpreters of a run.</summary>
internal static class Interpreters
{
    /// <summary>The runners that <paramref name="language"/> is executed with, not yet tried.</summary>
    public static IEnumerable<(RunnerConfig Runner, string Alternative)> Choose(
        string language, RunnerConfig runner, IReadOnlyList<InterpreterChoice> choices, int languages, string siteRoot, string currentFolder)
    {
        var own = choices.Where(c => c.Language == language || (c.Language is null && (languages == 1 || runner.Alternatives.ContainsKey(c.Name)))).ToArray();
        if (own.Length == 0) yield return (Complete(runner, siteRoot), "");
        foreach (var choice in own)
        {
            if (runner.Alternatives.TryGetValue(choice.Name, out var alternative)) yield return (Complete(alternative, siteRoot), choice.Name);
            else yield return (Complete(WithProgram(runner, choice.Name, currentFolder), siteRoot), "");
        }
    }

    /// <summary>Complains of a choice that no language takes.</summary>
    public static void Check(IReadOnlyList<InterpreterChoice> choices, SiteConfig config, int languages)
    {
        foreach (var choice in choices)
        {
            if (choice.Language is not null || languages <= 1 || config.Runners.Values.Any(r => r.Alternatives.ContainsKey(choice.Name))) continue;
            throw new WrongUsageException(
                $"'--with {choice.Name}' does not say for which language", $"Write --with LANGUAGE={choice.Name}; there are {string.Join(", ", config.Runners.Keys)}", "verify");
        }
    }

    private static RunnerConfig WithProgram(RunnerConfig runner, string program, string currentFolder)
    {
        var former = runner.Command[0];
        if (program.Contains('/', StringComparison.Ordinal)) program = Path.GetFullPath(program, currentFolder);
        return runner with
        {
            Command = Replace(runner.Command),
            VersionCommand = Replace(runner.VersionCommand),
            Environments = runner.Environments.ToImmutableSortedDictionary(e => e.Key, e => Replace(e.Value), StringComparer.Ordinal),
        };

        ImmutableArray<string> Replace(ImmutableArray<string> command) => command is [var first, ..] && first == former ? command.SetItem(0, program) : command;
    }

    private static RunnerConfig Complete(RunnerConfig runner, string siteRoot)
    {
        return runner with
        {
            Command = Fill(runner.Command),
            VersionCommand = Fill(runner.VersionCommand),
            Environments = runner.Environments.ToImmutableSortedDictionary(e => e.Key, e => Fill(e.Value), StringComparer.Ordinal),
            Readable = Fill(runner.Readable),
            Writable = Fill(runner.Writable),
        };

        ImmutableArray<string> Fill(ImmutableArray<string> command) => [.. command.Select(argument => argument.Replace("{site}", siteRoot, StringComparison.Ordinal))];
    }
}
