using System.Buffers;
using System.Text;
using StaticGen.Sources;

namespace StaticGen.Output;

/// <summary>The list of files in an output folder that StaticGen wrote there: no other file is ever deleted or replaced.</summary>
/// <remarks>UTF-8 lines: a heading with the version of the format, then one path a line in ordinal order.</remarks>
internal static class OutputManifest
{
    private const string Heading = "staticgen-manifest 1";

    /// <summary>In bytes: the list of a million files.</summary>
    private const long Largest = 128 * 1024 * 1024;

    /// <summary>The bytes of a manifest that lists <paramref name="paths"/>, which are in ordinal order.</summary>
    public static ReadOnlySpan<byte> ToBytes(string[] paths)
    {
        var bytes = new ArrayBufferWriter<byte>(Math.Max(1, paths.Length) * 64);
        Line(Heading);
        foreach (var path in paths) Line(path);
        return bytes.WrittenSpan;

        void Line(string text)
        {
            Encoding.UTF8.GetBytes(text, bytes);
            bytes.Write("\n"u8);
        }
    }

    /// <summary>The paths that the manifest at <paramref name="file"/> lists; none when there is no such file.</summary>
    /// <returns>Null when the file is something else, or was written by a later version.</returns>
    public static HashSet<string>? Read(string file)
    {
        var info = new FileInfo(file);
        if (!info.Exists && info.LinkTarget is null) return new HashSet<string>(StringComparer.Ordinal);
        if (!SpecialFiles.MayBeOpened(file) || info.Length > Largest) return null;
        // One line without an end would be read as a whole.
        using (var start = new StreamReader(file))
        {
            Span<char> heading = stackalloc char[Heading.Length];
            if (start.ReadBlock(heading) < heading.Length || !heading.SequenceEqual(Heading)) return null;
        }
        var lines = File.ReadAllLines(file);
        if (lines is not [Heading, ..]) return null;
        var paths = new HashSet<string>(lines.Length, StringComparer.Ordinal);
        // A path that leads elsewhere was not written by us, and must not lead us there.
        foreach (var line in lines.AsSpan(1))
        {
            if (OutputPath.IsWellFormed(line)) paths.Add(line);
        }
        return paths;
    }
}
