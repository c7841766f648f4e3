namespace StaticGen;

/// <summary>How many threads work on a stage.</summary>
internal static class Workers
{
    /// <summary>One for each processor, and no more: without a limit the loops of a build take every thread that there is, and the development server's requests wait for them.</summary>
    public static ParallelOptions PerProcessor { get; } = new() { MaxDegreeOfParallelism = Environment.ProcessorCount };
}
