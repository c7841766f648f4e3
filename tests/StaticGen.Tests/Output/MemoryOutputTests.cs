using StaticGen.Output;
using Xunit;

namespace StaticGen.Tests.Output;

public sealed class MemoryOutputTests
{
    [Fact]
    public void Files_are_found_by_their_path()
    {
        var output = new MemoryOutput();
        output.Add("a/index.html", "page"u8);

        Assert.Equal("page"u8.ToArray(), output.Files["a/index.html"]);
        Assert.False(output.Files.ContainsKey("a"));
    }

    [Fact]
    public void A_path_comes_only_once()
    {
        var output = new MemoryOutput();
        output.Add("a.html", "1"u8);

        Assert.Throws<ArgumentException>(() => output.Add("a.html", "2"u8));
    }

    [Fact]
    public void An_unchanged_file_shares_its_bytes_with_the_former_output()
    {
        var former = new MemoryOutput();
        former.Add("a.html", "same"u8);
        former.Add("b.html", "old"u8);
        var output = new MemoryOutput(former);
        output.Add("a.html", "same"u8);
        output.Add("b.html", "new"u8);

        Assert.Same(former.Files["a.html"], output.Files["a.html"]);
        Assert.True(output.CompleteAndCompare());
    }

    [Fact]
    public void A_file_that_is_missing_is_a_difference_and_the_same_files_are_none()
    {
        var former = new MemoryOutput();
        former.Add("a.html", "a"u8);
        former.Add("b.html", "b"u8);
        var less = new MemoryOutput(former);
        less.Add("a.html", "a"u8);
        var same = new MemoryOutput(former);
        same.Add("b.html", "b"u8);
        same.Add("a.html", "a"u8);

        Assert.True(less.CompleteAndCompare());
        Assert.False(same.CompleteAndCompare());
    }
}
