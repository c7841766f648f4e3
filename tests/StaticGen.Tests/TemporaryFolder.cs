namespace StaticGen.Tests;

/// <summary>A folder that goes with the test.</summary>
public sealed class TemporaryFolder : IDisposable
{
    public TemporaryFolder()
    {
        Path = Directory.CreateTempSubdirectory("staticgen-test-").FullName;
    }

    public string Path { get; }

    public string At(string path) => System.IO.Path.Join(Path, path);

    public void Write(string path, string content)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(At(path))!);
        File.WriteAllText(At(path), content);
    }

    public string Read(string path) => File.ReadAllText(At(path));

    /// <summary>Paths of all files below <paramref name="folder"/>, ordinal order, <c>/</c> between the parts.</summary>
    public string[] Files(string folder = "") => !Directory.Exists(At(folder))
        ? []
        : [.. Directory.EnumerateFiles(At(folder), "*", SearchOption.AllDirectories)
            .Select(file => System.IO.Path.GetRelativePath(At(folder), file).Replace('\\', '/'))
            .Order(StringComparer.Ordinal)];

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
