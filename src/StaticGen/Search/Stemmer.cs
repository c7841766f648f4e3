using System.Buffers;

namespace StaticGen.Search;

/// <summary>Reduces English words to their stems, so that <c>decorators</c> finds <c>decorator</c>.</summary>
/// <remarks>
/// "Porter2" by Martin Porter, after the description at snowballstem.org/algorithms/english/stemmer.html as of Snowball 3.
/// The browser's twin is <c>templates/assets/js/search/stemmer.js</c>; <c>tests/vectors/stems.json</c> holds both to published results.
/// </remarks>
internal static class Stemmer
{
    /// <summary>Longer words are returned as they are.</summary>
    public const int LongestWord = 64;

    private static readonly SearchValues<char> Vowels = SearchValues.Create("aeiouy");

    private static readonly (string Word, string Stem)[] Exceptions =
    [
        ("skis", "ski"), ("skies", "sky"), ("dying", "die"), ("lying", "lie"), ("tying", "tie"), ("idly", "idl"), ("gently", "gentl"),
        ("ugly", "ugli"), ("early", "earli"), ("only", "onli"), ("singly", "singl"),
    ];

    private static readonly string[] Unchanged = ["sky", "news", "howe", "atlas", "cosmos", "bias", "andes"];
    private static readonly string[] KeptAfterPlural =
        ["inning", "outing", "canning", "herring", "earring", "evening", "proceed", "exceed", "succeed"];

    private static readonly string[] RegionPrefixes =
        ["gener", "commun", "arsen", "past", "univers", "later", "emerg", "organ", "inter"];

    // Longest first: the longest suffix that matches decides, whatever its condition says then.
    private static readonly (string Suffix, string By)[] Step2 =
    [
        ("ization", "ize"), ("ational", "ate"), ("fulness", "ful"), ("ousness", "ous"), ("iveness", "ive"), ("tional", "tion"),
        ("biliti", "ble"), ("ogist", "og"), ("lessli", "less"), ("entli", "ent"), ("ation", "ate"), ("alism", "al"), ("aliti", "al"),
        ("ousli", "ous"), ("iviti", "ive"), ("fulli", "ful"), ("enci", "ence"), ("anci", "ance"), ("abli", "able"), ("izer", "ize"),
        ("ator", "ate"), ("alli", "al"), ("bli", "ble"), ("ogi", "og"), ("li", ""),
    ];

    private static readonly (string Suffix, string By)[] Step3 =
    [
        ("ational", "ate"), ("tional", "tion"), ("alize", "al"), ("icate", "ic"), ("iciti", "ic"), ("ative", ""), ("ical", "ic"),
        ("ness", ""), ("ful", ""),
    ];

    private static readonly string[] Step4 =
    [
        "ement", "ance", "ence", "able", "ible", "ment", "ant", "ent", "ism", "ate", "iti", "ous", "ive", "ize", "ion", "al", "er", "ic",
    ];

    /// <summary>Stems a word in place.</summary>
    /// <param name="word">The folded word, with at least one character of room behind it.</param>
    /// <param name="length">Length of the word in <paramref name="word"/>.</param>
    /// <returns>Length of the stem, which stands at the beginning of <paramref name="word"/>.</returns>
    public static int Stem(Span<char> word, int length)
    {
        if (length is < 3 or > LongestWord || word[..length].ContainsAnyExceptInRange('a', 'z')) return length;
        if (IsOneOf(word[..length], Unchanged)) return length;
        foreach (var (from, to) in Exceptions)
        {
            if (!word[..length].SequenceEqual(from)) continue;
            to.CopyTo(word);
            return to.Length;
        }

        for (var i = 0; i < length; i++)
        {
            if (word[i] == 'y' && (i == 0 || IsVowel(word[i - 1]))) word[i] = 'Y';
        }
        var r1 = RegionStart(word[..length]);
        var r2 = RegionAfter(word[..length], r1);
        length = RemovePlural(word, length);
        if (!IsOneOf(word[..length], KeptAfterPlural))
        {
            length = RemoveVerbEnding(word, length, r1);
            if (length > 2 && word[length - 1] is 'y' or 'Y' && !IsVowel(word[length - 2])) word[length - 1] = 'i';
            length = ReplaceDouble(word, length, r1);
            length = ReplaceDerived(word, length, r1, r2);
            length = RemoveLast(word, length, r2);
            length = RemoveFinal(word, length, r1, r2);
        }
        word[..length].Replace('Y', 'y');
        return length;
    }

    private static bool IsVowel(char c) => c is 'a' or 'e' or 'i' or 'o' or 'u' or 'y';

    private static bool HasVowel(ReadOnlySpan<char> word) => word.ContainsAny(Vowels);

    private static bool IsOneOf(ReadOnlySpan<char> word, string[] words)
    {
        foreach (var other in words)
        {
            if (word.SequenceEqual(other)) return true;
        }
        return false;
    }

    private static int RegionStart(ReadOnlySpan<char> word)
    {
        foreach (var prefix in RegionPrefixes)
        {
            if (word.StartsWith(prefix)) return prefix.Length;
        }
        return RegionAfter(word, 0);
    }

    /// <summary>The place behind the first consonant that follows a vowel, from <paramref name="start"/> on; the word's end when there is none.</summary>
    private static int RegionAfter(ReadOnlySpan<char> word, int start)
    {
        for (var i = start; i + 1 < word.Length; i++)
        {
            if (IsVowel(word[i]) && !IsVowel(word[i + 1])) return i + 2;
        }
        return word.Length;
    }

    private static bool EndsWithShortSyllable(ReadOnlySpan<char> word)
    {
        if (word.Length == 2) return IsVowel(word[0]) && !IsVowel(word[1]);
        if (word.Length < 3) return false;
        var last = word[^1];
        return (!IsVowel(last) && last is not ('w' or 'x' or 'Y') && IsVowel(word[^2]) && !IsVowel(word[^3])) || word.SequenceEqual("past");
    }

    private static int RemovePlural(Span<char> word, int length)
    {
        var w = word[..length];
        if (w.EndsWith("sses")) return length - 2;
        if (w.EndsWith("ied") || w.EndsWith("ies")) return length - (length > 4 ? 2 : 1);
        if (w[^1] == 's' && w[^2] is not ('u' or 's') && HasVowel(w[..^2])) return length - 1;
        return length;
    }

    private static int RemoveVerbEnding(Span<char> word, int length, int r1)
    {
        var w = word[..length];
        var end = w.EndsWith("ly") ? length - 2 : length;
        // Without an ending before it, "ly" is no ending of this step.
        var stem = w[..end];
        if (stem.EndsWith("eed"))
        {
            if (end - 3 < r1) return length;
            word[end - 1] = 'e';
            return end - 1;
        }
        int start;
        if (stem.EndsWith("ed")) start = end - 2;
        else if (stem.EndsWith("ing")) start = end - 3;
        else return length;

        if (length == 5 && end == length && w[1] == 'y' && start == 2 && !IsVowel(w[0]))
        {
            "ie".CopyTo(word[1..]);
            return 3;
        }
        if (!HasVowel(w[..start])) return length;
        w = word[..start];
        if (w.EndsWith("at") || w.EndsWith("bl") || w.EndsWith("iz") || NeedsE(w, r1))
        {
            word[start] = 'e';
            return start + 1;
        }
        return EndsWithDouble(w) && !(start == 3 && w[0] is 'a' or 'e' or 'o') ? start - 1 : start;
    }

    private static bool NeedsE(ReadOnlySpan<char> word, int r1) => !EndsWithDouble(word) && word.Length <= r1 && EndsWithShortSyllable(word);

    private static bool EndsWithDouble(ReadOnlySpan<char> word) =>
        word.Length > 1 && word[^1] == word[^2] && word[^1] is 'b' or 'd' or 'f' or 'g' or 'm' or 'n' or 'p' or 'r' or 't';

    private static int ReplaceDouble(Span<char> word, int length, int r1)
    {
        foreach (var (suffix, by) in Step2)
        {
            if (!word[..length].EndsWith(suffix)) continue;
            var start = length - suffix.Length;
            if (start < r1) return length;
            if (suffix == "ogi" && (start == 0 || word[start - 1] != 'l')) return length;
            if (suffix == "li" && (start == 0 || !"cdeghkmnrt".Contains(word[start - 1]))) return length;
            by.CopyTo(word[start..]);
            return start + by.Length;
        }
        return length;
    }

    private static int ReplaceDerived(Span<char> word, int length, int r1, int r2)
    {
        foreach (var (suffix, by) in Step3)
        {
            if (!word[..length].EndsWith(suffix)) continue;
            var start = length - suffix.Length;
            if (start < r1 || (suffix == "ative" && start < r2)) return length;
            by.CopyTo(word[start..]);
            return start + by.Length;
        }
        return length;
    }

    private static int RemoveLast(Span<char> word, int length, int r2)
    {
        foreach (var suffix in Step4)
        {
            if (!word[..length].EndsWith(suffix)) continue;
            var start = length - suffix.Length;
            if (start < r2 || (suffix == "ion" && (start == 0 || word[start - 1] is not ('s' or 't')))) return length;
            return start;
        }
        return length;
    }

    private static int RemoveFinal(Span<char> word, int length, int r1, int r2)
    {
        if (length == 0) return length;
        var start = length - 1;
        if (word[start] == 'e')
            return start >= r2 || (start >= r1 && !EndsWithShortSyllable(word[..start])) ? start : length;
        return word[start] == 'l' && start > 0 && word[start - 1] == 'l' && start >= r2 ? start : length;
    }
}
