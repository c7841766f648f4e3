using System.IO.Compression;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using StaticGen.Benchmarks.NativeProfile;

namespace StaticGen.Tests.NativeProfile;

/// <summary>A profile as the native compiler finds it.</summary>
internal sealed class MibcFile : IDisposable
{
    private readonly PEReader _file;
    private readonly ProgramModule _module;

    public MibcFile(string path)
    {
        using var archive = ZipFile.OpenRead(path);
        using var entry = archive.GetEntry(Path.GetFileName(path) + ".dll")!.Open();
        var content = new MemoryStream();
        entry.CopyTo(content);
        content.Position = 0;
        _file = new PEReader(content);
        _module = new ProgramModule(_file, _file.GetMetadataReader());
    }

    /// <summary>The methods of types without arguments.</summary>
    public IEnumerable<(string Assembly, string Type, string Method)> Methods() =>
        from handle in _module.Metadata.MemberReferences
        let method = _module.Metadata.GetMemberReference(handle)
        where method.Parent.Kind == HandleKind.TypeReference
        let type = _module.NameOf((TypeReferenceHandle)method.Parent)
        select (type.Assembly, type.Name, _module.Metadata.GetString(method.Name));

    /// <summary>The methods of generic types, and the generic methods with arguments.</summary>
    public int Instantiations => _module.Metadata.GetTableRowCount(TableIndex.TypeSpec) + _module.Metadata.GetTableRowCount(TableIndex.MethodSpec);

    /// <summary>The IL of the functions, by name; the first byte of each instruction and its operand.</summary>
    public Dictionary<string, byte[]> Functions() => _module.Metadata.MethodDefinitions.Select(_module.Metadata.GetMethodDefinition)
        .ToDictionary(m => _module.Metadata.GetString(m.Name), m => _file.GetMethodBody(m.RelativeVirtualAddress).GetILBytes()!);

    public void Dispose() => _file.Dispose();
}
