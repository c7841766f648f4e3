#nullable enable
using System.Text;
using static System.Math;

namespace Demo.Services;

/// <summary>A service.</summary>
[Serializable]
public sealed record Point(int X, int Y = 0)
{
    public const double Ratio = 1.5e-3;
    private static readonly string[] Names = ["a", "b"];
    public string Name { get; init; } = "none";
    public required int Count { get; set; }
}

public abstract class Service<T> : IDisposable where T : class, new()
{
    private readonly Dictionary<string, List<T>> _items = new();
    public event EventHandler? Changed;

    protected Service(ILogger logger) => _logger = logger ?? throw new ArgumentNullException(nameof(logger));

    public async Task<int> RunAsync(string path, CancellationToken token = default)
    {
        var text = $"path {path,10:F2} and {{braces}} {(token.IsCancellationRequested ? "x" : "y")}";
        var verbatim = @"C:\temp ""quoted""";
        var raw = """
            raw "text"
            """;
        var both = $$"""{"a": {{path.Length}}}""";
        char c = '\n', quote = '\'', hex = '\u0041';
        long big = 1_000L + 0xFF + 0b1010;
        foreach (var item in _items.Values.Where(x => x is not null))
        {
            if (item.Count > 10 && !token.CanBeCanceled || big != 5)
                continue;
            await Task.Delay(100, token);
        }
        /* block
           comment */
        return path switch
        {
            "a" or "b" => 1,
            { Length: > 5 } s when s.StartsWith('x') => 2,
            null => throw new InvalidOperationException("none"),
            _ => (int)big,
        };
    }

    public virtual void Dispose() { GC.SuppressFinalize(this); }

#region Queries
    public IEnumerable<int> Query(int[] numbers) =>
        from n in numbers
        where n % 2 == 0
        orderby n descending
        select n * 2;
#endregion

    internal enum Color : byte { Red, Green = 2 }
    public interface IShape { double Area { get; } }
    public static bool operator ==(Service<T> a, object? b) => ReferenceEquals(a, b);
    private ref struct Span { public int @class; }
}
