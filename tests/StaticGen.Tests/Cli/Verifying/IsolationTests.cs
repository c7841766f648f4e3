using StaticGen.Cli.Verifying;
using StaticGen.Configuration;

namespace StaticGen.Tests.Cli.Verifying;

public sealed class IsolationTests
{
    private static readonly Isolation Bare = new() { Launcher = ["staticgen"] };

    [Fact]
    public void What_is_not_kept_from_examples_is_said_in_capitals()
    {
        Assert.Equal("not isolated: this system offers neither limits on memory, processes and writing nor a way to forbid the network", Isolation.None.Describe());
        Assert.Contains("the network was NOT forbidden, writing was NOT confined, reading was NOT confined", Bare.Describe(), StringComparison.Ordinal);
        Assert.Contains("signals to other processes of the user NOT forbidden, local sockets that the user may use NOT forbidden", Bare.Describe(), StringComparison.Ordinal);
    }

    [Fact]
    public void An_example_with_a_user_of_its_own_needs_no_excuse() => Assert.Equal(
        "no network, writing confined to a fresh folder, reading to the system and the interpreter, memory and processes limited, cleared environment",
        (Bare with { ForbidsNetwork = true, ConfinesWriting = true, ConfinesReading = true, ChangesUser = true }).Describe());

    [Fact]
    public void The_launcher_reads_the_options_that_were_written_for_it()
    {
        var options = new IsolationOptions
        {
            User = 7, KeepsReading = true, ForbidsNetwork = true, ConfinesWriting = true, ConfinesReading = true, CountsReserved = true,
            Memory = 1, Processes = 2, FileSize = 3, ProcessorTime = 4,
            Writable = ["/w=1", "/w 2"], Readable = ["/r"], Variables = ["A=b=c", "EMPTY="], Program = ["/p", "--", "x y"],
        };

        var read = IsolationOptions.Read(options.ToArguments().ToArray());

        Assert.Equal(options.ToArguments(), read.ToArguments());
        Assert.Equal(["/p", "--", "x y"], read.Program);
        Assert.Equal(["A=b=c", "EMPTY="], read.Variables);
        Assert.Equal(["/w=1", "/w 2"], read.Writable);
    }

    [Fact]
    public void Of_an_interpreter_the_installation_is_read_and_never_the_home_folder()
    {
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        Assert.SkipUnless(OperatingSystem.IsLinux() && home.Length > 1, "there is no home folder as on Linux");

        Assert.Equal(["/opt/tool"], ReadablePaths.InstallationOf("/opt/tool/bin/tool"));
        Assert.Equal(["/opt/tool"], ReadablePaths.InstallationOf("/opt/tool/tool"));
        Assert.Equal(["/bin", "/lib"], ReadablePaths.InstallationOf("/bin/no-such-tool"));
        Assert.Equal([$"{home}/.versions/3"], ReadablePaths.InstallationOf($"{home}/.versions/3/bin/tool"));
        Assert.Equal([$"{home}/bin", $"{home}/lib"], ReadablePaths.InstallationOf($"{home}/bin/tool"));
        Assert.Equal([$"{home}/.local/bin", $"{home}/.local/lib"], ReadablePaths.InstallationOf($"{home}/.local/bin/tool"));
        Assert.Equal([$"{home}/tool"], ReadablePaths.InstallationOf($"{home}/tool"));
    }

    [Fact]
    public void Files_that_the_command_names_are_read()
    {
        using var folder = new TemporaryFolder();
        folder.Write("runner.mjs", "");
        var runner = new RunnerConfig { Command = [], FileName = "x", Readable = ["/srv/data"] };

        Assert.Equal(["/opt/node", folder.At("runner.mjs"), "/srv/data"], ReadablePaths.For(runner, ["/opt/node/bin/node", folder.At("runner.mjs"), "/no/such/file", "relative"]));
    }

    [Fact]
    public void A_user_whom_permissions_do_not_stop_gets_public_settings_only()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && File.Exists("/etc/shadow"), "there is no /etc/shadow");

        var paths = ReadablePaths.OfSystem(readsAll: true);

        Assert.Contains("/etc/passwd", paths);
        Assert.DoesNotContain(paths, static p => p is "/etc" or "/etc/shadow" or "/etc/gshadow");
    }
}
