using System.Diagnostics;
using System.Runtime.InteropServices;

namespace StaticGen.Benchmarks;

/// <summary>What one run of a program took, as the kernel counts it.</summary>
/// <param name="Wall">Seconds from start to end.</param>
/// <param name="User">Seconds of processor time in user mode.</param>
/// <param name="System">Seconds of processor time in the kernel.</param>
/// <param name="PeakMegabytes">The most memory it had at one time, in MiB.</param>
internal readonly record struct Measured(double Wall, double User, double System, double PeakMegabytes)
{
    public double Processor => User + System;
}

/// <summary>A program that is started and waited for by system calls of our own: the class library does not tell what a process that has ended took. Linux only.</summary>
internal sealed unsafe partial class ChildProcess
{
    private const int LongsInUsage = 18;
    private const int Terminate = 15;

    private readonly int _id;
    private readonly string _name;
    private readonly long _started;

    private ChildProcess(int id, string name, long started) => (_id, _name, _started) = (id, name, started);

    /// <summary>Runs a program to its end.</summary>
    /// <exception cref="InvalidOperationException">It failed.</exception>
    public static Measured Run(string program, params IReadOnlyList<string> arguments) => Start(program, arguments).Wait(mayBeEnded: false);

    /// <summary>Starts a program with our environment; what it prints is seen.</summary>
    public static ChildProcess Start(string program, IReadOnlyList<string> arguments)
    {
        var environment = Environment.GetEnvironmentVariables().Cast<System.Collections.DictionaryEntry>().Select(v => $"{v.Key}={v.Value}");
        var argv = ToNative([program, .. arguments]);
        var envp = ToNative([.. environment]);
        try
        {
            var started = Stopwatch.GetTimestamp();
            var error = Spawn(out var id, program, 0, 0, argv, envp);
            return error == 0
                ? new ChildProcess(id, program, started)
                : throw new InvalidOperationException($"{program} cannot be started (error {error}).");
        }
        finally
        {
            Free(argv);
            Free(envp);
        }
    }

    /// <summary>Asks it to end, and waits for that.</summary>
    public Measured Stop()
    {
        _ = Kill(_id, Terminate);
        return Wait(mayBeEnded: true);
    }

    private Measured Wait(bool mayBeEnded)
    {
        var usage = stackalloc long[LongsInUsage];
        int status;
        if (Wait4(_id, &status, 0, usage) != _id) throw new InvalidOperationException($"{_name} is gone.");
        var wall = Stopwatch.GetElapsedTime(_started).TotalSeconds;
        if (status != 0 && !mayBeEnded) throw new InvalidOperationException($"{_name} failed (status {status}).");
        return new Measured(wall, usage[0] + (usage[1] / 1e6), usage[2] + (usage[3] / 1e6), usage[4] / 1024.0);
    }

    private static nint* ToNative(string[] texts)
    {
        var list = (nint*)NativeMemory.AllocZeroed((nuint)texts.Length + 1, (nuint)sizeof(nint));
        for (var i = 0; i < texts.Length; i++) list[i] = Marshal.StringToCoTaskMemUTF8(texts[i]);
        return list;
    }

    private static void Free(nint* list)
    {
        for (var i = 0; list[i] != 0; i++) Marshal.FreeCoTaskMem(list[i]);
        NativeMemory.Free(list);
    }

    [LibraryImport("libc", EntryPoint = "posix_spawn", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Spawn(out int id, string path, nint actions, nint attributes, nint* argv, nint* envp);

    [LibraryImport("libc", EntryPoint = "wait4")]
    private static partial int Wait4(int id, int* status, int options, long* usage);

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int id, int signal);
}
