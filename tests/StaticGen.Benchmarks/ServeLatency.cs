using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace StaticGen.Benchmarks;

/// <summary>How quick a server is.</summary>
/// <param name="ReadySeconds">From its start to the first page.</param>
/// <param name="MedianMilliseconds">From the end of writing a file to the first answer that has the new text.</param>
/// <param name="Percentile95Milliseconds">The same, of the slowest but one in twenty.</param>
/// <param name="PeakMegabytes">The most memory it had, in MiB.</param>
internal readonly record struct Latencies(double ReadySeconds, double MedianMilliseconds, double Percentile95Milliseconds, double PeakMegabytes);

/// <summary>Starts a development server, edits a page again and again, and asks for it until the change is there.</summary>
internal static class ServeLatency
{
    private const string Place = "## Explanation\n\n";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    public static Latencies Measure(string program, IReadOnlyList<string> arguments, int port, string address, string file, int edits)
    {
        using var client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port.ToString(CultureInfo.InvariantCulture)}"), Timeout = Patience };
        var text = File.ReadAllText(file);
        var times = new List<double>();
        double ready;
        Measured used;
        var started = Stopwatch.GetTimestamp();
        var server = ChildProcess.Start(program, arguments);
        try
        {
            Until(client, address, "</html>");
            ready = Stopwatch.GetElapsedTime(started).TotalSeconds;
            Thread.Sleep(2_000);
            for (var i = 0; i < edits; i++)
            {
                var mark = string.Create(CultureInfo.InvariantCulture, $"Edit{Environment.ProcessId}x{i}x ");
                File.WriteAllText(file, text.Replace(Place, Place + mark, StringComparison.Ordinal));
                var saved = Stopwatch.GetTimestamp();
                Until(client, address, mark.TrimEnd());
                times.Add(Stopwatch.GetElapsedTime(saved).TotalMilliseconds);
                Thread.Sleep(500);
            }
        }
        finally
        {
            used = server.Stop();
            File.WriteAllText(file, text);
        }
        times.Sort();
        return new Latencies(ready, times[times.Count / 2], times[Math.Max(0, (int)Math.Ceiling(times.Count * 0.95) - 1)], used.PeakMegabytes);
    }

    private static void Until(HttpClient client, string address, string text)
    {
        var wanted = Encoding.UTF8.GetBytes(text);
        var started = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(started) < Patience)
        {
            try
            {
                using var answer = client.GetAsync(new Uri(address, UriKind.Relative)).GetAwaiter().GetResult();
                if (answer.IsSuccessStatusCode && answer.Content.ReadAsByteArrayAsync().GetAwaiter().GetResult().AsSpan().IndexOf(wanted) >= 0) return;
            }
            catch (HttpRequestException)
            {
                // It does not listen yet.
            }
            catch (TaskCanceledException)
            {
                // It listens, and has not answered for as long as we wait.
                break;
            }
            Thread.Sleep(2);
        }
        throw new InvalidOperationException($"The server did not show '{text}' at {address} in time.");
    }
}
