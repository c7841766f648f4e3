namespace StaticGen.Diagnostics;

/// <summary>Finds what the author probably meant.</summary>
public static class NearestMatch
{
    private const int LongestCompared = 64;

    /// <summary>The known name with the smallest edit distance to <paramref name="given"/>, or null when none is near.</summary>
    /// <param name="given">What the author wrote.</param>
    /// <param name="known">The names that would have been right. Of two equally near ones the first in ordinal order wins.</param>
    /// <remarks>
    /// Optimal string alignment distance (Damerau 1964, with transpositions of neighbours), case folded. A third of
    /// the longer word's letters may differ: <c>tupels</c> finds <c>tuples</c>, <c>cat</c> does not find <c>dog</c>.
    /// </remarks>
    public static string? Of(string given, IEnumerable<string> known)
    {
        ArgumentNullException.ThrowIfNull(given);
        ArgumentNullException.ThrowIfNull(known);
        if (given.Length is 0 or > LongestCompared) return null;
        string? best = null;
        var bestDistance = int.MaxValue;
        var folded = given.ToUpperInvariant();
        foreach (var candidate in known)
        {
            // Two words of one letter each have nothing in common when the letter differs.
            var longer = Math.Max(given.Length, candidate.Length);
            var limit = longer == 1 ? 0 : Math.Max(1, longer / 3);
            if (candidate.Length is 0 or > LongestCompared) continue;
            if (Math.Abs(given.Length - candidate.Length) > limit) continue;
            var distance = Distance(folded, candidate.ToUpperInvariant());
            if (distance > limit || distance > bestDistance) continue;
            if (distance == bestDistance && string.CompareOrdinal(candidate, best) >= 0) continue;
            (best, bestDistance) = (candidate, distance);
        }
        return best;
    }

    /// <summary>The hint that names the nearest match, or null when there is none.</summary>
    public static string? HintFor(string given, IEnumerable<string> known) =>
        Of(given, known) is { } match ? $"Did you mean '{match}'?" : null;

    private static int Distance(string a, string b)
    {
        Span<int> twoAbove = stackalloc int[b.Length + 1];
        Span<int> above = stackalloc int[b.Length + 1];
        Span<int> row = stackalloc int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++) above[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var cost = a[i - 1] == b[j - 1] ? 0 : 1;
                row[j] = Math.Min(Math.Min(row[j - 1] + 1, above[j] + 1), above[j - 1] + cost);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    row[j] = Math.Min(row[j], twoAbove[j - 2] + 1);
            }
            var spare = twoAbove;
            twoAbove = above;
            above = row;
            row = spare;
        }
        return above[b.Length];
    }
}
