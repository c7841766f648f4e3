using StaticGen.Diagnostics;
using StaticGen.Sources;

namespace StaticGen.Cli.Printing;

/// <summary>Finds the lines that findings are about. Findings come sorted by file: only the text of the last one is kept, since together they may be larger than memory.</summary>
internal sealed class ExcerptSource(SourceTree? sources)
{
    private (string Path, SourceText? Text) _last = ("", null);

    /// <summary>The excerpt for a place, or null when the file or the line is not to be had.</summary>
    public SourceExcerpt? Of(SourceLocation at)
    {
        if (at.Line == 0 || TextOf(at.Path) is not { } text || at.Line > text.LineCount) return null;
        return SourceExcerpt.Of(text.Line(at.Line), at);
    }

    private SourceText? TextOf(string path)
    {
        if (path != _last.Path) _last = (path, sources?.Find(path) is { } file ? SourceText.Decode(file, out _) : null);
        return _last.Text;
    }
}
