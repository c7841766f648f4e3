using System.Net;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using StaticGen.Configuration;
using StaticGen.Content;
using StaticGen.Content.Markdown;
using StaticGen.Diagnostics;
using StaticGen.Sources;
using Xunit;

namespace StaticGen.Tests.Content.Markdown;

/// <summary>Reads articles for the tests of this folder, and puts their HTML together.</summary>
internal static class Articles
{
    public static StageResult<Article> Read(string markdown, int bodyStart = 0, AnswerSections? sections = null) =>
        ArticleReader.Read(new SourceText("a.md", markdown), bodyStart, new ArticleOptions(sections));

    /// <summary>HTML of the article, which must be without findings and without second-level headings.</summary>
    public static string Html(string markdown)
    {
        var result = Read(markdown);
        Assert.Empty(result.Diagnostics.Select(d => d.ToString()));
        return HtmlOf(result.Value);
    }

    /// <summary>HTML of the article, whatever the findings.</summary>
    public static string HtmlDespiteFindings(string markdown) => HtmlOf(Read(markdown).Value);

    /// <summary>The findings as the console shows them.</summary>
    public static string[] Findings(string markdown, AnswerSections? sections = null) =>
        [.. Read(markdown, 0, sections).Diagnostics.Order(Comparer<Diagnostic>.Create(Diagnostic.ByPlace)).Select(d => d.ToString())];

    /// <summary>The only finding, with its hint.</summary>
    public static (string Message, string? Hint) Finding(string markdown, AnswerSections? sections = null)
    {
        var diagnostic = Assert.Single(Read(markdown, 0, sections).Diagnostics);
        return (diagnostic.ToString(), diagnostic.Hint);
    }

    /// <summary>All sections, headings of the second level as <c>h2</c>, links filled with their targets.</summary>
    public static string HtmlOf(Article article)
    {
        var html = new StringBuilder();
        foreach (var section in article.Sections)
        {
            if (section.Heading is { } heading) html.Append("<h2>").Append(heading.Html).Append("</h2>\n");
            html.Append(Fill(section.Html, article));
        }
        return html.ToString();
    }

    /// <summary>HTML with the targets of its links in their gaps.</summary>
    public static string Fill(ArticleHtml html, Article article)
    {
        var filled = new StringBuilder(html.Html);
        for (var i = html.Slots.Length - 1; i >= 0; i--)
        {
            var link = article.Links[html.Slots[i].Link];
            var value = link.Kind == LinkKind.Diagram
                ? $"<img src=\"{WebUtility.HtmlEncode(link.Target)}\" alt=\"{WebUtility.HtmlEncode(link.Alternative)}\">"
                : WebUtility.HtmlEncode(link.Target);
            filled.Insert(html.Slots[i].Offset, value);
        }
        return filled.ToString();
    }

    /// <summary>The body as a browser would see it.</summary>
    public static IElement Dom(string html) => new HtmlParser().ParseDocument("<!DOCTYPE html><body>" + html).Body!;
}
