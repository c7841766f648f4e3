using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using StaticGen.Cli.Verifying;

namespace StaticGen.Tests.Cli.Verifying;

/// <summary>One site full of examples that misbehave, verified once; each test looks at one of them.</summary>
public sealed class SeededFaults : IAsyncLifetime
{
    private const string SecretName = "STATICGEN_TEST_SECRET";
    private readonly TemporaryFolder _folder = new();
    private readonly TemporaryFolder _private = new();
    private readonly string _home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly List<string> _findings = [];

    /// <summary>Marks what the examples start and write, to look for it afterwards.</summary>
    public string Mark { get; } = "seeded" + Guid.NewGuid().ToString("N");

    public string OutsideFile => Path.Join(Path.GetTempPath(), Mark);

    public string? Why { get; private set; }

    public int ConnectionsMade { get; private set; }

    internal ProgramRun Run { get; private set; } = null!;

    public JsonElement Report { get; private set; }

    public async ValueTask InitializeAsync()
    {
        if (PythonRunner.Find() is not { } python)
        {
            Why = "there is no python3";
            return;
        }
        if (!OperatingSystem.IsLinux())
        {
            Why = "examples are isolated on Linux only";
            return;
        }
        // A secret of the program's own environment, and a server that must not be reached.
        Environment.SetEnvironmentVariable(SecretName, "hunter2");
        _listener.Start();
        var port = ((IPEndPoint)_listener.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture);

        _private.Write(".ssh/id_ed25519", "hunter2");
        _folder.Write("site.config.yaml", PythonRunner.Config(python, "timeout_seconds: 4\n    memory_mebibytes: 512\n    processes: 40\n    output_kilobytes: 100"));
        Add("wrong-output", "```python\nprint(1)\nprint(2)\nprint(3)\n```\n\n```output\n1\ntwo\n3\n```");
        Add("wrong-error", "```python raises=KeyError\nprint(1)\nint('x')\n```");
        Add("no-error", "```python raises=KeyError\npass\n```");
        Add("newer-syntax", "```python requires=\">=3.8\"\nname = 'x'\nvalue = name +* name\n```");
        Add("endless-loop", "```python\nwhile True:\n    pass\n```");
        Add("endless-wait", "```python\nimport time\ntime.sleep(600)\n```");
        Add("much-memory", "```python\nx = 1\ndata = bytearray(4 << 30)\n```");
        Add("much-shared-memory", "```python\nimport mmap\ndata = mmap.mmap(-1, 4 << 30)\n```");
        Add("fork-bomb", $"```python\nimport os, sys\nmark = '{Mark}'\nwhile True:\n    try:\n        os.fork()\n    except OSError:\n        pass\n```");
        Add("environment-secret", $"```python\nimport os\nprint(os.environ['{SecretName}'])\n```\n\n```output\nhunter2\n```");
        Add("parents-secret", $"```python\nimport os\nprint('{SecretName}' in open(f'/proc/{{os.getppid()}}/environ').read())\n```\n\n```output\nTrue\n```");
        Add("socket", $"```python\nimport socket\nsocket.create_connection(('127.0.0.1', {port}))\n```");
        Add("datagram", "```python\nimport socket\nsocket.socket(socket.AF_INET, socket.SOCK_DGRAM)\n```");
        Add("outside-file", $"```python\nimport os\nopen('{OutsideFile}', 'w').write('x')\n```");
        Add("outside-removal", $"```python\nimport os\nos.unlink('{_folder.At("site.config.yaml")}')\n```");
        Add("flood", "```python\nwhile True:\n    print('x' * 1000)\n```");
        Add("large-file", "```python\nimport os\nos.truncate(os.open('large', os.O_CREAT | os.O_WRONLY), 200 << 20)\n```");
        Add("background", $"```python\nimport subprocess, sys\nsubprocess.Popen([sys.executable, '-c', 'import time; time.sleep(300) # {Mark}'],\n    start_new_session=True, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)\n```");
        Add("daemon", $"```python\nimport os, sys\nif os.fork() == 0:\n    os.setsid()\n    if os.fork() == 0:\n        os.execve(sys.executable, [sys.executable, '-c', 'import time; time.sleep(300) # {Mark}'], {{}})\n    os._exit(0)\nos.wait()\n```");
        Add("other-session", $"```python\nimport os, time\nif os.fork() == 0:\n    os.setsid()\n    time.sleep(0.1)\n    open('{OutsideFile}', 'w')\nos.wait()\n```");
        Add("signal-to-parent", "```python\nimport os, signal\nos.kill(os.getppid(), signal.SIGTERM)\n```");
        Add("signal-to-all", "```python\nimport os, signal\nos.kill(-1, signal.SIGTERM)\n```");
        Add("signal-to-thread", "```python\nimport ctypes, os\nif ctypes.CDLL(None).syscall(200 if os.uname().machine == 'x86_64' else 130, os.getppid(), 15):\n    raise PermissionError\n```");
        Add("deaf", "```python\nimport signal\nfor number in set(signal.Signals) - {signal.SIGKILL, signal.SIGSTOP}:\n    signal.signal(number, signal.SIG_IGN)\nwhile True:\n    pass\n```");
        Add("stopped", "```python\nimport os, signal\nos.kill(os.getpid(), signal.SIGSTOP)\n```");
        Add("closed", "```python\nimport os, time\nos.close(1)\nos.close(2)\ntime.sleep(600)\n```");
        Add("flood-of-errors", "```python\nimport sys\nwhile True:\n    sys.stderr.write('x' * 1000)\n```");
        Add("flood-by-child", "```python\nimport subprocess, sys\nsubprocess.run([sys.executable, '-c', 'while True: print(0)'])\n```");
        Add("outside-by-link", $"```python\nimport os\nos.symlink('{Path.GetTempPath()}', 'link')\nopen('link/{Mark}', 'w').write('x')\n```");
        Add("outside-by-hard-link", $"```python\nimport os\nos.link('{_folder.At("site.config.yaml")}', 'link')\n```");
        Add("outside-by-renaming", $"```python\nimport os\nos.rename('example.py', '{OutsideFile}')\n```");
        Add("outside-by-parent", $"```python\nopen('../{Mark}', 'w').write('x')\n```");
        Add("outside-by-descriptor", $"```python\nimport os\nfolder = os.open('{Path.GetTempPath()}', os.O_PATH)\nos.open('{Mark}', os.O_CREAT | os.O_WRONLY, dir_fd=folder)\n```");
        Add("shared-memory", $"```python\nopen('/dev/shm/{Mark}', 'w').write('x')\n```");
        Add("process-files", "```python\nopen('/proc/self/comm', 'w').write('x')\n```");
        Add("parents-memory", "```python\nimport os\nopen(f'/proc/{os.getppid()}/mem', 'rb')\n```");
        Add("parents-folder", "```python\nimport os\nos.listdir(f'/proc/{os.getppid()}/root')\n```");
        Add("home", $"```python\nimport os\nos.listdir('{_home}')\n```");
        Add("key", $"```python\nprint(open('{_private.At(".ssh/id_ed25519")}').read())\n```");
        Add("site", $"```python\nprint(open('{_folder.At("site.config.yaml")}').read())\n```");
        Add("other-example", "```python\nimport os\nos.listdir('..')\n```");
        Add("passwords", "```python\nprint(open('/etc/shadow').read())\n```");
        Add("root", "```python\nimport os\nos.listdir('/')\n```");
        Add("debugger", "```python\nimport ctypes, os\nif ctypes.CDLL(None).ptrace(16, os.getppid(), 0, 0):\n    raise PermissionError\n```");
        Add("more-rights", "```python\nimport os\nos.setuid(0) or os.setgroups([0])\n```");
        Add("new-namespace", "```python\nimport ctypes\nlibc = ctypes.CDLL(None, use_errno=True)\nif libc.mount(b'none', b'/', None, 1 << 14, None):\n    raise PermissionError\n```");
        Add("packets", "```python\nimport socket\nsocket.socket(socket.AF_PACKET, socket.SOCK_RAW)\n```");
        Add("good", "```python\nimport tempfile, os\nprint(sorted(os.listdir()))\nprint(tempfile.gettempdir() == os.getcwd() == os.path.expanduser('~'))\n```\n\n```output\n['example.py']\nTrue\n```");

        Run = await ProgramRun.Of(_folder.Path, "verify", "--all", "--report", "report.json");
        Assert.True(File.Exists(_folder.At("report.json")), Run.Error);
        using var report = JsonDocument.Parse(_folder.Read("report.json"));
        Report = report.RootElement.Clone();
        foreach (var finding in Report.GetProperty("diagnostics").EnumerateArray())
        {
            _findings.Add(FormattableString.Invariant(
                $"{Path.GetFileNameWithoutExtension(finding.GetProperty("path").GetString())}:{finding.GetProperty("line").GetInt32() - PythonRunner.LinesBefore} {finding.GetProperty("code").GetString()} {finding.GetProperty("message").GetString()!.Split(" (CPython")[0]}"));
        }
        ConnectionsMade = _listener.Pending() ? 1 : 0;
    }

    /// <summary>The findings about one page: <c>line code message</c>, the fence being line 1.</summary>
    public string[] Of(string page) => [.. _findings.Where(f => f.StartsWith(page + ":", StringComparison.Ordinal)).Select(f => f[(page.Length + 1)..])];

    public ValueTask DisposeAsync()
    {
        _listener.Dispose();
        _folder.Dispose();
        _private.Dispose();
        File.Delete(OutsideFile);
        return ValueTask.CompletedTask;
    }

    private void Add(string name, string blocks) => _folder.Write($"content/qa/lists/{name}.md", PythonRunner.Page(name, blocks));
}

public sealed class SeededFaultsTests(SeededFaults faults) : IClassFixture<SeededFaults>
{
    [Theory]
    [InlineData("wrong-output", "9 SG7011 the page expects 'two', and the example prints '2'")]
    [InlineData("wrong-error", "3 SG7014 the example ends with 'ValueError: invalid literal for int() with base 10: 'x'' instead of KeyError")]
    [InlineData("no-error", "1 SG7015 the example ends well instead of with KeyError")]
    [InlineData("newer-syntax", "3 SG7013 the example ends with 'SyntaxError: invalid syntax'")]
    [InlineData("endless-loop", "1 SG7017 the example did not end within 4 seconds and was stopped")]
    [InlineData("endless-wait", "1 SG7017 the example did not end within 4 seconds and was stopped")]
    [InlineData("much-memory", "3 SG7013 the example ends with 'MemoryError'")]
    [InlineData("much-shared-memory", "3 SG7013 the example ends with 'OSError: [Errno 12] Cannot allocate memory'")]
    [InlineData("fork-bomb", "1 SG7017 the example did not end within 4 seconds and was stopped")]
    [InlineData("flood", "1 SG7018 the example printed more than 100 kB and was stopped")]
    [InlineData("large-file", "3 SG7013 the example ends with 'OSError: [Errno 27] File too large'")]
    [InlineData("flood-of-errors", "1 SG7018 the example printed more than 100 kB and was stopped")]
    [InlineData("flood-by-child", "1 SG7018 the example printed more than 100 kB and was stopped")]
    [InlineData("deaf", "1 SG7017 the example did not end within 4 seconds and was stopped")]
    [InlineData("stopped", "1 SG7017 the example did not end within 4 seconds and was stopped")]
    [InlineData("closed", "1 SG7017 the example did not end within 4 seconds and was stopped")]
    [InlineData("background", "1 SG7019 the example left 1 process running when it ended")]
    [InlineData("daemon", "1 SG7019 the example left 1 process running when it ended")]
    public void A_fault_is_caught_at_its_line(string page, string finding)
    {
        Assert.SkipWhen(faults.Why is not null, faults.Why ?? "");
        Assert.Equal([finding], faults.Of(page));
    }

    [Fact]
    public void The_environment_of_the_program_is_out_of_sight()
    {
        Assert.SkipWhen(faults.Why is not null, faults.Why ?? "");
        Assert.Equal(["3 SG7013 the example ends with 'KeyError: 'STATICGEN_TEST_SECRET''"], faults.Of("environment-secret"));
        Assert.StartsWith("3 SG7013 the example ends with 'PermissionError: ", Assert.Single(faults.Of("parents-secret")), StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", faults.Run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void No_socket_of_a_network_is_opened()
    {
        Assert.SkipWhen(faults.Why is not null, faults.Why ?? "");
        Assert.SkipUnless(faults.Report.GetProperty("isolation").GetProperty("networkForbidden").GetBoolean(), "this system cannot forbid it");
        Assert.Equal(["3 SG7013 the example ends with 'PermissionError: [Errno 13] Permission denied'"], faults.Of("socket"));
        Assert.Equal(["3 SG7013 the example ends with 'PermissionError: [Errno 13] Permission denied'"], faults.Of("datagram"));
        Assert.Equal(0, faults.ConnectionsMade);
    }

    [Fact]
    public void Nothing_is_written_outside_the_examples_folder()
    {
        Assert.SkipWhen(faults.Why is not null, faults.Why ?? "");
        Assert.SkipUnless(faults.Report.GetProperty("isolation").GetProperty("writingConfined").GetBoolean(), "this system cannot confine it");
        Assert.StartsWith("3 SG7013 the example ends with 'PermissionError: [Errno 13] Permission denied: ", Assert.Single(faults.Of("outside-file")), StringComparison.Ordinal);
        Assert.StartsWith("3 SG7013 the example ends with 'PermissionError: [Errno 13] Permission denied: ", Assert.Single(faults.Of("outside-removal")), StringComparison.Ordinal);
        Assert.False(File.Exists(faults.OutsideFile));
    }

    [Theory]
    [InlineData("outside-by-link", 4)]
    [InlineData("outside-by-renaming", 3)]
    [InlineData("outside-by-parent", 2)]
    [InlineData("outside-by-descriptor", 4)]
    [InlineData("shared-memory", 2)]
    [InlineData("process-files", 2)]
    public void Nor_by_a_detour(string page, int line)
    {
        Assert.SkipWhen(faults.Why is not null, faults.Why ?? "");
        Assert.SkipUnless(faults.Report.GetProperty("isolation").GetProperty("writingConfined").GetBoolean(), "this system cannot confine it");
        // A link or a new name across what may be written and what may not is refused as one across two disks.
        Assert.Matches($"^{line} SG7013 the example ends with '(PermissionError: \\[Errno 13\\]|OSError: \\[Errno 18\\])", Assert.Single(faults.Of(page)));
        Assert.False(File.Exists(faults.OutsideFile) || File.Exists("/dev/shm/" + faults.Mark));
    }

    [Fact]
    public void No_second_name_is_made_for_a_file_outside()
    {
        Assert.SkipWhen(faults.Why is not null, faults.Why ?? "");
        Assert.Matches("^3 SG7013 the example ends with '(PermissionError: \\[Errno 13?\\]|OSError: \\[Errno 18\\])", Assert.Single(faults.Of("outside-by-hard-link")));
    }

    [Theory]
    [InlineData("home", 3)]
    [InlineData("key", 2)]
    [InlineData("site", 2)]
    [InlineData("other-example", 3)]
    [InlineData("passwords", 2)]
    [InlineData("root", 3)]
    [InlineData("parents-memory", 3)]
    [InlineData("parents-folder", 3)]
    public void What_is_none_of_an_examples_business_is_not_read(string page, int line)
    {
        Assert.SkipWhen(faults.Why is not null, faults.Why ?? "");
        Assert.SkipUnless(faults.Report.GetProperty("isolation").GetProperty("readingConfined").GetBoolean(), "this system cannot confine it");
        Assert.StartsWith($"{line} SG7013 the example ends with 'PermissionError: [Errno 13] Permission denied: ", Assert.Single(faults.Of(page)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("signal-to-parent", "3 SG7013 the example ends with 'PermissionError: [Errno 1] Operation not permitted'")]
    [InlineData("signal-to-all", "3 SG7013 the example ends with 'PermissionError: [Errno 1] Operation not permitted'")]
    [InlineData("signal-to-thread", "4 SG7013 the example ends with 'PermissionError'")]
    [InlineData("debugger", "4 SG7013 the example ends with 'PermissionError'")]
    [InlineData("new-namespace", "5 SG7013 the example ends with 'PermissionError'")]
    [InlineData("more-rights", "3 SG7013 the example ends with 'PermissionError: [Errno 1] Operation not permitted'")]
    [InlineData("packets", "3 SG7013 the example ends with 'PermissionError: [Errno 13] Permission denied'")]
    public void Neither_the_program_nor_the_system_is_reached(string page, string finding)
    {
        Assert.SkipWhen(faults.Why is not null, faults.Why ?? "");
        Assert.Equal([finding], faults.Of(page));
    }

    [Fact]
    public void Nothing_that_examples_started_is_left()
    {
        Assert.SkipWhen(faults.Why is not null, faults.Why ?? "");
        var commands = Directory.EnumerateDirectories("/proc").Where(static p => char.IsAsciiDigit(p[6])).Select(CommandLine).ToArray();
        Assert.NotEmpty(commands);
        Assert.All(commands, command => Assert.DoesNotContain(faults.Mark, command, StringComparison.Ordinal));
    }

    [Fact]
    public void A_good_example_among_them_passes()
    {
        Assert.SkipWhen(faults.Why is not null, faults.Why ?? "");
        Assert.Empty(faults.Of("good"));
        Assert.Equal(1, faults.Run.Code);
    }

    private static string CommandLine(string process)
    {
        try
        {
            return File.ReadAllText(process + "/cmdline");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }
}
