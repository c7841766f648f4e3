using System.Collections.Immutable;
using Markdig.Syntax;
using StaticGen.Configuration;
using StaticGen.Diagnostics;
using StaticGen.Sources;

namespace StaticGen.Content.Markdown;

/// <summary>Walks a Markdig tree once and writes the article: HTML, links, code blocks and text together.</summary>
/// <remarks>One instance an article. Its parts: blocks, inlines, headings, code, raw HTML, tables, footnotes, follow-up questions.</remarks>
internal sealed partial class ArticleWriter(SourceText source, int bodyStart, ArticleOptions options, MarkdownFindings findings)
{
    /// <summary>How deep emphasis and links may be nested; bounds the recursion of this class.</summary>
    private const int MaximumInlineDepth = 100;

    private readonly ImmutableArray<ArticleSection>.Builder _sections = ImmutableArray.CreateBuilder<ArticleSection>();
    private readonly ImmutableArray<Heading>.Builder _headings = ImmutableArray.CreateBuilder<Heading>();
    private readonly ImmutableArray<ArticleLink>.Builder _links = ImmutableArray.CreateBuilder<ArticleLink>();
    private readonly ImmutableArray<CodeBlock>.Builder _codeBlocks = ImmutableArray.CreateBuilder<CodeBlock>();
    private readonly ImmutableArray<FollowUp>.Builder _followUps = ImmutableArray.CreateBuilder<FollowUp>();
    private readonly ArticleText _text = new(options.Texts);
    private readonly HeadingIds _ids = new();
    private HtmlBuffer _html = HtmlBuffer.Rent();

    /// <summary>False while an element is written in which no other link may stand, or a copy of a heading without links.</summary>
    private bool _areLinksWritten = true;

    /// <summary>True while inline HTML is written a second time, so that its links and findings are not counted twice.</summary>
    private bool _isCopy;

    /// <summary>False while what is written is not part of the prose.</summary>
    private bool _isTextKept = true;

    /// <summary>Writes the article that <paramref name="document"/> holds.</summary>
    public Article Write(MarkdownDocument document)
    {
        PrepareHeadings(document);
        PrepareFootnotes(document);
        Heading? current = null;
        var isFollowUps = false;
        for (var i = 0; i < document.Count; i++)
        {
            var block = document[i];
            if (block is HeadingBlock heading && LevelOf(heading) == 2)
            {
                EndSection(current);
                var written = WriteSectionHeading(heading);
                current = written;
                isFollowUps = options.Sections?.Find(written.Text) == AnswerPart.FollowUpQuestions;
            }
            else if (isFollowUps) WriteFollowUpBlock(block);
            else WriteBlock(block, isTight: false);
        }
        EndSection(current);
        foreach (var buffer in (ReadOnlySpan<HtmlBuffer>)[_html, _scratch, _card]) buffer.Return();

        return new Article
        {
            Sections = _sections.ToImmutable(),
            Headings = _headings.ToImmutable(),
            Links = _links.ToImmutable(),
            CodeBlocks = _codeBlocks.ToImmutable(),
            Anchors = [.. _ids.All.Order(StringComparer.Ordinal)],
            Text = _text.ToBlocks(),
            WordCount = _text.WordCount,
        };
    }

    private void EndSection(Heading? heading)
    {
        CloseDetails(0);
        EndFollowUp();
        var text = _text.EndSection();
        if (heading is null && _html.Length == 0) return;
        _sections.Add(new ArticleSection(heading, _html.Take(options.Texts), text, _followUps.ToImmutable()));
        _followUps.Clear();
    }

    /// <summary>The place in the file of an offset in the Markdown.</summary>
    private SourceLocation At(int offset, int length = 1) => source.At(bodyStart + offset, length);

    /// <summary>The place in the file where a part of the Markdown begins; what lies behind its first line is not underlined.</summary>
    private SourceLocation At(SourceSpan span)
    {
        var start = bodyStart + span.Start;
        var length = Math.Min(span.Length, source.Text.Length - start);
        if (length > 1)
        {
            var lineBreak = source.Text.AsSpan(start, length).IndexOfAny('\n', '\r');
            if (lineBreak >= 0) length = lineBreak;
        }
        return source.At(start, length);
    }

    private void Report(Diagnostic diagnostic)
    {
        if (!_isCopy) findings.Add(diagnostic);
    }
}
