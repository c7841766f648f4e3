using System.Collections.Immutable;
using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using StaticGen.Configuration;
using StaticGen.Examples;

namespace StaticGen.Cli.Verifying;

/// <summary>Runs a program in a folder of its own, within limits, and ends whatever it leaves.</summary>
internal static class IsolatedProcess
{
    private static readonly TimeSpan TimeToLeave = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan TimeToDrain = TimeSpan.FromSeconds(2);

    /// <summary>Runs <paramref name="command"/> in <paramref name="folder"/>.</summary>
    /// <param name="isolation">What the system can do.</param>
    /// <param name="runner">Limits and variables.</param>
    /// <param name="command">Full path of the program, and its arguments.</param>
    /// <param name="variables">More of the environment, as <c>NAME=value</c>.</param>
    /// <param name="folder">Full path; also the home and the temporary folder.</param>
    /// <param name="slot">Tells apart what runs at the same time.</param>
    /// <param name="cancellation">Ends the process and throws.</param>
    public static async Task<RunOutcome> RunAsync(
        Isolation isolation, RunnerConfig runner, ImmutableArray<string> command, ImmutableArray<string> variables, string folder, int slot, CancellationToken cancellation)
    {
        var token = $"{ProcessTree.TokenVariable}={Guid.NewGuid():N}";
        string[] environment = [.. Environments(runner, folder), .. variables, token];
        var options = isolation.OptionsFor(runner, command, folder, slot) with { Variables = [.. environment], Program = command };
        var start = isolation.Launcher.IsEmpty
            ? new ProcessStartInfo(command[0], command.Skip(1))
            : new ProcessStartInfo(isolation.Launcher[0], [.. isolation.Launcher.Skip(1), .. options.ToArguments()]);
        start.WorkingDirectory = folder;
        start.UseShellExecute = false;
        start.RedirectStandardInput = start.RedirectStandardOutput = start.RedirectStandardError = true;
        start.StandardOutputEncoding = start.StandardErrorEncoding = Encoding.UTF8;
        if (isolation.Launcher.IsEmpty) SetEnvironment(start, environment);

        using var process = new Process { StartInfo = start };
        try
        {
            process.Start();
        }
        catch (Win32Exception e)
        {
            return new RunOutcome(RunEnd.NotStarted, 0, "", e.Message);
        }
        var tree = new ProcessTree(process.Id, options.User, token);
        process.StandardInput.Close();
        return await WatchAsync(process, tree, runner, cancellation);
    }

    private static async Task<RunOutcome> WatchAsync(Process process, ProcessTree tree, RunnerConfig runner, CancellationToken cancellation)
    {
        using var tooMuch = new CancellationTokenSource();
        using var time = new CancellationTokenSource(TimeSpan.FromSeconds(runner.TimeoutSeconds));
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(tooMuch.Token, time.Token, cancellation);
        using var streams = new CancellationTokenSource();
        var limit = runner.OutputKilobytes * 1000;
        using var output = new LimitedText(limit);
        using var error = new LimitedText(limit);
        var reading = Task.WhenAll(
            output.ReadAsync(process.StandardOutput.BaseStream, tooMuch, streams.Token), error.ReadAsync(process.StandardError.BaseStream, tooMuch, streams.Token));
        var end = RunEnd.Exited;
        var left = 0;
        try
        {
            await process.WaitForExitAsync(stop.Token);
            left = await CountLeftAsync(tree);
            if (left > 0) left = Math.Max(left, await tree.EndAsync(withRoot: false));
        }
        catch (OperationCanceledException)
        {
            end = tooMuch.IsCancellationRequested ? RunEnd.PrintedTooMuch : RunEnd.TimedOut;
            await EndAsync(process, tree);
            await process.WaitForExitAsync(CancellationToken.None);
            await tree.EndAsync(withRoot: false);
        }
        // Where processes that were left could not be ended they may hold the streams open.
        streams.CancelAfter(TimeToDrain);
        await reading;
        cancellation.ThrowIfCancellationRequested();
        if (end == RunEnd.Exited && tooMuch.IsCancellationRequested) end = RunEnd.PrintedTooMuch;
        var errors = error.ToString();
        if (process.ExitCode == IsolationLauncher.CannotStart && errors.StartsWith(IsolationLauncher.Complaint, StringComparison.Ordinal))
            return new RunOutcome(RunEnd.NotStarted, process.ExitCode, "", errors[IsolationLauncher.Complaint.Length..].Trim());
        return new RunOutcome(end, process.ExitCode, output.ToString(), errors, left);
    }

    /// <summary>How many processes are left; those that are about to end by themselves have a moment to do so.</summary>
    private static async Task<int> CountLeftAsync(ProcessTree tree)
    {
        var watch = Stopwatch.StartNew();
        while (true)
        {
            var left = tree.Find(withRoot: false).Count;
            if (left == 0 || watch.Elapsed > TimeToLeave) return left;
            await Task.Delay(20);
        }
    }

    private static async Task EndAsync(Process process, ProcessTree tree)
    {
        if (OperatingSystem.IsLinux()) await tree.EndAsync(withRoot: true);
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // It has ended in the meantime.
        }
    }

    private static IEnumerable<string> Environments(RunnerConfig runner, string folder)
    {
        yield return "PATH=" + Environment.GetEnvironmentVariable("PATH");
        yield return "LANG=C.UTF-8";
        yield return "LC_ALL=C.UTF-8";
        yield return "HOME=" + folder;
        yield return "TMPDIR=" + folder;
        if (OperatingSystem.IsWindows())
        {
            // Without these programs of Windows do not start.
            foreach (var name in new[] { "SystemRoot", "SystemDrive", "PATHEXT" }) yield return $"{name}={Environment.GetEnvironmentVariable(name)}";
            yield return "TEMP=" + folder;
            yield return "TMP=" + folder;
        }
        foreach (var (name, value) in runner.Variables) yield return $"{name}={value}";
    }

    private static void SetEnvironment(ProcessStartInfo start, IEnumerable<string> variables)
    {
        start.Environment.Clear();
        foreach (var variable in variables)
        {
            var at = variable.IndexOf('=', StringComparison.Ordinal);
            start.Environment[variable[..at]] = variable[(at + 1)..];
        }
    }

    /// <summary>Keeps the first bytes of a stream, and reads the rest so that nobody blocks.</summary>
    private sealed class LimitedText(int limit) : IDisposable
    {
        private readonly MemoryStream _kept = new();

        public async Task ReadAsync(Stream stream, CancellationTokenSource tooMuch, CancellationToken cancellation)
        {
            var buffer = new byte[16 * 1024];
            try
            {
                while (await stream.ReadAsync(buffer, cancellation) is var count and > 0)
                {
                    _kept.Write(buffer, 0, (int)Math.Min(count, limit - _kept.Length));
                    if (count > 0 && _kept.Length >= limit) await tooMuch.CancelAsync();
                }
            }
            catch (OperationCanceledException)
            {
                // What has come so far has to do.
            }
        }

        public void Dispose() => _kept.Dispose();

        public override string ToString() => Encoding.UTF8.GetString(_kept.ToArray()).ReplaceLineEndings("\n");
    }
}
