using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using StaticGen.Diagnostics;
using StaticGen.Sources;
using StaticGen.Templating;

namespace StaticGen.Assets;

/// <summary>
/// Turns the theme's modules into classic scripts: from a disk, browsers load no modules. What other modules import goes into one script
/// with the module that nobody imports, under whose name it is published.
/// </summary>
/// <remarks>
/// Each module becomes a function that is called when it is first asked for, so that modules stay as separate as they were. Read is what the theme's modules consist of: imports by
/// name, from an address that begins with a dot, each at the beginning of a line; declarations with <c>export</c> before them; lists of exports.
/// </remarks>
internal sealed partial class PortableScripts
{
    private const string Scripts = "templates/assets/js/";

    /// <summary>Stands in for what a server does; its exports take the place of the browser's functions of the same names in all modules.</summary>
    private const string Stand = "portable.js";

    private readonly Dictionary<string, Module> _modules = new(StringComparer.Ordinal);
    private readonly ImmutableArray<Diagnostic>.Builder _found = ImmutableArray.CreateBuilder<Diagnostic>();

    private PortableScripts()
    {
    }

    /// <param name="Code">The body of its function.</param>
    /// <param name="Imports">Names of the modules that it asks for, also later.</param>
    private sealed record Module(SourceFile Source, string Code, ImmutableArray<string> Imports, ImmutableArray<string> Exports);

    /// <summary>The theme with its modules joined.</summary>
    /// <param name="theme">Its files, scripts as they are written.</param>
    public static StageResult<ImmutableArray<SourceFile>> Join(ImmutableArray<SourceFile> theme)
    {
        var scripts = new PortableScripts();
        foreach (var file in theme)
        {
            if (file.Path.StartsWith(Scripts, StringComparison.Ordinal) && file.Path.EndsWith(".js", StringComparison.Ordinal)) scripts.Read(file);
        }
        var imported = scripts._modules.Values.SelectMany(static m => m.Imports).Append(Stand).ToHashSet(StringComparer.Ordinal);
        var files = theme.Where(f => !scripts._modules.ContainsKey(NameOf(f))).ToList();
        foreach (var (name, module) in scripts._modules)
        {
            if (!imported.Contains(name)) files.Add(module.Source with { Bytes = Encoding.UTF8.GetBytes(scripts.Bundle(name)) });
        }
        files.Sort(SourceTree.ByPath);
        return new([.. files], scripts._found.ToImmutable());
    }

    private static string NameOf(SourceFile file) => file.Path.StartsWith(Scripts, StringComparison.Ordinal) ? file.Path[Scripts.Length..] : file.Path;

    private void Read(SourceFile file)
    {
        var name = NameOf(file);
        var text = Encoding.UTF8.GetString(file.Bytes.Span).ReplaceLineEndings("\n");
        // A script that imports and exports nothing is a classic one already.
        if (!ModuleSyntax().IsMatch(text) && name != "main.js") return;
        var imports = ImmutableArray.CreateBuilder<string>();
        var exports = ImmutableArray.CreateBuilder<string>();
        var code = Import().Replace(text, match =>
        {
            var target = Resolve(name, match.Groups["path"].Value);
            imports.Add(target);
            var lines = new string('\n', match.Value.Count(static c => c == '\n') - 1);
            if (match.Groups["all"] is { Success: true } all) return $"const {all.Value} = load(\"{target}\");{lines}\n";
            return match.Groups["names"] is { Success: true } names ? $"const {{{Renamed().Replace(names.Value, ": ")}}} = load(\"{target}\");\n" : $"load(\"{target}\");{lines}\n";
        });
        code = LaterImport().Replace(code, match =>
        {
            var target = Resolve(name, match.Groups["path"].Value);
            imports.Add(target);
            return $"loadLater(\"{target}\")";
        });
        code = ExportList().Replace(code, match =>
        {
            foreach (var item in match.Groups["names"].Value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            {
                var parts = Renamed().Split(item);
                exports.Add($"{parts[^1]}: {parts[0]}");
            }
            return new string('\n', match.Value.Count(static c => c == '\n'));
        });
        code = Export().Replace(code, match =>
        {
            exports.Add(match.Groups["name"].Value);
            return match.Groups["declaration"].Value;
        });
        code = code.Replace("import.meta.url", $"(folder + \"{name}\")", StringComparison.Ordinal);
        if (ModuleSyntax().Match(code) is { Success: true } unknown)
        {
            var line = code.AsSpan(0, unknown.Index).Count('\n') + 1;
            _found.Add(TemplateDiagnostics.NotPortable(new SourceLocation(file.Path, line, 1, unknown.Length), unknown.Value.Trim()));
        }
        _modules.Add(name, new Module(file, code, imports.ToImmutable(), exports.ToImmutable()));
    }

    private string Bundle(string entry)
    {
        var needed = new SortedSet<string>(StringComparer.Ordinal);
        Need(entry);
        if (_modules.ContainsKey(Stand)) Need(Stand);
        var text = new StringBuilder("(() => {\n\"use strict\";\nconst folder = document.currentScript.src.slice(0, -\"").Append(entry).Append("\".length), modules = {\n");
        foreach (var name in needed)
        {
            var module = _modules[name];
            text.Append('"').Append(name).Append("\": () => {\n").Append(module.Code.TrimEnd()).Append("\nreturn { ").AppendJoin(", ", module.Exports).Append(" };\n},\n");
        }
        text.Append(
            """
            };
            const loaded = new Map();
            const load = (name) => {
              if (!loaded.has(name)) loaded.set(name, modules[name]());
              return loaded.get(name);
            };
            const loadLater = async (name) => load(name);

            """.ReplaceLineEndings("\n"));
        if (needed.Contains(Stand)) text.Append("const { ").AppendJoin(", ", _modules[Stand].Exports).Append(" } = load(\"").Append(Stand).Append("\");\n");
        return text.Append("load(\"").Append(entry).Append("\");\n})();\n").ToString();

        void Need(string name)
        {
            if (!_modules.TryGetValue(name, out var module) || !needed.Add(name)) return;
            foreach (var import in module.Imports) Need(import);
        }
    }

    private static string Resolve(string from, string path) => new Uri(new Uri("https://theme/" + from), path).AbsolutePath.TrimStart('/');

    private const RegexOptions Lines = RegexOptions.Multiline | RegexOptions.ExplicitCapture;
    private const int Patience = 10_000;

    [GeneratedRegex("""^import (\{(?<names>[^}]*)\} from |\* as (?<all>[\w$]+) from )?"(?<path>\.[^"\n]*)";\n""", Lines, Patience)]
    private static partial Regex Import();

    /// <summary>Also in types in comments, where what replaces it harms as little.</summary>
    [GeneratedRegex("""\bimport\("(?<path>\.[^"\n]*)"\)""", Lines, Patience)]
    private static partial Regex LaterImport();

    [GeneratedRegex("""^export (?<declaration>(async )?(function\*?|class|const) (?<name>[\w$]+))""", Lines, Patience)]
    private static partial Regex Export();

    [GeneratedRegex("""^export \{(?<names>[^}]*)\};""", Lines, Patience)]
    private static partial Regex ExportList();

    [GeneratedRegex(""" as """, Lines, Patience)]
    private static partial Regex Renamed();

    [GeneratedRegex("""^(import|export)\b.*""", Lines, Patience)]
    private static partial Regex ModuleSyntax();
}
