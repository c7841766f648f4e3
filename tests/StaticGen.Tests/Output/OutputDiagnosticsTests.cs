using StaticGen.Output;
using Xunit;

namespace StaticGen.Tests.Output;

public sealed class OutputDiagnosticsTests
{
    private static readonly OutputTarget Target = new(Path.GetFullPath("/sites/one/_site"), Path.GetFullPath("/sites/one"));

    [Fact]
    public void A_full_disk_is_named()
    {
        var finding = OutputDiagnostics.Failure(Target, new IOException("x", OutputDiagnostics.NoSpaceLeft), "a/index.html");

        Assert.Equal("_site: error SG8011: '_site/a/index.html' cannot be written: no space is left on the disk", finding.ToString());
        Assert.Equal("Make room and build again; what was published before is unchanged", finding.Hint);
    }

    [Fact]
    public void A_missing_permission_is_named()
    {
        var finding = OutputDiagnostics.Failure(Target, new UnauthorizedAccessException(), path: null);

        Assert.Equal("_site: error SG8010: '_site' cannot be written: permission denied", finding.ToString());
        Assert.Equal("Check who owns the folder and the folder above it, or name another one with --output", finding.Hint);
    }

    [Fact]
    public void A_read_only_file_system_is_named()
    {
        var finding = OutputDiagnostics.Failure(Target, new IOException("x", OutputDiagnostics.ReadOnlyFileSystem), path: null);

        Assert.Equal("_site: error SG8012: '_site' cannot be written: the file system is read-only", finding.ToString());
        Assert.Equal("Name a folder on another one with --output", finding.Hint);
    }

    [Fact]
    public void What_is_not_known_is_said_in_the_systems_words()
    {
        var finding = OutputDiagnostics.Failure(Target, new IOException("the drive is on fire"), path: null);

        Assert.Equal("_site: error SG8014: '_site' cannot be written: the drive is on fire", finding.ToString());
        Assert.Equal("Check the disk and build again; what was published before is unchanged", finding.Hint);
    }
}
