using System.Globalization;
using System.IO.Hashing;
using System.Text;
using Microsoft.AspNetCore.Http;
using StaticGen.Cli.Resources;

namespace StaticGen.Cli.Serving;

/// <summary>Answers requests from the newest state, as GitHub Pages would, and serves live reload beside it.</summary>
/// <param name="feed">What to serve.</param>
/// <param name="basePath">Path under which the site lies, starting and ending with <c>/</c>.</param>
/// <param name="run">Tells this run of the program from others, so that pages of a former run reload.</param>
internal sealed class SiteRequests(StateFeed feed, string basePath, string run)
{
    /// <summary>Path of the live script below the site.</summary>
    public const string ScriptPath = "/" + Folder + "live.js";

    private const string Folder = "_staticgen/";
    private const string NotFound = "404.html";
    private const string PlainText = "text/plain; charset=utf-8";
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(15);

    /// <summary>Answers one request.</summary>
    /// <param name="context">The request, and where the answer goes.</param>
    /// <param name="stopping">The server stops: open streams of events end.</param>
    public async Task AnswerAsync(HttpContext context, CancellationToken stopping)
    {
        var (request, response) = (context.Request, context.Response);
        response.Headers.CacheControl = "no-cache";
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers["Cross-Origin-Resource-Policy"] = "same-origin";
        if (!RequestGuard.IsForUs(request))
        {
            await TextAsync(context, StatusCodes.Status403Forbidden, "This server answers to localhost and 127.0.0.1 only.\n");
            return;
        }
        if (!HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method))
        {
            response.Headers.Allow = "GET, HEAD";
            await TextAsync(context, StatusCodes.Status405MethodNotAllowed, "Only GET and HEAD are understood here.\n");
            return;
        }
        var path = request.Path.Value ?? "/";
        if (!path.StartsWith(basePath, StringComparison.Ordinal))
        {
            await OutsideAsync(context, path);
            return;
        }
        path = path[basePath.Length..];
        if (path.StartsWith(Folder, StringComparison.Ordinal)) await OwnAsync(context, path[Folder.Length..], stopping);
        else await PageAsync(context, path);
    }

    private async Task OutsideAsync(HttpContext context, string path)
    {
        if (path == "/" || path + "/" == basePath) Redirect(context, basePath);
        else await TextAsync(context, StatusCodes.Status404NotFound, $"The site is at {basePath}\n");
    }

    private async Task PageAsync(HttpContext context, string path)
    {
        var state = feed.Current;
        if (state.Site is null)
        {
            var wanted = path.Length == 0 || path.EndsWith('/') ? path + "index.html" : path;
            if (state.Version == 0 && feed.Preview?.Invoke(wanted) is { } made) await BytesAsync(context, StatusCodes.Status200OK, ContentTypes.Of(wanted), made);
            else await NothingYetAsync(context, state);
            return;
        }
        var name = FileOf(state.Site, path);
        if (name is not null && state.Site.TryGet(name, out var content)) await FileAsync(context, name, content);
        else if (state.Site.Has(path + "/index.html")) Redirect(context, basePath + path + "/");
        else if (state.Site.TryGet(NotFound, out content)) await BytesAsync(context, StatusCodes.Status404NotFound, ContentTypes.Of(NotFound), content);
        else await TextAsync(context, StatusCodes.Status404NotFound, "There is no such page, and the site has no 404.html.\n");
    }

    /// <summary>What is said without a site: that it is on its way, which is no fault, or what keeps it from being built.</summary>
    private async Task NothingYetAsync(HttpContext context, SiteState state)
    {
        if (state.Version == 0) context.Response.Headers.RetryAfter = "1";
        var status = state.Version == 0 ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status500InternalServerError;
        await BytesAsync(context, status, ContentTypes.Of(".html"), ErrorPage.Of(state, basePath + ScriptPath[1..]));
    }

    /// <summary>The file that answers for a path below the site; null when there is none. A dictionary, not a disk: there is nothing that a path could lead out of.</summary>
    private static string? FileOf(ServedSite site, string path)
    {
        var name = path.Length == 0 || path.EndsWith('/') ? path + "index.html" : path;
        return site.Has(name) ? name : site.Has(name + ".html") ? name + ".html" : null;
    }

    private async Task OwnAsync(HttpContext context, string path, CancellationToken stopping)
    {
        if (RequestGuard.IsCrossSite(context.Request))
        {
            await TextAsync(context, StatusCodes.Status403Forbidden, "Pages of other sites may not ask this.\n");
            return;
        }
        var state = feed.Current;
        switch (path)
        {
            case "live.js":
                var head = string.Create(CultureInfo.InvariantCulture, $"const server = \"{run}\";\nconst loaded = {state.Version};\n");
                context.Response.Headers.CacheControl = "no-store";
                await BytesAsync(context, StatusCodes.Status200OK, ContentTypes.Of(path), (byte[])[.. Encoding.UTF8.GetBytes(head), .. EmbeddedFile.Read("live.js")]);
                break;
            case "live.css":
                await BytesAsync(context, StatusCodes.Status200OK, ContentTypes.Of(path), EmbeddedFile.Read("live.css"));
                break;
            case "findings.json":
                context.Response.Headers.CacheControl = "no-store";
                await BytesAsync(context, StatusCodes.Status200OK, ContentTypes.Of(path), FindingsJson.Of(state));
                break;
            case "events":
                await EventsAsync(context, stopping);
                break;
            default:
                await TextAsync(context, StatusCodes.Status404NotFound, "There is no such page.\n");
                break;
        }
    }

    /// <summary>
    /// Server-sent events (HTML standard, section 9.2): one for the state there is, and one for each that follows. Who says which page it shows hears when that page
    /// changed last.
    /// </summary>
    private async Task EventsAsync(HttpContext context, CancellationToken stopping)
    {
        context.Response.ContentType = "text/event-stream";
        context.Response.Headers.CacheControl = "no-store";
        if (HttpMethods.IsHead(context.Request.Method)) return;
        string? page = context.Request.Query["page"];
        using var ends = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, stopping);
        try
        {
            await WriteAsync("retry: 500\n\n");
            var known = -1L;
            while (true)
            {
                using var patience = CancellationTokenSource.CreateLinkedTokenSource(ends.Token);
                patience.CancelAfter(Heartbeat);
                try
                {
                    var state = await feed.WaitForOtherThanAsync(known, patience.Token);
                    known = state.Version;
                    await WriteAsync(string.Create(
                        CultureInfo.InvariantCulture,
                        $"event: state\ndata: {{\"server\":\"{run}\",\"site\":{ChangedAt(state, page)},\"errors\":{state.Report.Errors}}}\n\n"));
                }
                catch (OperationCanceledException) when (!ends.IsCancellationRequested)
                {
                    // A comment now and then finds out whether anybody still listens.
                    await WriteAsync(":\n\n");
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The page was left, or the server stops.
        }

        async Task WriteAsync(string text)
        {
            await context.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(text), ends.Token);
            await context.Response.Body.FlushAsync(ends.Token);
        }
    }

    private long ChangedAt(SiteState state, string? page)
    {
        if (state.Site is not { } site) return 0;
        if (page is null || !page.StartsWith(basePath, StringComparison.Ordinal)) return site.Changed;
        var path = Uri.UnescapeDataString(page[basePath.Length..]);
        if (FileOf(site, path) is { } name) return site.ChangedAt(name);
        // The page that says so, unless there was another one here.
        return Math.Max(site.ChangedAt(NotFound), site.ChangedAt(path.Length == 0 || path.EndsWith('/') ? path + "index.html" : path));
    }

    private static async Task FileAsync(HttpContext context, string name, ReadOnlyMemory<byte> content)
    {
        var tag = $"\"{Convert.ToHexStringLower(XxHash128.Hash(content.Span))}\"";
        context.Response.Headers.ETag = tag;
        if (context.Request.Headers.IfNoneMatch.Any(given => given is not null && given.Contains(tag, StringComparison.Ordinal)))
        {
            context.Response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }
        await BytesAsync(context, StatusCodes.Status200OK, ContentTypes.Of(name), content);
    }

    private static void Redirect(HttpContext context, string path)
    {
        context.Response.StatusCode = StatusCodes.Status301MovedPermanently;
        context.Response.Headers.CacheControl = "no-store";
        // Two slashes at the start would name another host.
        var local = "/" + path.TrimStart('/', '\\');
        context.Response.Headers.Location = new PathString(local).ToUriComponent() + context.Request.QueryString.ToUriComponent();
    }

    private static Task TextAsync(HttpContext context, int status, string text) =>
        BytesAsync(context, status, PlainText, Encoding.UTF8.GetBytes(text));

    private static async Task BytesAsync(HttpContext context, int status, string type, ReadOnlyMemory<byte> content)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = type;
        context.Response.ContentLength = content.Length;
        if (HttpMethods.IsHead(context.Request.Method)) return;
        await context.Response.Body.WriteAsync(content, context.RequestAborted);
    }
}
