using System.Buffers;
using System.Collections.Immutable;
using System.Reflection;
using StaticGen.Sources;

namespace StaticGen.Templating;

/// <summary>The default theme, which travels inside the program.</summary>
/// <remarks>
/// Its scripts are there as they are written and in the small form that is published, which <c>StaticGen.ThemeScripts</c> made while the
/// program was built. In that form some have the modules in them that only they need. A site that replaces a script must find it used,
/// so it gets each module by itself. A site's own scripts are published as they are.
/// </remarks>
public static class BuiltInTheme
{
    private const string Scripts = "templates/assets/js/";
    private const string SmallScripts = "scripts/small/";
    private const string JoinedScripts = "scripts/joined/";

    private static readonly Lazy<ImmutableArray<SourceFile>> Originals = new(() => Load("templates/"));
    private static readonly Lazy<ImmutableArray<SourceFile>> Separate = new(() => WithScripts(Originals.Value, SmallScripts));
    private static readonly Lazy<ImmutableArray<SourceFile>> Published = new(() => WithScripts(Separate.Value, JoinedScripts));

    /// <summary>Its files, ordinal order of path, each beginning with <c>templates/</c>; scripts in their small form.</summary>
    public static ImmutableArray<SourceFile> Files => Published.Value;

    /// <summary>The theme with the files of <paramref name="overrides"/> in place of its own of the same path, and their additions.</summary>
    /// <param name="overrides">Files of the site, each beginning with <c>templates/</c>.</param>
    /// <param name="asWritten">Whether its scripts are wanted as they are written, each by itself.</param>
    public static ImmutableArray<SourceFile> With(ImmutableArray<SourceFile> overrides, bool asWritten = false)
    {
        if (overrides.IsEmpty) return asWritten ? Originals.Value : Files;
        var originals = Originals.Value.ToDictionary(f => f.Path, StringComparer.Ordinal);
        // A copy that was not changed is the theme's own.
        var changed = overrides.Where(f => !originals.TryGetValue(f.Path, out var original) || !original.Bytes.Span.SequenceEqual(f.Bytes.Span)).ToArray();
        var replacesScript = changed.Any(f => f.Path.StartsWith(Scripts, StringComparison.Ordinal) && originals.ContainsKey(f.Path));
        var byPath = new SortedDictionary<string, SourceFile>(StringComparer.Ordinal);
        foreach (var file in asWritten ? Originals.Value : replacesScript ? Separate.Value : Files) byPath[file.Path] = file;
        foreach (var file in changed) byPath[file.Path] = file;
        return [.. byPath.Values];
    }

    private static ImmutableArray<SourceFile> WithScripts(ImmutableArray<SourceFile> theme, string folder)
    {
        var scripts = Load(folder).ToDictionary(f => Scripts + f.Path[folder.Length..], StringComparer.Ordinal);
        return [.. theme.Select(f => scripts.TryGetValue(f.Path, out var script) ? f with { Bytes = script.Bytes } : f)];
    }

    private static ImmutableArray<SourceFile> Load(string prefix)
    {
        var assembly = typeof(BuiltInTheme).Assembly;
        var files = ImmutableArray.CreateBuilder<SourceFile>();
        foreach (var name in assembly.GetManifestResourceNames())
        {
            var path = name.Replace('\\', '/');
            if (!path.StartsWith(prefix, StringComparison.Ordinal)) continue;
            files.Add(new SourceFile(path, Resource.Open(assembly, name)));
        }
        files.Sort(SourceTree.ByPath);
        return files.ToImmutable();
    }

    /// <summary>A file within the program where the system has put it, which is never taken away: neither read nor copied before somebody looks into it.</summary>
    private sealed unsafe class Resource(byte* start, int length) : MemoryManager<byte>
    {
        public static ReadOnlyMemory<byte> Open(Assembly assembly, string name)
        {
            using var stream = assembly.GetManifestResourceStream(name)!;
            if (stream is UnmanagedMemoryStream { Length: <= int.MaxValue } inPlace) return new Resource(inPlace.PositionPointer, (int)inPlace.Length).Memory;
            var bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            return bytes;
        }

        public override Span<byte> GetSpan() => new(start, length);

        public override MemoryHandle Pin(int elementIndex = 0) => new(start + elementIndex);

        public override void Unpin()
        {
        }

        protected override void Dispose(bool disposing)
        {
        }
    }
}
