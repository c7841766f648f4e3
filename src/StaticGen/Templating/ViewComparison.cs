using StaticGen.Model;

namespace StaticGen.Templating;

/// <summary>Compares what templates see in two builds.</summary>
internal static class ViewComparison
{
    /// <summary>
    /// Whether two values of members are written alike and lead to the same things. A view with a slot is compared by it alone: what is read of it
    /// is noted and compared for itself. What is not known to be the same is taken to differ.
    /// </summary>
    public static bool IsSame(object? a, object? b) => (a, b) switch
    {
        (null, null) => true,
        (null, _) or (_, null) => false,
        (string one, string other) => string.Equals(one, other, StringComparison.Ordinal),
        (bool or int or long or double or Permalink, _) => a.Equals(b),
        (View { Slot: >= 0 } one, View other) => one.Slot == other.Slot,
        (View one, View other) => other.Slot < 0 && one.IsSame(other),
        (ArticleFragment one, ArticleFragment other) => one.IsSame(other),
        (Html one, Html other) => string.Equals(one.ToString(), other.ToString(), StringComparison.Ordinal),
        (TextMap one, TextMap other) => one.IsSame(other),
        (Array one, Array other) => IsSame(one, other),
        _ => ReferenceEquals(a, b),
    };

    private static bool IsSame(Array a, Array b)
    {
        if (a.Length != b.Length || a.GetType() != b.GetType()) return false;
        // All arrays of views and texts are arrays of references.
        if (a is not object?[] one || b is not object?[] other) return false;
        for (var i = 0; i < one.Length; i++)
        {
            if (!IsSame(one[i], other[i])) return false;
        }
        return true;
    }

    /// <summary>Whether two pages were made from one file as it was read, with links that lead to the same places.</summary>
    public static bool IsSameContent(ContentPage a, ContentPage b) =>
        ReferenceEquals(a, b) || (ReferenceEquals(a.Source, b.Source) && a.Permalink == b.Permalink && a.Targets.AsSpan().SequenceEqual(b.Targets.AsSpan()));
}
