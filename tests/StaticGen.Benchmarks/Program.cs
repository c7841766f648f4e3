using System.Globalization;
using BenchmarkDotNet.Running;
using StaticGen.Benchmarks;
using StaticGen.Benchmarks.NativeProfile;

// `compare` times the published program beside Hugo, `serve` both their servers, as a user meets them; `whole 59 1000 10000` times complete builds of that many pages; `stages 10000` each stage once, which shows what grows faster
// than the site; `corpus 1000` only makes the pages; `profile` converts what the script of that name has counted; all else goes to BenchmarkDotNet.
switch (args)
{
    case ["whole", .. var sizes]:
        WholeBuilds.Run(sizes.Length == 0 ? [59, 1_000, 10_000] : sizes.Select(s => int.Parse(s, CultureInfo.InvariantCulture)));
        break;
    case ["stages", .. var sizes]:
        StageTimes.Run(sizes.Length == 0 ? [1_000, 10_000] : sizes.Select(s => int.Parse(s, CultureInfo.InvariantCulture)));
        break;
    case ["compare", .. var options]:
        ComparisonOptions comparison;
        try
        {
            comparison = ComparisonOptions.Read(options);
        }
        catch (FormatException wrong)
        {
            Console.Error.WriteLine($"{wrong.Message}\nUsage: {ComparisonOptions.Usage}");
            return 2;
        }
        return Comparison.Run(comparison);
    case ["corpus", var pages]:
        Console.WriteLine(Corpus.Make(int.Parse(pages, CultureInfo.InvariantCulture)));
        break;
    case ["profile", var counts, var responseFile, var project, var output]:
        Console.WriteLine(ProfileConversion.Run(counts, responseFile, project, output));
        break;
    default:
        BenchmarkSwitcher.FromAssembly(typeof(StageBenchmarks).Assembly).Run(args);
        break;
}
return 0;
