using System.Text.Json;

namespace StaticGen.Tests.Content.Markdown;

/// <summary>An example of a specification of Markdown.</summary>
internal sealed record SpecificationExample(string Markdown, string Html)
{
    /// <summary>The examples in a file below <c>tests/vectors</c>, by number.</summary>
    public static SortedDictionary<int, SpecificationExample> Load(string file)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "StaticGen.sln"))) folder = folder.Parent;
        using var json = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder?.FullName ?? "", "tests", "vectors", file)));
        var examples = new SortedDictionary<int, SpecificationExample>();
        foreach (var entry in json.RootElement.EnumerateArray())
        {
            examples.Add(
                entry.GetProperty("number").GetInt32(),
                new(entry.GetProperty("markdown").GetString()!, entry.GetProperty("html").GetString()!));
        }
        return examples;
    }
}
