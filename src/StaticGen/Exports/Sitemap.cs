using System.Globalization;
using System.Security;
using System.Text;
using StaticGen.Model;

namespace StaticGen.Exports;

/// <summary>The site map by the protocol of sitemaps.org, version 0.9.</summary>
internal static class Sitemap
{
    /// <summary>What the protocol allows one file to list.</summary>
    public const int MostUrls = 50_000;

    private const string Declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
    private const string Namespace = "xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\"";

    /// <summary>Every page that search engines should know, in reading order: one file, or an index with numbered files when there are too many for one.</summary>
    /// <param name="site">The site.</param>
    /// <param name="mostUrls">How many pages a file may list.</param>
    public static IEnumerable<(string Path, string Xml)> Of(Site site, int mostUrls = MostUrls)
    {
        var all = Pages(site).ToArray();
        var address = site.Config.BaseUrl.AbsoluteUri;
        if (all.Length <= mostUrls)
        {
            yield return ("sitemap.xml", UrlSet(all, address));
            yield break;
        }

        var parts = (all.Length + mostUrls - 1) / mostUrls;
        var index = new StringBuilder(Declaration).Append("<sitemapindex ").Append(Namespace).Append(">\n");
        for (var part = 0; part < parts; part++)
        {
            var path = $"sitemap-{(part + 1).ToString(CultureInfo.InvariantCulture)}.xml";
            index.Append("<sitemap><loc>").Append(SecurityElement.Escape(address + path)).Append("</loc></sitemap>\n");
            yield return (path, UrlSet(all.AsSpan(part * mostUrls, Math.Min(mostUrls, all.Length - (part * mostUrls))), address));
        }
        yield return ("sitemap.xml", index.Append("</sitemapindex>\n").ToString());
    }

    private static string UrlSet(ReadOnlySpan<Permalink> pages, string address)
    {
        var xml = new StringBuilder(Declaration).Append("<urlset ").Append(Namespace).Append(">\n");
        foreach (var page in pages)
            xml.Append("<url><loc>").Append(SecurityElement.Escape(RelativeUrl.Below(address, page))).Append("</loc></url>\n");
        return xml.Append("</urlset>\n").ToString();
    }

    private static IEnumerable<Permalink> Pages(Site site)
    {
        yield return Permalink.Home;
        yield return SitePages.Board;
        if (site.HasPractice) yield return SitePages.Practice;
        if (site.HasInterview) yield return SitePages.Interview;
        foreach (var collection in site.Collections)
        {
            if (collection is PageCollection pages)
            {
                foreach (var doc in pages.Docs) yield return doc.Permalink;
                continue;
            }
            var questions = (QuestionCollection)collection;
            yield return questions.Permalink;
            foreach (var topic in questions.Config.Topics) yield return questions.TopicPermalink(topic.Id);
            foreach (var level in questions.Config.Levels) yield return questions.LevelPermalink(level.Id);
            yield return questions.TagsPermalink;
            foreach (var tag in questions.UsedTags) yield return questions.TagPermalink(tag.Id);
            foreach (var question in questions.Questions) yield return question.Permalink;
        }
    }
}
