using System.Collections.Immutable;
using System.Globalization;
using StaticGen.Configuration;

namespace StaticGen.Cli.Verifying;

/// <summary>What this system can keep examples from.</summary>
internal sealed record Isolation
{
    /// <summary>The launcher's program and first arguments; empty where there is none, and then nothing below holds.</summary>
    public ImmutableArray<string> Launcher { get; init; } = [];

    /// <summary>Whether networks are out of reach.</summary>
    public bool ForbidsNetwork { get; init; }

    /// <summary>Whether writing ends at the example's folder.</summary>
    public bool ConfinesWriting { get; init; }

    /// <summary>Whether reading ends at the system, the interpreter's installation and what the runner names. Only together with <see cref="ConfinesWriting"/>.</summary>
    public bool ConfinesReading { get; init; }

    /// <summary>Whether examples cannot send signals to other processes.</summary>
    public bool ConfinesSignals => ChangesUser || (ConfinesWriting && LinuxCalls.LandlockVersion() >= 6);

    /// <summary>Whether each example is a user of its own; then its processes can be counted exactly.</summary>
    public bool ChangesUser { get; init; }

    /// <summary>Whether that user has to be allowed to read all files, since the interpreters are in a private folder.</summary>
    public bool KeepsReading { get; init; }

    /// <summary>Whether the number of processes is limited. For root the system has no such limit.</summary>
    public bool LimitsProcesses => !Launcher.IsEmpty && (ChangesUser || LinuxCalls.CurrentUser() != 0);

    /// <summary>No launcher: only time and output are limited.</summary>
    public static Isolation None { get; } = new();

    /// <summary>What to say of it in the summary.</summary>
    public string Describe()
    {
        if (Launcher.IsEmpty) return "not isolated: this system offers neither limits on memory, processes and writing nor a way to forbid the network";
        var network = ForbidsNetwork ? "no network" : "the network was NOT forbidden";
        var writing = ConfinesWriting ? "writing confined to a fresh folder" : "writing was NOT confined";
        var reading = ConfinesReading ? "reading to the system and the interpreter" : "reading was NOT confined";
        var signals = ConfinesSignals ? "" : ", signals to other processes of the user NOT forbidden";
        var sockets = ChangesUser ? "" : ", local sockets that the user may use NOT forbidden";
        return $"{network}, {writing}, {reading}, memory {(LimitsProcesses ? "and processes limited" : "limited, the number of processes NOT")}, cleared environment{signals}{sockets}";
    }

    /// <summary>The launcher's options for an example of <paramref name="runner"/>.</summary>
    /// <param name="runner">Its limits.</param>
    /// <param name="command">Full path of the program, and its arguments.</param>
    /// <param name="folder">The example's.</param>
    /// <param name="slot">Tells apart what runs at the same time.</param>
    public IsolationOptions OptionsFor(RunnerConfig runner, ImmutableArray<string> command, string folder, int slot)
    {
        var needed = ReadablePaths.For(runner, command);
        var keepsReading = KeepsReading && !ReadablePaths.AreOpenToAll([.. needed, folder]);
        return Options(runner, slot) with
        {
            KeepsReading = keepsReading,
            ConfinesReading = ConfinesReading,
            Readable = ConfinesReading ? [.. ReadablePaths.OfSystem(keepsReading), .. needed] : [],
        };
    }

    private IsolationOptions Options(RunnerConfig runner, int slot) => new()
    {
        User = ChangesUser ? UserOf(slot) : null,
        ForbidsNetwork = ForbidsNetwork,
        ConfinesWriting = ConfinesWriting,
        Writable = runner.Writable,
        Memory = (ulong)runner.MemoryMebibytes * 1024 * 1024,
        CountsReserved = runner.LimitsReservedMemory,
        // Of one's own user all processes count, also those that were there before.
        Processes = (ulong)runner.Processes + (ChangesUser ? 0 : (ulong)ProcessTree.CountThreadsOfUser()),
        FileSize = (ulong)runner.FileMebibytes * 1024 * 1024,
        ProcessorTime = (ulong)runner.TimeoutSeconds,
    };

    /// <summary>Numbers the runs of this process.</summary>
    private static int s_runs;

    private readonly int _run = Interlocked.Increment(ref s_runs);

    /// <summary>A user that nobody is: by our process and the run in it, so that two runs at the same time share none.</summary>
    private uint UserOf(int slot) =>
        0x4000_0000u + ((uint)(Environment.ProcessId & 0x3_FFFF) << 12) + ((uint)(_run & 0x3F) << 6) + (uint)(slot & 0x3F);

    /// <summary>Finds out what can be done here, by doing it to a process that does nothing.</summary>
    public static async Task<Isolation> ProbeAsync(string folder, CancellationToken cancellation)
    {
        if (!LinuxCalls.IsKnownMachine || FindLauncher() is not { } launcher) return None;
        _ = LinuxCalls.Control(LinuxCalls.SetSubreaper, 1, 0, 0, 0);
        var bare = new Isolation { Launcher = launcher };
        if (!await WorksAsync(bare)) return None;
        var isolation = bare;
        foreach (var more in new Func<Isolation, Isolation>[]
        {
            static i => i with { ForbidsNetwork = true },
            static i => i with { ConfinesWriting = true },
            static i => i with { ConfinesReading = i.ConfinesWriting },
        })
        {
            if (await WorksAsync(more(isolation))) isolation = more(isolation);
        }
        if (LinuxCalls.CurrentUser() != 0) return isolation;
        // For root the system has no limit on processes; another user may lack access to the interpreters.
        if (await WorksAsync(isolation with { ChangesUser = true, KeepsReading = true })) return isolation with { ChangesUser = true, KeepsReading = true };
        return await WorksAsync(isolation with { ChangesUser = true }) ? isolation with { ChangesUser = true } : isolation;

        async Task<bool> WorksAsync(Isolation candidate)
        {
            var empty = new RunnerConfig { Command = [], FileName = "none", LimitsReservedMemory = false, TimeoutSeconds = 20 };
            var program = ProgramPath.Find("true", Environment.GetEnvironmentVariable("PATH")) ?? "/bin/true";
            var outcome = await IsolatedProcess.RunAsync(candidate, empty, [program], [], folder, slot: 0, cancellation);
            return outcome is { End: Examples.RunEnd.Exited, ExitCode: 0 };
        }
    }

    /// <summary>This program as one can start it again.</summary>
    private static ImmutableArray<string>? FindLauncher()
    {
        var library = Path.Join(AppContext.BaseDirectory, "staticgen.dll");
        if (!File.Exists(library))
            return Environment.ProcessPath is { } self && Path.GetFileNameWithoutExtension(self) == "staticgen" ? [self] : null;
        var host = Environment.ProcessPath is { } path && Path.GetFileNameWithoutExtension(path) == "dotnet" ? path : HostFromEnvironment();
        return host is null ? null : [host, library];
    }

    private static string? HostFromEnvironment()
    {
        if (Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") is { Length: > 0 } named && File.Exists(named)) return named;
        if (Environment.GetEnvironmentVariable("DOTNET_ROOT") is { Length: > 0 } root && File.Exists(Path.Join(root, "dotnet"))) return Path.Join(root, "dotnet");
        return ProgramPath.Find("dotnet", Environment.GetEnvironmentVariable("PATH"));
    }

    /// <summary>For the cache: what ran with less around it may not pass with more.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{!Launcher.IsEmpty} {ForbidsNetwork} {ConfinesWriting} {ConfinesReading} {ChangesUser}");
}
