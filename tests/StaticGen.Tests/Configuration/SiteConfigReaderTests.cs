using StaticGen.Configuration;
using StaticGen.Sources;
using Xunit;

namespace StaticGen.Tests.Configuration;

public sealed class SiteConfigReaderTests
{
    [Fact]
    public void The_config_of_this_repository_has_no_errors()
    {
        var result = SiteConfigReader.Read(SourceScanner.ReadConfig(RepositoryRoot()));

        Assert.Empty(result.Diagnostics);
        var config = result.Value;
        Assert.Equal("Python Interview Answers", config.Title);
        Assert.Equal("python", config.Collections[0].Id);
        Assert.Equal("content/python", config.Collections[0].Folder);
        Assert.Equal(["basic", "advanced", "bonus"], config.Collections[0].Levels.Select(l => l.Id));
        Assert.Equal(22, config.Collections[0].Topics.Length);
    }

    internal static string RepositoryRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, SiteConfig.FileName))) folder = Path.GetDirectoryName(folder)!;
        return folder;
    }
}
