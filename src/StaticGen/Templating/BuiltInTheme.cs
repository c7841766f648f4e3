using System.Collections.Immutable;
using StaticGen.Sources;

namespace StaticGen.Templating;

/// <summary>The default theme, which travels inside the program.</summary>
/// <remarks>
/// Its scripts are there twice: as they are written, and in the small form that is published, which
/// <c>StaticGen.ThemeScripts</c> made while the program was built. A site's own scripts are published as they are.
/// </remarks>
public static class BuiltInTheme
{
    private const string Scripts = "templates/assets/js/";
    private const string SmallScripts = "small-scripts/";

    private static readonly Lazy<ImmutableArray<SourceFile>> Originals = new(() => Load("templates/"));
    private static readonly Lazy<ImmutableArray<SourceFile>> Published = new(WithSmallScripts);

    /// <summary>Its files, ordinal order of path, each beginning with <c>templates/</c>; scripts in their small form.</summary>
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

    private static ImmutableArray<SourceFile> WithSmallScripts()
    {
        var small = Load(SmallScripts).ToDictionary(f => Scripts + f.Path[SmallScripts.Length..], StringComparer.Ordinal);
        return [.. Originals.Value.Select(f => f.Path.StartsWith(Scripts, StringComparison.Ordinal) ? f with { Bytes = small[f.Path].Bytes } : f)];
    }

    private static ImmutableArray<SourceFile> Load(string prefix)
    {
        var assembly = typeof(BuiltInTheme).Assembly;
        var files = ImmutableArray.CreateBuilder<SourceFile>();
        foreach (var name in assembly.GetManifestResourceNames())
        {
            var path = name.Replace('\\', '/');
            if (!path.StartsWith(prefix, StringComparison.Ordinal)) continue;
            using var stream = assembly.GetManifestResourceStream(name)!;
            var bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            files.Add(new SourceFile(path, bytes));
        }
        files.Sort(SourceTree.ByPath);
        return files.ToImmutable();
    }
}
