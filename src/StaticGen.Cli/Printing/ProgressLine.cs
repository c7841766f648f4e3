using System.Globalization;

namespace StaticGen.Cli.Printing;

/// <summary>Says on a terminal how far a long build has come; a short one stays silent.</summary>
internal sealed class ProgressLine : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200);
    private readonly TextWriter? _terminal;
    private readonly Timer? _timer;
    private readonly Lock _writing = new();
    private string _stage;
    private long _count;
    private int _shownColumns;
    private bool _isOver;

    /// <param name="surroundings">Where to print; nothing is printed when that is no terminal.</param>
    /// <param name="isWanted">False when the user asked for quiet.</param>
    /// <param name="stage">The first stage.</param>
    public ProgressLine(Surroundings surroundings, bool isWanted, string stage)
    {
        _stage = stage;
        if (!isWanted || !surroundings.IsErrorTerminal) return;
        _terminal = surroundings.Error;
        _timer = new Timer(_ => Show(), null, Patience, Interval);
    }

    /// <summary>Begins another stage, or goes on with the one there is.</summary>
    public void Enter(string stage)
    {
        if (!ReferenceEquals(Interlocked.Exchange(ref _stage, stage), stage)) Interlocked.Exchange(ref _count, 0);
    }

    /// <summary>Counts one more thing done in this stage.</summary>
    public void Count() => Interlocked.Increment(ref _count);

    /// <summary>Takes the line away.</summary>
    public void Dispose()
    {
        _timer?.Dispose();
        lock (_writing)
        {
            _isOver = true;
            if (_shownColumns > 0) _terminal!.Write("\r" + new string(' ', _shownColumns) + "\r");
        }
    }

    private void Show()
    {
        lock (_writing)
        {
            if (_isOver) return;
            var count = Interlocked.Read(ref _count);
            var text = count == 0 ? _stage : string.Create(CultureInfo.InvariantCulture, $"{_stage}: {count:#,##0} files");
            _terminal!.Write("\r" + text.PadRight(_shownColumns));
            _shownColumns = text.Length;
        }
    }
}
