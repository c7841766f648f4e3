using Markdig;
using Markdig.Extensions.Alerts;
using Markdig.Extensions.EmphasisExtras;
using Markdig.Extensions.Footnotes;
using Markdig.Extensions.Tables;
using Markdig.Parsers;
using Markdig.Parsers.Inlines;

namespace StaticGen.Content.Markdown;

/// <summary>Which syntax articles may use: CommonMark, and the additions that GitHub made to it.</summary>
/// <remarks>
/// Each extension is chosen by name. Markdig's "advanced" set also has generic attributes, by which content could write
/// <c>onclick</c>, and turns links to videos into frames of other sites.
/// </remarks>
internal static class MarkdigPipeline
{
    /// <summary>How deep blocks may be nested in each other.</summary>
    public const int MaximumBlockDepth = 64;

    /// <summary>Immutable and safe to share between threads.</summary>
    public static MarkdownPipeline Instance { get; } = Build();

    private static MarkdownPipeline Build()
    {
        var builder = new MarkdownPipelineBuilder
        {
            PreciseSourceLocation = true,
            MaximumNestingDepth = MaximumBlockDepth,
        };
        builder.Extensions.Add(new PipeTableExtension(new PipeTableOptions { UseHeaderForColumnCount = true }));
        builder.Extensions.Add(new EmphasisExtraExtension(EmphasisExtraOptions.Strikethrough));
        builder.Extensions.Add(new FootnoteExtension());
        builder.Extensions.Add(new AlertExtension { AllowNestedAlerts = true });
        builder.InlineParsers.InsertBefore<LinkInlineParser>(new TaskMarkerParser());
        builder.InlineParsers.Insert(0, new TableRows.NoTableParser());
        builder.InlineParsers.Insert(0, new BareAddressParser());

        foreach (var parser in builder.BlockParsers)
        {
            // An underlined heading is made, and closed, by the parser of paragraphs.
            if (parser is not (HeadingBlockParser or ParagraphBlockParser)) continue;
            parser.Closed += HeadingIdSyntax.TakeFrom;
            parser.Closed += TableRows.Complete;
            parser.Closed += ParagraphGuard.Check;
        }
        return builder.Build();
    }
}
