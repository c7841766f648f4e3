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

/// <summary>Reads what .NET writes of a run with <c>DOTNET_WritePGOData=1</c> (<c>PgoManager::WritePgoData</c> in the runtime's <c>vm/pgo.cpp</c>).</summary>
internal static class ProfileText
{
    public static IEnumerable<CountedMethod> Read(string path)
    {
        using var lines = File.ReadLines(path).GetEnumerator();
        while (lines.MoveNext())
        {
            // @@@ codehash 0x… methodhash 0x… ilSize 0x… records 0x…
            if (!lines.Current.StartsWith("@@@", StringComparison.Ordinal)) continue;
            var head = lines.Current.Split(' ');
            var (ilSize, records) = (Convert.ToInt32(head[6], 16), Convert.ToInt32(head[8], 16));
            var (name, signature) = (After(lines, "MethodName: "), After(lines, "Signature: "));
            var counters = new List<Counter>(records);
            for (var i = 0; i < records; i++) counters.Add(ReadCounter(lines));
            yield return new CountedMethod(name, signature, ilSize, counters);
        }
    }

    // Schema InstrumentationKind 385 ILOffset 8 Count 1 Other 24, and as many lines as Count says.
    private static Counter ReadCounter(IEnumerator<string> lines)
    {
        var words = After(lines, "Schema ").Split(' ');
        var numbers = Enumerable.Range(0, 4).Select(i => uint.Parse(words[(2 * i) + 1], CultureInfo.InvariantCulture)).ToArray();
        var data = new string[numbers[2]];
        for (var i = 0; i < data.Length; i++) data[i] = After(lines, "");
        return new Counter((int)numbers[0], (int)numbers[1], (int)numbers[3], data);
    }

    private static string After(IEnumerator<string> lines, string start) => lines.MoveNext() && lines.Current.StartsWith(start, StringComparison.Ordinal)
        ? lines.Current[start.Length..]
        : throw new FormatException($"The profile ends, or has another line, where \"{start}\" was expected.");
}
