using System.Globalization;
using System.Net;
using System.Text;
using StaticGen.Cli.Printing;
using StaticGen.Diagnostics;

namespace StaticGen.Cli.Serving;

/// <summary>What is served while there is no good build yet.</summary>
internal static class ErrorPage
{
    /// <summary>A page that lists the findings and comes alive when they are fixed.</summary>
    /// <param name="state">Without a site.</param>
    /// <param name="script">Address of the live script.</param>
    public static byte[] Of(SiteState state, string script)
    {
        var title = Html(state.Version == 0 ? "The site is being built" : $"{state.Report.Counts()}: there is nothing to show yet");
        var html = new StringBuilder();
        html.Append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
        html.Append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        html.Append(CultureInfo.InvariantCulture, $"<title>{title}</title>\n<script type=\"module\" src=\"{Html(script)}\"></script>\n</head>\n<body>\n<main>\n");
        html.Append(CultureInfo.InvariantCulture, $"<h1>{title}</h1>\n");
        html.Append("<p>This page reloads by itself when there is a site.</p>\n<ol>\n");
        var excerpts = new ExcerptSource(state.Report.Sources);
        foreach (var diagnostic in state.Report.Diagnostics) Append(html, diagnostic, excerpts.Of(diagnostic.At));
        html.Append("</ol>\n</main>\n</body>\n</html>\n");
        return Encoding.UTF8.GetBytes(html.ToString());
    }

    private static void Append(StringBuilder html, Diagnostic diagnostic, SourceExcerpt? excerpt)
    {
        var severity = diagnostic.Severity == Severity.Error ? "error" : "warning";
        html.Append(CultureInfo.InvariantCulture, $"<li><code>{Html(diagnostic.At.ToString())}</code> <strong>{severity} {Html(diagnostic.Code)}</strong>: {Html(diagnostic.Message)}");
        if (excerpt is not null) html.Append(CultureInfo.InvariantCulture, $"\n<pre>{Html(excerpt.Line)}</pre>");
        if (diagnostic.Hint is { } hint) html.Append(CultureInfo.InvariantCulture, $"\n<p>Hint: {Html(hint)}</p>");
        html.Append("</li>\n");
    }

    private static string Html(string text) => WebUtility.HtmlEncode(SafeText.OneLine(text));
}
