using System.Text;
using StaticGen.Output;

namespace StaticGen.Tests.Output;

public sealed class NativeFileSystemTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("staticgen-native-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("")]
    [InlineData("é")]
    [InlineData("one two")]
    public void A_file_is_read_as_it_is(string text)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "only Linux is asked directly");
        var path = Written(text);

        Assert.Equal(text, Read(path, (int)new FileInfo(path).Length));
        Assert.Equal(text, Read(path, 1000));
    }

    [Fact]
    public void A_large_file_is_read_whole()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "only Linux is asked directly");
        var text = string.Concat(Enumerable.Range(0, 400_000).Select(static i => (char)('a' + (i % 26))));

        Assert.Equal(text, Read(Written(text), text.Length));
    }

    [Fact]
    public void What_has_become_longer_or_is_no_file_is_left_to_the_class_library()
    {
        Assert.Null(NativeFileSystem.TryReadFile(Written("one two"), 3));
        Assert.Null(NativeFileSystem.TryReadFile(_folder, 3));
        Assert.Null(NativeFileSystem.TryReadFile(Path.Join(_folder, "none"), 3));
    }

    private string Written(string text)
    {
        var path = Path.Join(_folder, "file");
        File.WriteAllText(path, text);
        return path;
    }

    private static string? Read(string path, int length) => NativeFileSystem.TryReadFile(path, length) is { } content ? Encoding.UTF8.GetString(content.Span) : null;
}
