using Microsoft.AspNetCore.Http;

namespace StaticGen.Cli.Serving;

/// <summary>Lets in only requests that the user's own browser makes for the dev server's own pages.</summary>
/// <remarks>
/// A web site elsewhere can have its name resolve to 127.0.0.1 (DNS rebinding) and would then read unpublished pages; the name in the
/// <c>Host</c> header gives it away.
/// </remarks>
internal static class RequestGuard
{
    /// <summary>Whether the request names this server by one of its own names and with its port.</summary>
    public static bool IsForUs(HttpRequest request)
    {
        var host = request.Host;
        if (!host.HasValue || !IsOwnName(host.Host)) return false;
        // The port that the connection came in by.
        return (host.Port ?? 80) == request.HttpContext.Connection.LocalPort;
    }

    /// <summary>Whether a page of another site makes the request.</summary>
    public static bool IsCrossSite(HttpRequest request)
    {
        string? site = request.Headers["Sec-Fetch-Site"];
        if (site is not (null or "same-origin" or "none")) return true;
        string? origin = request.Headers.Origin;
        return origin is not null && origin != $"{request.Scheme}://{request.Host}";
    }

    private static bool IsOwnName(string host) =>
        host is "127.0.0.1" or "[::1]" || string.Equals(host, "localhost", StringComparison.OrdinalIgnoreCase);
}
