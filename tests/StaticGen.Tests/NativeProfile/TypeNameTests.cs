using CsCheck;
using StaticGen.Benchmarks.NativeProfile;

namespace StaticGen.Tests.NativeProfile;

public sealed class TypeNameTests
{
    [Theory]
    [InlineData("System.Int32")]
    [InlineData("System.Byte[][]")]
    [InlineData("System.Char*&")]
    [InlineData("A.B`1+C[System.Int32]")]
    [InlineData("A.B`2[System.String,A.C`1[System.Byte[]]]")]
    [InlineData("A.B+<Read<T,U>>d__1")]
    public void A_name_is_read_as_it_is_written(string name) => Assert.Equal(name, TypeName.Parse(name)?.ToString());

    [Fact]
    public void Assemblies_are_read_too()
    {
        var type = TypeName.Parse("A.B`2+C[[System.String, Core, Version=1.0.0.0],[A.D`1[[System.Int32, Core]], Other]], Mine, Version=2.0.0.0")!;

        Assert.Equal(("A.B`2+C[System.String,A.D`1[System.Int32]]", "Mine"), (type.ToString(), type.Assembly));
        Assert.Equal(["Core", "Other"], type.Arguments.Select(a => a.Assembly));
    }

    [Theory]
    [InlineData("")]
    [InlineData("A[")]
    [InlineData("A[B")]
    [InlineData("A[B,")]
    [InlineData("A[,]")]
    [InlineData("A[[B, C]")]
    [InlineData("A]")]
    public void What_is_no_name_is_none(string text) => Assert.Null(TypeName.Parse(text));

    [Fact]
    public void Nothing_that_is_written_breaks_the_reader() =>
        Gen.String[Gen.Char["AB`1+[],*&<> "], 0, 30].Sample(text => TypeName.Parse(text)?.ToString() is null or { Length: > 0 });

    [Fact]
    public void Parameters_of_a_method_are_put_in()
    {
        var open = TypeName.Parse("A.B`2[!!1,System.Int32]")!;

        Assert.True(open.IsOpen);
        Assert.Equal("A.B`2[C,System.Int32]", open.With([TypeName.AnyClass, new TypeName("C", [])])?.ToString());
        Assert.Null(open.With([TypeName.AnyClass]));
        Assert.Null(TypeName.Parse("A.B`1[!0]")!.With([TypeName.AnyClass]));
    }
}
