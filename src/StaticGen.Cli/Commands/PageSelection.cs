using StaticGen.Cli.CommandLine;
using StaticGen.Configuration;
using StaticGen.Content;
using StaticGen.Diagnostics;
using StaticGen.Sources;

namespace StaticGen.Cli.Commands;

/// <summary>The pages that a command was asked to look at.</summary>
internal static class PageSelection
{
    /// <summary>Whether a path below the site's root is one of those given, or below one; of none given, all are.</summary>
    public static Func<string, bool> Of(string[] given, SiteArguments arguments, Surroundings surroundings, string command)
    {
        if (given.Length == 0) return static _ => true;
        var selected = new List<string>();
        foreach (var path in given)
        {
            var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path, surroundings.CurrentFolder));
            var relative = Path.GetRelativePath(arguments.SiteRoot, full).Replace('\\', '/');
            if (relative == "." || (!relative.StartsWith("../", StringComparison.Ordinal) && !Path.IsPathRooted(relative) && (File.Exists(full) || Directory.Exists(full)))) selected.Add(relative);
            else throw new WrongUsageException($"'{path}' is no page or folder of the site", "Name files or folders below content/, from where you stand", command);
        }
        return path => selected.Exists(s => s == "." || path == s || path.StartsWith(s + "/", StringComparison.Ordinal));
    }

    /// <summary>Reads the pages one by one, in ordinal order of their paths.</summary>
    public static IEnumerable<StageResult<ParsedPage?>> Parse(SiteConfig config, SourceTree sources, Func<string, bool> isSelected)
    {
        var context = PageContext.Of(config, sources.Find);
        foreach (var file in sources.Content)
        {
            if (SourceTree.IsUnpublished(file.Path) || !file.Path.EndsWith(".md", StringComparison.Ordinal) || !isSelected(file.Path)) continue;
            if (config.Collections.FirstOrDefault(c => file.Path.StartsWith(c.Folder + "/", StringComparison.Ordinal)) is not { } collection) continue;
            yield return PageParser.Parse(file, collection, context);
        }
    }
}
