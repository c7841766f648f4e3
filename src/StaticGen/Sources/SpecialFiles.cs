namespace StaticGen.Sources;

/// <summary>Tells files from devices, pipes and sockets without opening them: opening a pipe waits for somebody to write.</summary>
internal static class SpecialFiles
{
    /// <summary>Whether the entry, whose length the system gave as 0, is known to be something else than a file.</summary>
    /// <remarks>
    /// .NET does not say, Linux does; elsewhere the answer is false, which is safe all the same: who calls this does not open files of length 0.
    /// </remarks>
    public static bool IsSpecial(string fullPath) => FileStatus.Of(fullPath) is { IsFile: false };
}
