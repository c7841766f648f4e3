namespace StaticGen.Sources;

/// <summary>Short texts that many pages have, such as "Explanation" or the name of a level, kept once instead of once a page: what a page leaves behind is moved by every garbage collection until the build ends.</summary>
internal static class RecurringText
{
    /// <summary>Longer ones hardly recur.</summary>
    public const int MaxLength = 32;

    /// <summary>Places; a text that falls upon another's takes it.</summary>
    private const int Places = 1024;

    [ThreadStatic]
    private static string?[]? s_known;

    /// <summary>The text as a string, the same object when this thread has met it lately.</summary>
    public static string Of(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty) return "";
        if (text.Length > MaxLength) return text.ToString();
        ref var place = ref PlaceOf(text);
        if (place is { } known && text.SequenceEqual(known)) return known;
        return place = text.ToString();
    }

    /// <summary>A string that is equal to <paramref name="text"/>, the same object when this thread has met it lately.</summary>
    public static string Of(string text)
    {
        if (text.Length is 0 or > MaxLength) return text;
        ref var place = ref PlaceOf(text);
        if (place is { } known && text == known) return known;
        return place = text;
    }

    /// <param name="text">Not empty.</param>
    private static ref string? PlaceOf(ReadOnlySpan<char> text)
    {
        var hash = (uint)text.Length;
        foreach (var c in text) hash = (hash * 31) + c;
        return ref (s_known ??= new string?[Places])[hash % Places];
    }
}
