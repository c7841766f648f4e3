using System.Collections.Concurrent;
using System.Collections.Immutable;
using StaticGen.Configuration;
using StaticGen.Diagnostics;
using StaticGen.Examples;

namespace StaticGen.Cli.Verifying;

/// <summary>Executes examples, several at a time, each in a fresh folder.</summary>
/// <param name="request">What to verify.</param>
/// <param name="ran">Is told of each process that ended.</param>
/// <param name="cancellation">Ends what runs, and throws.</param>
internal sealed class Verifier(VerifyRequest request, Action ran, CancellationToken cancellation)
{
    /// <summary>Changed when the same examples could fare differently with another version of this program.</summary>
    private const string CacheFormat = "1";

    private readonly List<Diagnostic> _found = [];
    private readonly VerifyCache _cache = new(request.SiteRoot, request.UsesCache);
    private readonly ConcurrentBag<int> _slots = [.. Enumerable.Range(0, Math.Clamp(Environment.ProcessorCount, 1, 32))];
    private Isolation _isolation = Isolation.None;
    private string _scratch = "";
    private int _folders;

    /// <summary>Runs everything.</summary>
    public async Task<Verification> RunAsync()
    {
        var scratch = Directory.CreateTempSubdirectory("staticgen-verify-");
        // Examples may run as another user, who must get through to a folder inside.
        if (!OperatingSystem.IsWindows()) scratch.UnixFileMode |= UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;
        _scratch = scratch.FullName;
        try
        {
            _isolation = await Isolation.ProbeAsync(FreshFolder(), cancellation);
            var interpreters = await PrepareAsync();
            var blocks = await ExecuteAsync(interpreters);
            _cache.Forget();
            _found.AddRange(FindingsOf(blocks));
            var sorted = _found.Distinct().ToArray();
            Array.Sort(sorted, Diagnostic.ByPlace);
            return new Verification(blocks, interpreters, _isolation, [.. sorted]);
        }
        finally
        {
            Remove(scratch);
        }
    }

    private async Task<ImmutableArray<Interpreter>> PrepareAsync()
    {
        var languages = request.Chains.Where(static c => c.Skip is null).Select(static c => c.Language).Distinct(StringComparer.Ordinal).ToArray();
        Interpreters.Check(request.Choices, request.Config, languages.Length);
        var candidates = languages
            .SelectMany(language => Interpreters
                .Choose(language, request.Config.Runners[language], request.Choices, languages.Length, request.SiteRoot, request.CurrentFolder)
                .Select(choice => (language, choice.Runner, choice.Alternative)))
            .ToArray();
        var tried = new (Interpreter? Good, Diagnostic? Finding)[candidates.Length];
        await ForEachAsync(candidates.Length, async (i, slot) => tried[i] = await TryAsync(candidates[i].language, candidates[i].Runner, candidates[i].Alternative, slot));
        _found.AddRange(tried.Select(static t => t.Finding).OfType<Diagnostic>());
        return [.. tried.Select(static t => t.Good).OfType<Interpreter>()];
    }

    private async Task<(Interpreter? Good, Diagnostic? Finding)> TryAsync(string language, RunnerConfig runner, string alternative, int slot)
    {
        var at = request.Config.Runners[language].At;
        var path = Environment.GetEnvironmentVariable("PATH");
        if (ProgramPath.Find(runner.Command[0], path) is not { } program) return (null, ExampleDiagnostics.NoInterpreter(at, runner.Command[0], "there is no such program"));
        var former = runner.Command[0];
        runner = runner with
        {
            Command = runner.Command.SetItem(0, program),
            VersionCommand = WithFullPath(runner.VersionCommand),
            Environments = runner.Environments.ToImmutableSortedDictionary(static e => e.Key, e => WithFullPath(e.Value), StringComparer.Ordinal),
        };
        InterpreterVersion? version = null;
        if (!runner.VersionCommand.IsEmpty)
        {
            var outcome = await RunAsync(runner, runner.VersionCommand, FreshFolder(), slot);
            if (outcome is not { End: RunEnd.Exited, ExitCode: 0 }) return (null, ExampleDiagnostics.NoInterpreter(at, program, Why(outcome)));
            version = InterpreterVersion.Read(outcome.Output) ?? InterpreterVersion.Read(outcome.Error);
        }
        var environments = ImmutableSortedDictionary.CreateBuilder<string, string?>(StringComparer.Ordinal);
        foreach (var name in request.Chains.Where(c => c.Language == language && c.Skip is null).SelectMany(static c => c.Environments).Distinct(StringComparer.Ordinal))
        {
            environments[name] = null;
            if (!runner.Environments.TryGetValue(name, out var probe) || probe.IsEmpty) continue;
            var outcome = await RunAsync(runner, probe, FreshFolder(), slot);
            if (outcome is { End: RunEnd.Exited, ExitCode: 0 }) environments[name] = OutputComparison.Lines(outcome.Output) is [var first, ..] ? first : "";
        }
        return (new Interpreter(language, runner, alternative, version, environments.ToImmutable()), null);

        ImmutableArray<string> WithFullPath(ImmutableArray<string> command) =>
            command.IsEmpty ? command : command.SetItem(0, command[0] == former ? program : ProgramPath.Find(command[0], path) ?? command[0]);
    }

    private static string Why(RunOutcome outcome) => outcome.End switch
    {
        RunEnd.NotStarted => outcome.Error,
        RunEnd.TimedOut => "it did not tell its version in time",
        _ => OutputComparison.Lines(outcome.Error) is [.., var last] ? last : "it did not tell its version",
    };

    private async Task<ImmutableArray<VerifiedBlock>> ExecuteAsync(ImmutableArray<Interpreter> interpreters)
    {
        var jobs = new List<(int Chain, Interpreter Interpreter)>();
        for (var i = 0; i < request.Chains.Length; i++)
        {
            foreach (var interpreter in interpreters)
            {
                if (interpreter.Language == request.Chains[i].Language) jobs.Add((i, interpreter));
            }
        }
        var results = new ImmutableArray<BlockRun>[jobs.Count];
        await ForEachAsync(jobs.Count, async (i, slot) => results[i] = await ExecuteAsync(request.Chains[jobs[i].Chain], jobs[i].Interpreter, slot));

        var blocks = ImmutableArray.CreateBuilder<VerifiedBlock>();
        for (var i = 0; i < request.Chains.Length; i++)
        {
            var chain = request.Chains[i];
            var own = results.Where((_, job) => jobs[job].Chain == i).ToArray();
            for (var e = 0; e < chain.Examples.Length; e++) blocks.Add(new VerifiedBlock(chain, chain.Examples[e], [.. own.Select(runs => runs[e])]));
        }
        return blocks.ToImmutable();
    }

    private async Task<ImmutableArray<BlockRun>> ExecuteAsync(ExampleChain chain, Interpreter interpreter, int slot)
    {
        if (chain.Skip is { } reason) return All(chain, interpreter, reason);
        foreach (var name in chain.Environments)
        {
            if (interpreter.Environments.GetValueOrDefault(name) is null) return All(chain, interpreter, $"needs {name}");
        }
        var count = chain.CountFor(interpreter.Version?.Version);
        var later = chain.Examples.Skip(count).Select(e => new BlockRun(interpreter, ExampleVerdict.Skipped(NeedsVersion(chain, e)), false));
        if (count == 0) return [.. later];

        var key = KeyOf(chain, count, interpreter);
        if (_cache.Has(key)) return [.. chain.Examples.Take(count).Select(_ => new BlockRun(interpreter, ExampleVerdict.Passed, true)), .. later];
        var runner = interpreter.Runner;
        var program = ExampleProgram.Of(chain, count, runner.Separator);
        var folder = FreshFolder();
        await File.WriteAllTextAsync(Path.Join(folder, runner.FileName), program.Text, cancellation);
        var file = Path.Join(folder, runner.FileName);
        var outcome = await RunAsync(runner, [.. runner.Command.Select(a => a.Replace("{file}", file, StringComparison.Ordinal))], folder, slot);
        var verdicts = ExampleJudge.Judge(chain, program, outcome, runner);
        if (verdicts.All(static v => v.State == ExampleState.Passed && v.Findings.IsEmpty)) _cache.Add(key);
        Remove(new DirectoryInfo(folder));
        ran();
        return [.. verdicts.Select(v => new BlockRun(interpreter, v, false)), .. later];
    }

    private static ImmutableArray<BlockRun> All(ExampleChain chain, Interpreter interpreter, string reason) =>
        [.. chain.Examples.Select(_ => new BlockRun(interpreter, ExampleVerdict.Skipped(reason), false))];

    private static string NeedsVersion(ExampleChain chain, Example example) =>
        $"needs {chain.Language} {example.Block.Option("requires") ?? chain.Examples.Select(static e => e.Block.Option("requires")).OfType<string>().FirstOrDefault() ?? "of the page's applies_to"}";

    private string KeyOf(ExampleChain chain, int count, Interpreter interpreter) => ExampleHash.Of(
    [
        CacheFormat,
        ExampleHash.Of(chain with { Examples = [.. chain.Examples.Take(count)] }),
        .. interpreter.Runner.Command,
        interpreter.Version?.ToString() ?? "",
        .. chain.Environments.Select(name => $"{name} {interpreter.Environments.GetValueOrDefault(name)}"),
        .. interpreter.Runner.Variables.Select(static v => $"{v.Key}={v.Value}"),
        .. interpreter.Runner.Writable,
        "readable",
        .. interpreter.Runner.Readable,
        interpreter.Runner.Separator,
        interpreter.Runner.UncaughtError,
        interpreter.Runner.FileName,
        System.FormattableString.Invariant(
            $"{interpreter.Runner.TimeoutSeconds} {interpreter.Runner.MemoryMebibytes} {interpreter.Runner.LimitsReservedMemory} {interpreter.Runner.Processes} {interpreter.Runner.OutputKilobytes} {interpreter.Runner.FileMebibytes}"),
        _isolation.ToString(),
    ]);

    private Task<RunOutcome> RunAsync(RunnerConfig runner, ImmutableArray<string> command, string folder, int slot) =>
        IsolatedProcess.RunAsync(_isolation, runner, command, [], folder, slot, cancellation);

    private async Task ForEachAsync(int count, Func<int, int, Task> action)
    {
        var degree = new ParallelOptions { MaxDegreeOfParallelism = _slots.Count, CancellationToken = cancellation };
        await Parallel.ForAsync(0, count, degree, async (i, _) =>
        {
            // As many slots as there are workers: one is free.
            _slots.TryTake(out var slot);
            try
            {
                await action(i, slot);
            }
            finally
            {
                _slots.Add(slot);
            }
        });
    }

    private static IEnumerable<Diagnostic> FindingsOf(ImmutableArray<VerifiedBlock> blocks)
    {
        foreach (var block in blocks)
        {
            var ran = block.Runs.Where(static r => r.Verdict.State != ExampleState.Skipped).Select(static r => r.Interpreter.Label).ToArray();
            var groups = block.Runs
                .SelectMany(static r => r.Verdict.Findings.Select(f => (Finding: f, r.Interpreter.Label)))
                .GroupBy(static f => f.Finding);
            foreach (var group in groups)
            {
                var labels = group.Select(static f => f.Label).Distinct(StringComparer.Ordinal).ToArray();
                // When it is so everywhere there is nothing to tell apart.
                yield return labels.Length == ran.Length && ran.Length > 1
                    ? group.Key
                    : group.Key with { Message = $"{group.Key.Message} ({string.Join(", ", labels)})" };
            }
        }
    }

    private string FreshFolder()
    {
        var name = Interlocked.Increment(ref _folders).ToString(System.Globalization.CultureInfo.InvariantCulture);
        return Directory.CreateDirectory(Path.Join(_scratch, name)).FullName;
    }

    private static void Remove(DirectoryInfo folder)
    {
        try
        {
            folder.Delete(recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The system clears its temporary folder; a verdict does not hang on it.
        }
    }
}
