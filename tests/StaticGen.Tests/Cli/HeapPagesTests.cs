using System.Globalization;
using System.Runtime;
using System.Runtime.CompilerServices;
using StaticGen.Cli;
using Xunit;

namespace StaticGen.Tests.Cli;

public class HeapPagesTests
{
    [Fact]
    public void Large_pages_are_welcome_where_new_objects_lie()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && File.Exists("/proc/self/smaps") && Directory.Exists("/sys/kernel/mm/transparent_hugepage"), "only Linux can be asked, and not each of them");

        var newest = new object();
        var address = (ulong)Unsafe.As<object, nint>(ref newest);
        HeapPages.Prepare();

        Assert.Contains("hg", FlagsOfMemoryAt(address));
    }

    [Fact]
    public void Collecting_goes_on_as_before()
    {
        var mode = GCSettings.LatencyMode;

        HeapPages.Prepare();
        HeapPages.Prepare();

        Assert.Equal(mode, GCSettings.LatencyMode);
        var collections = GC.CollectionCount(0);
        GC.Collect(0);
        Assert.True(GC.CollectionCount(0) > collections);
    }

    /// <summary>The system's flags of the memory that an address lies in; see <c>VmFlags</c> in proc_pid_smaps(5).</summary>
    private static string[] FlagsOfMemoryAt(ulong address)
    {
        var isIn = false;
        foreach (var line in File.ReadLines("/proc/self/smaps"))
        {
            if (line.Split(' ', 2)[0].Split('-') is [var from, var to])
            {
                isIn = ulong.Parse(from, NumberStyles.HexNumber, CultureInfo.InvariantCulture) <= address && address < ulong.Parse(to, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
            }
            else if (isIn && line.StartsWith("VmFlags:", StringComparison.Ordinal))
            {
                return line["VmFlags:".Length..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
            }
        }
        return [];
    }
}
