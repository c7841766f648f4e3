using StaticGen.Cli.Printing;
using StaticGen.Output;

namespace StaticGen.Cli.Commands;

/// <summary>Counts the files on their way, and ends the build when the user has had enough.</summary>
/// <param name="inner">Where the files go, or null when they are not kept.</param>
/// <param name="progress">Is told of each file.</param>
/// <param name="cancellation">Ctrl-C.</param>
internal sealed class ObservedOutput(IOutputSink? inner, ProgressLine progress, CancellationToken cancellation) : IOutputSink
{
    private const string Stage = "Rendering";

    /// <inheritdoc />
    public void Add(string path, ReadOnlySpan<byte> content)
    {
        cancellation.ThrowIfCancellationRequested();
        progress.Enter(Stage);
        progress.Count();
        inner?.Add(path, content);
    }

    /// <inheritdoc />
    public void AddFile(string path, string file)
    {
        cancellation.ThrowIfCancellationRequested();
        progress.Enter(Stage);
        progress.Count();
        inner?.AddFile(path, file);
    }
}
