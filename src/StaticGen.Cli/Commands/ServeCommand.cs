using System.CommandLine;
using System.CommandLine.Parsing;
using System.Diagnostics;
using System.Globalization;
using StaticGen.Cli.CommandLine;
using StaticGen.Cli.History;
using StaticGen.Cli.Printing;
using StaticGen.Cli.Serving;

namespace StaticGen.Cli.Commands;

/// <summary><c>staticgen serve</c>: shows the site in a browser, and again whenever a file changes.</summary>
internal static class ServeCommand
{
    private const int DefaultPort = 8080;
    private const int PortsTried = 20;

    public static Command Create(Surroundings surroundings)
    {
        var options = new SiteOptions();
        var port = new Option<int?>("--port", "-p")
        {
            Description = "The port to listen on; 0 is any. Default: 8080, or the next that is free",
            HelpName = "PORT",
            CustomParser = SiteOptions.ParsePort,
        };
        var basePath = new Option<string?>("--base-path")
        {
            Description = "The path under which the site lies, such as /repository/. Default: /",
            HelpName = "PATH",
            CustomParser = ParseBasePath,
        };
        var open = new Option<bool>("--open") { Description = "Open the site in the browser" };
        var command = new Command("serve", "Shows the site in a browser, and reloads when a file changes")
        {
            options.Source, port, basePath, open, options.Drafts, options.NoHistory, options.All, options.Quiet, options.NoColor,
        };
        command.SetAction((parse, cancellation) => RunAsync(
            options.Read(parse, surroundings, "serve"),
            parse.GetValue(port),
            parse.GetValue(basePath) ?? "/",
            parse.GetValue(open),
            surroundings,
            cancellation));
        return command;
    }

    private static async Task<int> RunAsync(
        SiteArguments arguments, int? port, string basePath, bool open, Surroundings surroundings, CancellationToken cancellation)
    {
        // Requests and what the watcher sees do not wait for the threads of a build.
        ThreadPool.GetMinThreads(out _, out var forPorts);
        ThreadPool.SetMinThreads(Environment.ProcessorCount + 6, forPorts);
        var feed = new StateFeed();
        var run = Guid.NewGuid().ToString("N");
        await using var server = await StartAsync(port, feed, basePath, run, surroundings, arguments);
        var address = new Uri($"http://127.0.0.1:{server.Port.ToString(CultureInfo.InvariantCulture)}{basePath}");
        using var watcher = new SourceWatcher(arguments.SiteRoot, complaint => surroundings.Error.Write(complaint + "\n"));
        var session = new SiteSession(SiteHistory.AddTo(arguments.Request, arguments, surroundings) with { BaseUrl = address, ExtraScript = SiteRequests.ScriptPath }, feed);
        try
        {
            await ServeAsync(session, feed, watcher, address, open, arguments, surroundings, cancellation);
            return ExitCode.Good;
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // The way to stop a server is no failure.
            return ExitCode.Good;
        }
    }

    /// <summary>Builds, and again after each change. An edited page is shown at once, also while a build is at work; the build that follows brings all else.</summary>
    private static async Task ServeAsync(
        SiteSession session, StateFeed feed, SourceWatcher watcher, Uri address, bool open, SiteArguments arguments, Surroundings surroundings, CancellationToken cancellation)
    {
        var changes = watcher.WaitForChangeAsync(cancellation);
        for (var isFirst = true; ; isFirst = false)
        {
            using var giveUpIndex = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            var build = BuildAsync(session, feed, isFirst, arguments, surroundings, giveUpIndex.Token, cancellation);
            var isOld = false;
            if (isFirst) build = AnnounceAfter(build);
            while (!build.IsCompleted || !isOld)
            {
                await Task.WhenAny(build.IsCompleted ? changes : build, changes);
                // A failure ends the server.
                if (build.IsCompleted) await build;
                if (!changes.IsCompleted) continue;
                session.ShowAhead(await changes);
                // Nobody waits any more for the index of what has changed.
                await giveUpIndex.CancelAsync();
                (changes, isOld) = (watcher.WaitForChangeAsync(cancellation), true);
            }
            await build;
            watcher.WatchFolders(["content", "templates", "static"]);
        }

        async Task AnnounceAfter(Task build)
        {
            await build;
            ReportPrinter.Say($"Serving {address} (Ctrl-C stops)", arguments, surroundings);
            if (open) Open(address, surroundings);
        }
    }

    private static async Task<DevServer> StartAsync(
        int? port, StateFeed feed, string basePath, string run, Surroundings surroundings, SiteArguments arguments)
    {
        if (port is { } wanted)
        {
            return await DevServer.TryStartAsync(wanted, feed, basePath, run)
                ?? throw new WrongUsageException(
                    System.FormattableString.Invariant($"port {wanted} is taken, or not yours to use"),
                    "Name another one, or leave --port out to have the next free one",
                    "serve");
        }
        for (var tried = DefaultPort; tried < DefaultPort + PortsTried; tried++)
        {
            if (await DevServer.TryStartAsync(tried, feed, basePath, run) is not { } server) continue;
            if (tried != DefaultPort)
                ReportPrinter.Say(System.FormattableString.Invariant($"Port {DefaultPort} is taken; using {tried}."), arguments, surroundings);
            return server;
        }
        return (await DevServer.TryStartAsync(0, feed, basePath, run))!;
    }

    private static async Task BuildAsync(
        SiteSession session, StateFeed feed, bool isFirst, SiteArguments arguments, Surroundings surroundings, CancellationToken giveUpIndex, CancellationToken cancellation)
    {
        var before = feed.Current;
        var time = await Task.Run(() => session.Build(giveUpIndex), cancellation);
        cancellation.ThrowIfCancellationRequested();
        var state = feed.Current;
        if (state.Version == before.Version) return;
        ReportPrinter.Print(state.Report, arguments, surroundings);
        if (state.IsBroken)
        {
            var shown = state.Site is null ? "" : ": the last good build is still served";
            ReportPrinter.Say($"{state.Report.Counts()}{shown}.", arguments, surroundings);
        }
        else if (isFirst && state.Report.Statistics is { } statistics)
        {
            ReportPrinter.Say(BuildSummary.Built(statistics, time), arguments, surroundings);
        }
        else
        {
            var counts = state.Report.Diagnostics.IsEmpty ? "" : $", {state.Report.Counts()}";
            ReportPrinter.Say($"Rebuilt in {Quantity.Of(time)}{counts}.", arguments, surroundings);
        }
    }

    private static void Open(Uri address, Surroundings surroundings)
    {
        var (program, arguments) = OperatingSystem.IsWindows() ? ("cmd", new[] { "/c", "start", "", address.AbsoluteUri })
            : OperatingSystem.IsMacOS() ? ("open", [address.AbsoluteUri])
            : ("xdg-open", [address.AbsoluteUri]);
        try
        {
            using var started = Process.Start(new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true });
        }
        catch (System.ComponentModel.Win32Exception)
        {
            surroundings.Error.Write($"No browser could be opened by '{program}'; open {address} yourself.\n");
        }
    }

    private static string? ParseBasePath(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        var path = "/" + text.Trim('/') + (text.Trim('/').Length > 0 ? "/" : "");
        var isPlain = path.All(static c => char.IsAsciiLetterOrDigit(c) || c is '/' or '-' or '_' or '.' or '~');
        if (isPlain && !path.Contains("//", StringComparison.Ordinal) && !path.Contains("/.", StringComparison.Ordinal)) return path;
        result.AddError($"'{text}' is not a path for a site; it looks like /repository/");
        return null;
    }
}
