using StaticGen.Caching;
using StaticGen.Cli.History;

namespace StaticGen.Cli.Verifying;

/// <summary>Remembers what has passed, one small file each below <c>.staticgen/verify-cache</c>. What failed is never remembered.</summary>
/// <param name="siteRoot">Full path.</param>
/// <param name="isUsed">False for <c>--no-cache</c>: then nothing is looked up, and what passes is remembered all the same.</param>
internal sealed class VerifyCache(string siteRoot, bool isUsed)
{
    private static readonly TimeSpan Forgotten = TimeSpan.FromDays(30);

    /// <summary>Null when it must not be used.</summary>
    private readonly string? _folder = CacheFolder.Find(siteRoot, "verify-cache");

    /// <summary>Whether git has files of the folder: then somebody has committed them, and could say of any example that it has passed.</summary>
    private readonly Lazy<bool> _isCommitted = new(() => GitHistory.Ask(siteRoot, "ls-files", "--", ".staticgen") is { Length: > 0 });

    /// <summary>Whether <paramref name="key"/> has passed before.</summary>
    public bool Has(string key)
    {
        if (!isUsed || _folder is null) return false;
        var file = Path.Join(_folder, key);
        if (!File.Exists(file) || !CacheFolder.MayBeOpened(file) || _isCommitted.Value) return false;
        Touch(file);
        return true;
    }

    /// <summary>Remembers that <paramref name="key"/> has passed.</summary>
    public void Add(string key)
    {
        if (_folder is null) return;
        try
        {
            Directory.CreateDirectory(_folder);
            var file = Path.Join(_folder, key);
            if (CacheFolder.MayBeOpened(file)) File.WriteAllBytes(file, []);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A site that cannot be written to is verified anew each time.
        }
    }

    /// <summary>Removes what nobody has asked for in a month.</summary>
    public void Forget()
    {
        if (_folder is null || !Directory.Exists(_folder)) return;
        var limit = DateTime.UtcNow - Forgotten;
        foreach (var file in new DirectoryInfo(_folder).EnumerateFiles())
        {
            if (file.LastWriteTimeUtc < limit) file.Delete();
        }
    }

    private static void Touch(string file)
    {
        try
        {
            File.SetLastWriteTimeUtc(file, DateTime.UtcNow);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // It is forgotten a little early then.
        }
    }
}
