using System.Collections.Immutable;
using StaticGen.Diagnostics;

namespace StaticGen.Configuration;

/// <summary>How the fences of one language are executed. In all commands <c>{site}</c> stands for the site's root.</summary>
public sealed record RunnerConfig
{
    /// <summary>Program and arguments; <c>{file}</c> stands for the example's file.</summary>
    public required ImmutableArray<string> Command { get; init; }

    /// <summary>Program and arguments that print the implementation's name and version, such as <c>CPython 3.14.1</c>; or empty.</summary>
    public ImmutableArray<string> VersionCommand { get; init; } = [];

    /// <summary>The name under which the example is written into its fresh folder.</summary>
    public required string FileName { get; init; }

    /// <summary>A statement that prints <c>{marker}</c>; it separates blocks that share a process. Empty: no <c>continue</c>.</summary>
    public string Separator { get; init; } = "";

    /// <summary>For each environment a fence may name: program and arguments that exit with 0, and print its version, when it is to be had.</summary>
    public ImmutableSortedDictionary<string, ImmutableArray<string>> Environments { get; init; } =
        ImmutableSortedDictionary.Create<string, ImmutableArray<string>>(StringComparer.Ordinal);

    /// <summary>Environment variables that examples see beside <c>PATH</c>, <c>HOME</c>, <c>TMPDIR</c>, <c>LANG</c> and <c>LC_ALL</c>.</summary>
    public ImmutableSortedDictionary<string, string> Variables { get; init; } =
        ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    /// <summary>The line of standard error that names an uncaught error, with <c>{name}</c> and <c>{message}</c>.</summary>
    public string UncaughtError { get; init; } = "{name}: {message}";

    /// <summary>How standard error names a line of the example, with <c>{file}</c> and <c>{line}</c>; empty when it does not.</summary>
    public string ErrorLocation { get; init; } = "";

    /// <summary>What this runner cannot do, by the text on standard error by which that is recognised.</summary>
    public ImmutableArray<MissingCapability> Lacks { get; init; } = [];

    /// <summary>Other languages of fences whose code is this one's though it is not executed, such as transcripts; a block in one is reported unless it says why.</summary>
    public ImmutableArray<string> RelatedLanguages { get; init; } = [];

    /// <summary>Files and folders that an example may read beside those of the system, of the interpreter and of its own.</summary>
    public ImmutableArray<string> Readable { get; init; } = [];

    /// <summary>Files and folders outside its own that an example may write to, such as <c>/dev/shm</c>.</summary>
    public ImmutableArray<string> Writable { get; init; } = [];

    /// <summary>Seconds before the process tree is ended; 10 by default.</summary>
    public int TimeoutSeconds { get; init; } = 10;

    /// <summary>Mebibytes of memory that a process may use; 1024 by default.</summary>
    public int MemoryMebibytes { get; init; } = 1024;

    /// <summary>Whether memory that is only reserved counts too. Engines such as V8 reserve far more than they use.</summary>
    public bool LimitsReservedMemory { get; init; } = true;

    /// <summary>Processes and threads that an example may have at the same time; 64 by default.</summary>
    public int Processes { get; init; } = 64;

    /// <summary>Thousands of bytes that an example may print; 1000 by default.</summary>
    public int OutputKilobytes { get; init; } = 1000;

    /// <summary>Mebibytes that a file may have which an example writes; 64 by default.</summary>
    public int FileMebibytes { get; init; } = 64;

    /// <summary>Other ways to execute the language, chosen by <c>--with NAME</c>.</summary>
    public ImmutableSortedDictionary<string, RunnerConfig> Alternatives { get; init; } =
        ImmutableSortedDictionary.Create<string, RunnerConfig>(StringComparer.Ordinal);

    /// <summary>What executes the language in readers' browsers, or null.</summary>
    public BrowserRuntimeConfig? InBrowser { get; init; }

    /// <summary>Where in the config the runner begins.</summary>
    public SourceLocation At { get; init; }
}

/// <summary>What readers' browsers execute a language with. It is published as it is, and loaded only by readers who run an example.</summary>
/// <param name="Worker">Path below the site's root of the script that runs in a worker; <c>content/guide/run-in-browser.md</c> says what it is sent and answers.</param>
/// <param name="Folder">Path below the site's root of the folder with the files it needs.</param>
/// <param name="Files">Names of these files.</param>
/// <param name="IsOptional">Whether the site may be built without the folder; examples cannot be run on its pages then.</param>
/// <param name="At">Where in the config it stands.</param>
public sealed record BrowserRuntimeConfig(string Worker, string Folder, ImmutableArray<string> Files, bool IsOptional, SourceLocation At);

/// <summary>Something that a runner cannot do.</summary>
/// <param name="What">In words: "threads".</param>
/// <param name="Sign">Text in the output of an example that failed by which it is recognised; behind <see cref="InCode"/>, text in its code.</param>
public sealed record MissingCapability(string What, string Sign)
{
    /// <summary>Begins signs that are looked for in the example's code.</summary>
    public const string InCode = "code:";
}
