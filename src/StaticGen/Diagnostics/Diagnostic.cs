namespace StaticGen.Diagnostics;

/// <summary>How serious a finding is.</summary>
public enum Severity
{
    /// <summary>Worth the author's attention; the site is published all the same unless <c>--strict</c> is given.</summary>
    Warning,

    /// <summary>The site is wrong; nothing is published.</summary>
    Error,
}

/// <summary>One finding about the user's site. A value: stages return it, nobody throws it.</summary>
/// <param name="Code">Stable name of the rule, such as <c>SG2003</c>; the guide's page on diagnostics explains each.</param>
/// <param name="Severity">An error makes <c>staticgen build</c> exit with 1; a warning does not.</param>
/// <param name="At">Where the user should put the cursor.</param>
/// <param name="Message">What is wrong, naming the offending text. One sentence, no full stop.</param>
/// <param name="Hint">What to do about it, when there is a likely remedy. Begins with a capital; no full stop, so that it can end with what the author pastes.</param>
public sealed record Diagnostic(string Code, Severity Severity, SourceLocation At, string Message, string? Hint = null)
{
    /// <summary>How many characters a message or a hint may have; longer ones lose their middle, since what they quote is somebody's text of any length.</summary>
    public const int LongestText = 1_000;

    /// <summary>What is wrong, naming the offending text. One sentence, no full stop.</summary>
    public string Message { get; init; } = Shorten(Message);

    /// <summary>What to do about it, when there is a likely remedy.</summary>
    public string? Hint { get; init; } = Hint is null ? null : Shorten(Hint);

    /// <summary>More lines for those who look closer, such as a diff; null when there are none.</summary>
    public string? Detail { get; init; }

    /// <summary>The edit that mends it when there is no choice to make; null otherwise.</summary>
    public TextEdit? Fix { get; init; }

    /// <summary>
    /// Whether it is about work that is left for whoever keeps the site, not about what an author wrote: such a warning does not fail <c>--strict</c>, since the author can do nothing about it.
    /// </summary>
    public bool IsReminder { get; init; }

    /// <summary>The form that editors and terminals make clickable: <c>file:line:column: error SG2003: message</c>.</summary>
    public override string ToString() =>
        $"{At}: {(Severity == Severity.Error ? "error" : "warning")} {Code}: {Message}";

    /// <summary>The order in which findings are shown: by place, then code, then message.</summary>
    public static Comparison<Diagnostic> ByPlace { get; } = static (a, b) =>
    {
        var byPlace = a.At.CompareTo(b.At);
        if (byPlace != 0) return byPlace;
        var byCode = string.CompareOrdinal(a.Code, b.Code);
        if (byCode != 0) return byCode;
        // The rest only keeps the order the same on every run: findings of parallel stages arrive in any order.
        var byMessage = string.CompareOrdinal(a.Message, b.Message);
        if (byMessage == 0) byMessage = string.CompareOrdinal(a.Hint, b.Hint);
        if (byMessage == 0) byMessage = a.At.Length.CompareTo(b.At.Length);
        return byMessage != 0 ? byMessage : a.Severity.CompareTo(b.Severity);
    };

    private static string Shorten(string text)
    {
        if (text.Length <= LongestText) return text;
        const string Gap = " [...] ";
        // The beginning names the thing and the end the rule: both are kept, and no character is cut in two.
        var end = LongestText / 2;
        var rest = text.Length - (LongestText - end - Gap.Length);
        if (char.IsHighSurrogate(text[end - 1])) end--;
        if (char.IsLowSurrogate(text[rest])) rest++;
        return string.Concat(text.AsSpan(0, end), Gap, text.AsSpan(rest));
    }
}
