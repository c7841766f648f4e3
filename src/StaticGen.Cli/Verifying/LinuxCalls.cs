using System.Runtime.InteropServices;

namespace StaticGen.Cli.Verifying;

/// <summary>The system calls of Linux by which a process limits itself. Numbers and structures are those of the kernel's headers.</summary>
internal static unsafe partial class LinuxCalls
{
    public const int ResourceProcessorTime = 0;
    public const int ResourceFileSize = 1;
    public const int ResourceData = 2;
    public const int ResourceCore = 4;
    public const int ResourceProcesses = 6;
    public const int ResourceAddressSpace = 9;

    public const int SetSubreaper = 36;
    public const int SetNoNewPrivileges = 38;
    public const int SetSecurityFilter = 22;
    public const int SetKeepCapabilities = 8;
    public const int AmbientCapability = 47;
    public const int DataReadSearch = 2;

    public const int SignalPipe = 13;
    public const int SignalKill = 9;
    public const int SignalStop = 19;

    private const int OpenPathOnly = 0x200000 | 0x80000;
    private const nint CallCreateRuleset = 444;
    private const nint CallAddRule = 445;
    private const nint CallRestrictSelf = 446;

    /// <summary>Whether the numbers of system calls here are this machine's.</summary>
    public static bool IsKnownMachine => OperatingSystem.IsLinux() && RuntimeInformation.ProcessArchitecture is Architecture.X64 or Architecture.Arm64;

    [StructLayout(LayoutKind.Sequential)]
    public struct Limit
    {
        public ulong Soft;
        public ulong Hard;
    }

    [StructLayout(LayoutKind.Sequential)]
    public struct FilterStep
    {
        public ushort Code;
        public byte IfTrue;
        public byte IfFalse;
        public uint Value;
    }

    [StructLayout(LayoutKind.Sequential)]
    private struct FilterProgram
    {
        public ushort Length;
        public FilterStep* Steps;
    }

    [StructLayout(LayoutKind.Sequential)]
    private struct Ruleset
    {
        public ulong Files;
        public ulong Network;
        public ulong Scoped;
    }

    [StructLayout(LayoutKind.Sequential, Pack = 1)]
    private struct PathRule
    {
        public ulong Allowed;
        public int Parent;
    }

    [StructLayout(LayoutKind.Sequential)]
    private struct CapabilityHeader
    {
        public uint Version;
        public int Process;
    }

    [StructLayout(LayoutKind.Sequential)]
    private struct CapabilityData
    {
        public uint Effective;
        public uint Permitted;
        public uint Inheritable;
    }

    [LibraryImport("libc", EntryPoint = "setrlimit", SetLastError = true)]
    public static partial int SetLimit(int resource, Limit* limit);

    [LibraryImport("libc", EntryPoint = "execve", SetLastError = true)]
    public static partial int Execute(byte* path, byte** arguments, byte** environment);

    [LibraryImport("libc", EntryPoint = "prctl", SetLastError = true)]
    public static partial int Control(int option, nuint a, nuint b, nuint c, nuint d);

    [LibraryImport("libc", EntryPoint = "setsid", SetLastError = true)]
    public static partial int NewSession();

    [LibraryImport("libc", EntryPoint = "signal", SetLastError = true)]
    public static partial nint SetSignalHandler(int signal, nint handler);

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    public static partial int SendSignal(int process, int signal);

    [LibraryImport("libc", EntryPoint = "waitpid", SetLastError = true)]
    public static partial int Reap(int process, int* status, int options);

    [LibraryImport("libc", EntryPoint = "getppid")]
    private static partial int ParentProcess();

    [LibraryImport("libc", EntryPoint = "getpgid")]
    private static partial int GroupOf(int process);

    [LibraryImport("libc", EntryPoint = "geteuid")]
    public static partial uint CurrentUser();

    [LibraryImport("libc", EntryPoint = "setgroups", SetLastError = true)]
    private static partial int SetGroups(nuint count, uint* groups);

    [LibraryImport("libc", EntryPoint = "setresgid", SetLastError = true)]
    private static partial int SetGroup(uint real, uint effective, uint saved);

    [LibraryImport("libc", EntryPoint = "setresuid", SetLastError = true)]
    private static partial int SetUser(uint real, uint effective, uint saved);

    [LibraryImport("libc", EntryPoint = "capget", SetLastError = true)]
    private static partial int GetCapabilities(CapabilityHeader* header, CapabilityData* data);

    [LibraryImport("libc", EntryPoint = "capset", SetLastError = true)]
    private static partial int SetCapabilities(CapabilityHeader* header, CapabilityData* data);

    [LibraryImport("libc", EntryPoint = "chown", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int ChangeOwner(string path, uint user, uint group);

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "close", SetLastError = true)]
    private static partial int Close(int file);

    [LibraryImport("libc", EntryPoint = "syscall", SetLastError = true)]
    private static partial nint Call(nint number, nint a, nint b, nint c, nint d);

    /// <summary>Gives <paramref name="paths"/> to <paramref name="user"/>.</summary>
    public static bool Give(IEnumerable<string> paths, uint user) => paths.All(path => ChangeOwner(path, user, user) == 0);

    /// <summary>Becomes <paramref name="user"/>, with no rights but, when wished for, that to read all files.</summary>
    public static bool Become(uint user, bool keepsReading)
    {
        if (SetGroups(0, null) != 0 || SetGroup(user, user, user) != 0) return false;
        if (keepsReading && Control(SetKeepCapabilities, 1, 0, 0, 0) != 0) return false;
        if (SetUser(user, user, user) != 0) return false;
        if (!keepsReading) return true;
        // CapabilityHeader of version 3 has two elements of data.
        var header = new CapabilityHeader { Version = 0x20080522 };
        var data = stackalloc CapabilityData[2];
        if (GetCapabilities(&header, data) != 0) return false;
        if ((data[0].Permitted & (1u << DataReadSearch)) == 0) return false;
        data[0] = new CapabilityData { Effective = 1u << DataReadSearch, Permitted = 1u << DataReadSearch, Inheritable = 1u << DataReadSearch };
        data[1] = default;
        return SetCapabilities(&header, data) == 0 && Control(AmbientCapability, 2, DataReadSearch, 0, 0) == 0;
    }

    /// <summary>The version of Landlock, or 0 when the kernel has it not.</summary>
    /// <remarks>https://docs.kernel.org/userspace-api/landlock.html</remarks>
    public static int LandlockVersion() => (int)Math.Max(0, Call(CallCreateRuleset, 0, 0, 1, 0));

    /// <summary>Refuses to this thread, and all that comes of it, every change of files but below <paramref name="writable"/>, and reading but there and below <paramref name="readable"/>.</summary>
    /// <param name="writable">Full paths.</param>
    /// <param name="readable">Full paths; null when everything may be read.</param>
    public static bool ConfineFiles(IEnumerable<string> writable, IEnumerable<string>? readable)
    {
        var version = LandlockVersion();
        if (version < 1) return false;
        const ulong writeFile = 1 << 1, readFile = 1 << 2, readFolder = 1 << 3, truncate = 1 << 14, refer = 1 << 13;
        // Removing and making of all kinds of entries.
        const ulong entries = 0x1FF0;
        var files = writeFile | entries;
        if (version >= 2) files |= refer;
        if (version >= 3) files |= truncate;
        if (readable is not null) files |= readFile | readFolder;
        // From the sixth version on neither signals nor abstract sockets leave the domain.
        var ruleset = new Ruleset { Files = files, Scoped = version >= 6 ? 3UL : 0 };
        var size = version >= 6 ? sizeof(Ruleset) : 8;
        var handle = (int)Call(CallCreateRuleset, (nint)(&ruleset), size, 0, 0);
        if (handle < 0) return false;
        foreach (var path in writable)
        {
            if (!Allow(handle, path, files & (writeFile | truncate | readFile), files)) return false;
        }
        foreach (var path in readable ?? [])
        {
            if (!Allow(handle, path, readFile, readFile | readFolder)) return false;
        }
        return Call(CallRestrictSelf, handle, 0, 0, 0) == 0;
    }

    /// <summary>Adds a rule for what is at <paramref name="path"/>; where nothing is, nothing needs to be allowed.</summary>
    private static bool Allow(int ruleset, string path, ulong onFile, ulong onFolder)
    {
        var parent = Open(path, OpenPathOnly);
        if (parent < 0) return true;
        var rule = new PathRule { Allowed = Directory.Exists(path) ? onFolder : onFile, Parent = parent };
        var added = Call(CallAddRule, ruleset, 1, (nint)(&rule), 0);
        _ = Close(parent);
        return added == 0;
    }

    /// <summary>Refuses to this thread, and all that comes of it, sockets of every family but the local one.</summary>
    /// <remarks>https://docs.kernel.org/userspace-api/seccomp_filter.html. io_uring is refused too: it makes sockets past every filter.</remarks>
    public static bool ForbidNetwork()
    {
        if (!IsKnownMachine) return false;
        var isX64 = RuntimeInformation.ProcessArchitecture == Architecture.X64;
        const ushort load = 0x20, equal = 0x15, atLeast = 0x35, ret = 0x06;
        const uint allow = 0x7fff0000, refuse = 0x00050000, notAllowed = 13, noSuchCall = 38;
        const uint ioUringSetup = 425, localFamily = 1;
        Span<FilterStep> steps =
        [
            new() { Code = load, Value = 4 },
            new() { Code = equal, IfTrue = 1, Value = isX64 ? 0xC000003E : 0xC00000B7 },
            new() { Code = ret, Value = refuse | noSuchCall },
            new() { Code = load, Value = 0 },
            // Calls of the x32 kind have other numbers.
            new() { Code = atLeast, IfTrue = 5, Value = 0x40000000 },
            new() { Code = equal, IfTrue = 4, Value = ioUringSetup },
            new() { Code = equal, IfFalse = 2, Value = isX64 ? 41u : 198u },
            new() { Code = load, Value = 16 },
            new() { Code = equal, IfFalse = 2, Value = localFamily },
            new() { Code = ret, Value = allow },
            new() { Code = ret, Value = refuse | noSuchCall },
            new() { Code = ret, Value = refuse | notAllowed },
        ];
        return SetFilter(steps);
    }

    /// <summary>Refuses to this thread, and all that comes of it, signals to the process that started it, to its group, and to everybody at once.</summary>
    /// <remarks>For those who are the same user as that process on a kernel whose Landlock does not confine signals. Signals to one thread by its number alone are refused altogether.</remarks>
    public static bool ForbidSignalsToParent()
    {
        if (!IsKnownMachine) return false;
        var isX64 = RuntimeInformation.ProcessArchitecture == Architecture.X64;
        const ushort load = 0x20, equal = 0x15, ret = 0x06;
        const uint allow = 0x7fff0000, refuse = 0x00050000, notPermitted = 1, everybody = 0xFFFF_FFFF;
        const uint openProcess = 434;
        var parent = ParentProcess();
        Span<FilterStep> steps =
        [
            new() { Code = load, Value = 0 },
            // kill, tgkill, rt_sigqueueinfo, rt_tgsigqueueinfo, pidfd_open: on to their first argument.
            new() { Code = equal, IfTrue = 6, Value = isX64 ? 62u : 129u },
            new() { Code = equal, IfTrue = 5, Value = isX64 ? 234u : 131u },
            new() { Code = equal, IfTrue = 4, Value = isX64 ? 129u : 138u },
            new() { Code = equal, IfTrue = 3, Value = isX64 ? 297u : 240u },
            new() { Code = equal, IfTrue = 2, Value = openProcess },
            // tkill
            new() { Code = equal, IfTrue = 6, Value = isX64 ? 200u : 130u },
            new() { Code = ret, Value = allow },
            new() { Code = load, Value = 16 },
            new() { Code = equal, IfTrue = 3, Value = (uint)parent },
            new() { Code = equal, IfTrue = 2, Value = (uint)-GroupOf(parent) },
            new() { Code = equal, IfTrue = 1, Value = everybody },
            new() { Code = ret, Value = allow },
            new() { Code = ret, Value = refuse | notPermitted },
        ];
        return SetFilter(steps);
    }

    private static bool SetFilter(ReadOnlySpan<FilterStep> steps)
    {
        fixed (FilterStep* first = steps)
        {
            var program = new FilterProgram { Length = (ushort)steps.Length, Steps = first };
            return Control(SetSecurityFilter, 2, (nuint)(&program), 0, 0) == 0;
        }
    }
}
