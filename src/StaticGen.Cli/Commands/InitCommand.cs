using System.CommandLine;
using System.Globalization;
using System.Text;
using StaticGen.Cli.CommandLine;
using StaticGen.Cli.Printing;
using StaticGen.Cli.Resources;
using StaticGen.Configuration;

namespace StaticGen.Cli.Commands;

/// <summary><c>staticgen init</c>: a small site that builds, to be made one's own.</summary>
internal static class InitCommand
{
    private const string Prefix = "init/";

    /// <summary>Dots in front of names are added here: a file that begins with one would hide in the program's sources, and act there.</summary>
    private const string DotMark = "dot-";

    /// <summary>Where editors look up what the config may have.</summary>
    private const string SchemaFile = ".vscode/site.config.schema.json";

    public static Command Create(Surroundings surroundings)
    {
        var folder = new Argument<string?>("folder")
        {
            Description = "The folder to make, or an empty one. Default: the current folder",
            Arity = ArgumentArity.ZeroOrOne,
            HelpName = "DIR",
        };
        var command = new Command("init", "Makes a small site that builds: two questions, a guide page, a workflow for GitHub Pages, issue forms") { folder };
        command.SetAction((parse, _) => Task.FromResult(Run(parse.GetValue(folder), surroundings)));
        return command;
    }

    private static int Run(string? given, Surroundings surroundings)
    {
        var folder = Path.GetFullPath(given ?? ".", surroundings.CurrentFolder);
        var shown = SafeText.OneLine(given ?? "the current folder");
        if (File.Exists(folder)) throw new WrongUsageException($"'{shown}' is a file", "Name a folder that does not exist yet", "init");
        // A repository that was just made is empty enough.
        if (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any(static entry => Path.GetFileName(entry) != ".git"))
            throw new WrongUsageException($"{(given is null ? shown : $"'{shown}'")} is not empty", "Name a folder that does not exist yet; nothing was changed", "init");

        try
        {
            foreach (var name in EmbeddedFile.NamesBelow(Prefix))
            {
                var path = string.Join('/', name[Prefix.Length..].Replace('\\', '/').Split('/').Select(WithDot));
                var full = Path.Join(folder, path);
                Directory.CreateDirectory(Path.GetDirectoryName(full)!);
                File.WriteAllText(full, Filled(Encoding.UTF8.GetString(EmbeddedFile.Read(name))));
            }
            File.WriteAllText(Path.Join(folder, SchemaFile), SiteConfigReader.JsonSchema());
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new WrongUsageException($"'{shown}' cannot be written: {e.Message.TrimEnd('.')}", "Name a folder that you may write to, on a disk with room", "init");
        }
        surroundings.Output.Write($"Made a site in {shown}. Next:\n");
        if (given is not null) surroundings.Output.Write($"  cd {Quoted(given)}\n");
        surroundings.Output.Write("  staticgen serve\n");
        surroundings.Output.Write("  staticgen new question \"How do you …?\" --topic basics --level easy\n");
        if (given is null) surroundings.Output.Write("  staticgen build\n");
        return ExitCode.Good;
    }

    /// <summary>The text with what depends on the program: its version, and those that keep what this one promises.</summary>
    private static string Filled(string text)
    {
        var version = StaticGenProgram.Version;
        var numbers = version.Split('-')[0].Split('.');
        var major = int.Parse(numbers[0], CultureInfo.InvariantCulture);
        return text
            .Replace("{version}", version, StringComparison.Ordinal)
            .Replace("{requires}", $">={major}.{numbers[1]}, <{major + 1}", StringComparison.Ordinal);
    }

    private static string WithDot(string part) =>
        part.StartsWith(DotMark, StringComparison.Ordinal) ? "." + part[DotMark.Length..] : part;

    /// <summary>As a shell takes it.</summary>
    private static string Quoted(string path) =>
        path.All(static c => char.IsLetterOrDigit(c) || c is '/' or '\\' or '-' or '_' or '.' or ':' or '~') ? path : $"\"{SafeText.OneLine(path)}\"";
}
