namespace StaticGen.Diagnostics;

/// <summary>A change of one place of a source file, which <c>staticgen check --fix</c> can make.</summary>
/// <param name="Old">What stands there; when something else does, the edit is not for this text. On one line.</param>
/// <param name="New">What takes its place, on one line as well.</param>
/// <param name="Start">Offset in the decoded text without a byte order mark, in UTF-16 code units from 0; null for the place of the finding.</param>
public sealed record TextEdit(string Old, string New, int? Start = null)
{
    /// <summary>What must stand directly before <see cref="Old"/> for the edit to hold; empty when it does not matter.</summary>
    public string Behind { get; init; } = "";
}
