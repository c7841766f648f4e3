using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.ExceptionServices;
using StaticGen.Diagnostics;
using StaticGen.Sources;

namespace StaticGen.Output;

/// <summary>Publishes to a folder, all or nothing. The only writer of the build.</summary>
/// <remarks>
/// <para>
/// Files are compared with what is published as they come, and only those that differ are written, into a staging folder beside the
/// output folder. <see cref="Commit"/> completes that tree by second names (hard links) of the unchanged files and exchanges it with the output folder
/// in one step (<see cref="FolderReplacement"/>). Until then nothing of the output folder changes, and a build that changes nothing changes no
/// time stamp either.
/// </para>
/// <para>
/// A killed build leaves the old site or the new one. A power cut does as well on Linux, where the new files are flushed to the disk, by one call for the whole
/// file system, before the exchange; elsewhere see <see cref="NativeFileSystem.Flush"/>. Where no site was published before there is none to lose, and nobody waits
/// for the disk: what a power cut leaves of a first site, the next build compares and completes.
/// </para>
/// </remarks>
public sealed class OutputWriter : IOutputSink, IDisposable
{
    private readonly OutputTarget _target;
    private readonly OutputLayout _layout;
    private readonly OutputLock _lock;
    private readonly PublishedTree _published;
    private readonly StagingFolder _staging;
    private readonly FolderReplacement _replacement;
    private readonly Action<string> _step;
    private readonly bool _isInside;
    private readonly ConcurrentDictionary<string, bool> _isChanged = new(StringComparer.Ordinal);

    /// <summary>Of files that this build wrote: what the system said of them then.</summary>
    private readonly ConcurrentDictionary<string, FileStatus> _written = new(StringComparer.Ordinal);
    private Diagnostic? _failure;

    /// <summary>The paths of all files, in ordinal order, once they are to be published.</summary>
    private string[] _paths = [];
    private bool _isPublished;
    private bool _isReplacedAsWhole;

    private OutputWriter(
        OutputTarget target, OutputLayout layout, OutputLock ownership, bool isInside, PublishedTree published,
        FolderReplacement replacement, Action<string> step)
    {
        (_target, _layout, _lock, _isInside, _published) = (target, layout, ownership, isInside, published);
        (_replacement, _step) = (replacement, step);
        _staging = new StagingFolder(isInside ? layout.InnerStaging : layout.Staging);
    }

    /// <summary>Prepares to publish: refuses folders that must not be published to, and tidies up after a build that was killed.</summary>
    /// <returns>No writer, and the reason, when the folder is refused. To be disposed of.</returns>
    public static StageResult<OutputWriter?> Open(OutputTarget target) => Open(target, ReplacementWays.All, static _ => { });

    /// <param name="target">Where to publish.</param>
    /// <param name="ways">The ways of replacing the folder that may be tried.</param>
    /// <param name="step">Called before each step that changes the disk for good; tests end the build there.</param>
    internal static StageResult<OutputWriter?> Open(OutputTarget target, ReplacementWays ways, Action<string> step)
    {
        ArgumentNullException.ThrowIfNull(target);
        var layout = new OutputLayout(RealPath.Of(target.Folder));
        if (OutputTargetCheck.Refuse(target, layout.Folder) is { } refusal) return Refused(refusal);
        OutputLock? ownership = null;
        try
        {
            Directory.CreateDirectory(layout.Parent);
            // Opening a pipe would wait, and a link, which a contributor can commit, leads to what would be emptied.
            foreach (var name in (ReadOnlySpan<string>)[layout.Lock, layout.InnerLock])
            {
                if (!SpecialFiles.MayBeOpened(name)) return Refused(OutputDiagnostics.NameTaken(target, Path.GetFileName(name)));
            }
            ownership = TakeLock(layout, out var isInside);
            if (ownership is null) return Refused(OutputDiagnostics.AnotherBuild(target));

            var replacement = new FolderReplacement(layout, step) { Ways = ways };
            replacement.FinishFormer();
            var problem = Tidy(target, layout);
            var published = problem is null ? PublishedTree.Read(layout) : null;
            problem ??= published switch
            {
                null => OutputDiagnostics.UnknownManifest(target),
                { ForeignCount: > 0 } => OutputDiagnostics.ForeignFiles(target, published.Foreign, published.ForeignCount),
                _ => null,
            };
            if (problem is null)
            {
                var writer = new OutputWriter(target, layout, ownership, isInside, published!, replacement, step);
                ownership = null;
                return new(writer, []);
            }
            return Refused(problem);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Refused(OutputDiagnostics.Failure(target, e, path: null));
        }
        finally
        {
            ownership?.Dispose();
        }
    }

    /// <summary>Whether a build published to <paramref name="folder"/> before.</summary>
    public static bool IsPublished(string folder) => File.Exists(Path.Join(folder, OutputLayout.ManifestName));

    /// <inheritdoc />
    /// <remarks>What goes wrong on the disk is kept, and reported by <see cref="Commit"/>.</remarks>
    public void Add(string path, ReadOnlySpan<byte> content)
    {
        OutputPath.Require(path);
        if (_failure is not null) return;
        try
        {
            var isChanged = !(_published.Files.TryGetValue(path, out var length)
                && length == content.Length
                && PublishedTree.HasContent(Path.Join(_layout.Folder, path), content));
            if (!_isChanged.TryAdd(path, isChanged)) throw new ArgumentException($"'{path}' was added before.", nameof(path));
            if (isChanged && _staging.Write(path, content) is { } status) _written[path] = status;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Fail(OutputDiagnostics.Failure(_target, e, path));
        }
    }

    /// <inheritdoc />
    /// <remarks>It is compared by content, piece by piece: times can be set to anything.</remarks>
    public void AddFile(string path, string file)
    {
        OutputPath.Require(path);
        if (_failure is not null) return;
        try
        {
            using var copy = FileCopy.Open(file);
            if (copy is null)
            {
                Fail(OutputDiagnostics.ChangedMeanwhile(_target, path));
                return;
            }
            var isChanged = !(_published.Files.TryGetValue(path, out var length)
                && length == copy.Length
                && copy.HasContentOf(Path.Join(_layout.Folder, path)));
            if (!_isChanged.TryAdd(path, isChanged)) throw new ArgumentException($"'{path}' was added before.", nameof(path));
            if (isChanged && !_staging.Write(path, copy)) Fail(OutputDiagnostics.ChangedMeanwhile(_target, path));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Fail(OutputDiagnostics.Failure(_target, e, path));
        }
    }

    /// <summary>Publishes the files that were added; all others of the former build go. To be called once.</summary>
    /// <returns>What changed. With an error among the findings nothing did.</returns>
    public StageResult<PublishedChanges> Commit()
    {
        if (_failure is not null) return new(default, [_failure]);
        var changed = _isChanged.Where(static file => file.Value).Select(static file => file.Key).ToArray();
        var removed = _published.Files.Keys.Count(path => !_isChanged.ContainsKey(path));
        var changes = new PublishedChanges(changed.Length, removed, _isChanged.Count - changed.Length);
        if (changed.Length == 0 && removed == 0 && _published.HasManifest) return new(changes, []);
        try
        {
            CompleteStaging();
            if (_isInside) _replacement.ReplaceInside();
            else _isReplacedAsWhole = _replacement.Replace(_staging.Root, changed);
            _isPublished = true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new(default, [OutputDiagnostics.Failure(_target, e, path: null)]);
        }
        return new(changes, RemoveFormer());
    }

    /// <summary>
    /// All files in the output folder after <see cref="Commit"/>, the list of files included, in ordinal order, each with what the system said of it when it was written, or null: those that are names of older files, or copies.
    /// Null as a whole when nothing was published, or files came into their place one by one, which changes what the system says of them.
    /// </summary>
    internal (string Path, FileStatus? Status)[]? PublishedFiles
    {
        get
        {
            if (!_isReplacedAsWhole) return null;
            var manifest = ~Array.BinarySearch(_paths, OutputLayout.ManifestName, StringComparer.Ordinal);
            string[] paths = [.. _paths.AsSpan(..manifest), OutputLayout.ManifestName, .. _paths.AsSpan(manifest..)];
            return Array.ConvertAll(paths, path => (path, _written.TryGetValue(path, out var status) ? status : (FileStatus?)null));
        }
    }

    /// <summary>Drops what was staged and not published, and lets the next build begin.</summary>
    public void Dispose()
    {
        try
        {
            if (!_isPublished && _staging.Exists) FolderRemoval.TryRemoveUnfinished(_staging.Root);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The disk fails; the next build tidies up.
        }
        _lock.Dispose();
    }

    /// <summary>What a killed process leaves: the lock goes with it, everything else stays.</summary>
    internal void Abandon() => _lock.Dispose();

    /// <summary>Keeps the first failure: the others follow from it.</summary>
    private void Fail(Diagnostic failure) => Interlocked.CompareExchange(ref _failure, failure, null);

    private static StageResult<OutputWriter?> Refused(Diagnostic reason) => new(null, [reason]);

    /// <summary>Takes the lock beside the folder or, when the folder cannot be renamed anyway, in it.</summary>
    private static OutputLock? TakeLock(OutputLayout layout, out bool isInside)
    {
        isInside = MountPoints.Contains(layout.Folder);
        if (isInside) return OutputLock.TryTake(layout.InnerLock);
        try
        {
            return OutputLock.TryTake(layout.Lock);
        }
        catch (Exception e) when (
            e is UnauthorizedAccessException or IOException { HResult: OutputDiagnostics.ReadOnlyFileSystem } && Directory.Exists(layout.Folder))
        {
            isInside = true;
            return OutputLock.TryTake(layout.InnerLock);
        }
    }

    /// <summary>Deletes what a killed build left.</summary>
    private static Diagnostic? Tidy(OutputTarget target, OutputLayout layout)
    {
        foreach (var folder in (ReadOnlySpan<string>)[layout.Staging, layout.Next, layout.Old, layout.InnerStaging])
        {
            var isOld = File.Exists(Path.Join(folder, OutputLayout.ManifestName)) && !File.Exists(Path.Join(folder, OutputLayout.MarkerName));
            var isGone = isOld ? FolderRemoval.RemovePublished(folder) == 0 : FolderRemoval.TryRemoveUnfinished(folder);
            if (!isGone) return OutputDiagnostics.NameTaken(target, Path.GetFileName(folder));
        }
        return null;
    }

    private void CompleteStaging()
    {
        _staging.Create();
        if (!_isInside)
        {
            _step("link unchanged files");
            var unchanged = _isChanged.Where(static file => !file.Value).Select(static file => file.Key).ToArray();
            try
            {
                Parallel.ForEach(unchanged, path => _staging.Link(Path.Join(_layout.Folder, path), path));
            }
            catch (AggregateException e) when (e.InnerException is { } first)
            {
                // What one of the workers met, as if there were none: a full disk is said to be full.
                ExceptionDispatchInfo.Throw(first);
            }
            if (_published.Exists && !OperatingSystem.IsWindows())
                File.SetUnixFileMode(_staging.Root, File.GetUnixFileMode(_layout.Folder));
        }
        _step("write the manifest");
        _paths = [.. _isChanged.Keys];
        Array.Sort(_paths, StringComparer.Ordinal);
        _staging.Write(OutputLayout.ManifestName, OutputManifest.ToBytes(_paths));
        if (_published.HasManifest)
        {
            _step("flush all");
            NativeFileSystem.Flush(_staging.Root);
        }
        else
        {
            // By it the next build knows the files as ours, whatever became of them.
            _step("flush the manifest");
            _staging.Flush(OutputLayout.ManifestName);
        }
        _step("complete the staging folder");
        _staging.Complete();
    }

    /// <summary>Deletes the tree that was published before. The site is published by now: what goes wrong here is only litter.</summary>
    private ImmutableArray<Diagnostic> RemoveFormer()
    {
        foreach (var folder in (ReadOnlySpan<string>)[_layout.Staging, _layout.Old])
        {
            try
            {
                _step("remove the former tree");
                var kept = FolderRemoval.RemovePublished(folder);
                if (kept > 0) return [OutputDiagnostics.KeptFiles(_target, Path.GetFileName(folder), kept)];
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // The next build removes it.
            }
        }
        return [];
    }
}
