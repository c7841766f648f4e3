using System.Text;
using StaticGen.Diagnostics;
using StaticGen.Model;
using StaticGen.Output;

namespace StaticGen.Exports;

/// <summary>Files for machines: site map, robots, redirects. Each is a pure function of the site.</summary>
internal static class SiteExports
{
    /// <summary>Hands all exports to <paramref name="output"/>.</summary>
    /// <param name="site">The site.</param>
    /// <param name="output">Takes the files, and remembers where those come from that have a source of their own.</param>
    /// <param name="isGiven">Whether the publisher brings a file for an output path: then ours is not made.</param>
    public static void WriteTo(Site site, OutputLedger output, Func<string, bool> isGiven)
    {
        // A site on a disk has no address that could stand in these.
        if (!site.IsPortable) WriteForServers(site, output, isGiven);
        foreach (var redirect in site.Redirects) output.Add(redirect.From.OutputPath, Encoding.UTF8.GetBytes(RedirectPage.Of(site, redirect)), redirect.At);
        foreach (var file in site.Files) output.Add(file.Permalink.OutputPath, file.Source.Bytes.Span, SourceLocation.WholeFile(file.Source.Path));
    }

    private static void WriteForServers(Site site, OutputLedger output, Func<string, bool> isGiven)
    {
        foreach (var (path, xml) in Sitemap.Of(site)) output.Add(path, Encoding.UTF8.GetBytes(xml));
        if (!isGiven("robots.txt"))
            output.Add("robots.txt", Encoding.UTF8.GetBytes($"User-agent: *\nAllow: /\n\nSitemap: {site.Config.BaseUrl.AbsoluteUri}sitemap.xml\n"));
        // GitHub Pages otherwise runs Jekyll, which drops folders that begin with an underscore.
        if (!isGiven(".nojekyll")) output.Add(".nojekyll", []);
    }
}
