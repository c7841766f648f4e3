using System.Collections.Immutable;
using System.Text;

namespace StaticGen.Content.Markdown;

/// <summary>Collects an article's text while its HTML is written: by heading for search, by section for descriptions.</summary>
internal sealed class ArticleText
{
    private readonly ImmutableArray<TextBlock>.Builder _blocks = ImmutableArray.CreateBuilder<TextBlock>();

    /// <summary>One worker reads one article at a time, and most are of about the same length.</summary>
    [ThreadStatic]
    private static char[]? s_spare;

    private char[] _prose = s_spare ?? new char[8 * 1024];
    private int _length;

    /// <summary>The one code block that stands under the heading so far: its text has a place already.</summary>
    private (string Code, KeptText Kept)? _onlyCode;

    /// <summary>The code blocks under the heading, when there are several.</summary>
    private readonly StringBuilder _code = new();
    private int _headingStart;
    private int _heading = -1;

    /// <summary>Where the prose of the section's headings stands in <see cref="_prose"/>, with the place among <see cref="_blocks"/> that is held free for it.</summary>
    private readonly List<(int Block, int Start, int End)> _ofSection = [];

    private readonly TextStore? _store;

    /// <param name="store">Keeps it; null for each part by itself.</param>
    public ArticleText(TextStore? store)
    {
        s_spare = null;
        _store = store;
    }

    /// <summary>Words of prose so far: runs between spaces that have a letter or digit.</summary>
    public int WordCount { get; private set; }

    /// <summary>Whether the word that is being read is counted.</summary>
    private bool _isInWord;

    /// <summary>Adds prose; white space is collapsed to one space.</summary>
    public void Prose(ReadOnlySpan<char> text)
    {
        Reserve(text.Length);
        var prose = _prose;
        var at = _length;
        // Words are short: a search for the next space would cost more than to look at each character, which counts the words as well.
        foreach (var c in text)
        {
            if (c is ' ' or '\n' or '\t' or '\r')
            {
                if (at == 0 || prose[at - 1] == ' ') continue;
                prose[at++] = ' ';
                _isInWord = false;
                continue;
            }
            prose[at++] = c;
            if (_isInWord || !char.IsLetterOrDigit(c)) continue;
            _isInWord = true;
            WordCount++;
        }
        _length = at;
    }

    private void Reserve(int count)
    {
        if (_prose.Length - _length < count) Array.Resize(ref _prose, Math.Max(_prose.Length * 2, _length + count));
    }

    /// <summary>Separates what follows by a space from what came before.</summary>
    public void Break()
    {
        if (_length == 0 || _prose[_length - 1] == ' ') return;
        Reserve(1);
        _prose[_length++] = ' ';
        _isInWord = false;
    }

    /// <summary>Adds a code block.</summary>
    /// <param name="code">Its code.</param>
    /// <param name="kept">The same, where it is kept.</param>
    public void Code(string code, KeptText kept)
    {
        if (code.Length == 0) return;
        if (_onlyCode is null && _code.Length == 0)
        {
            _onlyCode = (code, kept);
            return;
        }
        if (_onlyCode is { } first) _code.Append(first.Code);
        _onlyCode = null;
        _code.Append(code);
    }

    /// <summary>What follows stands under the heading of this index.</summary>
    public void BeginHeading(int heading)
    {
        EndHeading();
        _heading = heading;
    }

    /// <summary>Ends a section and returns its prose.</summary>
    public KeptText EndSection()
    {
        EndHeading();
        var whole = _prose.AsSpan(0, _length);
        var first = whole.Length - whole.TrimStart().Length;
        var prose = KeptText.In(_store, whole.Trim());
        // What stands under each heading is a part of it, and needs no place of its own.
        var (chars, bytes) = (first, 0);
        foreach (var (block, start, end) in _ofSection)
        {
            bytes += Encoding.UTF8.GetByteCount(whole[chars..start]);
            var length = Encoding.UTF8.GetByteCount(whole[start..end]);
            _blocks[block] = new TextBlock(_blocks[block].Heading, TextKind.Prose, prose.Part(bytes, length));
            bytes += length;
            chars = end;
        }
        _ofSection.Clear();
        _length = 0;
        _headingStart = 0;
        return prose;
    }

    /// <summary>The text by heading. Ends the collection.</summary>
    public ImmutableArray<TextBlock> ToBlocks()
    {
        EndSection();
        if (_prose.Length <= 64 * 1024) s_spare = _prose;
        _prose = [];
        return _blocks.ToImmutable();
    }

    private void EndHeading()
    {
        Break();
        var start = _headingStart;
        var prose = _prose.AsSpan(start, _length - start).TrimStart();
        start = _length - prose.Length;
        prose = prose.TrimEnd();
        _headingStart = _length;
        if (prose.Length > 0)
        {
            _ofSection.Add((_blocks.Count, start, start + prose.Length));
            _blocks.Add(new TextBlock(_heading, TextKind.Prose, default(KeptText)));
        }
        if (_onlyCode is { } code)
        {
            var lineBreaks = code.Code.Length - code.Code.AsSpan().TrimEnd('\n').Length;
            _blocks.Add(new TextBlock(_heading, TextKind.Code, code.Kept.Part(0, code.Kept.Length - lineBreaks)));
            _onlyCode = null;
        }
        else if (_code.Length > 0)
        {
            _blocks.Add(new TextBlock(_heading, TextKind.Code, KeptText.In(_store, _code.ToString().TrimEnd('\n'))));
            _code.Clear();
        }
    }
}
