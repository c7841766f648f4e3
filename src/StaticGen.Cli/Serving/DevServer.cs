using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace StaticGen.Cli.Serving;

/// <summary>The web server of <c>staticgen serve</c>: this machine only, from memory.</summary>
internal sealed class DevServer : IAsyncDisposable
{
    private static readonly TimeSpan TimeToStop = TimeSpan.FromSeconds(1);
    private readonly KestrelServer _server;
    private readonly CancellationTokenSource _stopping;

    private DevServer(KestrelServer server, CancellationTokenSource stopping, int port) =>
        (_server, _stopping, Port) = (server, stopping, port);

    /// <summary>The port it listens on.</summary>
    public int Port { get; }

    /// <summary>Listens on <paramref name="port"/>; 0 is any that is free.</summary>
    /// <returns>Null when the port is taken.</returns>
    public static async Task<DevServer?> TryStartAsync(int port, StateFeed feed, string basePath, string run)
    {
        var options = new KestrelServerOptions { AddServerHeader = false };
        options.Listen(IPAddress.Loopback, port);
        var transport = new SocketTransportFactory(Options.Create(new SocketTransportOptions()), NullLoggerFactory.Instance);
        var server = new KestrelServer(Options.Create(options), transport, NullLoggerFactory.Instance);
        var stopping = new CancellationTokenSource();
        try
        {
            await server.StartAsync(new SiteApplication(new SiteRequests(feed, basePath, run), stopping.Token), CancellationToken.None);
        }
        catch (IOException e) when (e.InnerException is AddressInUseException)
        {
            server.Dispose();
            stopping.Dispose();
            return null;
        }
        catch (SocketException e) when (e.SocketErrorCode == SocketError.AccessDenied)
        {
            // Ports below 1024 are the system's.
            server.Dispose();
            stopping.Dispose();
            return null;
        }
        var address = server.Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        return new DevServer(server, stopping, new Uri(address).Port);
    }

    /// <summary>Ends streams of events, lets other answers finish, and stops.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        using var patience = new CancellationTokenSource(TimeToStop);
        await _server.StopAsync(patience.Token);
        _server.Dispose();
        _stopping.Dispose();
    }
}
