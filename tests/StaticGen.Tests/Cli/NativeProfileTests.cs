using System.IO.Compression;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace StaticGen.Tests.Cli;

/// <summary>The profile that the native program is compiled with is about methods that exist (docs/decisions/0029-profile.md).</summary>
public sealed class NativeProfileTests
{
    private const double MostMissing = 0.2;

    [Fact]
    public void The_profile_knows_the_program()
    {
        using var archive = ZipFile.OpenRead(Path.Combine(AppContext.BaseDirectory, "staticgen.mibc"));
        using var content = new MemoryStream();
        using (var entry = archive.GetEntry("staticgen.mibc.dll")!.Open()) entry.CopyTo(content);
        content.Position = 0;
        using var file = new PEReader(content);
        var metadata = file.GetMetadataReader();
        var profiled = metadata.MemberReferences.Select(metadata.GetMemberReference)
            .Where(m => m.Parent.Kind == HandleKind.TypeReference)
            .Select(m => (Type: NameOf(metadata, (TypeReferenceHandle)m.Parent), Method: metadata.GetString(m.Name)))
            .Where(m => m.Type.Assembly == typeof(SiteBuilder).Assembly.GetName().Name)
            .Select(m => (Type: m.Type.Name, m.Method)).ToHashSet();

        var missing = profiled.Where(m => !Exists(m.Type, m.Method)).Order().ToList();

        Assert.True(profiled.Count > 500, $"Only {profiled.Count} methods of StaticGen are in the profile: run tests/StaticGen.Benchmarks/profile.");
        Assert.True(
            missing.Count < MostMissing * profiled.Count,
            $"{missing.Count} of {profiled.Count} methods in the profile are gone: run tests/StaticGen.Benchmarks/profile. The first: {string.Join(", ", missing.Take(10))}");
    }

    private static bool Exists(string type, string method)
    {
        const System.Reflection.BindingFlags All = System.Reflection.BindingFlags.Public | System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Instance | System.Reflection.BindingFlags.Static;
        return typeof(SiteBuilder).Assembly.GetType(type) is { } found && (found.GetMethods(All).Any(m => m.Name == method) || found.GetConstructors(All).Any(c => c.Name == method));
    }

    private static (string Assembly, string Name) NameOf(MetadataReader metadata, TypeReferenceHandle handle)
    {
        var type = metadata.GetTypeReference(handle);
        var name = metadata.GetString(type.Name);
        if (type.ResolutionScope.Kind == HandleKind.TypeReference)
        {
            var (assembly, outer) = NameOf(metadata, (TypeReferenceHandle)type.ResolutionScope);
            return (assembly, $"{outer}+{name}");
        }
        var space = metadata.GetString(type.Namespace);
        return (metadata.GetString(metadata.GetAssemblyReference((AssemblyReferenceHandle)type.ResolutionScope).Name), space.Length == 0 ? name : $"{space}.{name}");
    }
}
