using System.Collections.Immutable;
using System.Text;
using StaticGen.Diagnostics;

namespace StaticGen.Content;

/// <summary>The body of a page: HTML with gaps where links go, and all that later stages want to know about it.</summary>
/// <remarks>Nothing here refers to Markdig; a cached article costs what it holds.</remarks>
public sealed record Article
{
    /// <summary>
    /// The body divided at its second-level headings, in order. What stands before the first one, if anything, is a
    /// section without heading.
    /// </summary>
    public ImmutableArray<ArticleSection> Sections { get; init; } = [];

    /// <summary>All headings in order, also those inside sections.</summary>
    public ImmutableArray<Heading> Headings { get; init; } = [];

    /// <summary>All links and images; the gaps in <see cref="ArticleHtml"/> refer to them by index.</summary>
    public ImmutableArray<ArticleLink> Links { get; init; } = [];

    /// <summary>All fenced code blocks in order.</summary>
    public ImmutableArray<CodeBlock> CodeBlocks { get; init; } = [];

    /// <summary>Every id that the article's HTML defines: headings, footnotes, custom anchors. Ordinal order.</summary>
    public ImmutableArray<string> Anchors { get; init; } = [];

    /// <summary>The text that search indexes, by heading, in order.</summary>
    public ImmutableArray<TextBlock> Text { get; init; } = [];

    /// <summary>Words of prose, code not counted.</summary>
    public int WordCount { get; init; }

    /// <summary>The prose of the first section that has any; empty when none has.</summary>
    internal string FirstProse
    {
        get
        {
            foreach (var section in Sections)
            {
                if (section.PlainText is { Length: > 0 } prose) return prose;
            }
            return "";
        }
    }

    /// <summary>An article with nothing in it.</summary>
    public static Article Empty { get; } = new();
}

/// <summary>A part of an article under one second-level heading.</summary>
/// <param name="Heading">Null for what stands before the first heading.</param>
/// <param name="Html">The section's content, the heading itself not included.</param>
/// <param name="PlainText">Its prose as plain text, paragraphs separated by a space; code blocks left out.</param>
/// <param name="FollowUps">The items of the form <c>**Question?** - Answer</c>, when the section is the one for follow-up questions.</param>
public readonly record struct ArticleSection(
    Heading? Heading, ArticleHtml Html, string PlainText, ImmutableArray<FollowUp> FollowUps)
{
    private readonly KeptText _plainText = new(PlainText);

    internal ArticleSection(Heading? heading, ArticleHtml html, KeptText plainText, ImmutableArray<FollowUp> followUps)
        : this(heading, html, "", followUps) => _plainText = plainText;

    /// <summary>Its prose as plain text, paragraphs separated by a space; code blocks left out. Made anew each time.</summary>
    public string PlainText => _plainText.ToString();
}

/// <summary>A follow-up question with its answer.</summary>
/// <param name="Question">Plain text.</param>
/// <param name="QuestionHtml">Inline HTML of the question.</param>
/// <param name="AnswerHtml">HTML of the answer.</param>
/// <param name="At">Where the item begins.</param>
public readonly record struct FollowUp(string Question, ArticleHtml QuestionHtml, ArticleHtml AnswerHtml, SourceLocation At)
{
    private readonly KeptText _question = new(Question);

    internal FollowUp(KeptText question, ArticleHtml questionHtml, ArticleHtml answerHtml, SourceLocation at)
        : this("", questionHtml, answerHtml, at) => _question = question;

    /// <summary>Plain text. Made anew each time.</summary>
    public string Question => _question.ToString();
}

/// <summary>A heading of an article.</summary>
/// <param name="Level">2 to 6; the first level belongs to the page's title.</param>
/// <param name="Id">Unique in the page; by GitHub's rules unless the author gave <c>{#id}</c>.</param>
/// <param name="Text">Plain text.</param>
/// <param name="Html">Inline HTML, without links.</param>
/// <param name="At">Where the heading begins.</param>
public readonly record struct Heading(int Level, string Id, string Text, string Html, SourceLocation At);

/// <summary>Safe HTML with gaps: at each slot's offset the address of a link is inserted when it is known.</summary>
public readonly record struct ArticleHtml
{
    private readonly KeptText _html;

    /// <param name="html">Well-formed HTML; every value in it is escaped already.</param>
    /// <param name="slots">In ascending order of offset. Slots stand inside quoted attribute values, but for those of diagrams.</param>
    /// <param name="marks">In ascending order of offset; all there are.</param>
    /// <param name="store">Keeps it; null for by itself.</param>
    internal ArticleHtml(ReadOnlySpan<char> html, ImmutableArray<LinkSlot> slots, ImmutableArray<HtmlMark> marks, TextStore? store)
    {
        (_html, HasText) = (KeptText.In(store, html), html.ContainsAnyExcept(" \t\r\n"));
        (Utf8Slots, Marks) = (slots, marks);
        if (_html.Length == html.Length) return;
        var ofSlots = new Utf8Offsets(html);
        var movedSlots = ImmutableArray.CreateBuilder<LinkSlot>(slots.Length);
        foreach (var slot in slots) movedSlots.Add(slot with { Offset = ofSlots.Next(slot.Offset) });
        var ofMarks = new Utf8Offsets(html);
        var movedMarks = ImmutableArray.CreateBuilder<HtmlMark>(marks.Length);
        foreach (var mark in marks) movedMarks.Add(mark with { Offset = ofMarks.Next(mark.Offset) });
        (Utf8Slots, Marks) = (movedSlots.MoveToImmutable(), movedMarks.MoveToImmutable());
    }

    /// <summary>Offsets in UTF-8 for those in a text, in ascending order.</summary>
    private ref struct Utf8Offsets(ReadOnlySpan<char> text)
    {
        private readonly ReadOnlySpan<char> _text = text;
        private int _chars;
        private int _bytes;

        public int Next(int offset)
        {
            _bytes += Encoding.UTF8.GetByteCount(_text[_chars..offset]);
            _chars = offset;
            return _bytes;
        }
    }

    /// <summary>No content.</summary>
    public static ArticleHtml Empty { get; } = new("", [], [], store: null);

    /// <summary>The HTML without what goes into the gaps. Made anew each time: it is kept, and written to pages, as UTF-8.</summary>
    public string Html => _html.ToString();

    /// <summary>The gaps in <see cref="Html"/>, in ascending order. Made anew each time where they are not those of the UTF-8.</summary>
    public ImmutableArray<LinkSlot> Slots
    {
        get
        {
            if (Utf8Slots.IsEmpty) return Utf8Slots;
            var html = _html.Utf8;
            if (Ascii.IsValid(html)) return Utf8Slots;
            var moved = ImmutableArray.CreateBuilder<LinkSlot>(Utf8Slots.Length);
            foreach (var slot in Utf8Slots) moved.Add(slot with { Offset = Encoding.UTF8.GetCharCount(html[..slot.Offset]) });
            return moved.MoveToImmutable();
        }
    }

    /// <summary>All ids, links that no gap is for, and headings, by their offsets in <see cref="Utf8"/>, in ascending order.</summary>
    internal ImmutableArray<HtmlMark> Marks { get; }

    /// <summary>Whether it has anything beside white space and what stands in the gaps, which is known without reading it.</summary>
    internal bool HasText { get; }

    /// <summary>The HTML in UTF-8; see <see cref="KeptText.Utf8"/>.</summary>
    internal ReadOnlySpan<byte> Utf8 => _html.Utf8;

    /// <summary>The gaps by their offsets in <see cref="Utf8"/>.</summary>
    internal ImmutableArray<LinkSlot> Utf8Slots { get; }

    /// <summary>Whether both are the same part of one article, which is seen without reading either.</summary>
    internal bool IsSamePart(ArticleHtml other) => _html.IsSamePlace(other._html) && Utf8Slots == other.Utf8Slots;
}

/// <summary>What stands at a place of an article's HTML.</summary>
internal enum HtmlMarkKind : byte
{
    /// <summary>The value of an id, up to the next quotation mark.</summary>
    Id,

    /// <summary>An id of the same article, behind the <c>#</c> of a link to it.</summary>
    Fragment,

    /// <summary>The digit in a heading's tag.</summary>
    HeadingLevel,
}

/// <summary>A place in an article's HTML that depends on where the article is shown, or that links can lead to.</summary>
/// <param name="Offset">Offset from 0.</param>
/// <param name="Kind">What stands there.</param>
internal readonly record struct HtmlMark(int Offset, HtmlMarkKind Kind);

/// <summary>A gap in an article's HTML.</summary>
/// <param name="Offset">Offset in UTF-16 code units, from 0.</param>
/// <param name="Link">Index into <see cref="Article.Links"/>.</param>
public readonly record struct LinkSlot(int Offset, int Link);

/// <summary>What an address in an article is for.</summary>
public enum LinkKind
{
    /// <summary>A link to follow.</summary>
    Link,

    /// <summary>An image to show.</summary>
    Image,

    /// <summary>An SVG file of the site, alone in its paragraph: the slot stands where the whole drawing goes, not inside an attribute.</summary>
    Diagram,
}

/// <summary>A link or image as the author wrote it.</summary>
/// <param name="Target">The address after Markdown's own escapes; its scheme is one of the allowed ones, or it is relative.</param>
/// <param name="Kind">Link or image.</param>
/// <param name="At">Where the address stands in the source.</param>
/// <param name="Alternative">Text alternative of a diagram; empty for the other kinds, whose HTML has it already.</param>
public readonly record struct ArticleLink(string Target, LinkKind Kind, SourceLocation At, string Alternative = "");

/// <summary>A fenced code block.</summary>
/// <param name="Language">First word of the info string as written; empty when there is none.</param>
/// <param name="Options">The rest of the info string: <c>key="value"</c>, <c>key=value</c> or <c>key</c> (value empty).</param>
/// <param name="Code">The code without the fence, lines ending with <c>\n</c>; that of the file when the fence is empty and names one.</param>
/// <param name="At">Where the opening fence begins.</param>
/// <param name="CodeAt">Where the first line of code begins.</param>
/// <param name="Section">Index of the section that holds it.</param>
/// <param name="FollowsDirectly">True when nothing but blank lines stands between it and the code block before.</param>
public sealed record CodeBlock(
    string Language,
    ImmutableArray<KeyValuePair<string, string>> Options,
    string Code,
    SourceLocation At,
    SourceLocation CodeAt,
    int Section,
    bool FollowsDirectly)
{
    /// <summary>The language name of blocks that state what the block before them prints.</summary>
    public const string OutputLanguage = "output";

    private readonly KeptText _code = new(Code);

    /// <summary>The code without the fence, lines ending with <c>\n</c>; that of the file when the fence is empty and names one. Made anew each time.</summary>
    public string Code
    {
        get => _code.ToString();
        init => _code = new KeptText(value);
    }

    /// <summary>The same with the code that is kept as <paramref name="code"/>.</summary>
    internal CodeBlock With(KeptText code) => this with { Kept = code };

    /// <summary>The code where it is kept.</summary>
    internal KeptText Kept
    {
        get => _code;
        private init => _code = value;
    }

    /// <summary>Whether the block states what the block before it prints.</summary>
    public bool IsOutput => string.Equals(Language, OutputLanguage, StringComparison.Ordinal);

    /// <summary>Where <see cref="Code"/> comes from when the fence was empty and named a file; null when the code is the page's own.</summary>
    public IncludedCode? Included { get; init; }

    /// <summary>The place of a line of <see cref="Code"/>, counted from 1.</summary>
    public SourceLocation LineAt(int line) => Included is { } file
        ? new SourceLocation(file.Path, file.Lines[Math.Clamp(line, 1, file.Lines.Length) - 1], 1)
        : CodeAt with { Line = CodeAt.Line + line - 1, Length = 1 };

    /// <summary>The value of the option <paramref name="name"/>, empty when it has none, null when it is not given.</summary>
    public string? Option(string name)
    {
        foreach (var option in Options)
        {
            if (string.Equals(option.Key, name, StringComparison.Ordinal)) return option.Value;
        }
        return null;
    }
}

/// <summary>What kind of text search sees.</summary>
public enum TextKind
{
    /// <summary>Paragraphs, lists, tables, quotes.</summary>
    Prose,

    /// <summary>Code blocks.</summary>
    Code,
}

/// <summary>A run of text under one heading.</summary>
/// <param name="Heading">Index into <see cref="Article.Headings"/>, or -1 before the first heading.</param>
/// <param name="Kind">Prose or code.</param>
/// <param name="Text">Plain text, entities decoded, inline code included as text.</param>
public readonly record struct TextBlock(int Heading, TextKind Kind, string Text)
{
    private readonly KeptText _text = new(Text);

    internal TextBlock(int heading, TextKind kind, KeptText text)
        : this(heading, kind, "") => _text = text;

    /// <summary>Plain text, entities decoded, inline code included as text. Made anew each time.</summary>
    public string Text => _text.ToString();

    /// <summary>The same in UTF-8.</summary>
    internal ReadOnlySpan<byte> Utf8 => _text.Utf8;
}
