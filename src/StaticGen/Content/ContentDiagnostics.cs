using StaticGen.Diagnostics;

namespace StaticGen.Content;

/// <summary>What can be wrong with a page's file as such.</summary>
internal static class ContentDiagnostics
{
    public static Diagnostic NotUtf8(string path, int offset) => new(
        "SG3900", Severity.Error, SourceLocation.WholeFile(path),
        $"The file is not UTF-8 text (first wrong byte at offset {offset.ToString(System.Globalization.CultureInfo.InvariantCulture)})",
        "Save it as UTF-8 in your editor.");
}
