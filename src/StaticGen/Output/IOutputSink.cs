namespace StaticGen.Output;

/// <summary>Takes the output files one by one as they are made, so that a large site need not be held in memory.</summary>
/// <remarks>
/// <see cref="Add"/> is called from several threads at once, never twice for a path. A sink that publishes does so only when it is told
/// to, after the build proved to be without errors.
/// </remarks>
public interface IOutputSink
{
    /// <summary>Takes one file.</summary>
    /// <param name="path">Path below the output folder with <c>/</c> between its parts, such as <c>python/lists/index.html</c>.</param>
    /// <param name="content">Valid only during the call.</param>
    void Add(string path, ReadOnlySpan<byte> content);

    /// <summary>Takes one file whose bytes nobody will change, so that they can be kept without a copy.</summary>
    /// <param name="path">As for <see cref="Add"/>.</param>
    /// <param name="content">Shared with whoever made it.</param>
    void Share(string path, byte[] content) => Add(path, content);

    /// <summary>Takes a file as it lies on the disk, which may be large.</summary>
    /// <param name="path">As for <see cref="Add"/>.</param>
    /// <param name="file">Full path of the file.</param>
    void AddFile(string path, string file) => Add(path, File.ReadAllBytes(file));
}
