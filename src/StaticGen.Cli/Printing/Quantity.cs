using System.Globalization;

namespace StaticGen.Cli.Printing;

/// <summary>Numbers as people read them.</summary>
internal static class Quantity
{
    /// <summary><c>1 page</c>, <c>2 pages</c>, <c>10,000 pages</c>.</summary>
    public static string Of(long count, string one, string many) =>
        string.Create(CultureInfo.InvariantCulture, $"{count:#,##0} {(count == 1 ? one : many)}");

    /// <summary><c>900 bytes</c>, <c>14 kB</c>, <c>2.1 MB</c>: powers of a thousand, as for downloads.</summary>
    public static string OfBytes(long bytes) => bytes switch
    {
        < 1_000 => Of(bytes, "byte", "bytes"),
        < 9_950 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e3:0.#} kB"),
        < 999_500 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e3:0} kB"),
        < 999_950_000 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e6:0.0} MB"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e9:0.0} GB"),
    };

    /// <summary><c>93 ms</c>, <c>4.2 s</c>, <c>2 min 5 s</c>.</summary>
    public static string Of(TimeSpan time) => time switch
    {
        { TotalMilliseconds: < 999.5 } => string.Create(CultureInfo.InvariantCulture, $"{time.TotalMilliseconds:0} ms"),
        { TotalSeconds: < 99.95 } => string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.0} s"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{Math.Floor(time.TotalMinutes):0} min {time.Seconds} s"),
    };
}
