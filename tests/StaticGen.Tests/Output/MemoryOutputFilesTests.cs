using System.Text;
using StaticGen.Output;

namespace StaticGen.Tests.Output;

/// <summary>What a served site does with files that it does not hold in memory.</summary>
public sealed class MemoryOutputFilesTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("staticgen-memory-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_small_file_is_kept_and_a_large_one_is_read_when_it_is_asked_for()
    {
        var small = Write("small.png", 10);
        var large = Write("large.png", 1_000_000);
        var output = new MemoryOutput();

        output.AddFile("small.png", small);
        output.AddFile("large.png", large);

        Assert.Equal(["small.png"], output.Files.Keys);
        Assert.Equal(["large.png"], output.OnDisk.Keys);
        Assert.True(output.Has("large.png"));
        Assert.Equal(1_000_000, output.Read("large.png")!.Length);
    }

    [Fact]
    public void What_many_small_files_hold_together_is_limited()
    {
        var file = Write("a.png", 200_000);
        var output = new MemoryOutput();

        for (var i = 0; i < 400; i++) output.AddFile($"{i}.png", file);

        Assert.InRange(output.Files.Values.Sum(f => (long)f.Length), 60_000_000, 64 * 1024 * 1024);
        Assert.Equal(400, output.Files.Count + output.OnDisk.Count);
    }

    [Fact]
    public void A_large_file_that_became_a_link_or_went_is_not_served()
    {
        var large = Write("large.png", 1_000_000);
        var output = new MemoryOutput();
        output.AddFile("large.png", large);

        File.Delete(large);
        Assert.Null(output.Read("large.png"));
        File.CreateSymbolicLink(large, Write("secret", 5));
        Assert.Null(output.Read("large.png"));
    }

    [Fact]
    public void A_large_file_that_changed_makes_another_site()
    {
        var large = Write("large.png", 1_000_000);
        var first = new MemoryOutput();
        first.AddFile("large.png", large);
        var same = new MemoryOutput(first);
        same.AddFile("large.png", large);
        Write("large.png", 1_000_001);
        var other = new MemoryOutput(first);
        other.AddFile("large.png", large);

        Assert.False(same.CompleteAndCompare());
        Assert.True(other.CompleteAndCompare());
    }

    private string Write(string name, int length)
    {
        var file = Path.Join(_folder, name);
        File.WriteAllBytes(file, Encoding.ASCII.GetBytes(new string('x', length)));
        return file;
    }
}
