using System.Diagnostics;
using StaticGen.Output;
using Xunit;

namespace StaticGen.Tests.Cli.Commands;

/// <summary>The real program, ended without warning at any instant.</summary>
public sealed class KilledBuildTests : IDisposable
{
    private const int Kills = 20;
    private const int Pages = 150;
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task After_each_kill_the_site_is_wholly_the_old_one_or_the_new_one()
    {
        await ProgramRun.Of(_folder.Path, "init", "site");
        var site = _folder.At("site");
        var output = new OutputTarget(Path.Join(site, "_site"), site);
        Write(generation: 0);
        var watch = Stopwatch.StartNew();
        Assert.Equal(0, await EndedAsync(Start(site)));
        var whole = watch.Elapsed;

        var random = new Random(20_261_123);
        for (var kill = 1; kill <= Kills; kill++)
        {
            Write(kill);
            using (var build = Start(site))
            {
                await Task.Delay(whole * (0.2 + 0.9 * random.NextDouble()), TestContext.Current.CancellationToken);
                build.Kill();
                await build.WaitForExitAsync(TestContext.Current.CancellationToken);
            }
            // What a reader would see, before anything is tidied up.
            var generations = _folder.Files("site/_site")
                .Where(static file => file.StartsWith("guide/p", StringComparison.Ordinal))
                .Select(file => _folder.Read("site/_site/" + file).Split("generation-")[1].Split('.')[0])
                .ToArray();
            Assert.Equal(Pages, generations.Length);
            Assert.Single(generations.Distinct(StringComparer.Ordinal));
        }

        Assert.Equal(0, await EndedAsync(Start(site)));
        Assert.All(_folder.Files("site/_site").Where(static file => file.StartsWith("guide/p", StringComparison.Ordinal)), file =>
            Assert.Contains($"generation-{Kills}.", _folder.Read("site/_site/" + file), StringComparison.Ordinal));
        Assert.Empty(Directory.EnumerateFileSystemEntries(site, "._site*"));
        Assert.True(OutputWriter.IsPublished(output.Folder));
    }

    private void Write(int generation)
    {
        for (var page = 0; page < Pages; page++)
            _folder.Write($"site/content/guide/p{page}.md", $"---\ntitle: Page {page}\n---\n\nThis is generation-{generation}.\n");
    }

    private static Process Start(string site)
    {
        // The program's assembly lies beside the tests'.
        var start = new ProcessStartInfo("dotnet", [Path.Join(AppContext.BaseDirectory, "staticgen.dll"), "build", "--quiet"])
        {
            WorkingDirectory = site,
            UseShellExecute = false,
        };
        return Process.Start(start)!;
    }

    private static async Task<int> EndedAsync(Process process)
    {
        using (process)
        {
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            return process.ExitCode;
        }
    }
}
