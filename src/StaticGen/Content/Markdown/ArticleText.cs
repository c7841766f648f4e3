using System.Collections.Immutable;
using System.Text;

namespace StaticGen.Content.Markdown;

/// <summary>Collects an article's text while its HTML is written: by heading for search, by section for descriptions.</summary>
internal sealed class ArticleText
{
    private readonly ImmutableArray<TextBlock>.Builder _blocks = ImmutableArray.CreateBuilder<TextBlock>();
    private readonly StringBuilder _prose = new(2048);
    private readonly StringBuilder _code = new();
    private int _headingStart;
    private int _heading = -1;

    /// <summary>Words of prose so far, that of the heading being read not included.</summary>
    public int WordCount { get; private set; }

    /// <summary>Adds prose; white space is collapsed to one space.</summary>
    public void Prose(ReadOnlySpan<char> text)
    {
        while (!text.IsEmpty)
        {
            var space = text.IndexOfAny(" \t\n\r");
            if (space < 0)
            {
                _prose.Append(text);
                return;
            }
            _prose.Append(text[..space]);
            Break();
            text = text[(space + 1)..];
        }
    }

    /// <summary>Separates what follows by a space from what came before.</summary>
    public void Break()
    {
        if (_prose.Length > 0 && _prose[^1] != ' ') _prose.Append(' ');
    }

    /// <summary>Adds a code block.</summary>
    public void Code(string code) => _code.Append(code);

    /// <summary>What follows stands under the heading of this index.</summary>
    public void BeginHeading(int heading)
    {
        EndHeading();
        _heading = heading;
    }

    /// <summary>Ends a section and returns its prose.</summary>
    public string EndSection()
    {
        EndHeading();
        var prose = _prose.ToString().Trim();
        _prose.Clear();
        _headingStart = 0;
        return prose;
    }

    /// <summary>The text by heading.</summary>
    public ImmutableArray<TextBlock> ToBlocks()
    {
        EndHeading();
        return _blocks.ToImmutable();
    }

    private void EndHeading()
    {
        Break();
        var prose = _prose.ToString(_headingStart, _prose.Length - _headingStart).Trim();
        _headingStart = _prose.Length;
        if (prose.Length > 0)
        {
            WordCount += CountWords(prose);
            _blocks.Add(new TextBlock(_heading, TextKind.Prose, prose));
        }
        if (_code.Length > 0)
        {
            _blocks.Add(new TextBlock(_heading, TextKind.Code, _code.ToString().TrimEnd('\n')));
            _code.Clear();
        }
    }

    /// <summary>Counts the runs between spaces that have a letter or digit.</summary>
    private static int CountWords(string prose)
    {
        var words = 0;
        var isCounted = false;
        foreach (var c in prose)
        {
            if (c == ' ') isCounted = false;
            else if (!isCounted && char.IsLetterOrDigit(c))
            {
                isCounted = true;
                words++;
            }
        }
        return words;
    }
}
