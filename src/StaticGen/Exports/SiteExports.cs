using System.Text;
using StaticGen.Model;
using StaticGen.Output;

namespace StaticGen.Exports;

/// <summary>Files for machines: site map, robots, redirects. Each is a pure function of the site.</summary>
internal static class SiteExports
{
    /// <summary>Hands all exports to <paramref name="output"/>.</summary>
    public static void WriteTo(Site site, IOutputSink output)
    {
        output.Add("sitemap.xml", Encoding.UTF8.GetBytes(Sitemap.Of(site)));
        output.Add("robots.txt", Encoding.UTF8.GetBytes($"User-agent: *\nAllow: /\n\nSitemap: {site.Config.BaseUrl.AbsoluteUri}sitemap.xml\n"));
        // GitHub Pages otherwise runs Jekyll, which drops folders that begin with an underscore.
        output.Add(".nojekyll", []);
        foreach (var redirect in site.Redirects) output.Add(redirect.From.OutputPath, Encoding.UTF8.GetBytes(RedirectPage.Of(site, redirect)));
        foreach (var file in site.Files) output.Add(file.Permalink.OutputPath, file.Source.Bytes.Span);
    }
}
