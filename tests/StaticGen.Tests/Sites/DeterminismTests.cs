using System.Globalization;
using StaticGen.Output;

namespace StaticGen.Tests.Sites;

[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class ChangesTheProcess
{
    public const string Name = "Changes the culture or time zone of the whole process";
}

/// <summary>The same input gives the same bytes, and no more is written than changed.</summary>
[Collection(ChangesTheProcess.Name)]
public sealed class DeterminismTests
{
    [Fact]
    public void The_order_in_which_files_were_made_does_not_show()
    {
        var reference = BuildFiles(SampleSite.Text);
        for (var seed = 0; seed < 3; seed++)
        {
            var files = TestSite.Split(SampleSite.Text).ToArray();
            new Random(seed).Shuffle(files);
            using var site = TestSite.Create("");
            foreach (var (path, content) in files) site.WriteBytes(path, System.Text.Encoding.UTF8.GetBytes(content));
            AssertSame(reference, site.Rebuild().Output.Files.ToDictionary(StringComparer.Ordinal));
        }
    }

    [Theory]
    [InlineData("tr-TR")]
    [InlineData("fa-IR")]
    [InlineData("de-DE")]
    public void The_culture_does_not_show(string culture)
    {
        var reference = BuildFiles(TestSite.Config + SampleSite.Content);
        var (before, beforeUi, beforeDefault) = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture, CultureInfo.DefaultThreadCurrentCulture);
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.DefaultThreadCurrentCulture = new CultureInfo(culture);
            AssertSame(reference, BuildFiles(TestSite.Config + SampleSite.Content));
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture, CultureInfo.DefaultThreadCurrentCulture) = (before, beforeUi, beforeDefault);
        }
    }

    [Theory]
    [InlineData("Pacific/Kiritimati")]
    [InlineData("America/Anchorage")]
    public void The_time_zone_does_not_show(string zone)
    {
        var reference = BuildFiles(SampleSite.Text);
        var before = Environment.GetEnvironmentVariable("TZ");
        try
        {
            Environment.SetEnvironmentVariable("TZ", zone);
            TimeZoneInfo.ClearCachedData();
            AssertSame(reference, BuildFiles(SampleSite.Text));
        }
        finally
        {
            Environment.SetEnvironmentVariable("TZ", before);
            TimeZoneInfo.ClearCachedData();
        }
    }

    [Fact]
    public void Builds_side_by_side_give_the_same_bytes()
    {
        // Many builds at once on few processors: workers get pages in another order every time.
        var all = new Dictionary<string, byte[]>[6];
        Parallel.For(0, all.Length, i => all[i] = BuildFiles(SampleSite.Text));

        foreach (var one in all) AssertSame(all[0], one);
    }

    [Theory]
    [InlineData("")]
    [InlineData("-- content/guide/broken.md --\n---\ntitle: Broken\n---\n[a](nowhere.md)\n-- content/guide/cut.md --\n---\ntitle: [\n---\n")]
    public void A_build_that_remembers_nothing_is_the_same_build(string more)
    {
        using var site = TestSite.Build(SampleSite.Text + more);
        var output = new MemoryOutput();

        var result = new SiteBuilder(isForOneBuild: true).Build(new BuildRequest(site.Root), output);

        Assert.Equal(site.Messages, result.Diagnostics.Select(d => d.ToString()));
        Assert.Equal(site.Result.Statistics, result.Statistics);
        AssertSame(site.Output.Files.ToDictionary(f => f.Key, f => f.Value.ToArray()), output.Files.ToDictionary(f => f.Key, f => f.Value.ToArray()));
        // What was left on disk is found for whoever quotes a line.
        Assert.All(result.Diagnostics, d => Assert.NotEqual(0, result.Sources!.Find(d.At.Path)!.Bytes.Length));
    }

    [Fact]
    public void A_rebuild_without_changes_writes_nothing()
    {
        using var site = TestSite.Create(SampleSite.Text);
        var builder = new SiteBuilder();
        var target = OutputTarget(site);
        Assert.True(Publish(builder, site, target).Written > 0);
        var before = Stamps(target);

        var changes = Publish(builder, site, target);

        Assert.Equal((0, 0), (changes.Written, changes.Removed));
        Assert.Equal(before, Stamps(target));
        // Neither does another process, with nothing remembered.
        changes = Publish(new SiteBuilder(), site, target);
        Assert.Equal((0, 0), (changes.Written, changes.Removed));
        Assert.Equal(before, Stamps(target));
    }

    [Fact]
    public void A_change_of_one_page_rewrites_that_page_and_what_shows_it()
    {
        using var site = TestSite.Create(SampleSite.Text);
        var builder = new SiteBuilder();
        var target = OutputTarget(site);
        Publish(builder, site, target);
        var about = Path.Combine(site.Root, "content/guide/about.md");
        File.WriteAllText(about, File.ReadAllText(about).Replace("Us.", "All of us.", StringComparison.Ordinal));
        var before = Stamps(target);

        Publish(builder, site, target);

        var changed = Stamps(target).Except(before).Select(s => s.Path).Where(p => p.EndsWith(".html", StringComparison.Ordinal));
        Assert.Equal(["guide/about/index.html"], changed);
    }

    private static string OutputTarget(TestSite site) => Path.Combine(site.Root, "_site");

    private static PublishedChanges Publish(SiteBuilder builder, TestSite site, string folder)
    {
        var opened = OutputWriter.Open(new OutputTarget(folder, site.Root));
        Assert.Empty(opened.Diagnostics);
        using var writer = opened.Value!;
        var result = builder.Build(new BuildRequest(site.Root) { OutputFolder = folder }, writer);
        Assert.False(result.HasErrors);
        var committed = writer.Commit();
        Assert.Empty(committed.Diagnostics);
        return committed.Value;
    }

    private static (string Path, DateTime Written)[] Stamps(string folder) =>
        [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Select(f => (Path.GetRelativePath(folder, f).Replace('\\', '/'), File.GetLastWriteTimeUtc(f)))];

    private static Dictionary<string, byte[]> BuildFiles(string text)
    {
        using var site = TestSite.Build(text);
        Assert.Empty(site.Messages);
        return site.Output.Files.ToDictionary(StringComparer.Ordinal);
    }

    private static void AssertSame(Dictionary<string, byte[]> expected, Dictionary<string, byte[]> actual)
    {
        Assert.Equal(expected.Keys.Order(StringComparer.Ordinal), actual.Keys.Order(StringComparer.Ordinal));
        foreach (var (path, bytes) in expected) Assert.True(bytes.AsSpan().SequenceEqual(actual[path]), $"{path} differs");
    }
}
