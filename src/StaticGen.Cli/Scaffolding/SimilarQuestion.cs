namespace StaticGen.Cli.Scaffolding;

/// <summary>Finds a question that is asked already, in nearly the same words.</summary>
internal static class SimilarQuestion
{
    /// <summary>From this share of common words on two questions are taken for the same (Jaccard index).</summary>
    private const double NearlySame = 0.6;

    /// <summary>The most similar of <paramref name="known"/>, or null when none is near.</summary>
    public static (string Path, string Question)? Find(string question, IEnumerable<(string Path, string Question)> known)
    {
        var words = Words(question);
        (string Path, string Question)? best = null;
        var bestShare = NearlySame;
        foreach (var candidate in known)
        {
            var others = Words(candidate.Question);
            var common = others.Count(words.Contains);
            var share = (double)common / Math.Max(1, words.Count + others.Count - common);
            if (share < bestShare || (best is not null && share <= bestShare)) continue;
            (best, bestShare) = (candidate, share);
        }
        return best;
    }

    /// <summary>The telling words, without a plural's <c>s</c>.</summary>
    private static HashSet<string> Words(string question) =>
        QuestionSlug.TellingWords(question).Select(static word => word.Length > 3 && word.EndsWith('s') ? word[..^1] : word).ToHashSet(StringComparer.Ordinal);
}
