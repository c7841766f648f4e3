namespace StaticGen.Cli;

/// <summary>What the program ends with.</summary>
internal static class ExitCode
{
    /// <summary>All is well.</summary>
    public const int Good = 0;

    /// <summary>The site has errors, or warnings under <c>--strict</c>.</summary>
    public const int Findings = 1;

    /// <summary>The program was called in a wrong way.</summary>
    public const int WrongUsage = 2;

    /// <summary>A fault in the program itself.</summary>
    public const int Fault = 3;

    /// <summary>Ended by Ctrl-C: 128 and the number of the signal, as shells have it.</summary>
    public const int Interrupted = 130;
}
