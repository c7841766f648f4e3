using System.Collections.Immutable;
using StaticGen.Cli.CommandLine;
using StaticGen.Cli.History;
using StaticGen.Cli.Printing;
using StaticGen.Cli.Verifying;
using StaticGen.Configuration;
using StaticGen.Diagnostics;
using StaticGen.Output;
using StaticGen.Sources;

namespace StaticGen.Cli.Diagnosing;

/// <summary>Looks at what surrounds a site and a build does not see: repository, workflows, programs, folders.</summary>
/// <remarks>It reads files and asks git; it fetches nothing and writes nothing that stays.</remarks>
internal static class SiteDiagnosis
{
    private const string WorkflowFolder = ".github/workflows";

    public static ImmutableArray<Symptom> Of(SiteArguments arguments, Surroundings surroundings)
    {
        var root = arguments.SiteRoot;
        var read = SiteConfigReader.Read(SourceScanner.ReadConfig(root));
        var symptoms = ImmutableArray.CreateBuilder<Symptom>();
        var errors = read.Diagnostics.Count(static d => d.Severity == Severity.Error);
        symptoms.Add(errors == 0
            ? Symptom.Good("config", $"{SiteConfig.FileName} was read by staticgen {StaticGenProgram.Version}")
            : Symptom.Bad("config", $"{SiteConfig.FileName} has {Quantity.Of(errors, "error", "errors")}; what follows may be wrong for it", "Run 'staticgen check', which shows each with its line"));
        var isRepository = GitHistory.Ask(root, "rev-parse", "--is-shallow-repository");
        var remote = isRepository is null ? null : GitHistory.Ask(root, "remote", "get-url", "origin")?.Trim();
        var domain = Path.Join(root, "static", "CNAME");
        symptoms.AddRange(PublishingAddress.Look(read.Value with { BaseUrl = arguments.BaseUrl ?? read.Value.BaseUrl }, remote, File.Exists(domain) ? File.ReadAllText(domain) : null));
        symptoms.Add(History(isRepository));
        symptoms.AddRange(Workflows(root));
        symptoms.AddRange(DotFiles(root));
        symptoms.AddRange(Runners(read.Value, root, surroundings));
        symptoms.Add(Output(arguments, surroundings));
        return symptoms.ToImmutable();
    }

    private static Symptom History(string? isShallow) => isShallow?.Trim() switch
    {
        null => Symptom.Doubtful("history", "git is absent, or this is not a repository: pages show neither dates nor contributors", "Run 'git init' and commit, or build with --no-history"),
        "true" => Symptom.Doubtful("history", "this is a shallow clone: pages show neither dates nor contributors", "Run 'git fetch --unshallow'; in GitHub Actions, set fetch-depth: 0 of actions/checkout"),
        _ => Symptom.Good("history", "git knows all of it, so pages show when they were changed and by whom"),
    };

    private static IEnumerable<Symptom> Workflows(string root)
    {
        var folder = Path.Join(root, WorkflowFolder);
        var publishes = false;
        if (Directory.Exists(folder))
        {
            foreach (var file in Directory.EnumerateFiles(folder).Where(static f => f.EndsWith(".yml", StringComparison.Ordinal) || f.EndsWith(".yaml", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
            {
                var text = File.ReadAllText(file);
                var name = $"{WorkflowFolder}/{Path.GetFileName(file)}";
                var isOurs = text.Contains("staticgen", StringComparison.OrdinalIgnoreCase);
                if (!isOurs) continue;
                var uploads = text.Contains("upload-pages-artifact", StringComparison.Ordinal);
                var usesAction = text.Contains("/staticgen@", StringComparison.OrdinalIgnoreCase);
                publishes |= uploads || usesAction;
                if (uploads && text.Contains("actions/checkout", StringComparison.Ordinal) && !text.Contains("fetch-depth: 0", StringComparison.Ordinal))
                    yield return Symptom.Doubtful("workflow", $"{name} publishes from a shallow clone: pages will show neither dates nor contributors", "Set fetch-depth: 0 of actions/checkout");
                if (text.Contains("example-owner/staticgen", StringComparison.Ordinal))
                    yield return Symptom.Bad("workflow", $"{name} names example-owner/staticgen, which stands for where StaticGen is published", "Write the owner and the name of the repository that you have StaticGen from");
            }
        }
        if (publishes) yield return Symptom.Good("workflow", "a push publishes the site; in the repository's settings, Pages needs Source: GitHub Actions");
        else yield return Symptom.Doubtful("workflow", $"no file of {WorkflowFolder} publishes the site to GitHub Pages", "The guide's page on publishing has one; nothing is needed when the site is published elsewhere");
    }

    /// <summary>Names that begin with a dot: the action that uploads the site leaves them out unless it is told otherwise.</summary>
    private static IEnumerable<Symptom> DotFiles(string root)
    {
        var folder = Path.Join(root, "static");
        var hidden = !Directory.Exists(folder) ? [] : Directory.EnumerateFileSystemEntries(folder, ".*", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(root, path).Replace('\\', '/')).Where(static p => p != "static/.nojekyll").Order(StringComparer.Ordinal).ToArray();
        if (hidden.Length > 0)
            yield return Symptom.Doubtful("dot-files", $"{hidden[0]}{(hidden.Length > 1 ? $" and {Quantity.Of(hidden.Length - 1, "other", "others")}" : "")}: the Pages artifact leaves out what begins with a dot", "Set include-hidden-files: true of actions/upload-pages-artifact, or choose other names");
        else
            yield return Symptom.Good("dot-files", "none but .nojekyll, which only a site published from a branch needs, and which every build writes");
    }

    private static IEnumerable<Symptom> Runners(SiteConfig config, string root, Surroundings surroundings)
    {
        if (config.Runners.IsEmpty) yield return Symptom.Good("runners", "none, so 'staticgen verify' has nothing to execute; a build never executes anything");
        foreach (var (language, runner) in config.Runners)
        {
            var program = runner.Command[0].Replace("{site}", root, StringComparison.Ordinal);
            if (ProgramPath.Find(program, surroundings.Variable("PATH")) is { } path) yield return Symptom.Good("runners", $"examples in {language} are executed by {path}");
            else yield return Symptom.Bad("runners", $"there is no '{program}', which executes examples in {language}", "Install it, or name another program in the config; 'staticgen verify --with PROGRAM' chooses one for once");
        }
    }

    private static Symptom Output(SiteArguments arguments, Surroundings surroundings)
    {
        var shown = new PathDisplay(surroundings.CurrentFolder, arguments.SiteRoot).OfFull(arguments.OutputFolder);
        // What would refuse a build says so here too. Nothing is published unless that is asked for.
        var opened = OutputWriter.Open(new OutputTarget(arguments.OutputFolder, arguments.SiteRoot, surroundings.HomeFolder));
        opened.Value?.Dispose();
        return opened.Diagnostics.FirstOrDefault(static d => d.Severity == Severity.Error) is { } refusal
            ? Symptom.Bad("output", refusal.Message, refusal.Hint ?? "Name another folder with --output")
            : Symptom.Good("output", $"{shown} can be published to");
    }
}
