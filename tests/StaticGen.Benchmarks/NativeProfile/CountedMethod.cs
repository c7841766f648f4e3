using System.Globalization;

namespace StaticGen.Benchmarks.NativeProfile;

/// <summary>One counter of a method, or a table of the types that were met at a call.</summary>
/// <param name="Kind">The runtime's <c>PgoInstrumentationKind</c>; its lowest four bits say what <paramref name="Data"/> are: 1 and 2 numbers of four and eight bytes, 3 types, 4 methods.</param>
/// <param name="Offset">Where in the method's IL, in bytes.</param>
/// <param name="Other">For an edge, the offset that it leads to; else flags.</param>
/// <param name="Data">One line of the text each.</param>
internal sealed record Counter(int Kind, int Offset, int Other, IReadOnlyList<string> Data)
{
    private const int Edge = 0x181;

    /// <summary>How often the edge was taken; 0 for what is not an edge.</summary>
    public double Weight => Kind == Edge ? long.Parse(Data[0], CultureInfo.InvariantCulture) : 0;
}

/// <summary>What was counted in one method.</summary>
/// <param name="Name">Type and method as the runtime prints them, such as <c>System.Collections.Generic.List`1[System.Int32].Add</c>; arguments of a generic method are not in it.</param>
/// <param name="Signature">As the runtime prints it, such as <c>instance void  (!0)</c>.</param>
/// <param name="IlSize">The size of its body in bytes: what is of another size is another version.</param>
internal sealed record CountedMethod(string Name, string Signature, int IlSize, IReadOnlyList<Counter> Counters)
{
    public double Weight => Counters.Sum(c => c.Weight);
}
