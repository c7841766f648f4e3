using System.Runtime;

namespace StaticGen;

/// <summary>While it lives, the garbage collector does not look for what is unused beside the program's own threads: that keeps the pauses of a server short, and costs a build some hundredths of its time.</summary>
/// <remarks>A setting of the process. To begin and end it takes longer than a small site's build would gain.</remarks>
internal sealed class PlainCollections : IDisposable
{
    private readonly GCLatencyMode _before = GCSettings.LatencyMode;

    public PlainCollections() => GCSettings.LatencyMode = GCLatencyMode.Batch;

    public void Dispose() => GCSettings.LatencyMode = _before;
}
