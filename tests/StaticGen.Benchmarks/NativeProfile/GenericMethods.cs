using System.Collections.Immutable;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;

namespace StaticGen.Benchmarks.NativeProfile;

/// <summary>With which types the program calls its generic methods. The profile does not say so; the assemblies do.</summary>
internal sealed class GenericMethods
{
    // More than that, and a method is as common as Enumerable.Select: what one of its users does says little of the others.
    private const int MostInherited = 4;
    private const int Depth = 3;

    private readonly ProgramModules _modules;
    private readonly Dictionary<string, List<IReadOnlyList<TypeName>>> _byMethod = [];
    private readonly Dictionary<string, List<IReadOnlyList<TypeName>>> _byOwner = [];

    public GenericMethods(ProgramModules modules)
    {
        _modules = modules;
        var open = new List<(string Owner, string Method, IReadOnlyList<TypeName> Arguments)>();
        foreach (var call in modules.All.SelectMany(CallsOf))
        {
            if (call.Arguments.Any(a => a.IsOpen)) open.Add(call);
            else Add(call.Owner, call.Method, call.Arguments);
        }
        // A generic method that calls another one of its type hands on what it was called with.
        for (var round = 0; round < Depth; round++)
        {
            foreach (var (owner, method, arguments) in open)
            {
                if (_byOwner.GetValueOrDefault(owner) is not { Count: <= MostInherited } sets) continue;
                foreach (var set in sets.ToArray())
                {
                    var inherited = arguments.Select(a => a.With(set)).ToArray();
                    if (!inherited.Contains(null)) Add(owner, method, inherited!);
                }
            }
        }
    }

    /// <param name="owner">The method's type.</param>
    /// <param name="signature">As <see cref="SignaturePrinter"/> prints it.</param>
    /// <returns>Type arguments, as shared code has them.</returns>
    public IReadOnlyList<IReadOnlyList<TypeName>> ArgumentsOf(string owner, string method, string signature) => _byMethod.GetValueOrDefault(Key(owner, method, signature)) ?? [];

    private static string Key(string owner, string method, string signature) => $"{owner}.{method} {signature}";

    private void Add(string owner, string method, IReadOnlyList<TypeName> arguments)
    {
        var shared = arguments.Select(_modules.Shared).ToArray();
        AddTo(_byMethod, method, shared);
        AddTo(_byOwner, owner, shared);
    }

    private static void AddTo(Dictionary<string, List<IReadOnlyList<TypeName>>> sets, string key, TypeName[] arguments)
    {
        if (!sets.TryGetValue(key, out var known)) sets[key] = known = [];
        var text = string.Join(',', arguments.AsEnumerable());
        if (!known.Exists(k => string.Join(',', k) == text)) known.Add(arguments);
    }

    private static IEnumerable<(string Owner, string Method, IReadOnlyList<TypeName> Arguments)> CallsOf(ProgramModule module)
    {
        var metadata = module.Metadata;
        for (var row = 1; row <= metadata.GetTableRowCount(TableIndex.MethodSpec); row++)
        {
            var call = metadata.GetMethodSpecification(MetadataTokens.MethodSpecificationHandle(row));
            string owner, method;
            if (call.Method.Kind == HandleKind.MethodDefinition)
            {
                var definition = metadata.GetMethodDefinition((MethodDefinitionHandle)call.Method);
                owner = module.NameOf(definition.GetDeclaringType());
                method = Key(owner, metadata.GetString(definition.Name), SignaturePrinter.Print(definition));
            }
            else
            {
                var reference = metadata.GetMemberReference((MemberReferenceHandle)call.Method);
                if (reference.Parent.Kind != HandleKind.TypeReference) continue;
                owner = module.NameOf((TypeReferenceHandle)reference.Parent).Name;
                method = Key(owner, metadata.GetString(reference.Name), SignaturePrinter.Print(reference));
            }
            var arguments = call.DecodeSignature(new ArgumentReader(module), null);
            if (!arguments.Contains(null)) yield return (owner, method, arguments!);
        }
    }

    /// <summary>Reads types in a signature as names; null for what no name is made of here.</summary>
    private sealed class ArgumentReader(ProgramModule module) : ISignatureTypeProvider<TypeName?, object?>
    {
        public TypeName GetPrimitiveType(PrimitiveTypeCode typeCode) => new($"System.{typeCode}", []);

        public TypeName GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind) => new(module.NameOf(handle), [], Assembly: module.Name);

        public TypeName GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind) => new(module.NameOf(handle).Name, []);

        public TypeName? GetTypeFromSpecification(MetadataReader reader, object? genericContext, TypeSpecificationHandle handle, byte rawTypeKind) =>
            reader.GetTypeSpecification(handle).DecodeSignature(this, genericContext);

        public TypeName? GetSZArrayType(TypeName? elementType) => Suffixed(elementType, "[]");

        public TypeName? GetPointerType(TypeName? elementType) => Suffixed(elementType, "*");

        public TypeName? GetByReferenceType(TypeName? elementType) => Suffixed(elementType, "&");

        public TypeName? GetPinnedType(TypeName? elementType) => elementType;

        public TypeName? GetArrayType(TypeName? elementType, ArrayShape shape) => null;

        public TypeName? GetFunctionPointerType(MethodSignature<TypeName?> signature) => null;

        public TypeName? GetGenericInstantiation(TypeName? genericType, ImmutableArray<TypeName?> typeArguments) =>
            genericType is null || typeArguments.Contains(null) ? null : genericType with { Arguments = typeArguments! };

        public TypeName GetGenericMethodParameter(object? genericContext, int index) => new($"!!{index}", []);

        public TypeName GetGenericTypeParameter(object? genericContext, int index) => new($"!{index}", []);

        public TypeName? GetModifiedType(TypeName? modifier, TypeName? unmodifiedType, bool isRequired) => unmodifiedType;

        private static TypeName? Suffixed(TypeName? type, string suffix) => type is null ? null : type with { Suffix = type.Suffix + suffix };
    }
}
