using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text;
using StaticGen.Diagnostics;
using StaticGen.Model;

namespace StaticGen.Checking;

/// <summary>Checks what templates wrote: every link of every page leads to a file of the output, every fragment to an id, and no id stands twice.</summary>
/// <remarks>
/// Links of articles were checked before, at the author's line. Here the finished bytes are read once, by the worker that made
/// them, and only hashes are kept: a site of 100,000 pages has some ten million links.
/// </remarks>
internal sealed class LinkChecker
{
    private readonly ConcurrentDictionary<string, ulong[]> _idsByPath = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<Link, Origin> _links = new();
    private readonly ConcurrentBag<Diagnostic> _found = [];
    private readonly string _basePath;

    /// <param name="basePath">Path of the base URL, for the one page whose links begin with it.</param>
    public LinkChecker(string basePath) => _basePath = basePath;

    private readonly record struct Link(string Path, ulong Fragment, string FragmentText);

    /// <summary>The first page, in ordinal order, that has a link.</summary>
    private readonly record struct Origin(string Page, string Layout);

    /// <summary>Reads the links and ids of a page. Called by several workers at once.</summary>
    public void Read(Permalink page, ReadOnlySpan<byte> html, string layout)
    {
        var ids = new List<ulong>(64);
        var seen = new HashSet<ulong>();
        foreach (var attribute in new HtmlAttributes(html))
        {
            switch (attribute.Kind)
            {
                case HtmlAttributeKind.Id:
                    var hash = Hash(attribute.Value);
                    if (!seen.Add(hash)) _found.Add(CheckDiagnostics.DuplicateId(layout, page.Path, Text(attribute.Value)));
                    ids.Add(hash);
                    break;
                case HtmlAttributeKind.Link:
                    ReadLink(page, attribute.Value, layout);
                    break;
            }
        }
        ids.Sort();
        _idsByPath[page.Path] = [.. ids];
    }

    /// <summary>Looks up every link among the files of the output.</summary>
    /// <param name="hasFile">Whether an output path, such as <c>python/index.html</c>, exists.</param>
    public ImmutableArray<Diagnostic> Check(Func<string, bool> hasFile)
    {
        foreach (var (link, origin) in _links)
        {
            var target = new Permalink(link.Path);
            if (!hasFile(target.OutputPath))
                _found.Add(CheckDiagnostics.BrokenLink(origin.Layout, origin.Page, link.Path));
            else if (link.Fragment != 0 && _idsByPath.TryGetValue(link.Path, out var ids) && Array.BinarySearch(ids, link.Fragment) < 0)
                _found.Add(CheckDiagnostics.BrokenFragment(origin.Layout, origin.Page, link.Path, link.FragmentText));
        }
        return [.. _found];
    }

    private void ReadLink(Permalink page, ReadOnlySpan<byte> value, string layout)
    {
        var url = value;
        if (url.IsEmpty || HasSchemeOrHost(url)) return;
        var fragment = 0UL;
        var fragmentText = "";
        var hash = url.IndexOf((byte)'#');
        if (hash >= 0)
        {
            var raw = url[(hash + 1)..];
            if (!raw.IsEmpty)
            {
                fragmentText = Uri.UnescapeDataString(Text(raw));
                fragment = Hash(Encoding.UTF8.GetBytes(fragmentText));
            }
            url = url[..hash];
        }
        var query = url.IndexOf((byte)'?');
        if (query >= 0) url = url[..query];

        var path = url.IsEmpty ? page.Path : Resolve(page.Path, Uri.UnescapeDataString(Text(url)));
        _links.AddOrUpdate(
            new Link(path, fragment, fragmentText),
            static (_, origin) => origin,
            static (_, known, origin) => string.CompareOrdinal(origin.Page, known.Page) < 0 ? origin : known,
            new Origin(page.Path, layout));
    }

    private string Resolve(string from, string url)
    {
        if (url[0] == '/')
            return url.StartsWith(_basePath, StringComparison.Ordinal) ? url[(_basePath.Length - 1)..] : url;
        var folder = from.AsSpan(0, from.LastIndexOf('/') + 1);
        var rest = url.AsSpan();
        while (true)
        {
            if (rest.StartsWith("../"))
            {
                rest = rest[3..];
                if (folder.Length > 1) folder = folder[..(folder[..^1].LastIndexOf('/') + 1)];
            }
            else if (rest.StartsWith("./"))
            {
                rest = rest[2..];
            }
            else
            {
                return string.Concat(folder, rest);
            }
        }
    }

    private static bool HasSchemeOrHost(ReadOnlySpan<byte> url)
    {
        if (url.StartsWith("//"u8)) return true;
        foreach (var b in url)
        {
            if (b == ':') return true;
            if (!char.IsAsciiLetterOrDigit((char)b) && b is not ((byte)'+' or (byte)'-' or (byte)'.')) return false;
        }
        return false;
    }

    private static string Text(ReadOnlySpan<byte> utf8)
    {
        var text = Encoding.UTF8.GetString(utf8);
        return text.Contains('&', StringComparison.Ordinal) ? System.Net.WebUtility.HtmlDecode(text) : text;
    }

    /// <remarks>FNV-1a, 64 bits (Fowler, Noll, Vo; RFC 9923). Never 0, which stands for no fragment.</remarks>
    private static ulong Hash(ReadOnlySpan<byte> bytes)
    {
        var hash = 14695981039346656037UL;
        foreach (var b in bytes) hash = (hash ^ b) * 1099511628211UL;
        return hash == 0 ? 1 : hash;
    }
}
