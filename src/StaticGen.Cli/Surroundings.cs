using System.Text;
using StaticGen.Cli.Printing;

namespace StaticGen.Cli;

/// <summary>What the program sees of the process around it. Tests put their own in its place.</summary>
internal sealed record Surroundings
{
    /// <summary>Standard output: what was asked for.</summary>
    public required TextWriter Output { get; init; }

    /// <summary>Standard error: findings, progress, complaints.</summary>
    public required TextWriter Error { get; init; }

    /// <summary>Full path of the folder in which the user stands.</summary>
    public required string CurrentFolder { get; init; }

    /// <summary>Full path of the user's home folder, or null.</summary>
    public string? HomeFolder { get; init; }

    /// <summary>Whether a person reads <see cref="Error"/>.</summary>
    public bool IsErrorTerminal { get; init; }

    /// <summary>The value of an environment variable, or null.</summary>
    public Func<string, string?> Variable { get; init; } = static _ => null;

    /// <summary>The surroundings of this process.</summary>
    public static Surroundings OfProcess()
    {
        if (OperatingSystem.IsWindows()) Console.OutputEncoding = Encoding.UTF8;
        return new()
        {
            Output = Writer(Console.OpenStandardOutput()),
            Error = Writer(Console.OpenStandardError()),
            CurrentFolder = Environment.CurrentDirectory,
            HomeFolder = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile) is { Length: > 0 } home ? home : null,
            IsErrorTerminal = !Console.IsErrorRedirected,
            Variable = Environment.GetEnvironmentVariable,
        };
    }

    /// <summary>Whether colours are welcome: on a terminal, and nobody asked for none (<c>NO_COLOR</c>, see no-color.org).</summary>
    public bool UsesColor(bool isRefused) =>
        IsErrorTerminal && !isRefused && string.IsNullOrEmpty(Variable("NO_COLOR")) && Variable("TERM") != "dumb";

    /// <summary>UTF-8 whatever the locale says, for documents that other programs read; and nothing that the console adds by itself.</summary>
    private static TextWriter Writer(Stream stream) => TextWriter.Synchronized(
        new StreamWriter(new ForgivingStream(stream), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { AutoFlush = true, NewLine = "\n" });
}
