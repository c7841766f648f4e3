using System.Collections.Immutable;
using System.Reflection.Metadata;

namespace StaticGen.Benchmarks.NativeProfile;

/// <summary>Prints signatures of methods as the runtime does in its profile, such as <c>instance generic bool  (value class System.ReadOnlySpan`1&lt;!!0&gt;,int32&amp;)</c>; nested types without what they are nested in.</summary>
internal sealed class SignaturePrinter : ISignatureTypeProvider<string, object?>
{
    private static readonly SignaturePrinter Instance = new();

    private SignaturePrinter() { }

    public static string Print(MethodDefinition method) => Print(method.DecodeSignature(Instance, null));

    public static string Print(MemberReference method) => Print(method.DecodeMethodSignature(Instance, null));

    private static string Print(MethodSignature<string> signature) =>
        $"{(signature.Header.IsInstance ? "instance " : "")}{(signature.GenericParameterCount > 0 ? "generic " : "")}{signature.ReturnType}  ({string.Join(',', signature.ParameterTypes)})";

    public string GetPrimitiveType(PrimitiveTypeCode typeCode) => typeCode switch
    {
        PrimitiveTypeCode.Boolean => "bool",
        PrimitiveTypeCode.Char => "wchar",
        PrimitiveTypeCode.SByte => "int8",
        PrimitiveTypeCode.Byte => "unsigned int8",
        PrimitiveTypeCode.Int16 => "int16",
        PrimitiveTypeCode.UInt16 => "unsigned int16",
        PrimitiveTypeCode.Int32 => "int32",
        PrimitiveTypeCode.UInt32 => "unsigned int32",
        PrimitiveTypeCode.Int64 => "int64",
        PrimitiveTypeCode.UInt64 => "unsigned int64",
        PrimitiveTypeCode.Single => "float32",
        PrimitiveTypeCode.Double => "float64",
        PrimitiveTypeCode.IntPtr => "int",
        PrimitiveTypeCode.UIntPtr => "unsigned int",
        PrimitiveTypeCode.Object => "class System.Object",
        PrimitiveTypeCode.String => "class System.String",
        PrimitiveTypeCode.Void => "void",
        _ => typeCode.ToString(),
    };

    public string GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind)
    {
        var type = reader.GetTypeDefinition(handle);
        return Named(reader, rawTypeKind, type.Namespace, type.Name);
    }

    public string GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind)
    {
        var type = reader.GetTypeReference(handle);
        return Named(reader, rawTypeKind, type.Namespace, type.Name);
    }

    public string GetTypeFromSpecification(MetadataReader reader, object? genericContext, TypeSpecificationHandle handle, byte rawTypeKind) =>
        reader.GetTypeSpecification(handle).DecodeSignature(this, genericContext);

    public string GetSZArrayType(string elementType) => elementType + "[]";

    public string GetArrayType(string elementType, ArrayShape shape) => $"{elementType}[{new string(',', shape.Rank - 1)}]";

    public string GetByReferenceType(string elementType) => elementType + "&";

    public string GetPointerType(string elementType) => elementType + "*";

    public string GetPinnedType(string elementType) => elementType;

    public string GetFunctionPointerType(MethodSignature<string> signature) => "fnptr";

    public string GetGenericInstantiation(string genericType, ImmutableArray<string> typeArguments) => $"{genericType}<{string.Join(',', typeArguments)}>";

    public string GetGenericMethodParameter(object? genericContext, int index) => $"!!{index}";

    public string GetGenericTypeParameter(object? genericContext, int index) => $"!{index}";

    public string GetModifiedType(string modifier, string unmodifiedType, bool isRequired) => unmodifiedType;

    private static string Named(MetadataReader reader, byte kind, StringHandle space, StringHandle name)
    {
        var isValueType = (SignatureTypeKind)kind == SignatureTypeKind.ValueType;
        return $"{(isValueType ? "value class" : "class")} {(space.IsNil ? "" : reader.GetString(space) + ".")}{reader.GetString(name)}";
    }
}
