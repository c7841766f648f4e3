using System.Collections.Immutable;
using System.Globalization;

namespace StaticGen.Cli.Verifying;

/// <summary>What the launcher does to itself before it becomes the example's process. Written as arguments and read back by the launcher.</summary>
internal sealed record IsolationOptions
{
    /// <summary>The hidden command of the launcher.</summary>
    public const string Command = "__isolate";

    /// <summary>The user to become, or null to stay who we are. Needs the right to do so.</summary>
    public uint? User { get; init; }

    /// <summary>Whether that user may read all files, as the one before could.</summary>
    public bool KeepsReading { get; init; }

    /// <summary>Whether the sockets of networks are refused.</summary>
    public bool ForbidsNetwork { get; init; }

    /// <summary>Whether writing is refused but for <see cref="Writable"/>.</summary>
    public bool ConfinesWriting { get; init; }

    /// <summary>Full paths; what may be written may be read.</summary>
    public ImmutableArray<string> Writable { get; init; } = [];

    /// <summary>Whether reading is refused but for <see cref="Readable"/> and what may be written. Only together with <see cref="ConfinesWriting"/>.</summary>
    public bool ConfinesReading { get; init; }

    /// <summary>Full paths.</summary>
    public ImmutableArray<string> Readable { get; init; } = [];

    /// <summary>Bytes of memory; 0 for no limit.</summary>
    public ulong Memory { get; init; }

    /// <summary>Whether memory that is only reserved counts.</summary>
    public bool CountsReserved { get; init; }

    /// <summary>Processes and threads of the user; 0 for no limit.</summary>
    public ulong Processes { get; init; }

    /// <summary>Bytes that a file may have; 0 for no limit.</summary>
    public ulong FileSize { get; init; }

    /// <summary>Seconds of processor time; 0 for no limit.</summary>
    public ulong ProcessorTime { get; init; }

    /// <summary>All that the example sees of the environment, as <c>NAME=value</c>.</summary>
    public ImmutableArray<string> Variables { get; init; } = [];

    /// <summary>Full path of the program, and its arguments.</summary>
    public ImmutableArray<string> Program { get; init; } = [];

    /// <summary>The launcher's arguments.</summary>
    public IEnumerable<string> ToArguments()
    {
        yield return Command;
        if (User is { } user) yield return Pair("user", user);
        if (KeepsReading) yield return "keep-reading";
        if (ForbidsNetwork) yield return "no-network";
        if (ConfinesWriting) yield return "confine";
        foreach (var path in Writable) yield return "write=" + path;
        if (ConfinesReading) yield return "confine-reading";
        foreach (var path in Readable) yield return "read=" + path;
        if (Memory > 0) yield return Pair("memory", Memory);
        if (CountsReserved) yield return "count-reserved";
        if (Processes > 0) yield return Pair("processes", Processes);
        if (FileSize > 0) yield return Pair("file-size", FileSize);
        if (ProcessorTime > 0) yield return Pair("processor-time", ProcessorTime);
        foreach (var variable in Variables) yield return "env=" + variable;
        yield return "--";
        foreach (var part in Program) yield return part;
    }

    /// <summary>Reads what <see cref="ToArguments"/> wrote.</summary>
    public static IsolationOptions Read(ReadOnlySpan<string> arguments)
    {
        var options = new IsolationOptions();
        var variables = ImmutableArray.CreateBuilder<string>();
        var writable = ImmutableArray.CreateBuilder<string>();
        var readable = ImmutableArray.CreateBuilder<string>();
        for (var i = 1; i < arguments.Length; i++)
        {
            if (arguments[i] == "--")
            {
                return options with
                {
                    Variables = variables.ToImmutable(),
                    Writable = writable.ToImmutable(),
                    Readable = readable.ToImmutable(),
                    Program = [.. arguments[(i + 1)..]],
                };
            }
            var parts = arguments[i].Split('=', 2);
            var value = parts.Length > 1 ? parts[1] : "";
            if (parts[0] == "write") writable.Add(value);
            else if (parts[0] == "read") readable.Add(value);
            else if (parts[0] == "env") variables.Add(value);
            else options = options.With(parts[0], value);
        }
        throw new ArgumentException("The launcher's arguments have no '--'.", nameof(arguments));
    }

    private IsolationOptions With(string key, string value) => key switch
    {
        "user" => this with { User = uint.Parse(value, CultureInfo.InvariantCulture) },
        "keep-reading" => this with { KeepsReading = true },
        "no-network" => this with { ForbidsNetwork = true },
        "confine" => this with { ConfinesWriting = true },
        "confine-reading" => this with { ConfinesReading = true },
        "memory" => this with { Memory = ulong.Parse(value, CultureInfo.InvariantCulture) },
        "count-reserved" => this with { CountsReserved = true },
        "processes" => this with { Processes = ulong.Parse(value, CultureInfo.InvariantCulture) },
        "file-size" => this with { FileSize = ulong.Parse(value, CultureInfo.InvariantCulture) },
        "processor-time" => this with { ProcessorTime = ulong.Parse(value, CultureInfo.InvariantCulture) },
        _ => throw new ArgumentException($"'{key}' is not an option of the launcher.", nameof(key)),
    };

    private static string Pair(string key, ulong value) => string.Create(CultureInfo.InvariantCulture, $"{key}={value}");
}
