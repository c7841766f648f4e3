using CsCheck;

namespace StaticGen.Tests;

/// <summary>Generators for properties.</summary>
internal static class OneOf
{
    /// <summary>Any of <paramref name="values"/>.</summary>
    public static Gen<T> These<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);
}
