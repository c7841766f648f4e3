using System.Runtime.InteropServices;

namespace StaticGen.Contributing;

/// <summary>Finds questions that ask the same in nearly the same words.</summary>
public static class SimilarQuestion
{
    /// <summary>From this share of common words on (Jaccard index) somebody who begins a question is told of another.</summary>
    private const double Alike = 0.6;

    /// <summary>From this share on two questions that are both there are taken for the same: four words of five.</summary>
    internal const double NearlySame = 0.8;

    /// <summary>The most similar of <paramref name="known"/>, or null when none is near.</summary>
    public static (string Path, string Question)? Find(string question, IEnumerable<(string Path, string Question)> known)
    {
        ArgumentNullException.ThrowIfNull(known);
        (string Path, string Question)[] all = [.. known, ("", question)];
        return FindEarlier(all.Length, i => all[i].Question, Alike)[^1] is >= 0 and var nearest ? all[nearest] : null;
    }

    /// <summary>For each question the most similar one before it, the first of equals, or -1.</summary>
    /// <remarks>
    /// Two sets of words with a Jaccard index of t or more share a word among the first <c>n - ⌈t·n⌉ + 1</c> of each when the rarest come first, so that only
    /// those words need a list (the prefix filter of Chaudhuri, Ganti and Kaushik, 2006). Ten thousand questions take hundredths of a second.
    /// </remarks>
    /// <param name="count">How many there are.</param>
    /// <param name="question">The text of each.</param>
    /// <param name="leastShare">The share of common words from which on two are similar.</param>
    internal static int[] FindEarlier(int count, Func<int, string> question, double leastShare = NearlySame)
    {
        var words = ReadWords(count, question, out var known);
        var withWord = new List<int>?[known];
        var seenBy = new int[count];
        var nearest = new int[count];
        for (var i = 0; i < count; i++)
        {
            var own = words[i];
            var (best, bestShare) = (-1, leastShare);
            var telling = own.Length - (int)Math.Ceiling(leastShare * own.Length) + 1;
            for (var k = 0; k < telling && k < own.Length; k++)
            {
                var others = withWord[own[k]] ??= [];
                foreach (var other in others)
                {
                    if (seenBy[other] == i) continue;
                    seenBy[other] = i;
                    var share = Share(own, words[other]);
                    if (share < bestShare || (best >= 0 && share == bestShare && other > best)) continue;
                    (best, bestShare) = (other, share);
                }
                others.Add(i);
            }
            nearest[i] = best;
        }
        return nearest;
    }

    /// <summary>The words of each question as numbers, of which the smallest are the rarest words; sorted.</summary>
    private static int[][] ReadWords(int count, Func<int, string> question, out int known)
    {
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        var uses = new List<int>();
        var words = new int[count][];
        var own = new List<int>();
        for (var i = 0; i < count; i++)
        {
            own.Clear();
            foreach (var word in QuestionWords.Telling(question(i), keepsCode: true))
            {
                // A plural is the same word.
                var one = word.Length > 3 && word[^1] == 's' ? word[..^1] : word;
                ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(numbers, one, out var exists);
                if (!exists)
                {
                    number = uses.Count;
                    uses.Add(0);
                }
                own.Add(number);
            }
            own.Sort();
            var kept = 0;
            for (var k = 0; k < own.Count; k++)
            {
                if (kept > 0 && own[kept - 1] == own[k]) continue;
                uses[own[k]]++;
                own[kept++] = own[k];
            }
            words[i] = [.. CollectionsMarshal.AsSpan(own)[..kept]];
        }
        known = uses.Count;
        var byRarity = Enumerable.Range(0, known).OrderBy(n => uses[n]).ThenBy(static n => n).ToArray();
        var rank = new int[known];
        for (var i = 0; i < known; i++) rank[byRarity[i]] = i;
        foreach (var all in words)
        {
            for (var k = 0; k < all.Length; k++) all[k] = rank[all[k]];
            Array.Sort(all);
        }
        return words;
    }

    private static double Share(int[] a, int[] b)
    {
        var common = 0;
        for (int i = 0, j = 0; i < a.Length && j < b.Length;)
        {
            if (a[i] == b[j])
            {
                common++;
                i++;
                j++;
            }
            else if (a[i] < b[j])
            {
                i++;
            }
            else
            {
                j++;
            }
        }
        return (double)common / (a.Length + b.Length - common);
    }
}
