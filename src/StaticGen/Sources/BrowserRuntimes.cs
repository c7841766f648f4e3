using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using StaticGen.Configuration;
using StaticGen.Diagnostics;

namespace StaticGen.Sources;

/// <summary>What browsers execute a language with, as it lies on the disk.</summary>
/// <param name="Language">The fences' language.</param>
/// <param name="Folder">Folder in the output, without a slash at the end; its name changes with the files.</param>
/// <param name="Worker">Name of the script among the files.</param>
/// <param name="Files">The script, then the others in the order of the config.</param>
public sealed record BrowserRuntime(string Language, string Folder, string Worker, ImmutableArray<RuntimeFile> Files);

/// <summary>A file that is published without having been read: it may be large.</summary>
/// <param name="Name">Its name.</param>
/// <param name="FullPath">Where it is.</param>
/// <param name="Path">The same below the site's root.</param>
/// <param name="Length">In bytes.</param>
public readonly record struct RuntimeFile(string Name, string FullPath, string Path, long Length);

/// <summary>Finds the runtimes for browsers that the config names.</summary>
public static class BrowserRuntimes
{
    /// <summary>Files up to this size, in bytes, are read for the folder's name. Of larger ones the length counts, so that no build has to read them.</summary>
    private const long LargestRead = 256 * 1024;

    /// <summary>The runtimes that are there, by language in ordinal order.</summary>
    /// <param name="siteRoot">Full path of the site's folder.</param>
    /// <param name="config">Names them.</param>
    public static StageResult<ImmutableArray<BrowserRuntime>> Find(string siteRoot, SiteConfig config)
    {
        ArgumentNullException.ThrowIfNull(siteRoot);
        ArgumentNullException.ThrowIfNull(config);
        var found = ImmutableArray.CreateBuilder<BrowserRuntime>();
        var diagnostics = ImmutableArray.CreateBuilder<Diagnostic>();
        foreach (var (language, runner) in config.Runners)
        {
            if (runner.InBrowser is not { } runtime) continue;
            if (!Directory.Exists(Path.Combine(siteRoot, runtime.Folder)))
            {
                if (!runtime.IsOptional) diagnostics.Add(SourceDiagnostics.RuntimeMissing(runtime.At, runtime.Folder, language));
                continue;
            }
            var paths = runtime.Files.Select(name => $"{runtime.Folder}/{name}").Prepend(runtime.Worker);
            var files = ImmutableArray.CreateBuilder<RuntimeFile>(runtime.Files.Length + 1);
            foreach (var path in paths)
            {
                var info = new FileInfo(Path.Combine(siteRoot, path));
                if (info.Exists && info.LinkTarget is null) files.Add(new RuntimeFile(info.Name, info.FullName, path, info.Length));
                else diagnostics.Add(SourceDiagnostics.RuntimeFileMissing(runtime.At, path));
            }
            if (files.Count < runtime.Files.Length + 1) continue;
            found.Add(new BrowserRuntime(language, $"run/{language}-{Fingerprint(files)}", files[0].Name, files.ToImmutable()));
        }
        return new(found.ToImmutable(), diagnostics.ToImmutable());
    }

    private static string Fingerprint(IEnumerable<RuntimeFile> files)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in files)
        {
            hash.AppendData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{file.Name}\0{file.Length}\0")));
            if (file.Length <= LargestRead) hash.AppendData(File.ReadAllBytes(file.FullPath));
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, 5));
    }
}
