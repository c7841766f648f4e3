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
    /// <summary>More lines for those who look closer, such as a diff; null when there are none.</summary>
    public string? Detail { get; init; }

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
}
