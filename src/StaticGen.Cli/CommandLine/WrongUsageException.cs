namespace StaticGen.Cli.CommandLine;

/// <summary>The program was called with something that only the command itself can see to be wrong.</summary>
/// <param name="message">What is wrong, naming what was given.</param>
/// <param name="hint">The way out, or null.</param>
/// <param name="command">The command, such as <c>new question</c>, whose <c>--help</c> to read.</param>
internal sealed class WrongUsageException(string message, string? hint, string command) : Exception(message)
{
    /// <summary>The way out, or null.</summary>
    public string? Hint { get; } = hint;

    /// <summary>The command whose help to read.</summary>
    public string Command { get; } = command;
}
