namespace StaticGen.Search;

/// <summary>A part of a page that counts in its own way.</summary>
/// <param name="Weight">How much one occurrence counts, in occurrences in prose.</param>
/// <param name="TypicalLength">Length in tokens at which an occurrence counts as much as <paramref name="Weight"/> says.</param>
/// <param name="LengthShare">From 0 to 1: how far a longer field makes an occurrence in it count less.</param>
/// <param name="IsStrong">Whether a match here speaks for the page as a whole rather than for a section.</param>
/// <remarks>
/// BM25F after Robertson and Zaragoza (2009), but for one thing: lengths are compared with fixed typical ones rather than with the
/// average of the site, so that a page's impacts depend on the page alone.
/// </remarks>
internal sealed record SearchField(double Weight, double TypicalLength, double LengthShare, bool IsStrong)
{
    public static readonly SearchField Title = new(6, 5, 0.5, IsStrong: true);
    public static readonly SearchField Question = new(3.5, 14, 0.4, IsStrong: true);
    public static readonly SearchField SearchTerms = new(4, 10, 0.3, IsStrong: true);
    public static readonly SearchField Terms = new(1.6, 5, 0.3, IsStrong: true);
    public static readonly SearchField Headings = new(1.2, 20, 0.4, IsStrong: false);
    public static readonly SearchField ShortAnswer = new(1.4, 60, 0.5, IsStrong: true);
    public static readonly SearchField Prose = new(0.25, 500, 0.5, IsStrong: false);
    public static readonly SearchField Code = new(0.2, 150, 0.5, IsStrong: false);

    /// <summary>Weighted occurrences at which half of the attainable impact is reached.</summary>
    public const double Saturation = 2.5;

    /// <summary>How much <paramref name="count"/> occurrences in a field of <paramref name="length"/> tokens count.</summary>
    /// <remarks>Square root in running text: the tenth occurrence says little that the first nine did not.</remarks>
    public double Count(int count, int length) =>
        Weight * Math.Sqrt(count) / (1 - LengthShare + (LengthShare * Math.Max(length, TypicalLength / 4) / TypicalLength));
}
