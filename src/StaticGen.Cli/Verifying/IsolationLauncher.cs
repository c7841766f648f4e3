using System.Runtime.InteropServices;
using System.Text;

namespace StaticGen.Cli.Verifying;

/// <summary>The program as its own launcher: it takes rights away from itself, and then becomes the example's process.</summary>
/// <remarks>
/// Everything happens on the thread that calls <c>execve</c>: the kernel keeps what is of a thread (Landlock, filters, capabilities) for the
/// process that the thread becomes.
/// </remarks>
internal static unsafe class IsolationLauncher
{
    /// <summary>What the process ends with when it cannot become the program; the reason is on standard error behind <see cref="Complaint"/>.</summary>
    public const int CannotStart = 126;

    /// <summary>Begins the line on standard error that says why nothing was started.</summary>
    public const string Complaint = "staticgen-launcher: ";

    private const ulong NoLimit = ulong.MaxValue;

    private static TextWriter s_complaints = TextWriter.Null;

    /// <summary>Whether the program was called as launcher.</summary>
    public static bool IsCalled(string[] arguments) => arguments is [IsolationOptions.Command, ..];

    /// <summary>Becomes the program; returns only when that fails.</summary>
    public static int Run(string[] arguments)
    {
        var options = IsolationOptions.Read(arguments);
        // Made while files can still be read.
        s_complaints = Console.Error;
        _ = LinuxCalls.NewSession();
        _ = LinuxCalls.SetSignalHandler(LinuxCalls.SignalPipe, 0);
        var folder = Environment.CurrentDirectory;
        if (options.User is { } user)
        {
            if (!LinuxCalls.Give([folder, .. Directory.EnumerateFileSystemEntries(folder)], user)) return Fail("the folder cannot be given to another user");
            if (!LinuxCalls.Become(user, options.KeepsReading)) return Fail("the user cannot be changed");
        }
        if (LinuxCalls.Control(LinuxCalls.SetNoNewPrivileges, 1, 0, 0, 0) != 0) return Fail("privileges cannot be given up");
        if (options.ForbidsNetwork && !LinuxCalls.ForbidNetwork()) return Fail("the network cannot be forbidden");
        if (options.ForbidsNetwork && !LinuxCalls.ForbidSignalsToParent()) return Fail("signals cannot be forbidden");
        return Become(options, folder);
    }

    private static int Become(IsolationOptions options, string folder)
    {
        var path = Texts([options.Program[0]]);
        var arguments = Texts(options.Program);
        var environment = Texts(options.Variables);
        // The first calls allocate; under the limit on memory nothing may.
        Limit(LinuxCalls.ResourceAddressSpace, 0);
        var empty = Texts([""]);
        _ = LinuxCalls.Execute(empty[0], empty, empty);
        // Last, since this program reads files of its own until here.
        if (options.ConfinesWriting && !LinuxCalls.ConfineFiles([folder, "/dev/null", .. options.Writable], options.ConfinesReading ? options.Readable : null))
            return Fail("files cannot be confined");

        Limit(LinuxCalls.ResourceCore, 1);
        Limit(LinuxCalls.ResourceFileSize, options.FileSize);
        Limit(LinuxCalls.ResourceProcessorTime, options.ProcessorTime);
        Limit(LinuxCalls.ResourceProcesses, options.Processes);
        Limit(LinuxCalls.ResourceData, options.Memory);
        if (options.CountsReserved) Limit(LinuxCalls.ResourceAddressSpace, options.Memory);
        _ = LinuxCalls.Execute(path[0], arguments, environment);
        return Fail($"'{options.Program[0]}' cannot be executed: {Marshal.GetLastPInvokeErrorMessage()}");
    }

    private static void Limit(int resource, ulong value)
    {
        var soft = value == 0 ? NoLimit : resource == LinuxCalls.ResourceCore ? 0 : value;
        var limit = new LinuxCalls.Limit { Soft = soft, Hard = soft == NoLimit || resource != LinuxCalls.ResourceProcessorTime ? soft : soft + 1 };
        _ = LinuxCalls.SetLimit(resource, &limit);
    }

    /// <summary>Never freed: the process becomes another one.</summary>
    private static byte** Texts(IReadOnlyList<string> texts)
    {
        var list = (byte**)NativeMemory.AllocZeroed((nuint)(texts.Count + 1), (nuint)sizeof(byte*));
        for (var i = 0; i < texts.Count; i++)
        {
            var bytes = Encoding.UTF8.GetBytes(texts[i] + "\0");
            list[i] = (byte*)NativeMemory.Alloc((nuint)bytes.Length);
            bytes.CopyTo(new Span<byte>(list[i], bytes.Length));
        }
        return list;
    }

    private static int Fail(string why)
    {
        s_complaints.Write(Complaint + why + "\n");
        return CannotStart;
    }
}
