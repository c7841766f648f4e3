using System.Text;
using StaticGen.Output;

namespace StaticGen.Tests.Output;

public sealed class NativeFileSystemTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

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
        Assert.Null(NativeFileSystem.TryReadFile(_folder.Path, 3));
        Assert.Null(NativeFileSystem.TryReadFile(_folder.At("none"), 3));
    }

    [Fact]
    public void A_file_goes_into_the_room_there_is_if_that_is_long_enough()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "only Linux is asked directly");
        var path = Written("one two");
        var room = new byte[8];

        Assert.True(NativeFileSystem.TryReadFile(path, 7, room)!.Value.Span.Overlaps(room));
        Assert.Equal("one two", Encoding.UTF8.GetString(room.AsSpan(0, 7)));
        Assert.False(NativeFileSystem.TryReadFile(path, 7, new byte[7])!.Value.IsEmpty);
        Assert.Null(NativeFileSystem.TryReadFile(path, 6, new byte[100]));
    }

    private string Written(string text)
    {
        _folder.Write("file", text);
        return _folder.At("file");
    }

    private static string? Read(string path, int length) => NativeFileSystem.TryReadFile(path, length) is { } content ? Encoding.UTF8.GetString(content.Span) : null;
}
