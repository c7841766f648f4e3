using System.Net;
using System.Text;
using System.Text.Json;
using StaticGen.Cli.Printing;
using StaticGen.Cli.Serving;
using StaticGen.Diagnostics;
using StaticGen.Output;
using StaticGen.Sources;
using Xunit;

namespace StaticGen.Tests.Cli.Serving;

public sealed class DevServerTests : IAsyncLifetime
{
    private readonly StateFeed _feed = new();
    private DevServer _server = null!;
    private HttpClient _client = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _server = (await DevServer.TryStartAsync(0, _feed, "/repo/", "run1"))!;
        _client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri($"http://127.0.0.1:{_server.Port}/") };
        Publish(1, ("index.html", "<h1>home</h1>"), ("a/index.html", "page a"), ("about.html", "about"), ("404.html", "nothing here"), ("x.js", "x()"), ("bin.dat", "?"));
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _server.DisposeAsync();
    }

    [Theory]
    [InlineData("repo/", 200, "text/html; charset=utf-8", "<h1>home</h1>")]
    [InlineData("repo/?q=1", 200, "text/html; charset=utf-8", "<h1>home</h1>")]
    [InlineData("repo/a/", 200, "text/html; charset=utf-8", "page a")]
    [InlineData("repo/about", 200, "text/html; charset=utf-8", "about")]
    [InlineData("repo/x.js", 200, "text/javascript; charset=utf-8", "x()")]
    [InlineData("repo/bin.dat", 200, "application/octet-stream", "?")]
    [InlineData("repo/none/", 404, "text/html; charset=utf-8", "nothing here")]
    [InlineData("repo/a/none", 404, "text/html; charset=utf-8", "nothing here")]
    [InlineData("repo/..%2f..%2f..%2fetc%2fpasswd", 404, "text/html; charset=utf-8", "nothing here")]
    [InlineData("other/", 404, "text/plain; charset=utf-8", "The site is at /repo/\n")]
    public async Task A_path_is_answered_as_GitHub_Pages_would(string path, int status, string type, string body)
    {
        using var response = await _client.GetAsync(path, Cancellation);

        Assert.Equal((status, type), ((int)response.StatusCode, response.Content.Headers.ContentType?.ToString()));
        Assert.Equal(body, await response.Content.ReadAsStringAsync(Cancellation));
    }

    [Theory]
    [InlineData("repo/a", "/repo/a/")]
    [InlineData("repo/a?x=1", "/repo/a/?x=1")]
    [InlineData("", "/repo/")]
    [InlineData("repo", "/repo/")]
    public async Task A_folder_without_its_slash_is_redirected(string path, string location)
    {
        using var response = await _client.GetAsync(path, Cancellation);

        Assert.Equal((HttpStatusCode.MovedPermanently, location), (response.StatusCode, response.Headers.Location?.OriginalString));
    }

    [Fact]
    public async Task A_head_request_has_the_length_and_no_body()
    {
        using var request = new HttpRequestMessage(HttpMethod.Head, "repo/a/");
        using var response = await _client.SendAsync(request, Cancellation);

        Assert.Equal((HttpStatusCode.OK, 6L), (response.StatusCode, response.Content.Headers.ContentLength));
        Assert.Empty(await response.Content.ReadAsByteArrayAsync(Cancellation));
    }

    [Fact]
    public async Task Other_methods_are_refused()
    {
        using var content = new StringContent("x");
        using var response = await _client.PostAsync("repo/", content, Cancellation);

        Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
        Assert.Equal(["GET", "HEAD"], response.Content.Headers.Allow);
    }

    [Fact]
    public async Task What_the_browser_has_is_not_sent_again()
    {
        using var first = await _client.GetAsync("repo/a/", Cancellation);
        using var request = new HttpRequestMessage(HttpMethod.Get, "repo/a/");
        request.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        using var second = await _client.SendAsync(request, Cancellation);

        Assert.Equal("no-cache", first.Headers.CacheControl?.ToString());
        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
    }

    [Theory]
    [InlineData("evil.example", 403)]
    [InlineData("evil.example:{port}", 403)]
    [InlineData("localhost:1", 403)]
    [InlineData("localhost", 403)]
    [InlineData("localhost:{port}", 200)]
    [InlineData("LOCALHOST:{port}", 200)]
    [InlineData("127.0.0.1:{port}", 200)]
    [InlineData("[::1]:{port}", 200)]
    public async Task Only_this_machines_names_are_answered(string host, int status)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "repo/");
        request.Headers.Host = host.Replace("{port}", $"{_server.Port}", StringComparison.Ordinal);
        using var response = await _client.SendAsync(request, Cancellation);

        Assert.Equal(status, (int)response.StatusCode);
    }

    [Theory]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    [InlineData("Origin", "https://evil.example")]
    [InlineData("Origin", "null")]
    public async Task Pages_of_other_sites_learn_nothing_of_the_findings(string header, string value)
    {
        foreach (var path in (string[])["repo/_staticgen/events", "repo/_staticgen/findings.json"])
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path);
            request.Headers.Add(header, value);
            using var response = await _client.SendAsync(request, Cancellation);
            Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        }
    }

    [Fact]
    public async Task The_live_script_knows_which_version_it_came_with()
    {
        var script = await _client.GetStringAsync("repo/_staticgen/live.js", Cancellation);

        Assert.StartsWith("const server = \"run1\";\nconst loaded = 1;\n", script, StringComparison.Ordinal);
        Assert.DoesNotContain("innerHTML", script, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_new_state_is_an_event_and_a_failed_build_keeps_the_pages()
    {
        using var response = await _client.GetAsync("repo/_staticgen/events", HttpCompletionOption.ResponseHeadersRead, Cancellation);
        Assert.Equal("text/event-stream", response.Content.Headers.ContentType?.ToString());
        using var events = new StreamReader(await response.Content.ReadAsStreamAsync(Cancellation));
        Assert.Equal("{\"server\":\"run1\",\"site\":1,\"errors\":0}", await NextEventAsync(events));

        _feed.Publish(_feed.Current with { Version = 2, Report = Broken() });
        Assert.Equal("{\"server\":\"run1\",\"site\":1,\"errors\":1}", await NextEventAsync(events));
        Assert.Equal("page a", await _client.GetStringAsync("repo/a/", Cancellation));

        Publish(3, ("a/index.html", "new a"));
        Assert.Equal("{\"server\":\"run1\",\"site\":3,\"errors\":0}", await NextEventAsync(events));
        Assert.Equal("new a", await _client.GetStringAsync("repo/a/", Cancellation));
    }

    [Theory]
    [InlineData("/repo/a/", 1)]
    [InlineData("/repo/", 2)]
    [InlineData("/repo/none/", 1)]
    [InlineData("/elsewhere/", 2)]
    public async Task A_page_hears_when_it_changed_itself(string page, int version)
    {
        _feed.Publish(state => state with { Version = 2, Site = state.Site!.With([new PageAhead("index.html", "new"u8.ToArray())], 2) });

        using var response = await _client.GetAsync($"repo/_staticgen/events?page={Uri.EscapeDataString(page)}", HttpCompletionOption.ResponseHeadersRead, Cancellation);
        using var events = new StreamReader(await response.Content.ReadAsStreamAsync(Cancellation));

        Assert.Equal($"{{\"server\":\"run1\",\"site\":{version},\"errors\":0}}", await NextEventAsync(events));
    }

    [Fact]
    public async Task The_findings_come_as_json_with_excerpts()
    {
        _feed.Publish(_feed.Current with { Version = 2, Report = Broken() });

        using var json = JsonDocument.Parse(await _client.GetStringAsync("repo/_staticgen/findings.json", Cancellation));
        Assert.Equal(
            """{"version":2,"errors":1,"warnings":0,"findings":[{"code":"SG2003","severity":"error","at":"content/a.md:1:3","message":"\u0027\u003Cb\u003E\u0027 is wrong","hint":"Mend it.","excerpt":"a \u003Cb\u003E\n  ^^^"}]}""",
            json.RootElement.GetRawText());
    }

    [Fact]
    public async Task Before_the_first_good_build_there_is_a_page_of_findings()
    {
        _feed.Publish(SiteState.None with { Version = 2, Report = Broken() });

        using var response = await _client.GetAsync("repo/a/", Cancellation);
        var page = await response.Content.ReadAsStringAsync(Cancellation);

        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
        Assert.Contains("<h1>1 error: there is nothing to show yet</h1>", page, StringComparison.Ordinal);
        Assert.Contains("<code>content/a.md:1:3</code> <strong>error SG2003</strong>: &#39;&lt;b&gt;&#39; is wrong\n<pre>a &lt;b&gt;</pre>\n<p>Hint: Mend it.</p>", page, StringComparison.Ordinal);
        Assert.Contains("<script type=\"module\" src=\"/repo/_staticgen/live.js\"></script>", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task While_the_first_build_is_at_work_a_page_is_made_when_it_is_asked_for()
    {
        _feed.Publish(SiteState.None);
        _feed.Preview = path => path == "a/index.html" ? "made a"u8.ToArray() : null;

        Assert.Equal("made a", await _client.GetStringAsync("repo/a/", Cancellation));
        using var other = await _client.GetAsync("repo/b/", Cancellation);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, other.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(1), other.Headers.RetryAfter?.Delta);
        Assert.Contains("<h1>The site is being built</h1>", await other.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
        // What was made so is loaded again once there is a site.
        Assert.Contains("const loaded = 0;", await _client.GetStringAsync("repo/_staticgen/live.js", Cancellation), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_port_that_is_taken_is_noticed() =>
        Assert.Null(await DevServer.TryStartAsync(_server.Port, _feed, "/", "run2"));

    private void Publish(long version, params (string Path, string Content)[] files)
    {
        var output = new MemoryOutput();
        foreach (var (path, content) in files) output.Add(path, Encoding.UTF8.GetBytes(content));
        _feed.Publish(new SiteState(version, ServedSite.Of(output, version), new Report([], null, null)));
    }

    private static Report Broken() => new(
        [new Diagnostic("SG2003", Severity.Error, new SourceLocation("content/a.md", 1, 3, 3), "'<b>' is wrong", "Mend it.")],
        null,
        SourceTree.Empty with { Content = [new SourceFile("content/a.md", "a <b>"u8.ToArray())] });

    private static async Task<string> NextEventAsync(StreamReader events)
    {
        while (await events.ReadLineAsync(Cancellation) is { } line)
        {
            if (line.StartsWith("data: ", StringComparison.Ordinal)) return line["data: ".Length..];
        }
        throw new InvalidOperationException("The stream ended.");
    }
}
