using System.Text;
using StaticGen.Exports.Articles;
using StaticGen.Exports.Feeds;
using StaticGen.Model;
using StaticGen.Output;

namespace StaticGen.Exports;

/// <summary>Files for machines: site map, robots, redirects, feeds, and the other forms of the site that the config asks for. Each is a pure function of the site.</summary>
internal static class SiteExports
{
    /// <summary>Hands all exports to <paramref name="output"/>.</summary>
    /// <param name="site">The site.</param>
    /// <param name="output">Takes the files, and remembers where those come from that have a source of their own.</param>
    /// <param name="isGiven">Whether the publisher brings a file for an output path: then ours is not made.</param>
    /// <param name="memory">What was made of single pages in the build before.</param>
    public static void WriteTo(Site site, OutputLedger output, Func<string, bool> isGiven, PieceMemory memory)
    {
        // A site on a disk has no address that could stand in these.
        if (!site.IsPortable) WriteForServers(site, output, isGiven, memory);
        foreach (var redirect in site.Redirects) output.Add(redirect.From.OutputPath, Encoding.UTF8.GetBytes(RedirectPage.Of(site, redirect)), redirect.At);
        foreach (var file in site.Files) output.Add(file.Permalink.OutputPath, file.Source);
    }

    private static void WriteForServers(Site site, OutputLedger output, Func<string, bool> isGiven, PieceMemory memory)
    {
        foreach (var (path, xml) in Sitemap.Of(site)) output.Add(path, Encoding.UTF8.GetBytes(xml));
        if (!isGiven("robots.txt"))
            output.Add("robots.txt", Encoding.UTF8.GetBytes($"User-agent: *\nAllow: /\n\nSitemap: {site.Config.BaseUrl.AbsoluteUri}sitemap.xml\n"));
        // GitHub Pages otherwise runs Jekyll, which drops folders that begin with an underscore.
        if (!isGiven(".nojekyll")) output.Add(".nojekyll", []);
        WriteOtherForms(site, output, isGiven, memory);
    }

    private static void WriteOtherForms(Site site, OutputLedger output, Func<string, bool> isGiven, PieceMemory memory)
    {
        var exports = site.Config.Exports;
        foreach (var (atom, json, feed) in Feed.Of(site))
        {
            if (!isGiven(atom)) output.Add(atom, AtomFeed.Write(feed, ProductVersion.Text));
            if (!isGiven(json)) output.Add(json, JsonFeed.Write(feed));
        }
        if (exports.LlmsTxt && !isGiven(SitePages.LlmsTxt.OutputPath)) output.Add(SitePages.LlmsTxt.OutputPath, Encoding.UTF8.GetBytes(LlmsTxt.Of(site)));
        if (exports.QuestionsJson && !isGiven(SitePages.QuestionsJson.OutputPath))
        {
            output.Add(SitePages.QuestionsJson.OutputPath, QuestionsJson.Of(site, memory));
            output.Add(QuestionsJson.SchemaPath, QuestionsJson.Schema);
        }
        foreach (var collection in exports.Anki ? site.QuestionCollections : [])
        {
            if (!isGiven(collection.DeckPermalink.OutputPath) && AnkiDeck.Of(collection, site, memory) is { } deck)
                output.Add(collection.DeckPermalink.OutputPath, Encoding.UTF8.GetBytes(deck));
        }
        if (exports.Markdown) WriteMarkdown(site, output, isGiven, memory);
    }

    private static void WriteMarkdown(Site site, OutputLedger output, Func<string, bool> isGiven, PieceMemory memory)
    {
        var articles = new ExportedArticle(site.Config.BaseUrl.AbsoluteUri);
        foreach (var collection in site.Collections)
        {
            if (collection is QuestionCollection questions)
                Parallel.ForEach(questions.Questions, q => Share(q, () => MarkdownPages.Of(q, questions, site.History, articles)));
            else
                Parallel.ForEach(((PageCollection)collection).Docs, d => Share(d, () => MarkdownPages.Of(d, site.History, articles)));
        }

        void Share(ContentPage page, Func<string> make)
        {
            var path = page.MarkdownPermalink.OutputPath;
            if (!isGiven(path)) output.Share(path, memory.Of("markdown", page, () => Encoding.UTF8.GetBytes(make())));
        }
    }
}
