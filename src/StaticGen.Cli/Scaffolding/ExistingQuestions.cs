using StaticGen.Configuration;
using StaticGen.Content;
using StaticGen.Sources;

namespace StaticGen.Cli.Scaffolding;

/// <summary>Reads the questions that a collection has.</summary>
internal static class ExistingQuestions
{
    /// <summary>Path from the site's root, and text, of each question, in ordinal order of the paths. Mistakes in them are not ours to report.</summary>
    public static IEnumerable<(string Path, string Question)> Of(string siteRoot, CollectionConfig collection)
    {
        foreach (var file in Files(siteRoot, collection))
        {
            if (SourceText.Decode(new SourceFile(file, File.ReadAllBytes(Path.Join(siteRoot, file))), out _) is not { } source) continue;
            if (FrontMatterReader.Read(source, collection).Value.FrontMatter is QuestionFrontMatter front) yield return (file, front.Question.Value);
        }
    }

    /// <summary>The file that has this slug in the collection, in whichever topic, or null.</summary>
    public static string? WithSlug(string siteRoot, CollectionConfig collection, string slug) =>
        Files(siteRoot, collection).FirstOrDefault(file => Slugs.OfFile(file) == slug);

    private static IEnumerable<string> Files(string siteRoot, CollectionConfig collection)
    {
        var folder = Path.Join(siteRoot, collection.Folder);
        if (!Directory.Exists(folder)) return [];
        return Directory.EnumerateFiles(folder, "*.md", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(siteRoot, file).Replace('\\', '/'))
            .Where(static file => Path.GetFileName(file)[0] is not ('_' or '.'))
            .Order(StringComparer.Ordinal);
    }
}
