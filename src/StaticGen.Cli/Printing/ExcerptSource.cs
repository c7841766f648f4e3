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

    /// <summary>Where the edit that mends a finding begins; null when there is none, or when its file is not to be had.</summary>
    public SourceLocation? EditAt(Diagnostic finding) => finding.Fix switch
    {
        null => null,
        { Start: { } start } => TextOf(finding.At.Path) is { } text && start <= text.Text.Length ? text.At(start) : null,
        _ => finding.At,
    };

    private SourceText? TextOf(string path)
    {
        if (path != _last.Path) _last = (path, sources?.Find(path) is { } file ? SourceText.Decode(file, out _) : null);
        return _last.Text;
    }
}
