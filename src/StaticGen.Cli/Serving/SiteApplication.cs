using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace StaticGen.Cli.Serving;

/// <summary>Connects the web server with <see cref="SiteRequests"/>: no routing, no middleware, no container.</summary>
internal sealed class SiteApplication(SiteRequests requests, CancellationToken stopping) : IHttpApplication<HttpContext>
{
    /// <inheritdoc />
    public HttpContext CreateContext(IFeatureCollection contextFeatures) => new DefaultHttpContext(contextFeatures);

    /// <inheritdoc />
    public async Task ProcessRequestAsync(HttpContext context)
    {
        try
        {
            await requests.AnswerAsync(context, stopping);
        }
        catch (OperationCanceledException)
        {
            // The browser went away.
        }
    }

    /// <inheritdoc />
    public void DisposeContext(HttpContext context, Exception? exception)
    {
    }
}
