using System.Collections.Immutable;
using StaticGen.Diagnostics;
using StaticGen.Examples;
using StaticGen.Sources;

namespace StaticGen.Content;

/// <summary>Code that a fence shows from a file beside its page: <c>file="examples/lru.py#region"</c>.</summary>
/// <param name="Code">The file's code or that of the region, without the indentation that all lines share.</param>
/// <param name="Path">Path of the file below the site's root.</param>
/// <param name="Lines">For each line of <paramref name="Code"/>, its line in the file, from 1.</param>
public sealed record IncludedCode(string Code, string Path, ImmutableArray<int> Lines)
{
    /// <summary>Finds what <paramref name="block"/> names by <c>file=</c>.</summary>
    /// <param name="block">A fence with the option <c>file</c>.</param>
    /// <param name="page">Path of its page below the site's root.</param>
    /// <param name="find">Finds a file of the site by its path.</param>
    /// <returns>Null when there is no such file or region, or when the fence has other code than the file: then there is a finding.</returns>
    internal static (IncludedCode? Code, Diagnostic? Finding) Find(CodeBlock block, string page, Func<string, SourceFile?> find)
    {
        var name = block.Option("file") ?? "";
        var hash = name.IndexOf('#', StringComparison.Ordinal);
        var (relative, region) = hash < 0 ? (name, null) : (name[..hash], name[(hash + 1)..]);
        var folder = page[..Math.Max(0, page.LastIndexOf('/'))];
        var isInside = relative.Length > 0 && relative[0] != '/' && !relative.Contains('\\', StringComparison.Ordinal)
            && !relative.Split('/').Any(static part => part is "" or "." or "..");
        if (!isInside || find($"{folder}/{relative}") is not { } source || SourceText.Decode(source, out _) is not { } text)
            return (null, ExampleDiagnostics.FileMissing(block.At, relative, folder));
        if (CodeRegion.Of(text, region) is not { } code)
            return (null, ExampleDiagnostics.RegionMissing(block.At, region!, relative));
        // An empty fence is filled; one that has code has to have this.
        if (block.Code.AsSpan().Trim().Length > 0 && OutputComparison.Compare(code.Code, block.Code) is { } difference)
        {
            var line = block.CodeAt.Line + Math.Min(difference.Line, Math.Max(1, block.Code.AsSpan().Count('\n')) - 1);
            return (null, ExampleDiagnostics.FenceDiffersFromFile(block.CodeAt with { Line = line }, name, difference.Detail));
        }
        return (code, null);
    }
}
