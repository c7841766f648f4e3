using System.Text;
using StaticGen.Diagnostics;

namespace StaticGen.Sources;

/// <summary>A text file decoded, with the way back from an offset to the line and column its author sees.</summary>
public sealed class SourceText
{
    private readonly int[] _lineStarts;

    /// <param name="path">Path below the site's root.</param>
    /// <param name="text">The whole text; lines end with <c>\n</c>, <c>\r\n</c> or <c>\r</c>.</param>
    public SourceText(string path, string text)
    {
        Path = path;
        Text = text;
        _lineStarts = FindLineStarts(text);
    }

    /// <summary>Path below the site's root.</summary>
    public string Path { get; }

    /// <summary>The text without a byte order mark.</summary>
    public string Text { get; }

    /// <summary>Number of lines; a text that ends in a line break has an empty last line.</summary>
    public int LineCount => _lineStarts.Length;

    /// <summary>Decodes strict UTF-8, with or without a byte order mark.</summary>
    /// <returns>Null, and in <paramref name="badByte"/> the offset of the first byte that is not UTF-8, when it is something else.</returns>
    public static SourceText? Decode(SourceFile file, out int badByte)
    {
        ArgumentNullException.ThrowIfNull(file);
        var bytes = file.Bytes.Span;
        if (bytes.StartsWith("\uFEFF"u8)) bytes = bytes[3..];
        badByte = -1;
        try
        {
            return new SourceText(file.Path, StrictUtf8.GetString(bytes));
        }
        catch (DecoderFallbackException e)
        {
            badByte = e.Index + (file.Bytes.Length - bytes.Length);
            return null;
        }
    }

    /// <summary>The place of the byte up to which <paramref name="file"/> is UTF-8, as <see cref="Decode"/> found it.</summary>
    public static SourceLocation PlaceOf(SourceFile file, int badByte)
    {
        ArgumentNullException.ThrowIfNull(file);
        var good = new SourceFile(file.Path, file.Bytes[..badByte]);
        return Decode(good, out _) is { } before ? before.At(before.Text.Length) : SourceLocation.WholeFile(file.Path);
    }

    /// <summary>The place of the character at <paramref name="offset"/> (from 0; the text's length is allowed).</summary>
    public SourceLocation At(int offset, int length = 1)
    {
        offset = Math.Clamp(offset, 0, Text.Length);
        var line = Array.BinarySearch(_lineStarts, offset);
        if (line < 0) line = ~line - 1;
        return new SourceLocation(Path, line + 1, offset - _lineStarts[line] + 1, Math.Max(1, length));
    }

    /// <summary>The offset at which line <paramref name="line"/> (from 1) begins.</summary>
    public int LineStart(int line) => _lineStarts[line - 1];

    /// <summary>The text of line <paramref name="line"/> (from 1) without its line break, or empty past the end.</summary>
    public ReadOnlySpan<char> Line(int line)
    {
        if (line < 1 || line > _lineStarts.Length) return default;
        var start = _lineStarts[line - 1];
        var end = line < _lineStarts.Length ? _lineStarts[line] : Text.Length;
        return Text.AsSpan(start, end - start).TrimEnd("\r\n");
    }

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private static int[] FindLineStarts(string text)
    {
        var starts = new List<int>(64) { 0 };
        for (var i = text.AsSpan().IndexOfAny('\r', '\n'); i >= 0;)
        {
            if (text[i] == '\r' && i + 1 < text.Length && text[i + 1] == '\n') i++;
            starts.Add(i + 1);
            var next = text.AsSpan(i + 1).IndexOfAny('\r', '\n');
            i = next < 0 ? -1 : i + 1 + next;
        }
        return [.. starts];
    }
}
