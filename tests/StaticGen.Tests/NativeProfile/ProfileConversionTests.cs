using StaticGen.Benchmarks.NativeProfile;

namespace StaticGen.Tests.NativeProfile;

public sealed class ProfileConversionTests
{
    private const int Counted = 123_456_789;

    [Fact]
    public void What_the_runtime_counted_is_found_in_the_program()
    {
        using var folder = new TemporaryFolder();
        var core = ProgramModule.Open(typeof(object).Assembly.Location)!;
        folder.Write("program.rsp", $"{typeof(SiteBuilder).Assembly.Location}\n-r:{typeof(object).Assembly.Location}\n-r:not-there.dll\n--other\n");
        folder.Write("counts.txt", $"""
            *** START PGO Data, max index = 4 ***
            {Entry(core, "System.Collections.Generic.List`1[System.__Canon]", "Add", "instance void  (!0)")}
            {Entry(core, "System.Text.StringBuilder", "Clear", "instance class System.Text.StringBuilder  ()")}
            {Entry(core, "System.Array", "IndexOf", "generic int32  (!!0[],!!0)")}
            @@@ codehash 0x1 methodhash 0x1 ilSize 0x7 records 0x1
            MethodName: Nowhere.AtAll
            Signature: void  ()
            Schema InstrumentationKind 385 ILOffset 0 Count 1 Other 0
            7
            *** END PGO Data ***

            """);

        var summary = ProfileConversion.Run(folder.At("counts.txt"), folder.At("program.rsp"), folder.Path, folder.At("made.mibc"));

        Assert.StartsWith("3 of 4 methods, 100.0 %", summary, StringComparison.Ordinal);
        using var made = new MibcFile(folder.At("made.mibc"));
        Assert.Contains(("System.Private.CoreLib", "System.Text.StringBuilder", "Clear"), made.Methods());
        Assert.DoesNotContain(made.Methods(), m => m.Method == "AtAll");
        Assert.True(made.Instantiations > 1, "List.Add stands on a type with an argument, IndexOf has one.");
        var functions = made.Functions();
        Assert.Contains("AssemblyDictionary", functions.Keys);
        var pushed = functions["Assemblies_System.Private.CoreLib;"].AsSpan();
        Assert.True(pushed.IndexOf((ReadOnlySpan<byte>)[0x20, .. BitConverter.GetBytes(Counted)]) > 0, "The count is pushed (ldc.i4).");
    }

    [Fact]
    public void The_same_counts_make_the_same_file()
    {
        using var folder = new TemporaryFolder();
        var core = ProgramModule.Open(typeof(object).Assembly.Location)!;
        folder.Write("program.rsp", $"{typeof(object).Assembly.Location}\n");
        folder.Write("counts.txt", Entry(core, "System.Text.StringBuilder", "Clear", "instance class System.Text.StringBuilder  ()") + "\n");

        byte[] Make()
        {
            ProfileConversion.Run(folder.At("counts.txt"), folder.At("program.rsp"), folder.Path, folder.At("made.mibc"));
            return File.ReadAllBytes(folder.At("made.mibc"));
        }

        Assert.Equal(Make(), Make());
    }

    [Fact]
    public void A_text_that_ends_early_is_refused()
    {
        using var folder = new TemporaryFolder();
        folder.Write("counts.txt", "@@@ codehash 0x1 methodhash 0x1 ilSize 0x7 records 0x2\nMethodName: A.B\nSignature: void  ()\n");

        Assert.Throws<FormatException>(() => ProfileText.Read(folder.At("counts.txt")).ToList());
    }

    // As the runtime writes it: an edge, and a table of types of which one was met.
    private static string Entry(ProgramModule module, string type, string method, string signature)
    {
        var definition = module.Metadata.MethodDefinitions.Select(module.Metadata.GetMethodDefinition).Single(m =>
            module.NameOf(m.GetDeclaringType()) == TypeName.Parse(type)!.Name && module.Metadata.GetString(m.Name) == method && SignaturePrinter.Print(m) == signature);
        return $"""
            @@@ codehash 0x1 methodhash 0x1 ilSize 0x{module.IlSize(definition):X8} records 0x00000002
            MethodName: {type}.{method}
            Signature: {signature}
            Schema InstrumentationKind 385 ILOffset 0 Count 1 Other 0
            {Counted}
            Schema InstrumentationKind 195 ILOffset 0 Count 3 Other 0
            TypeHandle: NULL
            TypeHandle: System.String, System.Private.CoreLib, Version=10.0.0.0
            TypeHandle: Nobody.Knows, Nothing
            """;
    }
}
