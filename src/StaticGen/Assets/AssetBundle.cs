using System.Buffers.Binary;
using System.Collections.Frozen;
using System.Collections.Immutable;
using System.IO.Hashing;
using System.Text;
using StaticGen.Model;
using StaticGen.Output;
using StaticGen.Sources;
using StaticGen.Templating;

namespace StaticGen.Assets;

/// <summary>Files of the theme that are served as they are, under names that change with their content so that they can be cached for ever.</summary>
/// <remarks>
/// CSS and JavaScript name each other by their source names (<c>import "./ui/copy.js"</c>, <c>url(../fonts/x.woff2)</c>). All files of one
/// theme are therefore published in one folder whose name carries the fingerprint of the whole: names inside stay as they are, no reference
/// has to be rewritten, and no file of one version can ever be loaded beside one of another.
/// </remarks>
public sealed class AssetBundle
{
    private const string Folder = "templates/assets/";

    private readonly FrozenDictionary<string, Permalink> _byName;
    private readonly ImmutableArray<(string OutputPath, SourceFile Source)> _files;

    private AssetBundle(string prefix, ImmutableArray<SourceFile> sources)
    {
        _byName = sources.ToFrozenDictionary(
            static s => s.Path[Folder.Length..], s => new Permalink($"/{prefix}/{s.Path[Folder.Length..]}"), StringComparer.Ordinal);
        _files = [.. sources.Select(s => ($"{prefix}/{s.Path[Folder.Length..]}", s))];
    }

    private static readonly Lazy<AssetBundle> BuiltIn = new(static () => Of(BuiltInTheme.Files));

    /// <summary>Takes the assets among the files of a theme.</summary>
    /// <remarks>Those of the built-in theme are looked through once, by whoever asks first.</remarks>
    public static AssetBundle From(ImmutableArray<SourceFile> theme) => theme == BuiltInTheme.Files ? BuiltIn.Value : Of(theme);

    private static AssetBundle Of(ImmutableArray<SourceFile> theme)
    {
        var sources = theme.Where(static f => f.Path.StartsWith(Folder, StringComparison.Ordinal)).ToImmutableArray();
        Span<byte> length = stackalloc byte[sizeof(long)];
        var hash = new XxHash128();
        foreach (var source in sources)
        {
            hash.Append(Encoding.UTF8.GetBytes(source.Path));
            // With its length before it, no content can pass for the name of a next file.
            BinaryPrimitives.WriteInt64LittleEndian(length, source.Bytes.Length);
            hash.Append([0]);
            hash.Append(length);
            hash.Append(source.Bytes.Span);
        }
        return new AssetBundle("assets/" + Fingerprint.NameOf(hash), sources);
    }

    /// <summary>Names of all assets, such as <c>css/site.css</c>.</summary>
    public IEnumerable<string> Names => _byName.Keys;

    /// <summary>The published address of <paramref name="name"/>, or null.</summary>
    public Permalink? Find(string name) => _byName.GetValueOrDefault(name);

    /// <summary>The content of the asset that has this path in the output; null when there is none.</summary>
    public byte[]? Read(string outputPath)
    {
        foreach (var (path, source) in _files)
        {
            if (string.Equals(path, outputPath, StringComparison.Ordinal)) return source.Bytes.ToArray();
        }
        return null;
    }

    /// <summary>Hands all assets to <paramref name="output"/>.</summary>
    public void WriteTo(IOutputSink output)
    {
        ArgumentNullException.ThrowIfNull(output);
        foreach (var (path, source) in _files) output.Add(path, source.Bytes.Span);
    }
}
