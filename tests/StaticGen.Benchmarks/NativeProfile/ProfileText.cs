using System.Globalization;

namespace StaticGen.Benchmarks.NativeProfile;

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
