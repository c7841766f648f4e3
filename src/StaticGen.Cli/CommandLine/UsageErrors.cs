using System.CommandLine;
using System.CommandLine.Parsing;
using StaticGen.Cli.Printing;
using StaticGen.Diagnostics;

namespace StaticGen.Cli.CommandLine;

/// <summary>Says what is wrong with the arguments, what was probably meant, and where to read on.</summary>
internal static class UsageErrors
{
    /// <summary>Prints the errors of <paramref name="parse"/>.</summary>
    public static int Print(ParseResult parse, Surroundings surroundings)
    {
        var command = parse.CommandResult.Command;
        foreach (var line in Describe(parse, command).Distinct(StringComparer.Ordinal)) Line(surroundings, line);
        return Finish(surroundings, NameOf(command));
    }

    /// <summary>Prints an error that the command itself found.</summary>
    public static int Print(WrongUsageException error, Surroundings surroundings)
    {
        Line(surroundings, error.Message);
        if (error.Hint is { } hint) surroundings.Error.Write($"  hint: {SafeText.OneLine(hint)}\n");
        return Finish(surroundings, $"staticgen {error.Command}");
    }

    private static void Line(Surroundings surroundings, string message) =>
        surroundings.Error.Write($"staticgen: {SafeText.OneLine(message)}\n");

    private static int Finish(Surroundings surroundings, string command)
    {
        surroundings.Error.Write($"Run '{command} --help' for what it understands.\n");
        return ExitCode.WrongUsage;
    }

    private static IEnumerable<string> Describe(ParseResult parse, Command command)
    {
        if (parse.UnmatchedTokens is [var first, ..])
        {
            // Of a mistyped command all that follows is unmatched too: only the first says something.
            var unmatched = command.Subcommands.Count > 0 ? [first] : parse.UnmatchedTokens;
            return unmatched.Select(token => Unmatched(token, command));
        }
        return parse.Errors.Select(error => Describe(error, command));
    }

    private static string Unmatched(string token, Command command)
    {
        if (token.StartsWith('-'))
        {
            var options = OptionsOf(command).SelectMany(static option => option.Aliases.Append(option.Name)).Where(static name => name.StartsWith("--", StringComparison.Ordinal));
            return $"'{token}' is not an option of '{NameOf(command)}'{Suggestion(token.Split('=', 2)[0], options)}";
        }
        if (command.Subcommands.Count == 0) return $"'{token}' is one argument too many for '{NameOf(command)}'";
        var names = command.Subcommands.Select(static sub => sub.Name).ToArray();
        var suggestion = Suggestion(token, names);
        return $"'{token}' is not a command of '{NameOf(command)}'{(suggestion.Length > 0 ? suggestion : $"; there are {string.Join(", ", names)}")}";
    }

    private static string Describe(ParseError error, Command command) => error.SymbolResult switch
    {
        OptionResult { Tokens.Count: 0 } option => $"'{option.Option.Name}' needs a value, such as '{option.Option.Name} {option.Option.HelpName}'",
        OptionResult { IdentifierTokenCount: > 1 } option => $"'{option.Option.Name}' was given more than once",
        ArgumentResult { Tokens.Count: 0 } argument when argument.Argument.Arity.MinimumNumberOfValues > 0 && argument.Parent is CommandResult =>
            $"'{NameOf(command)}' needs a {argument.Argument.Name}",
        CommandResult when command.Subcommands.Count > 0 =>
            $"'{NameOf(command)}' needs a command: {string.Join(", ", command.Subcommands.Select(static sub => sub.Name))}",
        CommandResult when command.Arguments.FirstOrDefault() is { } missing => $"'{NameOf(command)}' needs a {missing.Name}",
        _ => error.Message,
    };

    private static string Suggestion(string given, IEnumerable<string> known) =>
        NearestMatch.Of(given, known) is { } match ? $"; did you mean '{match}'?" : "";

    private static IEnumerable<Option> OptionsOf(Command command)
    {
        var recursive = command.Parents.OfType<Command>().SelectMany(static parent => parent.Options).Where(static option => option.Recursive);
        return command.Options.Concat(recursive);
    }

    private static string NameOf(Command command)
    {
        if (command is RootCommand) return "staticgen";
        return $"{(command.Parents.OfType<Command>().FirstOrDefault() is { } parent ? NameOf(parent) : "staticgen")} {command.Name}";
    }
}
