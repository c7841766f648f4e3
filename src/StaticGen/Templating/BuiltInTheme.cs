using System.Collections.Immutable;
using StaticGen.Sources;

namespace StaticGen.Templating;

/// <summary>The default theme, which travels inside the program.</summary>
public static class BuiltInTheme
{
    private static readonly Lazy<ImmutableArray<SourceFile>> Originals = new(Load);
    private static readonly Lazy<ImmutableArray<SourceFile>> Published = new(() => [.. Originals.Value.Select(Trim)]);

    /// <summary>Its files, ordinal order of path, each beginning with <c>templates/</c>; scripts without their comments.</summary>
    public static ImmutableArray<SourceFile> Files => Published.Value;

    /// <summary>The theme with the files of <paramref name="overrides"/> in place of its own of the same path, and their additions.</summary>
    public static ImmutableArray<SourceFile> With(ImmutableArray<SourceFile> overrides)
    {
        if (overrides.IsEmpty) return Files;
        var byPath = new SortedDictionary<string, SourceFile>(StringComparer.Ordinal);
        foreach (var file in Files) byPath[file.Path] = file;
        var originals = Originals.Value.ToDictionary(f => f.Path, StringComparer.Ordinal);
        foreach (var file in overrides)
        {
            // A copy that was not changed is the theme's own.
            if (!originals.TryGetValue(file.Path, out var original) || !original.Bytes.Span.SequenceEqual(file.Bytes.Span)) byPath[file.Path] = file;
        }
        return [.. byPath.Values];
    }

    private static SourceFile Trim(SourceFile file) =>
        file.Path.EndsWith(".js", StringComparison.Ordinal) ? file with { Bytes = ScriptTrimmer.Trim(file.Bytes.Span) } : file;

    private static ImmutableArray<SourceFile> Load()
    {
        var assembly = typeof(BuiltInTheme).Assembly;
        var files = ImmutableArray.CreateBuilder<SourceFile>();
        foreach (var name in assembly.GetManifestResourceNames())
        {
            if (!name.StartsWith("templates/", StringComparison.Ordinal)) continue;
            using var stream = assembly.GetManifestResourceStream(name)!;
            var bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            files.Add(new SourceFile(name.Replace('\\', '/'), bytes));
        }
        files.Sort(SourceTree.ByPath);
        return files.ToImmutable();
    }
}
