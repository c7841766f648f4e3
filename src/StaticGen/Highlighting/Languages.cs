using System.Collections.Frozen;
using System.Collections.Immutable;

namespace StaticGen.Highlighting;

/// <summary>The languages that code can be highlighted in.</summary>
public static class Languages
{
    /// <summary>Code that is shown as it is.</summary>
    public static Language Plain { get; } = new("text", "Text", ["plain", "plaintext", "txt", "none", "output"], Lexer: null);

    /// <summary>All of them, in the order a list of them reads best.</summary>
    public static IReadOnlyList<Language> All { get; } = CreateAll();

    private static readonly FrozenDictionary<string, Language>.AlternateLookup<ReadOnlySpan<char>> ByName = All
        .SelectMany(language => language.Aliases.Prepend(language.Id), (language, name) => KeyValuePair.Create(name, language))
        .ToFrozenDictionary(StringComparer.OrdinalIgnoreCase)
        .GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Finds a language by its id or an alias, in any case.</summary>
    /// <param name="nameOrAlias">A name such as <c>python</c> or <c>py</c>, without white space around it.</param>
    /// <param name="language">The language, or <see cref="Plain"/> if there is none of that name.</param>
    public static bool TryFind(ReadOnlySpan<char> nameOrAlias, out Language language)
    {
        var isFound = ByName.TryGetValue(nameOrAlias, out var found);
        language = found ?? Plain;
        return isFound;
    }

    private static ImmutableArray<Language> CreateAll()
    {
        var css = new CssLexer();
        var javaScript = new JavaScriptLexer();
        var json = new JsonLexer();
        var html = new HtmlLexer(css, javaScript);
        return
        [
            new("python", "Python", ["py", "python3", "py3", "pyi"], new PythonLexer()),
            new("pycon", "Python console", ["python-console", "python-repl", "doctest"], new PythonConsoleLexer()),
            new("cython", "Cython", ["pyx", "pxd"], new PythonLexer(isCython: true)),
            new("shell", "Shell", ["sh", "bash", "zsh"], new ShellLexer()),
            new("console", "Console", ["shell-session", "shellsession", "terminal"], new ConsoleLexer()),
            new("sql", "SQL", ["postgresql", "postgres", "psql", "mysql", "sqlite"], new SqlLexer()),
            new("json", "JSON", ["jsonc", "json5"], json),
            new("yaml", "YAML", ["yml"], new YamlLexer()),
            new("toml", "TOML", [], new TomlLexer()),
            new("ini", "INI", ["cfg", "conf", "properties", "dotenv", "env"], new IniLexer()),
            new("html", "HTML", ["htm"], html),
            new("jinja", "Template", ["jinja2", "django", "html+jinja", "html+django"], new HtmlLexer(css, javaScript, isTemplate: true)),
            new("xml", "XML", ["svg", "xsd", "xslt", "rss"], new HtmlLexer()),
            new("css", "CSS", ["scss", "less"], css),
            new("javascript", "JavaScript", ["js", "mjs", "cjs"], javaScript),
            new("typescript", "TypeScript", ["ts", "mts"], new JavaScriptLexer(isTypeScript: true)),
            new("c", "C", ["h"], new CLexer()),
            new("cpp", "C++", ["c++", "cc", "cxx", "hpp"], new CLexer()),
            new("csharp", "C#", ["cs", "c#"], new CSharpLexer()),
            new("dockerfile", "Dockerfile", ["docker", "containerfile"], new DockerfileLexer()),
            new("markdown", "Markdown", ["md"], Lexer: null),
            new("diff", "Diff", ["patch"], new DiffLexer()),
            new("http", "HTTP", [], new HttpLexer(json, html)),
            Plain,
        ];
    }
}
