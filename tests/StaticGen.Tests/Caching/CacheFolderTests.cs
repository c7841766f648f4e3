using StaticGen.Caching;
using StaticGen.Cli.Verifying;

namespace StaticGen.Tests.Caching;

public sealed class CacheFolderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void What_somebody_has_committed_proves_nothing()
    {
        _folder.Write("site/.staticgen/verify-cache/key", "");
        var beforeIts = new VerifyCache(_folder.At("site"), isUsed: true).Has("key");
        Git("init", "-q");
        var beforeTheCommit = new VerifyCache(_folder.At("site"), isUsed: true).Has("key");
        Git("add", "--force", "site/.staticgen/verify-cache/key");
        var committed = new VerifyCache(_folder.At("site"), isUsed: true).Has("key");

        Assert.True(beforeIts);
        Assert.True(beforeTheCommit);
        Assert.False(committed);

        void Git(params string[] arguments)
        {
            using var git = System.Diagnostics.Process.Start("git", ["-C", _folder.Path, .. arguments]);
            git.WaitForExit();
            Assert.Equal(0, git.ExitCode);
        }
    }

    [Theory]
    [InlineData("site/.staticgen")]
    [InlineData("site/.staticgen/verify-cache")]
    public void A_link_on_the_way_to_the_cache_is_not_followed(string link)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Links need a privilege there.");
        _folder.Write("precious/verify-cache/old.txt", "precious");
        _folder.Write("precious/old.txt", "precious");
        foreach (var file in (string[])["precious/verify-cache/old.txt", "precious/old.txt"]) File.SetLastWriteTimeUtc(_folder.At(file), DateTime.UtcNow.AddDays(-100));
        Directory.CreateDirectory(Path.GetDirectoryName(_folder.At(link))!);
        Directory.CreateSymbolicLink(_folder.At(link), _folder.At("precious"));

        var cache = new VerifyCache(_folder.At("site"), isUsed: true);
        cache.Add("key");
        cache.Forget();

        Assert.False(cache.Has("key"));
        Assert.Null(CacheFolder.Find(_folder.At("site"), "verify-cache"));
        Assert.Equal(["old.txt", "verify-cache/old.txt"], _folder.Files("precious"));
    }

    [Fact]
    public void A_link_in_the_cache_is_neither_believed_nor_written_through()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Links need a privilege there.");
        _folder.Write("precious", "precious");
        Directory.CreateDirectory(_folder.At("site/.staticgen/verify-cache"));
        File.CreateSymbolicLink(_folder.At("site/.staticgen/verify-cache/key"), _folder.At("precious"));

        var cache = new VerifyCache(_folder.At("site"), isUsed: true);
        cache.Add("key");

        Assert.False(cache.Has("key"));
        Assert.Equal("precious", _folder.Read("precious"));
    }
}
