using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace StaticGen.ThemeScripts;

/// <summary>
/// Puts a module and those that it needs into one, so that a browser fetches one file, which is compressed as one. No bundler: it reads
/// the theme's own scripts alone, which import by name and declare each name of the outermost level once, and refuses what it does not know.
/// </summary>
public sealed partial class ModuleJoiner
{
    private readonly string _entry;
    private readonly Func<string, string> _homeOf;
    private readonly Func<string, string> _read;
    private readonly IReadOnlySet<string> _exports;
    private readonly SortedDictionary<string, SortedSet<string>> _imports = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _declaredIn = new(StringComparer.Ordinal);
    private readonly HashSet<string> _done = new(StringComparer.Ordinal);
    private readonly List<string> _texts = [];

    private ModuleJoiner(string entry, Func<string, string> homeOf, Func<string, string> read, IReadOnlySet<string> exports) =>
        (_entry, _homeOf, _read, _exports) = (entry, homeOf, read, exports);

    /// <summary>
    /// Joins modules so that each of <paramref name="entries"/> is one file. What the first of them has, which every page loads, the others take
    /// from it; what two of the others need is in both.
    /// </summary>
    /// <param name="entries">Modules that are loaded by name: by a page, a worker or <c>import()</c>. They stay files of their own.</param>
    /// <param name="read">Gets a module's text by its path, such as <c>search/engine.js</c>.</param>
    /// <param name="parts">The modules that are in one or more of them, ordinal order.</param>
    /// <returns>The text of each entry.</returns>
    /// <exception cref="FormatException">A module has something that cannot be joined; the message names it.</exception>
    public static IReadOnlyDictionary<string, string> Join(IReadOnlyList<string> entries, Func<string, string> read, out IReadOnlySet<string> parts)
    {
        var within = new SortedSet<string>(StringComparer.Ordinal);
        var joined = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var first = new HashSet<string>(StringComparer.Ordinal);
        AddImports(entries[0]);
        var taken = new HashSet<string>(StringComparer.Ordinal);
        // The first comes last: by then it is known what the others take from it.
        foreach (var entry in entries.Skip(1).Append(entries[0]))
        {
            var joiner = new ModuleJoiner(entry, path => entries.Contains(path, StringComparer.Ordinal) ? path : first.Contains(path) ? entries[0] : entry, read, entry == entries[0] ? taken : ImmutableHashSet<string>.Empty);
            joiner.Add(entry);
            within.UnionWith(joiner._done);
            if (joiner._imports.TryGetValue(entries[0], out var names)) taken.UnionWith(names);
            var imports = joiner._imports.Select(i => $"import {{ {string.Join(", ", i.Value)} }} from \"{Relative(entry, i.Key)}\";\n");
            joined.Add(entry, string.Concat(imports.Concat(joiner._texts)));
        }
        within.ExceptWith(entries);
        parts = within;
        return joined;

        void AddImports(string path)
        {
            foreach (Match import in Import().Matches(read(path).ReplaceLineEndings("\n")))
            {
                var target = Resolve(path, import.Groups["path"].Value);
                if (!entries.Contains(target, StringComparer.Ordinal) && first.Add(target)) AddImports(target);
            }
        }
    }

    private void Add(string path)
    {
        if (!_done.Add(path)) return;
        var text = Import().Replace(_read(path).ReplaceLineEndings("\n"), match =>
        {
            var target = Resolve(path, match.Groups["path"].Value);
            var names = match.Groups["names"].Value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
            if (names.FirstOrDefault(n => n.Contains(' ', StringComparison.Ordinal)) is { } renamed) throw new FormatException($"{path}: '{renamed}' cannot be joined; import it by its own name");
            var home = _homeOf(target);
            if (home == _entry) Add(target);
            else if (_imports.TryGetValue(home, out var known)) known.UnionWith(names);
            else _imports.Add(home, new SortedSet<string>(names, StringComparer.Ordinal));
            return "";
        });
        foreach (var name in Declared(text))
        {
            if (!_declaredIn.TryAdd(name, path)) throw new FormatException($"{path}: '{name}' is declared in {_declaredIn[name]} as well; modules that are joined share their names");
        }
        if (path != _entry) text = Export().Replace(text, match => _exports.Contains(match.Groups["name"].Value) ? match.Value : match.Groups["declaration"].Value);
        if (Folder(path) is { Length: > 0 } folder && folder != Folder(_entry)) text = Addressed(text, folder);
        if (Unknown().Match(text) is { Success: true } unknown) throw new FormatException($"{path}: '{unknown.Value}' cannot be joined");
        _texts.Add(text);
    }

    /// <summary>The names that a module's outermost level declares; of one declaration those of its first line.</summary>
    private static IEnumerable<string> Declared(string text)
    {
        foreach (Match declaration in Declaration().Matches(text))
        {
            yield return declaration.Groups["name"].Value;
            var (outer, inner) = (declaration.Groups["more"].Value, "");
            // Defaults of parameters look alike.
            while (outer != inner) (inner, outer) = (outer, Bracketed().Replace(outer, ""));
            foreach (Match further in Further().Matches(outer)) yield return further.Groups["name"].Value;
        }
    }

    /// <summary>The text as it is right in the entry's folder: what it loads by address is relative to the module's own.</summary>
    private string Addressed(string text, string folder)
    {
        text = LoadedImport().Replace(text, match => $"import(\"{Relative(_entry, Resolve(folder, match.Groups["path"].Value))}\")");
        return text.Replace("import.meta.url", $"new URL(\"{Relative(_entry, folder)}\", import.meta.url)", StringComparison.Ordinal);
    }

    /// <summary>The folder of a module, ending with a slash; empty for the outermost.</summary>
    private static string Folder(string path) => path[..(path.LastIndexOf('/') + 1)];

    private static string Resolve(string from, string path) => new Uri(new Uri("https://theme/" + from), path).AbsolutePath.TrimStart('/');

    private static string Relative(string from, string to)
    {
        var relative = new Uri("https://theme/" + from).MakeRelativeUri(new Uri("https://theme/" + to)).ToString();
        return relative.StartsWith('.') ? relative : "./" + relative;
    }

    [GeneratedRegex("""^import \{(?<names>[^}]*)\} from "(?<path>\.[^"]*)";\n""", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Import();

    [GeneratedRegex("""^(export )?(async )?(function\*?|class|const|let) (?<name>[\w$]+)(?<more>.*)""", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Declaration();

    [GeneratedRegex("""\([^()]*\)|\{[^{}]*\}|\[[^\[\]]*\]""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Bracketed();

    [GeneratedRegex(""", (?<name>[\w$]+) = """, RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Further();

    [GeneratedRegex("""\bimport\("(?<path>\.[^"]*)"\)""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex LoadedImport();

    [GeneratedRegex("""^export (?<declaration>(async )?(function\*?|class|const|let) (?<name>[\w$]+))""", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Export();

    [GeneratedRegex("""^(import|export (?!(async )?(function|class|const|let) )|(const|let) [{\[]|var ).*""", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Unknown();
}
