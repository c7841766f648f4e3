using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace StaticGen.Cli;

/// <summary>
/// Large pages for the heap's first memory. The collector asks the system for 64 KiB at a time, and each page of 4 KiB costs an interruption when it is first touched: a sixth of the time of a small site's build. See docs/decisions/0030-large-pages.md.
/// </summary>
internal static partial class HeapPages
{
    /// <summary>What a build of some sixty pages lets come together before the first collection.</summary>
    private const long FirstMemory = 32 << 20;

    /// <summary>The collector's regions are aligned to 4 MiB.</summary>
    private const nint Region = 4 << 20;

    // The regions of all heaps lie beside each other, from well before the newest object to beyond it.
    private const nint Before = 64 << 20;
    private const nint Behind = 128 << 20;

    /// <summary><c>MADV_HUGEPAGE</c>: large pages are welcome. Advice, which the system may leave.</summary>
    private const int LargePagesAreWelcome = 14;

    /// <summary>Has the heap's first 32 MiB ready, in large pages where the system has them; elsewhere nothing happens, nor where memory is short.</summary>
    public static void Prepare()
    {
        if (!OperatingSystem.IsLinux()) return;
        var newest = new object();
        var region = Unsafe.As<object, nint>(ref newest) & -Region;
        // Advice fails where a part of the range is nobody's, and is heard for the rest.
        _ = Advise(region - Before, Before + Behind, LargePagesAreWelcome);
        try
        {
            // What the collector is told not to collect, it asks the system for at once; that done, it may collect again.
            if (GC.TryStartNoGCRegion(FirstMemory)) GC.EndNoGCRegion();
        }
        catch (ArgumentOutOfRangeException)
        {
            // More than the limit that somebody set for the heap.
        }
        catch (InvalidOperationException)
        {
            // Another thread has used it up meanwhile.
        }
    }

    [LibraryImport("libc", EntryPoint = "madvise")]
    private static partial int Advise(nint address, nint length, int advice);
}
