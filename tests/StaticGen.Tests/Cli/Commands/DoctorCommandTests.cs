using System.Diagnostics;
using Xunit;

namespace StaticGen.Tests.Cli.Commands;

public sealed class DoctorCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_new_site_outside_of_a_repository_is_told_what_is_missing()
    {
        await ProgramRun.Of(_folder.At(""), "init", "site");
        Assert.Equal(
            new ProgramRun(1, """
                good      config: site.config.yaml was read by staticgen 0.1.0
                doubtful  base URL: base_url is https://example.org/, an address of nobody; the workflow for GitHub Pages fills in the right one, other ways of publishing do not
                          Set base_url to where the site will be
                doubtful  repository: the config names no repository, so pages have no links to edit them or to report a mistake
                          Add repository: {url: https://github.com/OWNER/NAME}
                doubtful  history: git is absent, or this is not a repository: pages show neither dates nor contributors
                          Run 'git init' and commit, or build with --no-history
                bad       workflow: .github/workflows/pages.yml names example-owner/staticgen, which stands for where StaticGen is published
                          Write the owner and the name of the repository that you have StaticGen from
                good      workflow: a push publishes the site; in the repository's settings, Pages needs Source: GitHub Actions
                good      dot-files: none but .nojekyll, which only a site published from a branch needs, and which every build writes
                good      runners: none, so 'staticgen verify' has nothing to execute; a build never executes anything
                good      output: _site can be published to
                1 bad, 3 doubtful, 5 good

                """.ReplaceLineEndings("\n"), ""),
            await ProgramRun.Of(_folder.At("site"), "doctor"));
        Assert.False(Directory.Exists(_folder.At("site/_site")));
    }

    [Fact]
    public async Task What_is_bad_fails_the_command_and_strict_asks_for_more()
    {
        _folder.Write("site.config.yaml", """
            title: Site
            base_url: https://answers.nz/
            repository: {url: https://github.com/owner/answers}
            runners: {python: {command: [no-such-python, "{file}"], file_name: example.py}}
            collections: [{id: guide, kind: page, title: Guide}]
            """);
        _folder.Write("static/.well-known/security.txt", "x");
        _folder.Write("_site/mine.txt", "x");
        _folder.Write(".github/workflows/pages.yml", "  - uses: actions/checkout@v5\n  - run: staticgen build\n  - uses: actions/upload-pages-artifact@v5\n");

        var run = await ProgramRun.Of(_folder.At(""), "doctor", "--quiet");

        Assert.Equal(1, run.Code);
        Assert.Contains(
            "bad       runners: there is no 'no-such-python', which executes examples in python\n          Install it, or name another program in the config; 'staticgen verify --with PROGRAM' chooses one for once\n", run.Output, StringComparison.Ordinal);
        Assert.Contains(
            "doubtful  dot-files: static/.well-known: the Pages artifact leaves out what begins with a dot\n          Set include-hidden-files: true of actions/upload-pages-artifact, or choose other names\n", run.Output, StringComparison.Ordinal);
        Assert.Contains(
            "doubtful  workflow: .github/workflows/pages.yml publishes from a shallow clone: pages will show neither dates nor contributors\n          Set fetch-depth: 0 of actions/checkout\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("bad       output: ", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("good", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_shallow_clone_is_explained()
    {
        await ProgramRun.Of(_folder.At(""), "init", "site");
        Git("init", "-q", "-b", "main", "site");
        Git("-C", "site", "add", ".");
        Git("-C", "site", "-c", "user.name=A", "-c", "user.email=a@example.org", "commit", "-q", "-m", "One");
        Git("-C", "site", "-c", "user.name=A", "-c", "user.email=a@example.org", "commit", "-q", "--allow-empty", "-m", "Two");
        Git("clone", "-q", "--depth", "1", "file://" + _folder.At("site"), "clone");

        Assert.Contains("good      history: git knows all of it, so pages show when they were changed and by whom\n", (await ProgramRun.Of(_folder.At("site"), "doctor")).Output, StringComparison.Ordinal);
        Assert.Contains(
            "doubtful  history: this is a shallow clone: pages show neither dates nor contributors\n          Run 'git fetch --unshallow'; in GitHub Actions, set fetch-depth: 0 of actions/checkout\n",
            (await ProgramRun.Of(_folder.At("clone"), "doctor")).Output, StringComparison.Ordinal);
    }

    private void Git(params string[] arguments)
    {
        using var git = Process.Start(new ProcessStartInfo("git", arguments) { WorkingDirectory = _folder.At("") })!;
        git.WaitForExit();
        Assert.Equal(0, git.ExitCode);
    }
}
