using System.Reflection.Metadata;

namespace StaticGen.Benchmarks.NativeProfile;

/// <summary>All assemblies of the native program, and their types by name.</summary>
internal sealed class ProgramModules
{
    private readonly Dictionary<string, List<(ProgramModule Module, TypeDefinitionHandle Type)>> _types = [];

    private ProgramModules(IReadOnlyList<ProgramModule> all)
    {
        All = all;
        foreach (var module in all)
        {
            foreach (var type in module.Metadata.TypeDefinitions)
            {
                var name = module.NameOf(type);
                if (!_types.TryGetValue(name, out var named)) _types[name] = named = [];
                named.Add((module, type));
            }
        }
    }

    public IReadOnlyList<ProgramModule> All { get; }

    /// <param name="responseFile">What the SDK hands to the native compiler: <c>obj/…/native/staticgen.ilc.rsp</c>, with paths that begin at <paramref name="project"/>.</param>
    /// <param name="project">The folder of the program's project.</param>
    public static ProgramModules Of(string responseFile, string project)
    {
        var lines = File.ReadAllLines(responseFile);
        var references = lines.Where(l => l.StartsWith("-r:", StringComparison.Ordinal)).Select(l => l[3..]);
        return new ProgramModules([.. references.Prepend(lines[0]).Select(f => Path.Combine(project, f)).Where(File.Exists).Select(ProgramModule.Open).OfType<ProgramModule>()]);
    }

    public IReadOnlyList<(ProgramModule Module, TypeDefinitionHandle Type)> Named(string name) => _types.GetValueOrDefault(name) ?? [];

    /// <summary>The definition of a type: that of the assembly it names, or the first; <c>default</c> where there is none.</summary>
    public (ProgramModule? Module, TypeDefinitionHandle Type) Find(TypeName type)
    {
        var named = Named(type.Name);
        return named.FirstOrDefault(t => t.Module.Name == type.Assembly, named is [var first, ..] ? first : default);
    }

    /// <summary>The type as it stands in code that classes share: a class becomes <see cref="TypeName.AnyClass"/>, also among the arguments of a struct.</summary>
    public TypeName Shared(TypeName type)
    {
        if (type.Suffix.EndsWith("[]", StringComparison.Ordinal)) return TypeName.AnyClass;
        var (module, definition) = Find(type);
        if (type.Suffix.Length == 0 && module is not null && !module.IsValueType(definition)) return TypeName.AnyClass;
        return type with { Arguments = [.. type.Arguments.Select(Shared)] };
    }
}
