namespace StaticGen.Examples;

/// <summary>How a process came to its end.</summary>
public enum RunEnd
{
    /// <summary>By itself, or by a signal that the system sent.</summary>
    Exited,

    /// <summary>It was ended because its time was over.</summary>
    TimedOut,

    /// <summary>It was ended because it printed too much.</summary>
    PrintedTooMuch,

    /// <summary>It could not be started.</summary>
    NotStarted,
}

/// <summary>What one process did.</summary>
/// <param name="End">How it ended.</param>
/// <param name="ExitCode">128 and the signal's number when a signal ended it.</param>
/// <param name="Output">Standard output, up to the limit; line breaks are <c>\n</c>.</param>
/// <param name="Error">Standard error, up to the limit; line breaks are <c>\n</c>.</param>
/// <param name="LeftBehind">Processes that it had started and that outlived it; they have been ended.</param>
public sealed record RunOutcome(RunEnd End, int ExitCode, string Output, string Error, int LeftBehind = 0);
