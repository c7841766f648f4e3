using System.Reflection.Metadata;
using System.Xml.Linq;
using StaticGen.Benchmarks.NativeProfile;
using StaticGen.Cli;

namespace StaticGen.Tests.NativeProfile;

/// <summary>What the program calls of the C library, the linker finds: one name too few, and .NET looks for the library by name when the program starts.</summary>
public sealed class DirectCallsTests
{
    /// <summary>What only macOS has, so that no program for Linux could be linked with it.</summary>
    private const string OnlyMacOS = "renamex_np";

    [Fact]
    public void The_project_names_what_is_called_of_the_C_library()
    {
        var called = new[] { typeof(SiteBuilder), typeof(StaticGenProgram) }.SelectMany(t => CalledOfC(ProgramModule.Open(t.Assembly.Location)!.Metadata)).Distinct();
        var named = XDocument.Load(Path.Combine(AppContext.BaseDirectory, "StaticGen.Cli.csproj")).Descendants("DirectPInvoke").Single().Attribute("Include")!.Value.Split(';');

        Assert.Equal(called.Where(static name => name != OnlyMacOS).Select(static name => "libc!" + name).Order(StringComparer.Ordinal), named);
    }

    private static IEnumerable<string> CalledOfC(MetadataReader metadata) =>
        from handle in metadata.MethodDefinitions
        let import = metadata.GetMethodDefinition(handle).GetImport()
        where !import.Module.IsNil && metadata.GetString(metadata.GetModuleReference(import.Module).Name) == "libc"
        select metadata.GetString(import.Name);
}
