using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace StaticGen.Benchmarks.NativeProfile;

/// <summary>An assembly that the native program is made of.</summary>
internal sealed class ProgramModule(PEReader file, MetadataReader metadata)
{
    public MetadataReader Metadata => metadata;

    public string Name { get; } = metadata.GetString(metadata.GetAssemblyDefinition().Name);

    /// <summary>The type's name as the runtime prints it: namespace, then nested types behind <c>+</c>.</summary>
    public string NameOf(TypeDefinitionHandle handle)
    {
        var type = metadata.GetTypeDefinition(handle);
        var name = metadata.GetString(type.Name);
        return type.GetDeclaringType() is { IsNil: false } outer ? $"{NameOf(outer)}+{name}" : Join(metadata.GetString(type.Namespace), name);
    }

    /// <summary>The name of a type of another assembly, and that assembly's.</summary>
    public (string Assembly, string Name) NameOf(TypeReferenceHandle handle)
    {
        var type = metadata.GetTypeReference(handle);
        var name = metadata.GetString(type.Name);
        if (type.ResolutionScope.Kind == HandleKind.TypeReference)
        {
            var (assembly, outer) = NameOf((TypeReferenceHandle)type.ResolutionScope);
            return (assembly, $"{outer}+{name}");
        }
        return (metadata.GetString(metadata.GetAssemblyReference((AssemblyReferenceHandle)type.ResolutionScope).Name), Join(metadata.GetString(type.Namespace), name));
    }

    public bool IsValueType(TypeDefinitionHandle handle)
    {
        var parent = metadata.GetTypeDefinition(handle).BaseType;
        var name = parent switch
        {
            { IsNil: true } => "",
            { Kind: HandleKind.TypeReference } => NameOf((TypeReferenceHandle)parent).Name,
            { Kind: HandleKind.TypeDefinition } => NameOf((TypeDefinitionHandle)parent),
            _ => "",
        };
        return name is "System.ValueType" or "System.Enum";
    }

    /// <summary>The size of a method's body in bytes; 0 where it has none.</summary>
    public int IlSize(MethodDefinition method) => method.RelativeVirtualAddress == 0 ? 0 : file.GetMethodBody(method.RelativeVirtualAddress).GetILReader().Length;

    /// <summary>The assembly in a file; null for a file without one.</summary>
    public static ProgramModule? Open(string path)
    {
        var file = new PEReader(File.OpenRead(path));
        return file.HasMetadata ? new ProgramModule(file, file.GetMetadataReader()) : null;
    }

    private static string Join(string space, string name) => space.Length == 0 ? name : $"{space}.{name}";
}

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
