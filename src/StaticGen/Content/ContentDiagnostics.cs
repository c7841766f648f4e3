using StaticGen.Diagnostics;

namespace StaticGen.Content;

/// <summary>What can be wrong with a page's file as such.</summary>
internal static class ContentDiagnostics
{
    /// <param name="at">Where the text stops to be UTF-8.</param>
    /// <param name="wrong">The first byte that is not.</param>
    public static Diagnostic NotUtf8(SourceLocation at, byte wrong) => new(
        "SG3900", Severity.Error, at, $"The file is not UTF-8 text: the byte {wrong:X2} cannot stand here", "Save the file as UTF-8 in your editor");
}
