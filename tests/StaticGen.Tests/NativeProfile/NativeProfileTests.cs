using System.Reflection.Metadata;
using StaticGen.Benchmarks.NativeProfile;

namespace StaticGen.Tests.NativeProfile;

/// <summary>The profile that the native program is compiled with is about methods that exist (docs/decisions/0029-profile.md).</summary>
public sealed class NativeProfileTests
{
    private const double MostMissing = 0.2;

    [Fact]
    public void The_profile_knows_the_program()
    {
        using var file = new MibcFile(Path.Combine(AppContext.BaseDirectory, "staticgen.mibc"));
        var library = ProgramModule.Open(typeof(SiteBuilder).Assembly.Location)!;
        var existing = library.Metadata.MethodDefinitions.Select(library.Metadata.GetMethodDefinition)
            .Select(m => (library.NameOf(m.GetDeclaringType()), library.Metadata.GetString(m.Name))).ToHashSet();

        var profiled = file.Methods().Where(m => m.Assembly == library.Name).Select(m => (m.Type, m.Method)).ToHashSet();
        var missing = profiled.Where(m => !existing.Contains(m)).Order().ToList();

        Assert.True(profiled.Count > 500, $"Only {profiled.Count} methods of StaticGen are in the profile: run tests/StaticGen.Benchmarks/profile.");
        Assert.True(
            missing.Count < MostMissing * profiled.Count,
            $"{missing.Count} of {profiled.Count} methods in the profile are gone: run tests/StaticGen.Benchmarks/profile. The first: {string.Join(", ", missing.Take(10))}");
    }
}
