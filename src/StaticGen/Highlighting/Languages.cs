using System.Collections.Frozen;
using System.Collections.Immutable;

namespace StaticGen.Highlighting;

/// <summary>The languages that code can be highlighted in.</summary>
public static class Languages
{
    /// <summary>Code that is shown as it is.</summary>
    public static Language Plain { get; } = new("text", "Text", ["plain", "plaintext", "txt", "none", "output"], Lexer: null);

    /// <summary>All of them, in the order a list of them reads best.</summary>
    public static IReadOnlyList<Language> All { get; } = ImmutableArray.Create(
        new Language("python", "Python", ["py", "python3", "py3", "pyi"], new PythonLexer()),
        new Language("pycon", "Python console", ["python-console", "python-repl", "doctest"], new PythonConsoleLexer()),
        new Language("cython", "Cython", ["pyx", "pxd"], new PythonLexer(isCython: true)),
        Plain);

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
}
