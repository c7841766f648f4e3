namespace StaticGen.Content.Markdown;

/// <summary>The languages in which code blocks are highlighted.</summary>
internal static class CodeLanguages
{
    /// <summary>A language as code blocks see it.</summary>
    internal sealed record CodeLanguage(string Title);

    private static readonly Dictionary<string, CodeLanguage> Known = new(StringComparer.OrdinalIgnoreCase)
    {
        ["python"] = new("Python"), ["pycon"] = new("Python console"), ["text"] = new("Text"), ["output"] = new("Output"),
        ["shell"] = new("Shell"), ["console"] = new("Console"), ["json"] = new("JSON"), ["yaml"] = new("YAML"), ["toml"] = new("TOML"),
        ["sql"] = new("SQL"), ["html"] = new("HTML"), ["css"] = new("CSS"), ["javascript"] = new("JavaScript"), ["csharp"] = new("C#"),
        ["c"] = new("C"), ["dockerfile"] = new("Dockerfile"), ["diff"] = new("Diff"), ["ini"] = new("INI"),
    };

    /// <summary>All names that <see cref="TryFind"/> knows.</summary>
    public static IEnumerable<string> Names => Known.Keys;

    public static bool TryFind(string name, out CodeLanguage? language) => Known.TryGetValue(name, out language);

    /// <summary>Writes code as the content of an element.</summary>
    public static void Write(string code, CodeLanguage? language, HtmlBuffer html)
    {
        _ = language;
        html.Text(code);
    }
}
