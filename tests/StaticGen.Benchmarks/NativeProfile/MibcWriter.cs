using System.Globalization;
using System.IO.Compression;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace StaticGen.Benchmarks.NativeProfile;

/// <summary>
/// Writes a profile in the form that .NET's native compiler reads: an assembly of which the method <c>AssemblyDictionary</c> names groups of methods, by the assemblies that they need, and a method for each group that
/// pushes methods and what was counted in them (<c>MIbcProfileParser</c> in the runtime's <c>src/coreclr/tools</c> describes it). The assembly lies in a zip archive.
/// </summary>
internal sealed class MibcWriter(ProgramModules modules)
{
    private const string AnyClassAssembly = "System.Private.Canon";
    private const int DataMask = 15;
    private const int AllFieldsFollow = 15;
    private const int UnknownHandle = 1;

    // Nothing refers to it; a constant one keeps the file the same for the same counts.
    private static readonly Guid Identity = new("6d2f7a1c-3f0e-4f5b-9a50-8f1d5c0e7b21");

    private readonly MetadataBuilder _metadata = new();
    private readonly Dictionary<string, AssemblyReferenceHandle> _assemblies = [];
    private readonly Dictionary<(string Assembly, string Name), TypeReferenceHandle> _types = [];
    private readonly Dictionary<string, TypeSpecificationHandle> _specifications = [];
    private readonly SortedDictionary<string, InstructionEncoder> _groups = new(StringComparer.Ordinal);

    /// <summary>Adds what was counted in a method.</summary>
    /// <param name="owner">Its type, with the arguments of a generic one.</param>
    /// <param name="arguments">Those of a generic method, else none.</param>
    /// <returns>Whether all types were found.</returns>
    public bool Add(ProgramModule module, MethodDefinitionHandle method, TypeName owner, IReadOnlyList<TypeName> arguments, CountedMethod counted)
    {
        var needed = new SortedSet<string>(StringComparer.Ordinal);
        var definition = module.Metadata.GetMethodDefinition(method);
        if (definition.GetGenericParameters().Count != arguments.Count) return false;
        if (TypeToken(owner with { Assembly = module.Name }, needed) is not { } parent) return false;
        var signature = new BlobBuilder();
        var from = module.Metadata.GetBlobReader(definition.Signature);
        new SignatureCopier(module, TypeReference).Copy(ref from, signature);
        EntityHandle token = _metadata.AddMemberReference(parent, _metadata.GetOrAddString(module.Metadata.GetString(definition.Name)), _metadata.GetOrAddBlob(signature));
        if (arguments.Count > 0)
        {
            var instantiation = new BlobBuilder();
            instantiation.WriteByte((byte)SignatureKind.MethodSpecification);
            instantiation.WriteCompressedInteger(arguments.Count);
            foreach (var argument in arguments)
            {
                if (!TryEncode(argument, instantiation, needed)) return false;
            }
            token = _metadata.AddMethodSpecification(token, _metadata.GetOrAddBlob(instantiation));
        }
        needed.Remove(module.Name);
        WriteMethod(GroupOf([module.Name, .. needed]), token, counted);
        return true;
    }

    /// <summary>Writes the file; nothing may be added after it.</summary>
    public void WriteTo(string path)
    {
        var name = Path.GetFileName(path);
        _metadata.AddModule(0, _metadata.GetOrAddString(name), _metadata.GetOrAddGuid(Identity), default, default);
        _metadata.AddAssembly(_metadata.GetOrAddString(name), new Version(), default, default, default, AssemblyHashAlgorithm.None);
        _metadata.AddTypeDefinition(default, default, _metadata.GetOrAddString("<Module>"), default, MetadataTokens.FieldDefinitionHandle(1), MetadataTokens.MethodDefinitionHandle(1));
        var code = new BlobBuilder();
        var bodies = new MethodBodyStreamEncoder(code);
        var dictionary = new InstructionEncoder(new BlobBuilder());
        foreach (var (assemblies, group) in _groups)
        {
            dictionary.LoadString(_metadata.GetOrAddUserString(assemblies));
            dictionary.OpCode(ILOpCode.Ldtoken);
            dictionary.Token(AddMethod($"Assemblies_{assemblies}", group, bodies));
            dictionary.OpCode(ILOpCode.Pop);
        }
        AddMethod("AssemblyDictionary", dictionary, bodies);
        var assembly = new BlobBuilder();
        new ManagedPEBuilder(PEHeaderBuilder.CreateLibraryHeader(), new MetadataRootBuilder(_metadata), code, deterministicIdProvider: _ => new BlobContentId(Identity, 0)).Serialize(assembly);
        using var archive = new ZipArchive(File.Create(path), ZipArchiveMode.Create);
        var entry = archive.CreateEntry($"{name}.dll", CompressionLevel.SmallestSize);
        // The same counts make the same file.
        entry.LastWriteTime = new DateTimeOffset(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);
        using var stream = entry.Open();
        assembly.WriteContentTo(stream);
    }

    private InstructionEncoder GroupOf(IEnumerable<string> assemblies)
    {
        var key = string.Concat(assemblies.Select(a => $"{a};"));
        if (!_groups.TryGetValue(key, out var group)) _groups[key] = group = new InstructionEncoder(new BlobBuilder());
        return group;
    }

    private void WriteMethod(InstructionEncoder code, EntityHandle method, CountedMethod counted)
    {
        code.OpCode(ILOpCode.Ldtoken);
        code.Token(method);
        code.LoadString(_metadata.GetOrAddUserString("ExclusiveWeight"));
        code.LoadConstantR8(Math.Max(counted.Weight, 1));
        code.LoadString(_metadata.GetOrAddUserString("InstrumentationDataStart"));
        foreach (var counter in counted.Counters)
        {
            code.LoadConstantI4(AllFieldsFollow);
            code.LoadConstantI4(counter.Offset);
            code.LoadConstantI4(counter.Kind);
            code.LoadConstantI4(counter.Data.Count);
            code.LoadConstantI4(counter.Other);
            foreach (var datum in counter.Data) WriteDatum(code, counter.Kind & DataMask, datum);
        }
        code.LoadString(_metadata.GetOrAddUserString("InstrumentationDataEnd"));
        code.OpCode(ILOpCode.Pop);
    }

    private void WriteDatum(InstructionEncoder code, int kind, string datum)
    {
        switch (kind)
        {
            case 1:
                WriteNumber(code, long.Parse(datum, CultureInfo.InvariantCulture));
                break;
            case 2:
                // The lower half comes first.
                var halves = datum.Split(' ').Select(h => ulong.Parse(h, CultureInfo.InvariantCulture)).ToArray();
                code.LoadConstantI8((long)(halves[0] | (halves[1] << 32)));
                break;
            case 3 when !datum.EndsWith(": NULL", StringComparison.Ordinal) && TypeName.Parse(datum["TypeHandle: ".Length..]) is { } name && TypeToken(name, []) is { } type:
                code.OpCode(ILOpCode.Ldtoken);
                code.Token(type);
                break;
            case 3 or 4:
                code.LoadConstantI4(datum.EndsWith(": NULL", StringComparison.Ordinal) ? 0 : UnknownHandle);
                break;
        }
    }

    private static void WriteNumber(InstructionEncoder code, long number)
    {
        if (number <= int.MaxValue) code.LoadConstantI4((int)number);
        else code.LoadConstantI8(number);
    }

    private EntityHandle? TypeToken(TypeName type, SortedSet<string> needed)
    {
        var blob = new BlobBuilder();
        if (!TryEncode(type, blob, needed)) return null;
        if (type.Arguments.Count == 0 && type.Suffix.Length == 0) return TypeReference(modules.Find(type).Module?.Name ?? AnyClassAssembly, type.Name);
        var key = Convert.ToHexString(blob.ToArray());
        if (!_specifications.TryGetValue(key, out var handle)) _specifications[key] = handle = _metadata.AddTypeSpecification(_metadata.GetOrAddBlob(blob));
        return handle;
    }

    /// <summary>Writes a type as signatures have it (ECMA-335, II.23.2.12).</summary>
    private bool TryEncode(TypeName type, BlobBuilder to, SortedSet<string> needed)
    {
        if (type.Suffix.Length > 0)
        {
            var isArray = type.Suffix[^1] == ']';
            to.WriteByte((byte)(isArray ? SignatureTypeCode.SZArray : type.Suffix[^1] == '*' ? SignatureTypeCode.Pointer : SignatureTypeCode.ByReference));
            return TryEncode(type with { Suffix = type.Suffix[..^(isArray ? 2 : 1)] }, to, needed);
        }
        if (type.Name == TypeName.AnyClass.Name)
        {
            WriteType(to, SignatureTypeKind.Class, TypeReference(AnyClassAssembly, type.Name));
            return true;
        }
        var (module, definition) = modules.Find(type);
        if (module is null || module.Metadata.GetTypeDefinition(definition).GetGenericParameters().Count != type.Arguments.Count) return false;
        needed.Add(module.Name);
        if (type.Arguments.Count > 0) to.WriteByte((byte)SignatureTypeCode.GenericTypeInstance);
        WriteType(to, module.IsValueType(definition) ? SignatureTypeKind.ValueType : SignatureTypeKind.Class, TypeReference(module.Name, type.Name));
        if (type.Arguments.Count == 0) return true;
        to.WriteCompressedInteger(type.Arguments.Count);
        return type.Arguments.All(a => TryEncode(a, to, needed));
    }

    private static void WriteType(BlobBuilder to, SignatureTypeKind kind, EntityHandle type)
    {
        to.WriteByte((byte)kind);
        to.WriteCompressedInteger(CodedIndex.TypeDefOrRefOrSpec(type));
    }

    private TypeReferenceHandle TypeReference(string assembly, string name)
    {
        if (_types.TryGetValue((assembly, name), out var known)) return known;
        var nested = name.LastIndexOf('+');
        // Names that the compiler made have dots between angle brackets.
        var dot = name.LastIndexOf('.', name.IndexOf('<', StringComparison.Ordinal) is > 0 and var angle ? angle : name.Length - 1);
        return _types[(assembly, name)] = nested > 0
            ? _metadata.AddTypeReference(TypeReference(assembly, name[..nested]), default, _metadata.GetOrAddString(name[(nested + 1)..]))
            : _metadata.AddTypeReference(AssemblyReference(assembly), dot < 0 ? default : _metadata.GetOrAddString(name[..dot]), _metadata.GetOrAddString(name[(dot + 1)..]));
    }

    private AssemblyReferenceHandle AssemblyReference(string name)
    {
        if (!_assemblies.TryGetValue(name, out var handle)) _assemblies[name] = handle = _metadata.AddAssemblyReference(_metadata.GetOrAddString(name), new Version(), default, default, default, default);
        return handle;
    }

    private MethodDefinitionHandle AddMethod(string name, InstructionEncoder code, MethodBodyStreamEncoder to)
    {
        code.OpCode(ILOpCode.Ret);
        var signature = new BlobBuilder();
        new BlobEncoder(signature).MethodSignature().Parameters(0, r => r.Void(), _ => { });
        return _metadata.AddMethodDefinition(
            MethodAttributes.Public | MethodAttributes.Static,
            MethodImplAttributes.IL,
            _metadata.GetOrAddString(name),
            _metadata.GetOrAddBlob(signature),
            to.AddMethodBody(code),
            default);
    }
}
