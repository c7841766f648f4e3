using System.Text;
using StaticGen.Content;
using StaticGen.Model;
using StaticGen.Templating;

namespace StaticGen.Exports.Articles;

/// <summary>The parts of pages as they leave the site: every address has scheme and host, drawings are pictures.</summary>
/// <param name="siteAddress">Address of the site, ending with a slash.</param>
internal sealed class ExportedArticle(string siteAddress)
{
    private const int LargestPart = 32 * 1024 * 1024;

    /// <summary>Address of a page or file with scheme and host.</summary>
    public string Address(Permalink permalink) => RelativeUrl.Below(siteAddress, permalink);

    /// <summary>A part of <paramref name="page"/>.</summary>
    public HtmlElement Part(ArticleHtml html, ContentPage page)
    {
        using var output = new Utf8Output(LargestPart);
        new ArticleFragment(html, page).WriteTo(output, new PageAddress(page.Permalink.Path, siteAddress) { KeepsDrawingsApart = true });
        return HtmlElement.Parse(Encoding.UTF8.GetString(output.Written));
    }

    /// <summary>All of <paramref name="page"/>, its sections under headings of the second level.</summary>
    public HtmlElement Whole(ContentPage page)
    {
        var whole = new HtmlElement("");
        foreach (var section in page.Source.Article.Sections)
        {
            if (section.Heading is { } heading)
            {
                var title = new HtmlElement("h2");
                title.Children.AddRange(HtmlElement.Parse(heading.Html).Children);
                whole.Children.Add(title);
                whole.Children.Add(new HtmlText("\n"));
            }
            whole.Children.AddRange(Part(section.Html, page).Children);
        }
        return whole;
    }
}
