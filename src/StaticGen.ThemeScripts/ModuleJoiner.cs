using System.Text.RegularExpressions;

namespace StaticGen.ThemeScripts;

/// <summary>
/// Puts a module and those that only it needs into one, so that a browser fetches one file, which is compressed as one. No bundler: it reads
/// the theme's own scripts alone, which import by name and declare each name of the outermost level once, and refuses what it does not know.
/// </summary>
/// <param name="read">Gets a module's text by its path, such as <c>search/engine.js</c>.</param>
public sealed partial class ModuleJoiner(Func<string, string> read)
{
    private readonly SortedDictionary<string, SortedSet<string>> _imports = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _declaredIn = new(StringComparer.Ordinal);
    private readonly HashSet<string> _done = new(StringComparer.Ordinal);
    private readonly List<string> _texts = [];

    /// <summary>The module <paramref name="entry"/> with all modules of <paramref name="members"/> that it imports.</summary>
    /// <exception cref="FormatException">A module has something that cannot be joined; the message names it.</exception>
    public static string Join(string entry, IReadOnlySet<string> members, Func<string, string> read)
    {
        var joiner = new ModuleJoiner(read);
        joiner.Add(entry, members, isEntry: true);
        var imports = joiner._imports.Select(i => $"import {{ {string.Join(", ", i.Value)} }} from \"{Relative(entry, i.Key)}\";\n");
        return string.Concat(imports.Concat(joiner._texts));
    }

    private void Add(string path, IReadOnlySet<string> members, bool isEntry)
    {
        if (!_done.Add(path)) return;
        var text = Import().Replace(read(path).ReplaceLineEndings("\n"), match =>
        {
            var target = Resolve(path, match.Groups["path"].Value);
            var names = match.Groups["names"].Value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
            if (names.FirstOrDefault(n => n.Contains(' ', StringComparison.Ordinal)) is { } renamed) throw new FormatException($"{path}: '{renamed}' cannot be joined; import it by its own name");
            if (members.Contains(target)) Add(target, members, isEntry: false);
            else if (_imports.TryGetValue(target, out var known)) known.UnionWith(names);
            else _imports.Add(target, new SortedSet<string>(names, StringComparer.Ordinal));
            return "";
        });
        foreach (Match declaration in Declaration().Matches(text))
        {
            var name = declaration.Groups["name"].Value;
            if (!_declaredIn.TryAdd(name, path)) throw new FormatException($"{path}: '{name}' is declared in {_declaredIn[name]} as well; modules that are joined share their names");
        }
        if (!isEntry) text = Export().Replace(text, "");
        if (Unknown().Match(text) is { Success: true } unknown) throw new FormatException($"{path}: '{unknown.Value}' cannot be joined");
        _texts.Add(text);
    }

    private static string Resolve(string from, string path) => new Uri(new Uri("https://theme/" + from), path).AbsolutePath.TrimStart('/');

    private static string Relative(string from, string to)
    {
        var relative = new Uri("https://theme/" + from).MakeRelativeUri(new Uri("https://theme/" + to)).ToString();
        return relative.StartsWith('.') ? relative : "./" + relative;
    }

    [GeneratedRegex("""^import \{(?<names>[^}]*)\} from "(?<path>\.[^"]*)";\n""", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Import();

    [GeneratedRegex("""^(export )?(async )?(function\*?|class|const|let) (?<name>[\w$]+)""", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Declaration();

    [GeneratedRegex("""^export (?=(async )?(function|class|const|let) )""", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Export();

    [GeneratedRegex("""^(import|export (?!(async )?(function|class|const|let) )|(const|let) [{\[]|var ).*""", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Unknown();
}
