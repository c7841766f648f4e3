namespace StaticGen.Diagnostics;

/// <summary>A place in one of the site's source files, as its author sees it.</summary>
/// <param name="Path">Path below the site's root, with <c>/</c> between its parts, such as <c>content/python/lists.md</c>.</param>
/// <param name="Line">Line, counted from 1; 0 when the whole file is meant.</param>
/// <param name="Column">Column, counted from 1 in UTF-16 code units; 0 when the whole line is meant.</param>
/// <param name="Length">How many code units to underline from <paramref name="Column"/> on; at least 1.</param>
public readonly record struct SourceLocation(string Path, int Line, int Column, int Length = 1) : IComparable<SourceLocation>
{
    /// <summary>The file as a whole: it is missing, unreadable, or empty.</summary>
    public static SourceLocation WholeFile(string path) => new(path, 0, 0);

    /// <summary>The form that editors and terminals make clickable: <c>path:line:column</c>, without the parts that are 0.</summary>
    public override string ToString() =>
        Line == 0 ? Path : Column == 0 ? $"{Path}:{Line}" : $"{Path}:{Line}:{Column}";

    /// <summary>Orders by path (ordinal), then line, then column.</summary>
    public int CompareTo(SourceLocation other)
    {
        var byPath = string.CompareOrdinal(Path, other.Path);
        if (byPath != 0) return byPath;
        var byLine = Line.CompareTo(other.Line);
        return byLine != 0 ? byLine : Column.CompareTo(other.Column);
    }

    /// <summary>Whether <paramref name="left"/> comes before <paramref name="right"/>.</summary>
    public static bool operator <(SourceLocation left, SourceLocation right) => left.CompareTo(right) < 0;

    /// <summary>Whether <paramref name="left"/> comes after <paramref name="right"/>.</summary>
    public static bool operator >(SourceLocation left, SourceLocation right) => left.CompareTo(right) > 0;

    /// <summary>Whether <paramref name="left"/> does not come after <paramref name="right"/>.</summary>
    public static bool operator <=(SourceLocation left, SourceLocation right) => left.CompareTo(right) <= 0;

    /// <summary>Whether <paramref name="left"/> does not come before <paramref name="right"/>.</summary>
    public static bool operator >=(SourceLocation left, SourceLocation right) => left.CompareTo(right) >= 0;
}
