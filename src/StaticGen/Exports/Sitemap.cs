using System.Security;
using System.Text;
using StaticGen.Model;

namespace StaticGen.Exports;

/// <summary>The site map by the protocol of sitemaps.org, version 0.9.</summary>
internal static class Sitemap
{
    private const int MostUrls = 50_000;

    /// <summary>Every page that search engines should know, in reading order; the first 50,000, which the protocol allows.</summary>
    public static string Of(Site site)
    {
        var xml = new StringBuilder();
        xml.Append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n");
        foreach (var permalink in Pages(site).Take(MostUrls))
        {
            xml.Append("<url><loc>")
                .Append(SecurityElement.Escape(site.Config.BaseUrl.AbsoluteUri + RelativeUrl.Encode(permalink.Path[1..])))
                .Append("</loc></url>\n");
        }
        return xml.Append("</urlset>\n").ToString();
    }

    private static IEnumerable<Permalink> Pages(Site site)
    {
        yield return Permalink.Home;
        yield return SitePages.Board;
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
            var used = questions.Questions.SelectMany(q => q.FrontMatter.Tags).Select(t => t.Value).ToHashSet(StringComparer.Ordinal);
            foreach (var tag in questions.Config.Tags.Where(t => used.Contains(t.Id))) yield return questions.TagPermalink(tag.Id);
            foreach (var question in questions.Questions) yield return question.Permalink;
        }
    }
}
