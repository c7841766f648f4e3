namespace StaticGen.Cli.CommandLine;

/// <summary>The forms that findings are printed in.</summary>
internal enum ReportFormat
{
    /// <summary>For people.</summary>
    Text,

    /// <summary>One JSON document.</summary>
    Json,

    /// <summary>GitHub's workflow commands.</summary>
    GitHub,

    /// <summary>SARIF 2.1.0.</summary>
    Sarif,
}
