using Markdig.Syntax;
using StaticGen.Diagnostics;
using StaticGen.Sources;

namespace StaticGen.Content.Markdown;

/// <summary>Reads the Markdown of a page into an article: safe HTML, and what later stages ask about the text.</summary>
/// <remarks>
/// Content is not trusted: nothing in it can write markup, an attribute or an address that is not on a list. What is refused is shown
/// as text and reported. HTML comments alone are left out without a word: that is what they are for.
/// </remarks>
public static class ArticleReader
{
    /// <summary>How many characters of a text that is nested too deeply are searched for the line.</summary>
    private const int LongestToSearch = 100_000;

    /// <summary>Reads an article.</summary>
    /// <param name="source">The whole file.</param>
    /// <param name="bodyStart">Offset in <paramref name="source"/> where the Markdown begins, after the front matter.</param>
    /// <param name="options">What the reader has to know about the page besides its text.</param>
    /// <returns>The article; with errors it holds what could be read.</returns>
    public static StageResult<Article> Read(SourceText source, int bodyStart, ArticleOptions options)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfNegative(bodyStart);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(bodyStart, source.Text.Length);

        var length = source.Text.Length - bodyStart;
        if (length > options.MaximumLength)
            return Refuse(MarkdownDiagnostics.TooLong(source.At(bodyStart + options.MaximumLength), length, options.MaximumLength));

        var markdown = bodyStart == 0 ? source.Text : source.Text[bodyStart..];
        if (InputGuard.Check(markdown, source, bodyStart) is { } refusal) return Refuse(refusal);

        MarkdownDocument document;
        try
        {
            document = Markdig.Markdown.Parse(markdown, MarkdigPipeline.Instance);
        }
        catch (ArgumentException)
        {
            // The only complaint Markdig has about any text: it is nested too deeply. It does not say where.
            return Refuse(MarkdownDiagnostics.TooDeep(FindDepth(markdown) is { } line ? source.At(bodyStart + line) : SourceLocation.WholeFile(source.Path)));
        }
        var findings = new MarkdownFindings();
        var article = new ArticleWriter(source, bodyStart, options, findings).Write(document);
        return new(article, findings.ToImmutable());
    }

    /// <summary>Where the last line begins that the text needs to be nested too deeply; null for a text so long that the search would take too much time.</summary>
    private static int? FindDepth(string markdown)
    {
        if (markdown.Length > LongestToSearch) return null;
        var starts = new List<int> { 0 };
        for (var i = markdown.IndexOf('\n', StringComparison.Ordinal); i >= 0 && i + 1 < markdown.Length; i = markdown.IndexOf('\n', i + 1)) starts.Add(i + 1);
        var (good, bad) = (0, starts.Count);
        while (bad - good > 1)
        {
            var middle = (good + bad) / 2;
            if (CanBeRead(markdown[..starts[middle]])) good = middle;
            else bad = middle;
        }
        return starts[good];
    }

    private static bool CanBeRead(string markdown)
    {
        try
        {
            Markdig.Markdown.Parse(markdown, MarkdigPipeline.Instance);
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private static StageResult<Article> Refuse(Diagnostic why) => new(Article.Empty, [why]);
}
