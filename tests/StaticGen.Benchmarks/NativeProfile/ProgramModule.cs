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
