using System.Globalization;
using Markdig.Extensions.Footnotes;
using Markdig.Syntax;

namespace StaticGen.Content.Markdown;

internal sealed partial class ArticleWriter
{
    /// <summary>The ids of each footnote and of the references to it that were written.</summary>
    private readonly Dictionary<Footnote, (string Id, List<string> References)> _footnotes = [];

    private void PrepareFootnotes(MarkdownDocument document)
    {
        for (var i = 0; i < document.Count; i++)
        {
            switch (document[i])
            {
                case FootnoteGroup group:
                    for (var j = 0; j < group.Count; j++)
                    {
                        if (group[j] is not Footnote footnote) continue;
                        var id = _ids.Unique(string.Create(CultureInfo.InvariantCulture, $"fn-{footnote.Order}"));
                        _footnotes.Add(footnote, (id, []));
                    }
                    break;
                case LinkReferenceDefinitionGroup definitions:
                    for (var j = 0; j < definitions.Count; j++)
                    {
                        if (definitions[j] is FootnoteLinkReferenceDefinition { Footnote.Order: < 0 } unused)
                            Report(MarkdownDiagnostics.UnusedFootnote(At(unused.Span), unused.Label ?? ""));
                    }
                    break;
            }
        }
    }

    private void WriteFootnoteLink(FootnoteLink link)
    {
        // Links back are written by the footnote itself; a reference in a copy, or inside another link, would lead nowhere.
        if (link.IsBackLink || !_areLinksWritten || !_footnotes.TryGetValue(link.Footnote, out var footnote)) return;
        var order = link.Footnote.Order;
        var id = _ids.Unique(string.Create(CultureInfo.InvariantCulture, $"fnref-{order}"));
        footnote.References.Add(id);
        _html.Raw("<sup><a class=\"footnote-ref\"").Id(id).Fragment(footnote.Id)
            .Raw(" role=\"doc-noteref\" aria-label=\"Footnote ").Number(order).Raw("\">").Number(order).Raw("</a></sup>");
    }

    private void WriteFootnotes(FootnoteGroup group)
    {
        if (group.Count == 0) return;
        StartLine();
        _html.Raw("<section class=\"footnotes\" role=\"doc-endnotes\" aria-label=\"Footnotes\"><ol>\n");
        for (var i = 0; i < group.Count; i++)
        {
            if (group[i] is not Footnote block || !_footnotes.TryGetValue(block, out var footnote)) continue;
            _html.Raw("<li").Id(footnote.Id).Raw(">\n");
            WriteBlocks(block, isTight: false);
            if (footnote.References.Count > 0)
            {
                StartLine();
                _html.Raw("<p class=\"footnote-backs\">");
                for (var j = 0; j < footnote.References.Count; j++)
                {
                    if (j > 0) _html.Raw(' ');
                    _html.Raw("<a class=\"footnote-back\"").Fragment(footnote.References[j])
                        .Raw(" role=\"doc-backlink\" aria-label=\"Back to reference ").Number(block.Order);
                    if (footnote.References.Count > 1) _html.Raw(", occurrence ").Number(j + 1);
                    _html.Raw("\">\u21A9\uFE0E</a>");
                }
                _html.Raw("</p>\n");
            }
            _html.Raw("</li>\n");
        }
        _html.Raw("</ol></section>\n");
    }
}
