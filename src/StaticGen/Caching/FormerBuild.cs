using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using StaticGen.Configuration;
using StaticGen.Output;
using StaticGen.Sources;

namespace StaticGen.Caching;

/// <summary>
/// Tells that a build would make what is published already, without building: nothing that it reads has changed, and nobody has changed what it published. What it knows of the build before
/// lies in <c>.staticgen/build-cache</c> below the site.
/// </summary>
/// <remarks>
/// Files are compared by what the system says of them (<see cref="TreeState"/>). In doubt the answer is no, and the site is built. Only on Linux; elsewhere there is no doubt-free way to see that a file
/// has not changed. To be used while the output folder is held by its <see cref="OutputWriter"/>, so that no other build comes between.
/// </remarks>
public sealed class FormerBuild
{
    /// <summary>A site of fewer files is built in less time than keeping a record would save.</summary>
    private const int FewestFiles = 250;

    /// <summary>Two seconds, the coarsest clock of the file systems that sources lie on.</summary>
    private const long CoarseTick = 2_000_000_000;

    /// <summary>Twice the coarsest tick of Linux's own clock. Whether the output's file system keeps such times is checked.</summary>
    private const long FineTick = 20_000_000;

    private readonly BuildRequest _request;
    private readonly OutputLayout _output;

    /// <summary>Null when nothing can be kept.</summary>
    private readonly Lazy<string?> _file;
    private readonly SiteConfig _config;
    private readonly Lazy<byte[]> _key;
    private readonly long _inputsAt;

    /// <summary>The state of the inputs, put together while the build goes on; null when none is kept.</summary>
    private Task<byte[]?>? _inputs;

    private FormerBuild(BuildRequest request, OutputLayout output, SiteConfig config, string systemStart)
    {
        (_request, _output, _config) = (request, output, config);
        _file = new Lazy<string?>(() => CacheFolder.Find(request.SiteRoot, "build-cache") is { } folder
            ? Path.Join(folder, Fingerprint.NameOf(Encoding.UTF8.GetBytes(output.Folder)))
            : null);
        // Asked for late: the history may still be on its way.
        _key = new Lazy<byte[]>(() => Key(request, output, systemStart));
        _inputsAt = TreeState.Now();
    }

    /// <summary>Looks at the build before one that is about to begin.</summary>
    /// <param name="request">What is to be built.</param>
    /// <param name="outputFolder">Full path of the folder to publish to.</param>
    /// <returns>Null where nothing can be known.</returns>
    public static FormerBuild? Of(BuildRequest request, string outputFolder) => Of(request, outputFolder, SystemStart());

    /// <param name="request">What is to be built.</param>
    /// <param name="outputFolder">Full path of the folder to publish to.</param>
    /// <param name="systemStart">Another text after each start of the system (<see cref="SystemStart"/>); null where that is not known.</param>
    internal static FormerBuild? Of(BuildRequest request, string outputFolder, string? systemStart)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (systemStart is null) return null;
        var config = SiteConfigReader.Read(SourceScanner.ReadConfig(request.SiteRoot).Value);
        return config.Diagnostics.Any(static d => d.Severity == Diagnostics.Severity.Error)
            ? null
            : new FormerBuild(request, new OutputLayout(RealPath.Of(outputFolder)), config.Value, systemStart);
    }

    /// <summary>The result of the build before, when another one would have the same and would change nothing in the output folder.</summary>
    /// <returns>Null when the site must be built.</returns>
    public BuildResult? FindSame()
    {
        if (ReadRecord() is not { } record || !record.Key.AsSpan().SequenceEqual(_key.Value)) return null;
        try
        {
            if (!IsSame(InputsAt(record.InputsAt).Hash(), record.Inputs) || !IsSame(OutputAt(record.OutputAt).Hash(), record.Output)) return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A folder went, or may not be read: the build will tell.
            return null;
        }
        return new BuildResult(record.Diagnostics, record.Statistics, QuotedFiles(record.Diagnostics));
    }

    /// <summary>Looks at the inputs, before a build reads them: what changes from now on makes the record worthless.</summary>
    public void Begin()
    {
        try
        {
            var inputs = InputsAt(_inputsAt);
            _inputs = inputs.Files < FewestFiles ? null : inputs.HashBeside();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            _inputs = null;
        }
    }

    /// <summary>Keeps what was built and published since <see cref="Begin"/>.</summary>
    /// <param name="result">What was built.</param>
    /// <param name="writer">Has published it, and still holds the output folder.</param>
    public void Keep(BuildResult result, OutputWriter writer)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(writer);
        if (_inputs?.GetAwaiter().GetResult() is not { } inputs || _file.Value is not { } file) return;
        try
        {
            var at = TreeState.Now();
            // Times without fractions: of a file that is changed twice in a second, nothing would tell.
            if (FileStatus.Of(_output.Manifest) is not { } manifest || (manifest.Changed % 1_000_000 == 0 && manifest.Modified % 1_000_000 == 0)) return;
            if ((writer.PublishedFiles is { } files ? OutputOf(files, at) : OutputAt(at)).Hash() is not { } output) return;
            var record = new BuildRecord(_key.Value, _inputsAt, inputs, at, output, result.Diagnostics, result.Statistics);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            var unfinished = file + ".new";
            // Of a link the link goes, and not what it leads to.
            File.Delete(unfinished);
            File.WriteAllBytes(unfinished, record.ToBytes());
            File.Move(unfinished, file, overwrite: true);
        }
        // The last is how .NET says that a file may not be so long (ulimit -f).
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentOutOfRangeException)
        {
            // A site that cannot be written to is built anew each time.
        }
    }

    private BuildRecord? ReadRecord()
    {
        try
        {
            if (!Directory.Exists(Path.Join(_request.SiteRoot, CacheFolder.Name))) return null;
            return _file.Value is { } file && File.Exists(file) && CacheFolder.MayBeOpened(file) ? BuildRecord.Read(File.ReadAllBytes(file)) : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static bool IsSame(byte[]? now, byte[] before) => now is not null && now.AsSpan().SequenceEqual(before);

    /// <summary>All that a build reads below the site: the same folders, and what the config names besides.</summary>
    private TreeState InputsAt(long time)
    {
        var state = new TreeState(time, CoarseTick);
        var root = _request.SiteRoot;
        state.Add(root, SiteConfig.FileName);
        var folders = _config.Collections.Select(static c => c.Folder).Append("templates").Append("static").Distinct(StringComparer.Ordinal);
        foreach (var folder in folders)
        {
            // One of them may be a link, of which nothing below is read.
            for (var slash = folder.IndexOf('/', StringComparison.Ordinal); slash > 0; slash = folder.IndexOf('/', slash + 1)) state.Add(root, folder[..slash]);
            state.AddAll(root, folder, (path, name) =>
                SourceScanner.IsPassedOver(name, isTopOfStatic: path == "static/" + name) || Path.Combine(root, path) == _request.OutputFolder);
        }
        foreach (var runner in _config.Runners.Values)
        {
            if (runner.InBrowser is not { } runtime) continue;
            state.Add(root, runtime.Folder);
            foreach (var path in runtime.Files.Select(name => $"{runtime.Folder}/{name}").Prepend(runtime.Worker)) state.Add(root, path);
        }
        return state;
    }

    /// <summary>All that lies in the output folder, also what no build has put there.</summary>
    private TreeState OutputAt(long time)
    {
        var state = new TreeState(time, FineTick);
        state.AddAll(_output.Folder, "", static (path, name) => path == name && name != OutputLayout.ManifestName && OutputLayout.IsOwnName(name));
        return state;
    }

    /// <summary>The same, of what was published just now: most of it is known, and nothing is looked for. What anybody else has put there since is no part of it.</summary>
    private TreeState OutputOf((string Path, FileStatus? Status)[] files, long time)
    {
        var state = new TreeState(time, FineTick);
        state.AddAllKnown(_output.Folder, files);
        return state;
    }

    /// <summary>The files that findings name, to quote their lines.</summary>
    private SourceTree QuotedFiles(ImmutableArray<Diagnostics.Diagnostic> diagnostics)
    {
        var files = diagnostics.Select(static d => d.At.Path).Distinct(StringComparer.Ordinal)
            .Where(path => FileStatus.Of(Path.Combine(_request.SiteRoot, path)) is { IsFile: true })
            .Select(path => SourceScanner.ReadAgain(_request.SiteRoot, path)).OfType<SourceFile>()
            .OrderBy(static f => f.Path, StringComparer.Ordinal).ToLookup(static f => f.Path.Split('/')[0], StringComparer.Ordinal);
        return new SourceTree(
            [.. files.Where(static g => g.Key is not ("templates" or "static" or SiteConfig.FileName)).SelectMany(static g => g).OrderBy(static f => f.Path, StringComparer.Ordinal)],
            [.. files["templates"]],
            [.. files["static"]],
            files[SiteConfig.FileName].FirstOrDefault());
    }

    /// <summary>What Linux calls itself since it was started. A power cut may take the content of files whose length and times the disk has already, and no state of them would tell.</summary>
    private static string? SystemStart()
    {
        if (!OperatingSystem.IsLinux()) return null;
        try
        {
            return File.ReadAllText("/proc/sys/kernel/random/boot_id");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static byte[] Key(BuildRequest request, OutputLayout output, string systemStart)
    {
        var text = new StringBuilder();
        // A record writes all that it has, also what is added to it one day.
        text.Append(CultureInfo.InvariantCulture, $"{ProductVersion.Text}\0{systemStart}\0{output.Folder}\0{request with { History = SourceHistory.None }}\0");
        // The program itself: a version under work keeps its number.
        var program = new List<string?> { Environment.ProcessPath };
        if (Directory.Exists(AppContext.BaseDirectory)) program.AddRange(Directory.EnumerateFiles(AppContext.BaseDirectory, "*.dll"));
        foreach (var file in program.OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
            text.Append(CultureInfo.InvariantCulture, $"{file}\0{FileStatus.Of(file)}\0");
        foreach (var (path, history) in request.History.Files.OrderBy(static f => f.Key, StringComparer.Ordinal))
            text.Append(CultureInfo.InvariantCulture, $"{path}\0{history.Created:O}\0{history.Changed:O}\0{string.Join('\0', history.Contributors)}\0\n");
        return Fingerprint.Of(Encoding.UTF8.GetBytes(text.ToString()));
    }
}
