using StaticGen.Configuration;

namespace StaticGen.Cli.Diagnosing;

/// <summary>Compares the addresses that the config names with where the repository is, and with a domain of one's own.</summary>
internal static class PublishingAddress
{
    private const string Topic = "base URL";
    private const string PagesHost = ".github.io";

    /// <param name="config">The config.</param>
    /// <param name="remote">What git calls the address of <c>origin</c>; null when there is none.</param>
    /// <param name="domain">The content of <c>static/CNAME</c>; null when there is no such file.</param>
    public static IEnumerable<Symptom> Look(SiteConfig config, string? remote, string? domain)
    {
        var address = config.BaseUrl;
        var repository = RepositoryOf(remote);
        var expected = repository is { } r ? AddressOf(r.Owner, r.Name) : null;
        if (address.Host is "example.org" or "example.com" or "example.net")
        {
            yield return Symptom.Doubtful(
                Topic, $"base_url is {address}, an address of nobody; the workflow for GitHub Pages fills in the right one, other ways of publishing do not",
                expected is null ? "Set base_url to where the site will be" : $"Write base_url: {expected}");
        }
        else if (address.Host.EndsWith(PagesHost, StringComparison.Ordinal) && expected is not null && address != expected)
        {
            yield return Symptom.Bad(Topic, $"base_url is {address}, and GitHub Pages publishes {remote} at {expected}", $"Write base_url: {expected}, unless the site is published from another repository");
        }
        else if (address.Scheme != Uri.UriSchemeHttps)
        {
            yield return Symptom.Doubtful(Topic, $"base_url is {address}, which is not encrypted", "Write https, which GitHub Pages offers for every site");
        }
        else
        {
            yield return Symptom.Good(Topic, expected == address ? $"{address} is where GitHub Pages publishes this repository" : $"{address}");
        }

        if (config.Repository is { } named && repository is { } own && RepositoryOf(named.Url) is { } other && !Same(own, other))
            yield return Symptom.Doubtful("repository", $"repository.url is {named.Url}, and git's origin is {remote}: links to edit a page lead elsewhere", $"Write url: https://github.com/{own.Owner}/{own.Name}, unless this is a fork of it");
        else if (config.Repository is null)
            yield return Symptom.Doubtful("repository", "the config names no repository, so pages have no links to edit them or to report a mistake", $"Add repository: {{url: https://github.com/{(repository is { } known ? $"{known.Owner}/{known.Name}" : "OWNER/NAME")}}}");
        else
            yield return Symptom.Good("repository", config.Repository.Url);

        if (domain?.Trim() is not { Length: > 0 } host) yield break;
        if (!string.Equals(host, address.Host, StringComparison.OrdinalIgnoreCase))
            yield return Symptom.Bad("CNAME", $"static/CNAME says {host}, and base_url {address}", $"Write base_url: https://{host}/, or remove static/CNAME");
        else if (address.AbsolutePath != "/")
            yield return Symptom.Bad("CNAME", $"static/CNAME says {host}: GitHub Pages publishes at its root, and base_url has the path {address.AbsolutePath}", $"Write base_url: https://{host}/");
        else
            yield return Symptom.Good("CNAME", $"{host}, as base_url has it; GitHub Pages takes the domain from the repository's settings when a workflow publishes");
    }

    /// <summary>Owner and name of a repository at GitHub, in each form in which git writes it; null for another address.</summary>
    internal static (string Owner, string Name)? RepositoryOf(string? remote)
    {
        const string Host = "github.com";
        if (remote is null || remote.IndexOf(Host, StringComparison.OrdinalIgnoreCase) is var at && at < 0) return null;
        var parts = remote[(at + Host.Length)..].Trim().TrimStart(':', '/').TrimEnd('/').Split('/');
        if (parts is not [{ Length: > 0 } owner, { Length: > 0 } name]) return null;
        return (owner, name.EndsWith(".git", StringComparison.Ordinal) ? name[..^4] : name);
    }

    private static Uri AddressOf(string owner, string name)
    {
        var host = owner.ToLowerInvariant() + PagesHost;
        return new Uri(string.Equals(name, host, StringComparison.OrdinalIgnoreCase) ? $"https://{host}/" : $"https://{host}/{name}/");
    }

    private static bool Same((string Owner, string Name) a, (string Owner, string Name) b) =>
        string.Equals(a.Owner, b.Owner, StringComparison.OrdinalIgnoreCase) && string.Equals(a.Name, b.Name, StringComparison.OrdinalIgnoreCase);
}
