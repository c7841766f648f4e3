namespace StaticGen.Tests.Highlighting;

/// <summary>The sample files that the tests of highlighting share with their counterpart for Node.</summary>
internal static class Samples
{
    /// <summary><c>tests/web/highlighting</c> of the repository the tests were built from.</summary>
    public static string Folder { get; } = Find();

    /// <summary>Every sample as <c>language/file</c> with its text, in ordinal order.</summary>
    public static IEnumerable<(string Name, string Language, string Code)> All()
    {
        var root = Path.Combine(Folder, "samples");
        foreach (var file in Directory.GetFiles(root, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var name = Path.GetRelativePath(root, file).Replace('\\', '/');
            yield return (name, name[..name.IndexOf('/', StringComparison.Ordinal)], File.ReadAllText(file).ReplaceLineEndings("\n"));
        }
    }

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var candidate = Path.Combine(folder.FullName, "tests", "web", "highlighting");
            if (Directory.Exists(candidate))
                return candidate;
        }
        throw new DirectoryNotFoundException("tests/web/highlighting is not above " + AppContext.BaseDirectory);
    }
}
