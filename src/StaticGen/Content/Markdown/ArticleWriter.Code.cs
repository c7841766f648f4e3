using System.Collections.Immutable;
using Markdig.Syntax;
using StaticGen.Diagnostics;
using StaticGen.Highlighting;
using StaticGen.Sources;

namespace StaticGen.Content.Markdown;

internal sealed partial class ArticleWriter
{
    private static readonly string[] LanguageNames = [.. Languages.All.SelectMany(language => language.Aliases.Prepend(language.Id))];

    private void WriteFencedCode(FencedCodeBlock block)
    {
        var written = block.Info ?? "";
        var fence = new string(block.FencedChar, block.OpeningFencedCharCount);
        var at = At(block.Span.Start, Math.Max(1, block.OpeningFencedCharCount));
        if (block.ClosingFencedCharCount == 0) Report(MarkdownDiagnostics.FenceNotClosed(at, fence));
        var blockOptions = ReadOptions(block);
        var title = TitleOf(blockOptions);
        var code = CodeOf(block);
        var follows = FollowsCode(block);

        var isKnown = Languages.TryFind(written, out var language);
        if (!isKnown)
        {
            var languageAt = At(block.Span.Start + block.OpeningFencedCharCount, Math.Max(1, written.Length));
            if (written.Length == 0) Report(MarkdownDiagnostics.FenceWithoutLanguage(at));
            else Report(MarkdownDiagnostics.UnknownLanguage(languageAt, written, NearestMatch.Of(written, LanguageNames)));
        }
        var codeBlock = new CodeBlock(RecurringText.Of(written), blockOptions, "", at, CodeStart(block), _sections.Count, follows).With(KeptText.In(options.Texts, code));
        if (FindIncluded(codeBlock) is { } included)
        {
            code = included.Code;
            codeBlock = (codeBlock with { Included = included }).With(KeptText.In(options.Texts, code));
        }
        _codeBlocks.Add(codeBlock);
        _text.Code(code, codeBlock.Kept);

        var isOutput = written == CodeBlock.OutputLanguage;
        // One name for each language, so that styles need not know that `py` is Python.
        var name = isKnown && !isOutput ? language.Id : written;
        StartLine();
        _html.Raw(isOutput && follows ? "<figure class=\"code output\"" : "<figure class=\"code\"");
        if (name.Length > 0) _html.Raw(" data-lang=\"").Attribute(name).Raw('"');
        foreach (var option in (ReadOnlySpan<string>)["continue", "raises", "skip"])
        {
            if (codeBlock.Option(option) is { } value) _html.Raw(" data-").Raw(option).Raw("=\"").Attribute(value).Raw('"');
        }
        _html.Raw('>');
        var caption = title ?? (isOutput ? "Output" : isKnown ? language.Title : written);
        if (caption.Length > 0) _html.Raw("<figcaption>").Text(caption).Raw("</figcaption>");
        _html.Raw("<pre tabindex=\"0\"><code");
        if (name.Length > 0) _html.Raw(" class=\"language-").Attribute(name).Raw('"');
        _html.Raw('>');
        CodeHighlighter.Write(code, language, _html.Characters);
        _html.Raw("</code></pre></figure>\n");
    }

    /// <summary>The code of the file that the block names, when it has none of its own.</summary>
    private IncludedCode? FindIncluded(CodeBlock block)
    {
        if (block.Option("file") is null) return null;
        var (included, finding) = IncludedCode.Find(block, source.Path, options.FindFile);
        if (finding is not null) Report(finding);
        return included is null || block.Code.AsSpan().Trim().IsEmpty ? included : null;
    }

    private void WriteIndentedCode(Markdig.Syntax.CodeBlock block)
    {
        var code = CodeOf(block);
        _text.Code(code, KeptText.In(options.Texts, code));
        StartLine();
        _html.Raw("<figure class=\"code\"><pre tabindex=\"0\"><code>").Text(code).Raw("</code></pre></figure>\n");
    }

    private static string CodeOf(LeafBlock block)
    {
        if (block.Lines.Count == 0) return "";
        var length = 0;
        for (var i = 0; i < block.Lines.Count; i++) length += block.Lines.Lines[i].Slice.Length + 1;
        return string.Create(length, block, static (code, block) =>
        {
            for (var i = 0; i < block.Lines.Count; i++)
            {
                var line = block.Lines.Lines[i].Slice.AsSpan();
                line.CopyTo(code);
                code[line.Length] = '\n';
                code = code[(line.Length + 1)..];
            }
        });
    }

    private SourceLocation CodeStart(FencedCodeBlock block)
    {
        if (block.Lines.Count > 0) return At(block.Lines.Lines[0].Slice.Start);
        var fence = At(block.Span.Start);
        return fence.Line < source.LineCount ? source.At(source.LineStart(fence.Line + 1)) : fence;
    }

    private static bool FollowsCode(FencedCodeBlock block)
    {
        if (block.Parent is not { } parent) return false;
        var index = parent.IndexOf(block);
        return index > 0 && parent[index - 1] is FencedCodeBlock;
    }

    private ImmutableArray<KeyValuePair<string, string>> ReadOptions(FencedCodeBlock block)
    {
        if (string.IsNullOrEmpty(block.Arguments)) return [];
        // Read from the source rather than from what Markdig made of it: positions, and backslashes in quotation marks, are the author's.
        var start = bodyStart + block.Span.Start + block.OpeningFencedCharCount;
        var line = source.Text.AsSpan(start);
        var end = line.IndexOfAny('\n', '\r');
        if (end >= 0) line = line[..end];
        var at = 0;
        while (at < line.Length && line[at] is ' ' or '\t') at++;
        while (at < line.Length && line[at] is not (' ' or '\t')) at++;
        start += at;

        var read = ImmutableArray.CreateBuilder<KeyValuePair<string, string>>();
        var keys = new HashSet<string>(StringComparer.Ordinal);
        foreach (var option in InfoString.Read(line[at..]))
        {
            var optionAt = source.At(start + option.Offset, option.Length);
            if (option.Fault is not null) Report(MarkdownDiagnostics.MalformedOption(optionAt, option.Fault));
            else if (!InfoString.KnownOptions.AsSpan().Contains(option.Key)) Report(MarkdownDiagnostics.UnknownOption(optionAt, option.Key));
            else if (!keys.Add(option.Key)) Report(MarkdownDiagnostics.RepeatedOption(optionAt, option.Key));
            else read.Add(new(option.Key, option.Value));
        }
        return read.ToImmutable();
    }

    private static string? TitleOf(ImmutableArray<KeyValuePair<string, string>> read)
    {
        foreach (var (key, value) in read)
        {
            if (key == "title" && value.Length > 0) return value;
        }
        return null;
    }
}
