namespace StaticGen.Search;

/// <summary>Finds what a misspelt word stands for; twin of <c>search/spelling.js</c>.</summary>
internal static class Spelling
{
    private const int MostCorrections = 8;

    /// <summary>
    /// How many letters must be added, left out, changed or exchanged with their neighbour to come from one word to another; more
    /// than <paramref name="most"/> is told as one more than it.
    /// </summary>
    /// <param name="a">A word.</param>
    /// <param name="b">Another.</param>
    /// <param name="most">Where to stop counting.</param>
    /// <param name="isOpen">Whether <paramref name="b"/> may go on.</param>
    public static int Distance(string a, string b, int most, bool isOpen = false)
    {
        if (a.Length - b.Length > most || (!isOpen && b.Length - a.Length > most)) return most + 1;
        var before = new int[b.Length + 1];
        var row = new int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++) row[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            var next = new int[b.Length + 1];
            next[0] = i;
            var least = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var cost = Math.Min(Math.Min(row[j] + 1, next[j - 1] + 1), row[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) cost = Math.Min(cost, before[j - 2] + 1);
                next[j] = cost;
                least = Math.Min(least, cost);
            }
            if (least > most) return most + 1;
            (before, row) = (row, next);
        }
        return Math.Min(most + 1, isOpen ? row.Min() : row[b.Length]);
    }

    /// <summary>The terms of pairs of words that may have been written as one, as in "filesystem": those of which the first is known.</summary>
    public static List<string[]> Halves(string text, IReadOnlySet<string> known)
    {
        var pairs = new List<string[]>();
        for (var i = text.Length - 3; i > 2; i--)
        {
            if (known.Contains(text[..i])) pairs.Add([QueryToken.Of(text[..i])[0].Term, QueryToken.Of(text[i..])[0].Term]);
        }
        return pairs;
    }

    /// <summary>The words that a misspelt one most likely stands for, nearest first.</summary>
    /// <param name="word">The misspelt word.</param>
    /// <param name="words">Words that exist.</param>
    /// <param name="isOpen">Whether <paramref name="word"/> may be the beginning of a longer one.</param>
    public static List<(string Word, double Distance)> Corrections(string word, IEnumerable<string> words, bool isOpen)
    {
        var found = new List<(string Word, double Distance)>();
        var most = word.Length < 4 ? 0 : word.Length < 8 ? 1 : 2;
        if (most == 0) return found;
        foreach (var other in words)
        {
            // A mistake in the first letter is rare, unless it changed places with the second.
            if (other.Length < 3 || !(other[0] == word[0] || other[1] == word[0] || other[0] == word[1])) continue;
            var whole = Distance(word, other, most);
            if (whole <= most) found.Add((other, whole + (other[0] == word[0] ? 0 : 0.5)));
            else if (isOpen && word.Length > 4 && other[0] == word[0] && Distance(word, other, 1, isOpen: true) < 2) found.Add((other, 1.6));
        }
        found.Sort(static (a, b) => a.Distance != b.Distance ? a.Distance.CompareTo(b.Distance) : string.CompareOrdinal(a.Word, b.Word));
        if (found.Count > MostCorrections) found.RemoveRange(MostCorrections, found.Count - MostCorrections);
        return found;
    }
}
