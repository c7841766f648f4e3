using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;

namespace StaticGen.Benchmarks.NativeProfile;

/// <summary>Copies signatures of methods from one assembly to another, which calls the same types by other tokens (ECMA-335, II.23.2).</summary>
/// <param name="reference">The token of the type of that name in that assembly.</param>
internal sealed class SignatureCopier(ProgramModule from, Func<string, string, TypeReferenceHandle> reference)
{
    public void Copy(ref BlobReader signature, BlobBuilder to)
    {
        var header = signature.ReadSignatureHeader();
        to.WriteByte(header.RawValue);
        if (header.IsGeneric) CopyNumber(ref signature, to);
        // The type that is returned comes before the parameters.
        for (var types = CopyNumber(ref signature, to) + 1; types > 0; types--) CopyType(ref signature, to);
    }

    private void CopyType(ref BlobReader signature, BlobBuilder to)
    {
        var code = signature.ReadByte();
        to.WriteByte(code);
        switch ((SignatureTypeCode)code)
        {
            case (SignatureTypeCode)SignatureTypeKind.ValueType or (SignatureTypeCode)SignatureTypeKind.Class:
                CopyToken(ref signature, to);
                break;
            case SignatureTypeCode.GenericTypeParameter or SignatureTypeCode.GenericMethodParameter:
                CopyNumber(ref signature, to);
                break;
            case SignatureTypeCode.Pointer or SignatureTypeCode.ByReference or SignatureTypeCode.SZArray or SignatureTypeCode.Pinned:
                CopyType(ref signature, to);
                break;
            case SignatureTypeCode.RequiredModifier or SignatureTypeCode.OptionalModifier:
                CopyToken(ref signature, to);
                CopyType(ref signature, to);
                break;
            case SignatureTypeCode.GenericTypeInstance:
                to.WriteByte(signature.ReadByte());
                CopyToken(ref signature, to);
                for (var arguments = CopyNumber(ref signature, to); arguments > 0; arguments--) CopyType(ref signature, to);
                break;
            case SignatureTypeCode.FunctionPointer:
                Copy(ref signature, to);
                break;
            case SignatureTypeCode.Array:
                CopyType(ref signature, to);
                CopyNumber(ref signature, to);
                for (var sizes = CopyNumber(ref signature, to); sizes > 0; sizes--) CopyNumber(ref signature, to);
                for (var bounds = CopyNumber(ref signature, to); bounds > 0; bounds--) to.WriteCompressedSignedInteger(signature.ReadCompressedSignedInteger());
                break;
        }
    }

    private static int CopyNumber(ref BlobReader signature, BlobBuilder to)
    {
        var number = signature.ReadCompressedInteger();
        to.WriteCompressedInteger(number);
        return number;
    }

    private void CopyToken(ref BlobReader signature, BlobBuilder to)
    {
        var type = signature.ReadTypeHandle();
        var (assembly, name) = type.Kind == HandleKind.TypeDefinition ? (from.Name, from.NameOf((TypeDefinitionHandle)type)) : from.NameOf((TypeReferenceHandle)type);
        to.WriteCompressedInteger(CodedIndex.TypeDefOrRefOrSpec(reference(assembly, name)));
    }
}
