using System.Collections.Immutable;
using System.IO.Enumeration;
using System.Text;
using Microsoft.Win32.SafeHandles;
using StaticGen.Configuration;
using StaticGen.Diagnostics;
using StaticGen.Output;

namespace StaticGen.Sources;

/// <summary>Reads the site's files: the only stage that reads the disk.</summary>
/// <remarks>
/// Names that begin with <c>.</c> are passed over, but for <c>.well-known</c> and <c>.nojekyll</c> at the top of <c>static/</c>; so are editors' backups (<c>name~</c>).
/// Names that begin with <c>_</c> are part of <see cref="SourceTree.Content"/>, for tools, and are not published (<see cref="SourceTree.IsUnpublished"/>).
/// Symbolic links are reported and never followed; devices, pipes and sockets are reported and never opened.
/// </remarks>
public static class SourceScanner
{
    /// <summary>The largest file that is read, in bytes.</summary>
    public const long LargestFile = 16 * 1024 * 1024;

    /// <summary>The most bytes that the files hold together that are read as text: pages, drawings and templates; the first two count together.</summary>
    public const long MostText = 512L * 1024 * 1024;

    /// <summary>Files of other kinds above this size stay on the disk until they are copied.</summary>
    private const long LargestKept = 64 * 1024;

    /// <summary>So do smaller ones, once those before them hold this many bytes.</summary>
    private const long MostKept = 32 * 1024 * 1024;

    /// <summary>For fewer files and folders starting threads costs more than it saves.</summary>
    private const int FewEntries = 200;

    /// <summary>How many files a site may have.</summary>
    public const int MostFiles = 1_000_000;

    private const string Templates = "templates";
    private const string Static = "static";

    /// <summary>Reads <c>site.config.yaml</c>.</summary>
    /// <param name="siteRoot">Full path of the site's folder.</param>
    /// <returns>Null without a finding when there is no such file; null with one when it cannot be read.</returns>
    public static StageResult<SourceFile?> ReadConfig(string siteRoot)
    {
        ArgumentNullException.ThrowIfNull(siteRoot);
        var info = new FileInfo(Path.Combine(siteRoot, SiteConfig.FileName));
        if (info.LinkTarget is not null) return new(null, [SourceDiagnostics.IsLink(SiteConfig.FileName)]);
        if (!info.Exists) return new(null, []);
        var (file, finding) = Read(siteRoot, new FoundFile(SiteConfig.FileName, info.Length));
        return new(file, finding is null ? [] : [finding]);
    }

    /// <summary>Whether a file or folder of this name is none of ours.</summary>
    internal static bool IsPassedOver(ReadOnlySpan<char> name, bool isTopOfStatic) =>
        (name[0] == '.' && !(isTopOfStatic && name is ".well-known" or ".nojekyll")) || name[^1] == '~';

    /// <summary>Reads one file that a scan has found before.</summary>
    /// <param name="siteRoot">Full path of the site's folder.</param>
    /// <param name="path">Path below it.</param>
    /// <returns>Null when it is not there any more, or is not to be read; the next scan will tell why.</returns>
    internal static SourceFile? ReadAgain(string siteRoot, string path)
    {
        var info = new FileInfo(Path.Combine(siteRoot, path));
        return info.Exists && info.LinkTarget is null ? Read(siteRoot, new FoundFile(path, info.Length)).File : null;
    }

    /// <summary>Reads the collections' folders, <c>templates/</c> and <c>static/</c>.</summary>
    /// <param name="siteRoot">Full path of the site's folder.</param>
    /// <param name="config">Names the folders.</param>
    /// <param name="outputFolder">Full path of a folder that is passed over when it lies within a scanned one; null for none.</param>
    /// <param name="configFile">Becomes <see cref="SourceTree.Config"/>; read anew when null.</param>
    /// <param name="leavesPages">Whether Markdown files are found and not read: <see cref="Read(SourceFile, byte[])"/> reads each when its turn has come.</param>
    /// <remarks>Static files, and larger ones beside pages, are found and not read either way: they are copied from the disk, so that what they hold together costs no memory.</remarks>
    public static StageResult<SourceTree> Scan(string siteRoot, SiteConfig config, string? outputFolder, SourceFile? configFile = null, bool leavesPages = false) =>
        Scan(siteRoot, config, outputFolder, configFile, MostFiles, MostText, leavesPages);

    /// <summary>Reads a file that was left unread; others are as they are.</summary>
    /// <param name="file">The file.</param>
    /// <param name="room">Takes its content when it is long enough: whoever reads one file after the other and keeps none needs no memory for each.</param>
    internal static StageResult<SourceFile?> Read(SourceFile file, byte[]? room = null)
    {
        if (file.Unread is not { } fullPath) return new(file, []);
        var (read, finding) = Read(fullPath, file.Path, file.UnreadLength, room);
        return new(read, finding is null ? [] : [finding]);
    }

    /// <summary>Scans with other limits than <see cref="MostFiles"/> and <see cref="MostText"/>.</summary>
    internal static StageResult<SourceTree> Scan(string siteRoot, SiteConfig config, string? outputFolder, SourceFile? configFile, int mostFiles, long mostText, bool leavesPages = false)
    {
        ArgumentNullException.ThrowIfNull(siteRoot);
        ArgumentNullException.ThrowIfNull(config);
        var diagnostics = ImmutableArray.CreateBuilder<Diagnostic>();
        var walk = new Walk(siteRoot, outputFolder, mostFiles, diagnostics);
        foreach (var collection in config.Collections)
        {
            if (!walk.Add(collection.Folder, isContent: true))
                diagnostics.Add(SourceDiagnostics.FolderMissing(collection.Folder, collection.Id, collection.FolderAt));
        }
        var content = walk.TakeFiles();
        walk.Add(Templates, isContent: false);
        var templates = walk.TakeFiles();
        walk.Add(Static, isContent: false);
        var @static = walk.TakeFiles();
        var tree = new SourceTree(
            ReadAll(siteRoot, content, PlanOf(content, isContent: true, leavesPages, mostText, diagnostics), diagnostics),
            ReadAll(siteRoot, templates, PlanOf(templates, isContent: true, leavesPages: false, mostText, diagnostics), diagnostics),
            ReadAll(siteRoot, @static, PlanOf(@static, isContent: false, leavesPages: false, mostText, diagnostics), diagnostics),
            configFile ?? ReadConfig(siteRoot).Value);
        return new(tree, diagnostics.DrainToImmutable());
    }

    /// <summary>Sorts the files, and says of each what is to become of it; reports what is too much in sum.</summary>
    private static Treatment[] PlanOf(List<FoundFile> found, bool isContent, bool leavesPages, long mostText, ImmutableArray<Diagnostic>.Builder diagnostics)
    {
        found.Sort(static (a, b) => string.CompareOrdinal(a.Path, b.Path));
        var plan = new Treatment[found.Count];
        var (text, kept) = (0L, 0L);
        for (var i = 0; i < plan.Length; i++)
        {
            var (path, length) = found[i];
            // What has no length may be no file, and what is too long is reported: reading finds out.
            if (length is 0 or > LargestFile) continue;
            var isPage = isContent && path.EndsWith(".md", StringComparison.OrdinalIgnoreCase);
            if (isPage || (isContent && IsText(path)))
            {
                var isFirstAbove = text <= mostText && text + length > mostText;
                text += length;
                if (isFirstAbove) diagnostics.Add(SourceDiagnostics.TooMuchText(path, mostText));
                plan[i] = text > mostText ? Treatment.PassOver : isPage && leavesPages ? Treatment.Leave : Treatment.Read;
            }
            else if (!isContent || length > LargestKept || kept + length > MostKept)
            {
                plan[i] = Treatment.LeaveToCopy;
            }
            else
            {
                kept += length;
            }
        }
        return plan;
    }

    /// <summary>Whether the build looks into files of this kind, and is not content to copy them.</summary>
    private static bool IsText(string path) =>
        path.StartsWith("templates/", StringComparison.Ordinal) || path.EndsWith(".svg", StringComparison.OrdinalIgnoreCase) || SourceTree.IsUnpublished(path);

    private static ImmutableArray<SourceFile> ReadAll(string siteRoot, List<FoundFile> found, Treatment[] plan, ImmutableArray<Diagnostic>.Builder diagnostics)
    {
        var read = new (SourceFile? File, Diagnostic? Finding)[found.Count];
        if (plan.Count(static p => p is Treatment.Read or Treatment.LeaveToCopy) < FewEntries)
        {
            for (var i = 0; i < read.Length; i++) read[i] = Treat(i);
        }
        else
        {
            Parallel.For(0, read.Length, Workers.PerProcessor, i => read[i] = Treat(i));
        }
        var files = ImmutableArray.CreateBuilder<SourceFile>(read.Length);
        foreach (var (file, finding) in read)
        {
            if (file is not null) files.Add(file);
            if (finding is not null) diagnostics.Add(finding);
        }
        return files.DrainToImmutable();

        (SourceFile? File, Diagnostic? Finding) Treat(int index)
        {
            var file = new SourceFile(found[index].Path, default) { Unread = Path.Combine(siteRoot, found[index].Path), UnreadLength = found[index].Length };
            return plan[index] switch
            {
                Treatment.PassOver => (null, null),
                Treatment.Leave => (file, null),
                // Whether it can be read is said now, with all other findings, and not when a part of the site is written.
                Treatment.LeaveToCopy => WhyUnreadable(file.Unread, file.Path) is { } why ? (null, why) : (file, null),
                _ => Read(siteRoot, found[index]),
            };
        }
    }

    private static (SourceFile? File, Diagnostic? Finding) Read(string siteRoot, FoundFile found)
    {
        if (found.Length > LargestFile) return (null, SourceDiagnostics.TooLarge(found.Path, found.Length));
        var fullPath = Path.Combine(siteRoot, found.Path);
        if (found.Length == 0)
        {
            // Pipes and devices have no length: what has none is not opened.
            return SpecialFiles.KindOf(fullPath) switch
            {
                SpecialFiles.EntryKind.Special => (null, SourceDiagnostics.NotAFile(found.Path)),
                SpecialFiles.EntryKind.Unreachable => (null, SourceDiagnostics.Unreadable(found.Path, "permission denied, or it vanished while it was read")),
                _ => (new SourceFile(found.Path, default), null),
            };
        }
        return Read(fullPath, found.Path, found.Length);
    }

    private static (SourceFile? File, Diagnostic? Finding) Read(string fullPath, string path, long length, byte[]? room = null) =>
        length <= LargestFile && NativeFileSystem.TryReadFile(fullPath, (int)length, room) is { } content
            ? (new SourceFile(path, content), null)
            : ReadByLibrary(fullPath, path);

    private static (SourceFile? File, Diagnostic? Finding) ReadByLibrary(string fullPath, string path)
    {
        SourceFile? file = null;
        var finding = WhyUnreadable(fullPath, path, handle =>
        {
            var bytes = GC.AllocateUninitializedArray<byte>((int)RandomAccess.GetLength(handle));
            var filled = 0;
            while (filled < bytes.Length && RandomAccess.Read(handle, bytes.AsSpan(filled), filled) is var count and > 0) filled += count;
            file = new SourceFile(path, bytes.AsMemory(0, filled));
        });
        return (file, finding);
    }

    /// <summary>Opens a file, and says why it cannot be read or must not.</summary>
    /// <param name="fullPath">What to open.</param>
    /// <param name="path">Its name in the finding.</param>
    /// <param name="use">Gets the open file.</param>
    private static Diagnostic? WhyUnreadable(string fullPath, string path, Action<SafeFileHandle>? use = null)
    {
        try
        {
            using var handle = File.OpenHandle(fullPath, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            if (RandomAccess.GetLength(handle) is var length and > LargestFile) return SourceDiagnostics.TooLarge(path, length);
            use?.Invoke(handle);
            return null;
        }
        catch (UnauthorizedAccessException)
        {
            return SourceDiagnostics.Unreadable(path, "permission denied");
        }
        catch (IOException e)
        {
            return SourceDiagnostics.Unreadable(path, Reason(e));
        }
    }

    // The system's own words may name the machine's full paths, which have no place in a report.
    private static string Reason(IOException e) => e switch
    {
        FileNotFoundException or DirectoryNotFoundException => "it vanished while it was read",
        PathTooLongException => "its path is too long",
        _ => "the disk reports an error",
    };

    /// <summary>What becomes of a file that was found.</summary>
    private enum Treatment
    {
        Read,

        /// <summary>It is read when its turn has come.</summary>
        Leave,

        /// <summary>It is copied as it lies on the disk.</summary>
        LeaveToCopy,

        /// <summary>It is beyond what can be read; that was reported.</summary>
        PassOver,
    }

    /// <summary>A file that was seen and not yet read.</summary>
    private readonly record struct FoundFile(string Path, long Length);

    /// <summary>One entry of a folder.</summary>
    private readonly record struct Entry(string Name, bool IsFolder, bool IsLink, long Length);

    /// <summary>What is in a folder, in ordinal order of name.</summary>
    private readonly record struct Listing(string Folder, List<Entry> Entries, List<Diagnostic> Found);

    /// <summary>Goes through folders, keeps what may be read and reports the rest.</summary>
    private sealed class Walk(string siteRoot, string? outputFolder, int mostFiles, ImmutableArray<Diagnostic>.Builder diagnostics)
    {
        // Everything is seen, and what cannot be seen is reported: the defaults pass over hidden and forbidden entries in silence.
        private static readonly EnumerationOptions AllEntries = new()
        {
            AttributesToSkip = FileAttributes.None,
            IgnoreInaccessible = false,
            ReturnSpecialDirectories = false,
        };

        private readonly string? _output = outputFolder is null ? null : Path.TrimEndingDirectorySeparator(Path.GetFullPath(outputFolder));
        private readonly HashSet<string> _checkedFolders = new(StringComparer.Ordinal);
        private List<FoundFile> _files = [];
        private int _count;

        public List<FoundFile> TakeFiles()
        {
            var files = _files;
            _files = [];
            return files;
        }

        /// <summary>Adds the files below <paramref name="top"/>.</summary>
        /// <returns>False when there is no such folder.</returns>
        public bool Add(string top, bool isContent)
        {
            if (!IsFolder(top, out var isMissing)) return !isMissing;
            for (var level = new List<string> { top }; level.Count > 0;)
            {
                var below = new List<string>();
                foreach (var (folder, entries, found) in ListingsOf(level, isContent))
                {
                    diagnostics.AddRange(found);
                    foreach (var entry in entries)
                    {
                        var path = $"{folder}/{entry.Name}";
                        if (!MayBeRead(entry, path, top, isContent)) continue;
                        if (entry.IsFolder)
                        {
                            below.Add(path);
                            continue;
                        }
                        if (++_count > mostFiles)
                        {
                            diagnostics.Add(SourceDiagnostics.TooManyFiles(top, mostFiles));
                            return true;
                        }
                        _files.Add(new FoundFile(path, entry.Length));
                    }
                }
                level = below;
            }
            return true;
        }

        /// <summary>What is in each of <paramref name="folders"/>, in their order. When there is much of it, all processors look.</summary>
        private Listing[] ListingsOf(List<string> folders, bool isContent)
        {
            var listings = new Listing[folders.Count];
            var (next, entries) = (0, 0);
            for (; next < listings.Length && entries < FewEntries; next++)
            {
                listings[next] = List(folders[next]);
                entries += listings[next].Entries.Count;
            }
            if (next < listings.Length) Parallel.For(next, listings.Length, Workers.PerProcessor, i => listings[i] = List(folders[i]));
            return listings;

            Listing List(string folder) => EntriesOf(folder, isTopOfStatic: folder == Static && !isContent);
        }

        /// <summary>Whether <paramref name="top"/> is a folder that is reached without following a link below the site's root.</summary>
        private bool IsFolder(string top, out bool isMissing)
        {
            isMissing = false;
            for (var end = top.IndexOf('/', StringComparison.Ordinal); ; end = top.IndexOf('/', end + 1))
            {
                var path = end < 0 ? top : top[..end];
                var info = new DirectoryInfo(Path.Combine(siteRoot, path));
                if (info.LinkTarget is not null)
                {
                    diagnostics.Add(SourceDiagnostics.IsLink(path));
                    return false;
                }
                if (!info.Exists)
                {
                    isMissing = true;
                    return false;
                }
                if (end < 0) return true;
            }
        }

        private Listing EntriesOf(string folder, bool isTopOfStatic)
        {
            var entries = new List<Entry>();
            var found = new List<Diagnostic>();
            try
            {
                var all = new FileSystemEnumerable<Entry>(
                    Path.Combine(siteRoot, folder),
                    static (ref FileSystemEntry entry) =>
                    {
                        var isLink = entry.Attributes.HasFlag(FileAttributes.ReparsePoint);
                        var isFolder = !isLink && entry.IsDirectory;
                        return new Entry(entry.FileName.ToString(), isFolder, isLink, isLink || isFolder ? 0 : entry.Length);
                    },
                    AllEntries)
                {
                    ShouldIncludePredicate = (ref FileSystemEntry entry) => !IsPassedOver(entry.FileName, isTopOfStatic),
                };
                entries.AddRange(all);
            }
            catch (UnauthorizedAccessException)
            {
                found.Add(SourceDiagnostics.Unreadable(folder, "permission denied"));
            }
            catch (IOException e)
            {
                found.Add(SourceDiagnostics.Unreadable(folder, Reason(e)));
            }
            // The order of the disk is nobody's: sorted, of two names that are alike the same one is reported everywhere.
            entries.Sort(static (a, b) => string.CompareOrdinal(a.Name, b.Name));
            ReportNamesAlike(folder, entries, found);
            return new Listing(folder, entries, found);
        }

        private static void ReportNamesAlike(string folder, List<Entry> entries, List<Diagnostic> found)
        {
            if (entries.Count < 2) return;
            var seen = new Dictionary<string, string>(entries.Count, StringComparer.OrdinalIgnoreCase);
            foreach (var entry in entries)
            {
                var name = Ascii.IsValid(entry.Name) ? entry.Name : NormalForm.Of(entry.Name, NormalizationForm.FormC);
                if (!seen.TryAdd(name, entry.Name)) found.Add(SourceDiagnostics.NamesAlike($"{folder}/{entry.Name}", $"{folder}/{seen[name]}"));
            }
        }

        private bool MayBeRead(Entry entry, string path, string top, bool isContent)
        {
            if (FileNames.FindProblem(entry.Name) is var (why, hint))
            {
                diagnostics.Add(SourceDiagnostics.UnsafeName(path, why, hint));
                return false;
            }
            if (entry.IsLink)
            {
                diagnostics.Add(SourceDiagnostics.IsLink(path));
                return false;
            }
            if (entry.IsFolder && _output is not null && Path.GetFullPath(Path.Combine(siteRoot, path)) == _output) return false;
            if (isContent && !entry.IsFolder) CheckSlugs(path, top);
            return true;
        }

        /// <summary>A page's address comes from the folders and the file's name: all must be slugs.</summary>
        private void CheckSlugs(string path, string top)
        {
            if (!path.EndsWith(".md", StringComparison.OrdinalIgnoreCase) && !path.EndsWith(".markdown", StringComparison.OrdinalIgnoreCase)) return;
            if (SourceTree.IsUnpublished(path[top.Length..])) return;
            var name = path[(path.LastIndexOf('/') + 1)..];
            var stem = Path.GetFileNameWithoutExtension(name);
            if (!Slugs.IsValid(stem) || !name.EndsWith(".md", StringComparison.Ordinal))
            {
                var suggestion = Slugs.Suggest(stem);
                diagnostics.Add(SourceDiagnostics.NotASlug(path, name, suggestion.Length == 0 ? "" : suggestion + ".md"));
            }
            for (var end = path.LastIndexOf('/'); end > top.Length; end = path.LastIndexOf('/', end - 1))
            {
                // A folder that was looked at was so with all above it.
                var folder = path[..end];
                if (!_checkedFolders.Add(folder)) break;
                var folderName = folder[(folder.LastIndexOf('/') + 1)..];
                if (!Slugs.IsValid(folderName)) diagnostics.Add(SourceDiagnostics.NotASlug(folder, folderName, Slugs.Suggest(folderName)));
            }
        }
    }
}
