using System.Buffers;
using System.Collections.Immutable;
using StaticGen.Sources;

namespace StaticGen.Templating;

/// <summary>The default theme, which travels inside the program.</summary>
/// <remarks>
/// Its scripts are there as they are written and in the small form that is published, which <c>StaticGen.ThemeScripts</c> made while the
/// program was built. In that form some have the modules in them that only they need, and those modules are not published by themselves. A site that replaces a script must find it used,
/// so it gets each module by itself; so does one with templates or scripts of its own, which may name any of them. A site's own scripts are published as they are.
/// </remarks>
public static class BuiltInTheme
{
    private const string Theme = "templates/";
    private const string Assets = "templates/assets/";
    private const string Scripts = "templates/assets/js/";
    private const string SmallScripts = "scripts/small/";
    private const string SmallParts = "scripts/parts/";
    private const string JoinedScripts = "scripts/joined/";

    /// <summary>For sites that are opened from a disk, which are built from the scripts as they are written.</summary>
    private const string PortableScript = Scripts + "portable.js";

    private static readonly Lazy<ImmutableArray<SourceFile>> Pack = new(Unpack);
    private static readonly Lazy<ImmutableArray<SourceFile>> Originals = new(static () => [.. Pack.Value.Where(static f => f.Path.StartsWith(Theme, StringComparison.Ordinal))]);
    private static readonly Lazy<ImmutableArray<SourceFile>> Separate = new(static () => WithScripts(SmallScripts, SmallParts));
    private static readonly Lazy<ImmutableArray<SourceFile>> Complete = new(static () => WithScripts(SmallScripts, SmallParts, JoinedScripts));
    private static readonly Lazy<ImmutableArray<SourceFile>> Published = new(static () => WithScripts(SmallScripts, JoinedScripts).RemoveAll(static f => f.Path == PortableScript));

    /// <summary>Its files as a site without own ones publishes them, ordinal order of path, each beginning with <c>templates/</c>; scripts in their small form.</summary>
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
        if (changed is []) return asWritten ? Originals.Value : Files;
        var byPath = new SortedDictionary<string, SourceFile>(StringComparer.Ordinal);
        foreach (var file in asWritten ? Originals.Value : FilesBeside(changed, originals)) byPath[file.Path] = file;
        foreach (var file in changed) byPath[file.Path] = file;
        return [.. byPath.Values];
    }

    private static ImmutableArray<SourceFile> FilesBeside(SourceFile[] own, Dictionary<string, SourceFile> originals)
    {
        if (own.Any(f => IsScript(f) && originals.ContainsKey(f.Path))) return Separate.Value;
        return own.All(static f => f.Path.StartsWith(Assets, StringComparison.Ordinal) && !IsScript(f)) ? Files : Complete.Value;
    }

    private static bool IsScript(SourceFile file) => file.Path.StartsWith(Scripts, StringComparison.Ordinal);

    /// <summary>The theme with the scripts of these folders of the pack, a later one before an earlier.</summary>
    private static ImmutableArray<SourceFile> WithScripts(params ReadOnlySpan<string> folders)
    {
        var files = new SortedDictionary<string, SourceFile>(StringComparer.Ordinal);
        foreach (var file in Originals.Value)
        {
            if (!IsScript(file)) files.Add(file.Path, file);
        }
        foreach (var folder in folders)
        {
            foreach (var script in Pack.Value)
            {
                if (!script.Path.StartsWith(folder, StringComparison.Ordinal)) continue;
                var path = Scripts + script.Path[folder.Length..];
                files[path] = script with { Path = path };
            }
        }
        return [.. files.Values];
    }

    /// <summary>All that <c>StaticGen.ThemeScripts</c> packed; its <c>ThemePack</c> says how.</summary>
    private static ImmutableArray<SourceFile> Unpack()
    {
        using var stream = typeof(BuiltInTheme).Assembly.GetManifestResourceStream("theme.pack")!;
        var whole = Resource.Open(stream);
        using var reader = new BinaryReader(stream);
        var files = ImmutableArray.CreateBuilder<SourceFile>();
        stream.Position = 0;
        while (stream.Position < stream.Length)
        {
            var path = reader.ReadString();
            var length = reader.ReadInt32();
            files.Add(new SourceFile(path, whole.Slice((int)stream.Position, length)));
            stream.Position += length;
        }
        return files.ToImmutable();
    }

    /// <summary>The pack within the program where the system has put it, which is never taken away: neither read nor copied before somebody looks into it.</summary>
    private sealed unsafe class Resource(byte* start, int length) : MemoryManager<byte>
    {
        public static ReadOnlyMemory<byte> Open(Stream stream)
        {
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
