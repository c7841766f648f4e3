using System.Collections.Immutable;
using StaticGen.Caching;
using StaticGen.Diagnostics;
using StaticGen.Output;
using StaticGen.Tests.Sites;
using Xunit;

namespace StaticGen.Tests.Caching;

public sealed class FormerBuildTests : IDisposable
{
    private const string Page = "content/qa/lists/one.md";

    private readonly TestSite _site = TestSite.Create(
        TestSite.Config + TestSite.GuideIndex + TestSite.Question(Page, body: "An obviously long line.")
        + string.Concat(Enumerable.Range(0, 250).Select(i => $"-- static/files/f{i}.txt --\n{i}\n")));

    private string Output => Path.Combine(_site.Root, "_site");

    private BuildRequest Request => new(_site.Root) { OutputFolder = Output };

    public FormerBuildTests() => Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux is asked.");

    public void Dispose() => _site.Dispose();

    [Fact]
    public void After_a_build_nothing_needs_to_be_built_and_the_result_is_the_same()
    {
        _site.Write(TestSite.Config + "lint:\n  words: [obviously]\n");
        var built = Build();
        Assert.NotEmpty(built.Diagnostics);

        var same = Find();

        Assert.NotNull(same);
        Assert.Equal((built.Statistics, built.Diagnostics), (same.Statistics, same.Diagnostics), new ByValue());
        // What a finding names can be quoted.
        Assert.NotNull(same.Sources?.Find(built.Diagnostics[0].At.Path));
    }

    [Fact]
    public void After_any_change_of_what_a_build_reads_the_site_is_built()
    {
        var time = File.GetLastWriteTimeUtc(At(Page));
        Changes(
            ("text of the same length and time", () => Rewrite(Page, File.ReadAllText(At(Page)).Replace("obviously", "evidently", StringComparison.Ordinal), time)),
            ("a new page", () => _site.Write("-- content/qa/maps/new.md --\n" + Body("A new one"))),
            ("a page renamed", () => File.Move(At("content/qa/maps/new.md"), At("content/qa/maps/newer.md"))),
            ("a page deleted", () => File.Delete(At("content/qa/maps/newer.md"))),
            ("the config", () => _site.Write(TestSite.Config.Replace("Test Site", "Site Test", StringComparison.Ordinal))),
            ("a template", () => _site.Write("-- templates/partials/footer.html --\n<footer>{{ site.title }}</footer>\n")),
            ("a template deleted", () => File.Delete(At("templates/partials/footer.html"))),
            ("a static file", () => _site.Write("-- static/files/f1.txt --\nother\n")),
            ("a file at the top of static that begins with a dot", () => _site.Write("-- static/.nojekyll --\n\n")),
            ("a file for tools", () => _site.Write("-- content/qa/_search.yaml --\n[]\n")));
    }

    [Fact]
    public void After_any_change_of_what_was_published_the_site_is_built_and_repaired()
    {
        Build();
        var page = Path.Combine(Output, "qa/one/index.html");
        var good = File.ReadAllText(page);
        var time = File.GetLastWriteTimeUtc(page);
        Changes(
            ("bytes of the same length and time", () => { File.WriteAllText(page, good.Replace("Because", "Esuaceb", StringComparison.Ordinal)); File.SetLastWriteTimeUtc(page, time); }),
            ("a file deleted", () => File.Delete(Path.Combine(Output, "index.html"))),
            ("a static file cut off", () => File.WriteAllText(Path.Combine(Output, "files/f7.txt"), "")));
        Assert.Equal(good, File.ReadAllText(page));

        File.WriteAllText(Path.Combine(Output, "mine.txt"), "not from a build");
        Assert.Null(Find());
        File.Delete(Path.Combine(Output, "mine.txt"));
        Assert.NotNull(Find());
        File.Delete(Path.Combine(Output, ".staticgen-manifest"));
        Assert.Null(Find());
    }

    [Fact]
    public void Another_request_is_another_build()
    {
        Build();
        Assert.NotNull(Find());

        var history = new SourceHistory(new Dictionary<string, FileHistory> { [Page] = new(new DateOnly(2026, 1, 1), new DateOnly(2026, 1, 2), ["A"]) });
        Assert.Null(Find(Request with { IncludeDrafts = true }));
        Assert.Null(Find(Request with { BaseUrl = new Uri("https://example.org/other/") }));
        Assert.Null(Find(Request with { History = history }));
        Assert.Null(FormerBuild.Of(Request, Path.Combine(_site.Root, "_other"))!.FindSame());
    }

    [Fact]
    public void After_the_system_was_started_anew_the_site_is_built()
    {
        Build();
        Assert.NotNull(Find());

        Assert.Null(FormerBuild.Of(Request, Output, "another start")!.FindSame());
        Assert.Null(FormerBuild.Of(Request, Output, systemStart: null));
    }

    [Fact]
    public void A_record_that_is_damaged_or_of_another_site_is_none()
    {
        Build();
        var file = Assert.Single(Directory.GetFiles(At(".staticgen/build-cache")));
        var good = File.ReadAllBytes(file);
        for (var place = 0; place < good.Length; place += 7)
        {
            File.WriteAllBytes(file, [.. good[..place], (byte)(good[place] ^ 1), .. good[(place + 1)..]]);
            Assert.Null(Find());
        }
        foreach (var length in (int[])[0, 1, 31, 32, good.Length - 1])
        {
            File.WriteAllBytes(file, good[..length]);
            Assert.Null(Find());
        }
        File.WriteAllBytes(file, good);
        Assert.NotNull(Find());

        using var other = TestSite.Create(TestSite.Config + TestSite.GuideIndex);
        var otherOutput = Path.Combine(other.Root, "_site");
        Directory.CreateDirectory(Path.Combine(other.Root, ".staticgen/build-cache"));
        File.Copy(file, Path.Combine(other.Root, ".staticgen/build-cache", Path.GetFileName(file)));
        Assert.Null(FormerBuild.Of(new BuildRequest(other.Root) { OutputFolder = otherOutput }, otherOutput)!.FindSame());
    }

    [Fact]
    public void What_changes_while_the_site_is_built_is_not_taken_for_part_of_it()
    {
        var former = FormerBuild.Of(Request, Output)!;
        former.Begin();
        using var writer = OutputWriter.Open(new OutputTarget(Output, _site.Root, null)).Value!;
        var result = new SiteBuilder(isForOneBuild: true).Build(Request, writer);
        writer.Commit();
        // It was read before.
        _site.Write("-- static/files/f1.txt --\nother\n");
        former.Keep(result, writer);

        Assert.Null(Find());
    }

    [Fact]
    public void What_comes_into_the_output_folder_while_it_is_published_is_not_taken_for_part_of_it()
    {
        var former = FormerBuild.Of(Request, Output)!;
        former.Begin();
        using (var writer = OutputWriter.Open(new OutputTarget(Output, _site.Root, null)).Value!)
        {
            var result = new SiteBuilder(isForOneBuild: true).Build(Request, writer);
            writer.Commit();
            File.WriteAllText(Path.Combine(Output, "mine.txt"), "not from a build");
            former.Keep(result, writer);
        }

        Assert.Null(Find());
        File.Delete(Path.Combine(Output, "mine.txt"));
        Assert.NotNull(Find());
    }

    [Fact]
    public void A_site_whose_files_came_into_their_place_one_by_one_is_known_again_as_well()
    {
        Build();
        _site.Write("-- static/files/f1.txt --\nother\n");
        var former = FormerBuild.Of(Request, Output)!;
        former.Begin();
        using (var writer = OutputWriter.Open(new OutputTarget(Output, _site.Root, null), ReplacementWays.None, static _ => { }).Value!)
        {
            var result = new SiteBuilder(isForOneBuild: true).Build(Request, writer);
            Assert.Empty(writer.Commit().Diagnostics);
            Assert.Null(writer.PublishedFiles);
            former.Keep(result, writer);
        }

        Assert.NotNull(Find());
    }

    [Fact]
    public void A_small_site_keeps_no_record()
    {
        foreach (var file in Directory.GetFiles(At("static/files"))) File.Delete(file);
        Build();

        Assert.False(Directory.Exists(At(".staticgen")));
    }

    /// <summary>Makes one change after another; after each the site is built, and after that there is nothing to build.</summary>
    private void Changes(params ReadOnlySpan<(string Name, Action Change)> changes)
    {
        Build();
        foreach (var (name, change) in changes)
        {
            Assert.NotNull(Find());
            // The clock of the file system moves in steps.
            Thread.Sleep(20);
            change();
            Assert.True(Find() is null, name);
            Build();
        }
        Assert.NotNull(Find());
    }

    private BuildResult Build()
    {
        using var writer = OutputWriter.Open(new OutputTarget(Output, _site.Root, null)).Value!;
        var former = FormerBuild.Of(Request, Output)!;
        former.Begin();
        var result = new SiteBuilder(isForOneBuild: true).Build(Request, writer);
        Assert.False(result.HasErrors, string.Join('\n', result.Diagnostics));
        Assert.Empty(writer.Commit().Diagnostics);
        former.Keep(result, writer);
        return result;
    }

    private BuildResult? Find(BuildRequest? request = null) => FormerBuild.Of(request ?? Request, Output)!.FindSame();

    private string At(string path) => Path.Combine(_site.Root, path);

    private void Rewrite(string path, string content, DateTime time)
    {
        File.WriteAllText(At(path), content);
        File.SetLastWriteTimeUtc(At(path), time);
    }

    private static string Body(string title)
    {
        var question = TestSite.Question("x", title);
        return question[(question.IndexOf('\n', StringComparison.Ordinal) + 1)..];
    }

    private sealed class ByValue : IEqualityComparer<(BuildStatistics Statistics, ImmutableArray<Diagnostic> Diagnostics)>
    {
        public bool Equals((BuildStatistics Statistics, ImmutableArray<Diagnostic> Diagnostics) x, (BuildStatistics Statistics, ImmutableArray<Diagnostic> Diagnostics) y) =>
            x.Statistics == y.Statistics && x.Diagnostics.SequenceEqual(y.Diagnostics);

        public int GetHashCode((BuildStatistics Statistics, ImmutableArray<Diagnostic> Diagnostics) obj) => obj.Statistics.GetHashCode();
    }
}
