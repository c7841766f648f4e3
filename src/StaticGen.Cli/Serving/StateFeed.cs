namespace StaticGen.Cli.Serving;

/// <summary>Holds the state, and lets browsers wait for the next one.</summary>
internal sealed class StateFeed
{
    private readonly Lock _change = new();
    private SiteState _current = SiteState.None;
    private Func<string, byte[]?>? _preview;
    private TaskCompletionSource _next = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The newest state.</summary>
    public SiteState Current => Volatile.Read(ref _current);

    /// <summary>Makes a page or asset by its path in the output, while the first build is at work; null when there is nothing to make it from, or no need.</summary>
    public Func<string, byte[]?>? Preview
    {
        get => Volatile.Read(ref _preview);
        set => Volatile.Write(ref _preview, value);
    }

    /// <summary>Replaces the state and wakes who waits.</summary>
    public void Publish(SiteState state) => Publish(_ => state);

    /// <summary>Replaces the state by what <paramref name="next"/> makes of the newest one; nobody comes in between.</summary>
    public void Publish(Func<SiteState, SiteState> next)
    {
        lock (_change)
        {
            Volatile.Write(ref _current, next(_current));
            var waiting = _next;
            _next = new(TaskCreationOptions.RunContinuationsAsynchronously);
            waiting.SetResult();
        }
    }

    /// <summary>Waits until the version is another one than <paramref name="known"/>.</summary>
    public async Task<SiteState> WaitForOtherThanAsync(long known, CancellationToken cancellation)
    {
        while (true)
        {
            Task next;
            lock (_change)
            {
                if (_current.Version != known) return _current;
                next = _next.Task;
            }
            await next.WaitAsync(cancellation);
        }
    }
}
