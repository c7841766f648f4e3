using System.Net;
using StaticGen.Model;

namespace StaticGen.Exports;

/// <summary>The page at a former address. A static host cannot answer with a status of 301, so the page sends the browser on.</summary>
internal static class RedirectPage
{
    public static string Of(Site site, Redirect redirect)
    {
        var href = WebUtility.HtmlEncode(RelativeUrl.Between(redirect.From.Path, redirect.To, site.IsPortable));
        var canonical = WebUtility.HtmlEncode(RelativeUrl.Below(site.Config.BaseUrl.AbsoluteUri, redirect.To));
        return $"""
            <!doctype html>
            <html lang="{WebUtility.HtmlEncode(site.Config.Language)}">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <title>Moved – {WebUtility.HtmlEncode(site.Config.Title)}</title>
            <link rel="canonical" href="{canonical}">
            <meta name="robots" content="noindex">
            <meta http-equiv="refresh" content="0; url={href}">
            </head>
            <body>
            <main>
            <h1>This page has moved</h1>
            <p><a href="{href}">Go to its new address</a></p>
            </main>
            </body>
            </html>

            """.ReplaceLineEndings("\n");
    }
}
