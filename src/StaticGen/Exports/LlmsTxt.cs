using System.Text;
using StaticGen.Exports.Articles;
using StaticGen.Model;

namespace StaticGen.Exports;

/// <summary>The list of all pages for language models, in the form that llmstxt.org proposes: a title, a summary in a quotation, lists of links under headings of the second level.</summary>
internal static class LlmsTxt
{
    public static string Of(Site site)
    {
        var articles = new ExportedArticle(site.Config.BaseUrl.AbsoluteUri);
        var text = new StringBuilder("# ").Append(MarkdownWriter.Line(site.Config.Title)).Append('\n');
        var summary = site.Config.Description.Length > 0 ? site.Config.Description : site.Config.Tagline;
        if (summary.Length > 0) text.Append("\n> ").Append(MarkdownWriter.Line(summary)).Append('\n');
        if (site.Config.Exports.Markdown) text.Append("\nEach link leads to the page as Markdown; without `index.md` at its end the address is that of the page itself.\n");
        foreach (var collection in site.Collections)
        {
            if (collection is QuestionCollection questions) Questions(text, questions, site, articles);
            else Pages(text, (PageCollection)collection, site, articles);
        }
        return text.ToString();
    }

    private static void Questions(StringBuilder text, QuestionCollection collection, Site site, ExportedArticle articles)
    {
        var byTopic = collection.Questions.Where(static q => q.IsAnswered).ToLookup(static q => q.Topic);
        for (var i = 0; i < collection.Config.Topics.Length; i++)
        {
            if (!byTopic.Contains(i)) continue;
            Heading(text, $"{collection.Config.Title}: {collection.Config.Topics[i].Title}");
            foreach (var question in byTopic[i]) Entry(text, question.FrontMatter.Title.Value, question, question.FrontMatter.Question.Value, site, articles);
        }
    }

    private static void Pages(StringBuilder text, PageCollection collection, Site site, ExportedArticle articles)
    {
        if (collection.Docs.IsEmpty) return;
        Heading(text, collection.Config.Title);
        foreach (var doc in collection.Docs) Entry(text, doc.FrontMatter.Title.Value, doc, doc.FrontMatter.Description ?? "", site, articles);
    }

    private static void Heading(StringBuilder text, string title) => text.Append("\n## ").Append(MarkdownWriter.Line(title)).Append("\n\n");

    private static void Entry(StringBuilder text, string title, ContentPage page, string note, Site site, ExportedArticle articles)
    {
        text.Append("- [").Append(MarkdownWriter.Line(title)).Append("](").Append(articles.Address(site.Config.Exports.Markdown ? page.MarkdownPermalink : page.Permalink)).Append(')');
        if (note.Length > 0) text.Append(": ").Append(MarkdownWriter.Line(note));
        text.Append('\n');
    }
}
