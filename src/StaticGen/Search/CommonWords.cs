namespace StaticGen.Search;

/// <summary>Words that say little in a query, though the index has them: in a programming site <c>is</c>, <c>in</c> and <c>for</c> may be all that is asked for.</summary>
internal static class CommonWords
{
    /// <summary>The words of English, separated by spaces.</summary>
    public const string English =
        "a about an and any are as at be between by can could do does difference example explain for from get give has have how i if in "
        + "into is it its like make me mean my of on or please should some than that the their them there these this to use using vs was we "
        + "what when where which while who why will with without work would you your";
}
