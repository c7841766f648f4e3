using System.Text.Json;

namespace StaticGen.Tests.Search;

/// <summary>Cases that C# and JavaScript share; <c>tests/vectors/make.mjs</c> writes them.</summary>
internal static class Vectors
{
    public static JsonElement Read(string name)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Folder(), name)));
        return document.RootElement.Clone();
    }

    private static string Folder()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var vectors = Path.Combine(folder.FullName, "tests", "vectors");
            if (Directory.Exists(vectors)) return vectors;
        }
        throw new DirectoryNotFoundException("tests/vectors");
    }
}
